import type { Display, Point, Series } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { figureOf } from "../charts/valueScale.js";
import { fill, wordsIn } from "../words.js";
import { namesSeries } from "./displayNotes.js";
import { confidenceText, numberText, shortText, valueText } from "./figureText.js";
import { absenceOf, reasonText } from "./status.js";

export interface DisplayTable {
  /** First the name of the rows, then estimate, low, high, where there are bands their low and high, and people. */
  readonly columns: readonly string[];
  readonly groups: readonly { readonly label: string | null; readonly rows: readonly DisplayRow[] }[];
}

interface DisplayRow {
  readonly label: string;
  /** What the columns hold; `null` where there is no figure. */
  readonly cells: readonly string[] | null;
  /** Why there is no figure. */
  readonly absent: string | null;
}

/** A display as a table: one row a figure, the interval in columns of its own. */
export function displayRows(display: Display, language: Language): DisplayTable {
  const words = wordsIn(language);
  const figures = display.series.flatMap((series) => series.points).flatMap((point) => figureOf(point) ?? []);
  const confidence = confidenceText(figures[0]?.confidence ?? 0.95, language);
  const named = namesSeries(display);
  const bands = figures.some(({ band }) => band);
  return {
    columns: [
      display.series.some(({ points }) => points.some((point) => point.time !== null))
        ? words.wave
        : words.of,
      words.estimate,
      fill(words.lowOf, { confidence }),
      fill(words.highOf, { confidence }),
      ...(bands ? [words.bandLow, words.bandHigh] : []),
      words.people,
    ],
    groups: display.series.map((series: Series) => ({
      label: named ? series.label : null,
      rows: series.points.map((point) => row(point, bands, language)),
    })),
  };
}

function row(point: Point, bands: boolean, language: Language): DisplayRow {
  const words = wordsIn(language);
  const figure = figureOf(point);
  const absence = absenceOf(point.result);
  if (!figure || absence) {
    const status = absence?.status === "withheld" ? words.withheld : words.noFigure;
    const reason = absence ? reasonText(absence, words) : "";
    return { label: point.label, cells: null, absent: `${status}: ${reason}` };
  }
  const estimate = shortText(figure, language);
  const value = (at: number | undefined) => (at === undefined ? "" : valueText(at, figure, language));
  const { low, high, band, n } = figure;
  const ends = bands ? [low, high, band?.low, band?.high] : [low, high];
  return {
    label: point.label,
    cells: [estimate, ...ends.map(value), numberText(n, 0, language)],
    absent: null,
  };
}
