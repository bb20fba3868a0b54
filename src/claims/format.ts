import type { Unit } from "../vocabulary/estimate.js";
import { measureUnit } from "../vocabulary/measureUnit.js";
import { chanceUnits, isLevel, type Quantity } from "../vocabulary/quantity.js";
import type { Figure } from "../vocabulary/released.js";
import type { Study } from "../vocabulary/study.js";
import type { Language } from "../vocabulary/text.js";
import { inLanguage } from "./inLanguage.js";
import { wordingOf } from "./languages.js";

/** Which side of a figure is printed; `size` is a change or a difference without its sign. */
export type Show = (typeof shows)[number];
export const shows = ["value", "size", "interval", "n", "confidence"] as const;

export interface FigureFormat {
  readonly show: Show;
  readonly language: Language;
  /** The unit of a mean, see `meanUnit`; "" where it has none. Shares and indices know theirs. */
  readonly meanUnit: string;
  /** False for a table, where the unit stands once. */
  readonly withUnit?: boolean;
}

/**
 * A figure as it is printed: "31.0 per cent", "−7,3 procentpoint", "from 29.4 to 32.7 per cent", "1,234".
 * A change or a difference carries its sign, also "+"; the minus is U+2212.
 */
export function formatFigure(
  figure: Figure,
  { show, language, meanUnit, withUnit = true }: FigureFormat,
): string {
  const contrast = !isLevel(figure.quantity);
  const number = (value: number, sign: Sign) =>
    formatNumber(value * printedScale(figure.unit), { decimals: figure.decimals, language, sign });
  const unit = withUnit ? unitWords(figure.unit, { contrast, language, meanUnit }) : "";
  const join = (text: string) => (unit === "" ? text : `${text} ${unit}`);
  switch (show) {
    case "value":
      return join(number(figure.value, contrast ? "always" : "minus"));
    case "size":
      return join(number(Math.abs(figure.value), "minus"));
    case "interval": {
      const sign = contrast ? "always" : "minus";
      return join(wordingOf(language).interval(number(figure.low, sign), number(figure.high, sign)));
    }
    case "n":
      return formatCount(figure.n, language);
    case "confidence": {
      const level = formatNumber(figure.confidence * 100, { decimals: confidenceDecimals(figure), language });
      return withUnit ? `${level} ${wordingOf(language).share}` : level;
    }
  }
}

type Sign = "minus" | "always";

/** A number with fixed decimals: "1,234.5" or "1.234,5"; what rounds to zero has no sign. */
export function formatNumber(
  value: number,
  { decimals, language, sign = "minus" }: { decimals: number; language: Language; sign?: Sign },
): string {
  const { point, thousands } = wordingOf(language).numbers;
  const [whole = "", fraction = ""] = Math.abs(value).toFixed(decimals).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (fraction === "" ? "" : point + fraction);
  if (!/[1-9]/.test(digits)) return digits;
  if (value < 0) return `\u2212${digits}`;
  return sign === "always" ? `+${digits}` : digits;
}

/** A count of people: "1,234" or "1.234". */
export function formatCount(n: number, language: Language): string {
  return formatNumber(n, { decimals: 0, language });
}

/** A p-value with its sign of relation: "p = 0.031", "p < 0.001". */
export function formatP(p: number, language: Language): string {
  const least = 0.001;
  return p < least
    ? `p < ${formatNumber(least, { decimals: 3, language })}`
    : `p = ${formatNumber(p, { decimals: 3, language })}`;
}

/** Factor from a figure's value to the number that is printed. */
export function printedScale(unit: Unit): number {
  return unit === "share" || unit === "part" ? 100 : 1;
}

/** The unit in words, "" where there is none (an index). A part of a whole is told in per cent, like a share. */
export function unitWords(
  unit: Unit,
  { contrast, language, meanUnit }: { contrast: boolean; language: Language; meanUnit: string },
): string {
  const wording = wordingOf(language);
  switch (unit) {
    case "share":
      return contrast ? wording.sharePoints : wording.share;
    case "part":
      return wording.share;
    case "mean":
      return meanUnit;
    case "index":
    case "ratio":
      return "";
  }
}

/** A limit of a level claim or a margin, as the author wrote it (per cent for shares and parts), with its unit. */
export function formatLimit(
  limit: number,
  {
    unit,
    language,
    meanUnit,
    contrast = false,
  }: { unit: Unit; language: Language; meanUnit: string; contrast?: boolean },
): string {
  const decimals = String(limit).split(".")[1]?.length ?? 0;
  const words = unitWords(unit, { contrast, language, meanUnit });
  return `${formatNumber(limit, { decimals, language })} ${words}`.trim();
}

/** The unit of a mean in words, from its item's scale; "" for anything else. */
export function meanUnit(study: Study, measureId: string, language: Language): string {
  const measure = study.measures.find(({ id }) => id === measureId);
  if (!measure || !("item" in measure) || measure.kind === "share" || measure.kind === "ratio") return "";
  const item = study.items.find(({ id }) => id === measure.item);
  return item?.scale.kind === "number" ? inLanguage(item.scale.unit, language) : "";
}

/** The unit in which a quantity is told: that of its measure, unless it is a part of a whole. */
export function unitOf(study: Study, quantity: Quantity): Unit {
  const { kind, measure: id } = quantity;
  if (kind === "contribution-share" || kind === "clustering") return "part";
  if (kind === "exposure" && quantity.part === "likeness") return "part";
  if (kind === "chance" || kind === "chance-change") return chanceUnits[quantity.chance];
  const measure = study.measures.find((one) => one.id === id);
  if (!measure) throw new Error(`no measure “${id}”`);
  return measureUnit(measure);
}

const confidenceDecimals = ({ confidence }: Figure) =>
  Number.isInteger(Math.round(confidence * 1e6) / 1e4) ? 0 : 1;
