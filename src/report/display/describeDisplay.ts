import { maxIndex, minIndex } from "d3-array";
import type { Display, Point, Series } from "../../vocabulary/document.js";
import type { Figure, Released } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { figureOf } from "../charts/valueScale.js";
import { fill, wordsIn } from "../words.js";
import { absenceNotes, namesSeries } from "./displayNotes.js";
import { confidenceText, numberText, shortText, valueText } from "./figureText.js";

interface Shown {
  readonly point: Point;
  readonly figure: Released<Figure>;
}

/** A chart in words, to be read aloud: what runs from where to where, what is highest and lowest, what is missing. */
export function describeDisplay(display: Display, language: Language): string {
  const words = wordsIn(language);
  const confidence = display.series.flatMap(shownIn)[0]?.figure.confidence;
  const rows = display.series.reduce((sum, series) => sum + series.points.length, 0);
  const { kind, each } = {
    lines: { kind: words.describeLines, each: spanOf },
    caterpillar: { kind: words.describeCaterpillar, each: blockOf },
    dots: { kind: words.describeDots, each: rows <= 12 ? everyPoint : extremesOf },
    table: { kind: words.describeDots, each: rows <= 12 ? everyPoint : extremesOf },
  }[display.form];
  return [
    fill(kind, { measure: display.measureLabel }),
    ...display.series.map((series) => each(series, display, language)),
    ...absenceNotes(display, language),
    confidence === undefined
      ? ""
      : fill(words.describeIntervals, { confidence: confidenceText(confidence, language) }),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function shownIn(series: Series): Shown[] {
  return series.points.flatMap((point) => {
    const figure = figureOf(point);
    return figure ? [{ point, figure }] : [];
  });
}

/** From the first wave to the last, and an extreme where it lies between them. */
function spanOf(series: Series, _: Display, language: Language): string {
  const words = wordsIn(language);
  const shown = shownIn(series);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return "";
  const told = ({ point, figure }: Shown) => ({ value: shortText(figure, language), at: point.label });
  if (first === last) return fill(words.describeOne, { label: series.label, ...told(first) });
  const { highest, lowest } = extremes(shown);
  const between = [
    { sentence: words.describeHighest, extreme: highest },
    { sentence: words.describeLowest, extreme: lowest },
  ]
    .filter(({ extreme }) => [first, last].every(({ figure }) => figure.value !== extreme.figure.value))
    .map(({ sentence, extreme }) => fill(sentence, told(extreme)));
  return fill(words.describeSpan, {
    label: series.label,
    first: told(first).value,
    firstAt: told(first).at,
    last: told(last).value,
    lastAt: told(last).at,
    between: between.length > 0 ? `; ${between.join(", ")}` : "",
  });
}

/** How many areas of a block have a figure, and the names of those that are told apart. */
function blockOf(series: Series, _: Display, language: Language): string {
  const words = wordsIn(language);
  const names = shownIn(series).map(({ point }) => point.label);
  if (names.length === 0) return "";
  const told = { label: series.label, count: numberText(names.length, 0, language), names: names.join("; ") };
  return fill(series.id === "none" ? words.describeBlockUnnamed : words.describeBlock, told);
}

function everyPoint(series: Series, display: Display, language: Language): string {
  return shownIn(series)
    .map(({ point, figure }) =>
      fill(wordsIn(language).describePoint, {
        label: namesSeries(display) ? `${series.label}, ${point.label}` : point.label,
        value: shortText(figure, language),
        low: valueText(figure.low, figure, language),
        high: valueText(figure.high, figure, language),
      }),
    )
    .join(" ");
}

function extremesOf(series: Series, _: Display, language: Language): string {
  const shown = shownIn(series);
  if (shown.length === 0) return "";
  const { highest, lowest } = extremes(shown);
  return fill(wordsIn(language).describeMany, {
    label: series.label,
    highest: shortText(highest.figure, language),
    highestAt: highest.point.label,
    lowest: shortText(lowest.figure, language),
    lowestAt: lowest.point.label,
  });
}

function extremes(shown: readonly Shown[]) {
  const values = shown.map(({ figure }) => figure.value);
  const [highest, lowest] = [shown[maxIndex(values)], shown[minIndex(values)]];
  if (!highest || !lowest) throw new Error("no figures to compare");
  return { highest, lowest };
}
