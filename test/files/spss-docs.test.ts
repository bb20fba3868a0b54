import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeSpss } from "../../src/files/spss/write/writeSpss.js";
import { fencesOf, pageAt } from "../docs/pages.js";
import { readWhole, withFolder } from "./spssFiles.js";

test("what docs/formats/spss.md shows writes a file", () =>
  withFolder(async (folder) => {
    const path = join(folder, "residents.sav");
    const glad = {
      name: "glad",
      label: "How glad are you to live here?",
      kind: "number",
      temporal: null,
      format: "F1.0",
      measure: "ordinal",
      labels: [
        { value: 5, label: "Very glad" },
        { value: 9, label: "No answer" },
      ],
      missing: { values: [9], ranges: [] },
    } as const;
    const rows = [
      { rows: 3, columns: [{ kind: "number", values: Float64Array.of(5, 9, Number.NaN), tags: null }] },
    ] as const;
    const file = { label: "Residents 2021", notes: [], variables: [glad], batches: () => rows };
    await writeSpss(file, path, { compression: "bytecode", createdAt: new Date("2021-12-01T12:00:00Z") });

    const read = await readWhole(path);
    expect([read.label, read.variables, read.values]).toEqual([
      "Residents 2021",
      [glad],
      [[5, 9, Number.NaN]],
    ]);
  }));

test("and it is this code that it shows", () => {
  const squeezed = (text: string) => text.replaceAll(/\s+|,(?=\s*[\]}])/g, "");
  const [shown = ""] = fencesOf(pageAt("docs/formats/spss.md")).map(({ text }) => squeezed(text));
  expect(shown.length).toBeGreaterThan(300);
  expect(squeezed(readFileSync(import.meta.filename, "utf8"))).toContain(shown);
});
