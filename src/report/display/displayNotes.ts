import { extent, group } from "d3-array";
import { formatP } from "../../claims/format.js";
import type { Display } from "../../vocabulary/document.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { figureOf, leavesZeroOut } from "../charts/valueScale.js";
import { type About, scaleWarnings } from "../sections/scaleWarnings.js";
import { fill, wordsIn } from "../words.js";
import { confidenceText, numberText } from "./figureText.js";
import { absenceOf, reasonText } from "./status.js";
import { type WaveNote, waveNotes } from "./waveNotes.js";

/** What is said under a display: how to read it, and the notes that a mark in it leads to. */
export interface DisplayNotes {
  readonly reading: string;
  readonly marked: readonly { readonly mark: string; readonly text: string }[];
}

/**
 * Measure, intervals, people, axis; then what is withheld, and what must be known of scales and of single waves.
 *
 * in      a display; `toldUnder`: the name of the figure on the same page under which a wave's note stands already
 */
export function displayNotes(
  display: Display,
  about: About & { toldUnder?(display: Display, note: string): string | null },
): DisplayNotes {
  const { language } = about;
  const words = wordsIn(language);
  const figures = display.series.flatMap((series) => series.points).flatMap((point) => figureOf(point) ?? []);
  const [fewest, most] = extent(figures.map((figure) => figure.n));
  const confidence = [...new Set(figures.map((figure) => confidenceText(figure.confidence, language)))].join(
    ", ",
  );
  const drawn = display.form === "lines" ? words.intervalNoteBars : words.intervalNote;
  const people = { low: numberText(fewest ?? 0, 0, language), high: numberText(most ?? 0, 0, language) };
  const chart = display.form !== "table" && figures.length > 0;
  const reading = [
    display.measureMeaning,
    chart ? fill(drawn, { confidence }) : "",
    chart && figures.some(({ band }) => band) ? fill(words.bandNote, { confidence }) : "",
    chart && display.contrast && display.form === "dots" ? words.filledNote : "",
    chart && leavesZeroOut(display) ? words.axisNote : "",
    ...effectNotes(figures, language),
    figures.length > 0 ? fill(fewest === most ? words.peopleNoteOne : words.peopleNote, people) : "",
  ];
  return {
    reading: reading.filter((sentence) => sentence !== "").join(" "),
    marked: [
      ...absenceNotes(display, language).map((text) => ({ mark: "×", text })),
      ...scaleNotes(display, about).map((text) => ({ mark: "!", text })),
      ...notesOfWaves(waveNotes(display), (note) => about.toldUnder?.(display, note) ?? null, language),
    ],
  };
}

/** Each note once on a page; where it stands already, only where to look. */
function notesOfWaves(
  notes: readonly WaveNote[],
  toldUnder: (note: string) => string | null,
  language: Language,
): DisplayNotes["marked"] {
  const places = group(notes, ({ note }) => toldUnder(note));
  const first = (places.get(null) ?? []).map(({ letter, labels, note }) => ({
    mark: letter,
    text: `${labels.join(", ")}: ${note}`,
  }));
  const again = [...places].flatMap(([figure, alike]) =>
    figure === null
      ? []
      : {
          mark: alike.map(({ letter }) => letter).join(", "),
          text: fill(wordsIn(language).noteToldUnder, {
            waves: alike.flatMap(({ labels }) => labels).join(", "),
            figure,
          }),
        },
  );
  return [...first, ...again];
}

/** How effects by time since the beginning are read, and what the test of the time before says. */
function effectNotes(figures: readonly Figure[], language: Language): readonly string[] {
  const words = wordsIn(language);
  const events = figures.filter(({ quantity }) => quantity.kind === "effect" && quantity.part.by === "event");
  const [first] = events;
  if (!first) return [];
  const p = first.contrast?.pretrend?.p ?? null;
  const test = p === null ? words.pretrendUntested : fill(words.pretrendTested, { p: formatP(p, language) });
  return [words.eventNote, test];
}

/** What is said against the scales that the display's figures are measured on. */
function scaleNotes(display: Display, about: About): string[] {
  const points = display.series.flatMap((series) => series.points);
  const measures = points.flatMap((point) => figureOf(point)?.quantity.measure ?? []);
  return [...new Set(measures)]
    .map((measure) => scaleWarnings(about, measure))
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => `${wordsIn(about.language).caution}: ${sentences.join(" ")}`);
}

/** One sentence for each reason why figures are missing, with the points it concerns. */
export function absenceNotes(display: Display, language: Language): string[] {
  const words = wordsIn(language);
  const missing = display.series.flatMap((series) =>
    series.points.flatMap((point) => {
      const absence = absenceOf(point.result);
      const label =
        display.series.length > 1 && display.form !== "caterpillar"
          ? `${series.label} ${point.label}`
          : point.label;
      return absence ? [{ label, status: absence.status, reason: reasonText(absence, words) }] : [];
    }),
  );
  return [...group(missing, ({ status, reason }) => `${status} ${reason}`).values()].map((alike) =>
    fill(alike[0]?.status === "withheld" ? words.withheldNote : words.noFigureNote, {
      reason: alike[0]?.reason ?? "",
      points: alike.map(({ label }) => label).join("; "),
    }),
  );
}

/** Whether the series need naming: there are several, or the one says what the axis does not. */
export function namesSeries({ series, measureLabel }: Display): boolean {
  const [only] = series;
  return series.length > 1 || (only !== undefined && !measureLabel.includes(only.label));
}
