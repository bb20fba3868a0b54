import { printedScale } from "../../claims/format.js";
import type { Display } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { confidenceText, numberText, valueText } from "../display/figureText.js";
import { figureOf } from "./valueScale.js";

/** The words at the ticks of a value axis, all with as many decimals as their step needs. */
export function tickTexts(ticks: readonly number[], display: Display, language: Language): string[] {
  const unit = unitOf(display);
  const scaled = printedScale(unit);
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) * scaled;
  const decimals = step > 0 ? Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) : 0;
  return ticks.map((tick) => {
    if (scaled === 100 && !display.contrast && decimals === 0) return confidenceText(tick, language);
    if (tick === 0) return numberText(0, decimals, language);
    return valueText(tick, { unit, decimals, contrast: display.contrast || null }, language);
  });
}

function unitOf(display: Display) {
  const figures = display.series.flatMap((series) => series.points).flatMap((point) => figureOf(point) ?? []);
  return figures[0]?.unit ?? "mean";
}
