import { expect, test } from "vitest";
import { textWidth } from "./fontMetrics.js";
import { wrap } from "./wrap.js";

test("a short text is one line; nothing is no line", () => {
  expect(wrap("Plan areas", 200, 14)).toEqual(["Plan areas"]);
  expect(wrap("", 200, 14)).toEqual([]);
});

test("lines break at spaces and keep every word", () => {
  const text = "Boligområder med en boligsocial helhedsplan";
  const lines = wrap(text, 130, 14);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(" ")).toBe(text);
  for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(130);
});

test("a word wider than the column is broken with a hyphen, nothing lost", () => {
  const word = "Kollektivhandlekraftsundersøgelse";
  const lines = wrap(word, 90, 14);
  expect(lines.map((line) => line.replace(/-$/, "")).join("")).toBe(word);
});

test("widths are the font's own: ten tabular digits are ten times one digit", () => {
  expect(textWidth("0123456789", 10)).toBeCloseTo(10 * textWidth("0", 10), 10);
});
