import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStata } from "../../src/files/stata/readStata.js";
import { writeStata } from "../../src/files/stata/writeStata.js";
import { fencesOf, pageAt } from "../docs/pages.js";
import { valuesOf, withFolder } from "./labelled.js";

test("what docs/formats/stata.md shows writes a file", () =>
  withFolder(async (folder) => {
    const path = join(folder, "residents.dta");
    const glad = {
      name: "glad",
      label: "How glad are you to live here?",
      kind: "number",
      temporal: null,
      format: "%8.0g",
      measure: null,
      labels: [
        { value: 5, label: "Very glad" },
        { value: { tag: "a" }, label: "No answer" },
      ],
      missing: { values: [], ranges: [] },
    } as const;
    const answers = {
      kind: "number",
      values: Float64Array.of(5, Number.NaN),
      tags: Uint8Array.of(0, 97),
    } as const;
    const file = {
      label: "Residents 2021",
      notes: [],
      variables: [glad],
      batches: () => [{ rows: 2, columns: [answers] }],
    };
    const leftOut = await writeStata(file, path, {
      version: 118,
      createdAt: new Date("2021-12-01T12:00:00Z"),
    });

    const read = await readStata(path);
    expect([read.label, read.variables, await valuesOf(read), leftOut]).toEqual([
      "Residents 2021",
      [glad],
      [[5, { tag: "a" }]],
      [],
    ]);
  }));

test("and it is this code that it shows", () => {
  const squeezed = (text: string) => text.replaceAll(/\s+|,(?=\s*[\]})])/g, "");
  const [shown = ""] = fencesOf(pageAt("docs/formats/stata.md")).map(({ text }) => squeezed(text));
  expect(shown.length).toBeGreaterThan(300);
  expect(squeezed(readFileSync(import.meta.filename, "utf8"))).toContain(shown);
});
