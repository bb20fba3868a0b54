import type { Display, Point } from "../../src/vocabulary/document.js";
import type { Released } from "../../src/vocabulary/released.js";
import { figure } from "./fixture.js";

/** Series, wave or category, estimate, low, high, low and high of a band; without figures it is withheld. */
export type Row = readonly [series: string, at: number | string, ...figures: number[]];

/** A display drawn as a table in a test: numbers for waves, texts for categories. */
export function displayOf(form: Display["form"], rows: readonly Row[], told: Partial<Display> = {}): Display {
  const names = [...new Set(rows.map(([series]) => series))];
  return {
    id: "shown",
    form,
    title: [{ kind: "text", text: "A finding" }],
    titleText: "A finding",
    measureLabel: "Glad, per cent",
    measureMeaning: "People who are glad.",
    contrast: false,
    reference: null,
    series: names.map((name) => ({
      id: name.toLowerCase(),
      label: name,
      points: rows.filter(([series]) => series === name).map((row) => pointOf(row, told.contrast ?? false)),
    })),
    ...told,
  };
}

function pointOf([series, at, value, low, high, ...ends]: Row, contrast: boolean): Point {
  const place = { wave: String(at), group: series, category: null };
  const quantity = { kind: "level", measure: "glad", at: place } as const;
  const base = { label: String(at), time: typeof at === "number" ? at : null, note: null };
  if (value === undefined || low === undefined || high === undefined) {
    const result = { kind: "withheld", quantity, reason: "release-rules" } as const;
    return { ...base, result: result as Released<typeof result> };
  }
  const significant = low > 0 || high < 0;
  const direction = value > 0 ? "up" : "down";
  const test = contrast ? ({ direction, significant, p: significant ? 0.01 : 0.4 } as const) : null;
  const band = ends.length === 2 && { band: { low: Number(ends[0]), high: Number(ends[1]) } };
  return { ...base, result: figure(quantity, value, 0, { low, high, ...band, contrast: test, n: 120 }) };
}
