import type { Display } from "../../vocabulary/document.js";
import { noteLetter } from "../display/waveNotes.js";
import { html, type Markup } from "../html/markup.js";
import type { Sheet } from "./chart.js";
import { textWidth } from "./fontMetrics.js";
import { round } from "./marks.js";

/**
 * Waves at their true distance in time; a tick for each, a label wherever one fits, the letter of a note always:
 * above the axis where the label itself has no room.
 */
export function timeAxis(display: Display, scale: (time: number) => number, y: number, sheet: Sheet): Markup {
  const waves = new Map<number, string>();
  for (const { points } of display.series) for (const { time, label } of points) waves.set(time ?? 0, label);
  const places = [...waves]
    .sort(([a], [b]) => a - b)
    .map(([time, label]) => {
      const letter = noteLetter(display, label);
      return { x: scale(time), label, letter, width: textWidth(label + letter, sheet.size) };
    });
  const kept = fitting(places, 7);
  const lettered = places.filter((place) => place.letter !== "" && !kept.includes(place));
  return html`${places.map(({ x }) => html`<line class="axis" x1="${round(x)}" x2="${round(x)}" y1="${round(y)}" y2="${round(y + 5)}"/>`)}${kept.map(
    ({ x, label, letter }) =>
      html`<text class="tick" x="${round(x)}" y="${round(y + 8 + sheet.size)}" text-anchor="middle">${label}${letter && html`<tspan class="letter" dy="-4">${letter}</tspan>`}</text>`,
  )}${lettered.map(({ x, letter }) => html`<text class="label letter" x="${round(x)}" y="${round(y - 4)}" text-anchor="middle">${letter}</text>`)}`;
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
