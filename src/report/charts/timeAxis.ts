import type { Display } from "../../vocabulary/document.js";
import { noteLetter } from "../display/waveNotes.js";
import { html, type Markup } from "../html/markup.js";
import type { Sheet } from "./chart.js";
import { textWidth } from "./fontMetrics.js";
import { round } from "./marks.js";

/** A drawn axis and how many rows its labels take below it. */
export interface TimeAxis {
  readonly drawn: Markup;
  readonly rows: 1 | 2;
}

/**
 * Waves at their true distance in time; a tick for each. A label that has no room in the first row goes to a second,
 * at the end of a longer tick; one that has no room there either is left out, but the letter of its note stands
 * above the axis.
 */
export function timeAxis(
  display: Display,
  scale: (time: number) => number,
  y: number,
  sheet: Sheet,
): TimeAxis {
  const waves = new Map<number, string>();
  for (const { points } of display.series) for (const { time, label } of points) waves.set(time ?? 0, label);
  const places = [...waves]
    .sort(([a], [b]) => a - b)
    .map(([time, label]) => {
      const letter = noteLetter(display, label);
      return { x: scale(time), label, letter, width: textWidth(label + letter, sheet.size) };
    });
  const first = fitting(places, 7);
  const second = fitting(
    places.filter((place) => !first.includes(place)),
    7,
  );
  const lettered = places.filter(
    (place) => place.letter !== "" && !first.includes(place) && !second.includes(place),
  );
  const label = (row: number) => (place: Place) =>
    html`<text class="tick" x="${round(place.x)}" y="${round(y + 8 + sheet.size + row * sheet.leading)}" text-anchor="middle">${place.label}${place.letter && html`<tspan class="letter" dy="-4">${place.letter}</tspan>`}</text>`;
  const tick = (place: Place) =>
    html`<line class="axis" x1="${round(place.x)}" x2="${round(place.x)}" y1="${round(y)}" y2="${round(y + 5)}"/>`;
  const above = ({ x, letter }: Place) =>
    html`<text class="label letter" x="${round(x)}" y="${round(y - 4)}" text-anchor="middle">${letter}</text>`;
  return {
    drawn: html`${places.map(tick)}${first.map(label(0))}${second.map(label(1))}${lettered.map(above)}`,
    rows: second.length > 0 ? 2 : 1,
  };
}

interface Place {
  readonly x: number;
  readonly label: string;
  readonly letter: string;
}

/** The last label, and going back from it every one that does not touch the one before. */
function fitting<T extends { x: number; width: number }>(places: readonly T[], gap: number): T[] {
  const kept: T[] = [];
  for (const place of places.toReversed()) {
    const next = kept.at(-1);
    if (!next || next.x - place.x >= (next.width + place.width) / 2 + gap) kept.push(place);
  }
  return kept.toReversed();
}
