import type { Display, Point, Series } from "../../vocabulary/document.js";
import type { CategoryRef, Place, Quantity, Span } from "../../vocabulary/quantity.js";
import type { Measure, Wave } from "../../vocabulary/study.js";
import { type Draft, spotOf } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import type { LeafDirective } from "../markdown/parse.js";
import { type Attributes, required } from "../terms/attributes.js";
import { releasedFor } from "../terms/figures.js";
import { waveNamed } from "../terms/places.js";
import type { Who } from "./scope.js";

/** A display being drawn: its directive, and the measure that it shows. */
export interface Drawing {
  readonly node: LeafDirective;
  readonly attributes: Attributes;
  readonly measure: Measure;
  readonly draft: Draft;
}

/** The figures of a display, in the order they are shown. */
export interface Drawn extends Pick<Display, "contrast" | "series" | "reference"> {
  readonly form: Exclude<Display["form"], "table">;
}

/** One series, or several, of dots. */
export function dots(contrast: boolean, ...series: readonly Series[]): Drawn {
  return { form: "dots", contrast, series, reference: null };
}

/** One dot; nothing after telling that the study has no such figure. */
export function point({ node, draft }: Drawing, label: string, quantity: Quantity): readonly Point[] {
  const result = releasedFor(quantity, spotOf(node), draft);
  return result ? [{ label, time: null, note: null, result }] : [];
}

/** A dot that stands at a wave's time, with what must be known of that wave. */
export function pointAtWave(drawing: Drawing, wave: Wave, quantity: Quantity): readonly Point[] {
  const { language } = drawing.draft;
  const note = wave.note && inLanguage(wave.note, language);
  return point(drawing, inLanguage(wave.label, language), quantity).map((made) => ({
    ...made,
    time: wave.time,
    note,
  }));
}

/** The two waves of from= and to=; `null` after telling what is missing or unknown. */
export function bothWaves({ node, attributes, draft }: Drawing): { from: string; to: string } | null {
  const [from, to] = [required(node, attributes, "from", draft), required(node, attributes, "to", draft)];
  if (from === null || to === null) return null;
  const asked = { at: spotOf(node), draft };
  const [earlier, later] = [waveNamed(from, asked), waveNamed(to, asked)];
  return earlier === null || later === null ? null : { from: earlier, to: later };
}

/** The wave of wave=. */
export function oneWave({ node, attributes, draft }: Drawing): string | null {
  const wave = required(node, attributes, "wave", draft);
  return wave === null ? null : waveNamed(wave, { at: spotOf(node), draft });
}

/** Some people in one wave. */
export function placeOf(
  { group, category }: { group: string; category: CategoryRef | null },
  wave: string,
): Place {
  return { wave, group, category };
}

/** Some people in two waves. */
export function spanOf(
  who: Pick<Who, "group" | "category">,
  { from, to }: { from: string; to: string },
): Span {
  return { from: placeOf(who, from), to: placeOf(who, to) };
}
