import { formatFigure, formatNumber, meanUnit, printedScale, unitWords } from "../../claims/format.js";
import type { Unit } from "../../vocabulary/estimate.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** A figure with its unit, as the prose writes it: "76 per cent", "+7.2 percentage points", "0.53". */
export function figureText(figure: Figure, study: Study, language: Language): string {
  const unit = meanUnit(study, figure.quantity.measure, writtenIn(language));
  return formatFigure(figure, { show: "value", language: writtenIn(language), meanUnit: unit });
}

/** A figure where there is little room: "76 %", "+7.2", "0.53"; the unit stands at the axis or the column. */
export function shortText(figure: Figure, language: Language): string {
  const digits = valueText(figure.value, figure, language);
  return printedScale(figure.unit) === 100 && !figure.contrast ? percentText(digits, language) : digits;
}

/** The unit that stands beside short texts: "percentage points", "hours"; "" where the figure says it itself. */
export function unitText({ unit, contrast, quantity }: Figure, study: Study, language: Language): string {
  if (printedScale(unit) === 100 && !contrast) return "";
  const spoken = writtenIn(language);
  return unitWords(unit, {
    contrast: contrast !== null,
    language: spoken,
    meanUnit: meanUnit(study, quantity.measure, spoken),
  });
}

/** Keeps a number and the unit after it on one line. */
export function heldTogether(text: string): string {
  return text.replace(/(\d) (?=\p{L}+$)/u, "$1\u00a0");
}

/** What a value needs to be written: the unit, the digits, and whether it carries a sign. */
export interface Writing {
  readonly unit: Unit;
  readonly decimals: number;
  readonly contrast: unknown;
}

/** A value as digits alone; shares in per cent, contrasts with their sign. */
export function valueText(value: number, { unit, decimals, contrast }: Writing, language: Language): string {
  const sign = contrast ? "always" : "minus";
  return formatNumber(value * printedScale(unit), { decimals, language: writtenIn(language), sign });
}

/** A number that is no figure of the study: a count, a checksum's bytes, a design effect. */
export function numberText(value: number, decimals: number, language: Language): string {
  return formatNumber(value, { decimals, language: writtenIn(language) });
}

/** An interval in short: "74–79", "+4.1 to +10.3". */
export function rangeText(figure: Figure, language: Language): string {
  const [low, high] = [valueText(figure.low, figure, language), valueText(figure.high, figure, language)];
  if (figure.contrast === null && figure.low >= 0) return `${low}–${high}`;
  return fill(wordsIn(language).range, { low, high });
}

/** "95 %" for 0.95. */
export function confidenceText(confidence: number, language: Language): string {
  const percent = Math.round(confidence * 1e6) / 1e4;
  return percentText(numberText(percent, Number.isInteger(percent) ? 0 : 1, language), language);
}

/** A day as it is written out: "23 November 2026". */
export function dateText(date: string, language: Language): string {
  const words = wordsIn(language);
  const [year = "", month = "", day = ""] = date.slice(0, 10).split("-");
  const name = words.months.split(" ")[Number(month) - 1];
  return name ? fill(words.date, { day: String(Number(day)), month: name, year }) : date;
}

/** The language that numbers are written in: the page's own where it is known, or English. */
function writtenIn(language: Language): Language {
  return wordsIn(language).language;
}

function percentText(digits: string, language: Language): string {
  return writtenIn(language) === "en" ? `${digits}%` : `${digits}\u00a0%`;
}
