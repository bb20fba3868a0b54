import { group } from "d3-array";
import type { Display } from "../../vocabulary/document.js";

export interface WaveNote {
  readonly letter: string;
  /** The waves (or categories) that it concerns. */
  readonly labels: readonly string[];
  readonly note: string;
}

/** Notes of a display's waves, each once, with the letter that marks its waves: a, b, c. */
export function waveNotes(display: Display): readonly WaveNote[] {
  const points = display.series.flatMap(({ points }) => points).filter(({ note }) => note !== null);
  return [...group(points, ({ note }) => note ?? "")].map(([note, alike], i) => ({
    letter: String.fromCharCode(97 + (i % 26)),
    labels: [...new Set(alike.map(({ label }) => label))],
    note,
  }));
}

/** The letter that marks a wave's label, or an empty text. */
export function noteLetter(display: Display, label: string): string {
  return waveNotes(display).find(({ labels }) => labels.includes(label))?.letter ?? "";
}
