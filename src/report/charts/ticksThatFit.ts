import type { ScaleLinear } from "d3-scale";
import type { Display } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { textWidth } from "./fontMetrics.js";
import { tickTexts } from "./tickTexts.js";

/** The least room between the words of two ticks. */
const gap = 8;

/** About so many ticks of a lying value axis, or fewer where their words would touch; each with its words. */
export function ticksThatFit(
  value: ScaleLinear<number, number>,
  { most, size }: { most: number; size: number },
  display: Display,
  language: Language,
): readonly { readonly tick: number; readonly text: string }[] {
  const ticks = value.ticks(most);
  const texts = tickTexts(ticks, display, language);
  const told = ticks.map((tick, i) => ({ tick, text: texts[i] ?? "" }));
  const fit = told.slice(1).every(({ tick, text }, i) => {
    const before = told[i];
    if (before === undefined) return true;
    const room = (textWidth(text, size) + textWidth(before.text, size)) / 2 + gap;
    return value(tick) - value(before.tick) >= room;
  });
  return fit || most <= 1 ? told : ticksThatFit(value, { most: most - 1, size }, display, language);
}
