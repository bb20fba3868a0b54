import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FileProblem } from "../../src/files/fileProblem.js";
import { readSas } from "../../src/files/sas/readSas.js";
import { valuesOf, withFolder } from "./labelled.js";
import { type SasLayout, type SasRow, sasBytes } from "./sasBytes.js";

const noHaven = spawnSync("Rscript", ["-e", "library(haven); library(jsonlite)"]).status !== 0;

const rows: readonly SasRow[] = [
  [1.5, 0, "ab"],
  [-1e300, 366, ""],
  [Number.NaN, -1, "æø"],
  [0, 8192, "hello"],
  [4, 1, "x"],
  ...Array.from({ length: 15 }, (_, i): SasRow => [i, i, `r${i}`]),
];
const day = (n: number) => Date.UTC(1960, 0, 1 + n) / 1000;
const values = [
  rows.map(([number]) => (Number.isNaN(number) ? { tag: "b" } : number)),
  rows.map(([, short]) => day(short)),
  rows.map(([, , text]) => text),
];

const layouts: readonly SasLayout[] = [true, false].flatMap((wide) =>
  [true, false].flatMap((little) =>
    ([null, "SASYZCRL", "SASYZCR2"] as const).map((packed) => ({ wide, little, packed })),
  ),
);
const titled = layouts.map((layout) => {
  const order = layout.little ? "lowest byte first" : "highest byte first";
  return [`${layout.wide ? 64 : 32} bits, ${order}, ${layout.packed ?? "not packed"}`, layout] as const;
});

const readMade = (layout: SasLayout, made = rows) =>
  withFolder(async (folder) => {
    const path = join(folder, "made.sas7bdat");
    await writeFile(path, sasBytes(made, layout));
    const file = await readSas(path);
    return { file, values: await valuesOf(file) };
  });

describe.each(titled)("a data set of %s", (_, layout) => {
  test("is read", async () => {
    const { file, values: found } = await readMade(layout);
    expect(found).toEqual(values);
    expect(file.variables.map(({ name, label, format }) => [name, label, format])).toEqual([
      ["num", "A label.", null],
      ["short", null, "DATE9."],
      ["text", null, null],
    ]);
  });

  test("has no rows that were deleted, wherever they lay", async () => {
    const deleted = [0, 3, 9, 10, 19];
    const { file, values: found } = await readMade({ ...layout, deleted });
    expect(found).toEqual(values.map((column) => column.filter((_, row) => !deleted.includes(row))));
    expect(file.rowCount).toBe(15);
  });
});

test("of 64 bits, highest byte first, marks are found before and after their zeros", async () => {
  const { values: found } = await readMade({ wide: true, little: false, packed: null, zerosFirst: true });
  expect(found).toEqual(values);
});

test("a data set without rows has its variables", async () => {
  const { file, values: found } = await readMade({ wide: true, little: true, packed: null }, []);
  expect([file.variables.length, file.rowCount, found]).toEqual([3, 0, [[], [], []]]);
});

test("a count of deleted rows that does not agree with their marks is told", () =>
  withFolder(async (folder) => {
    const path = join(folder, "made.sas7bdat");
    const layout = { wide: false, little: true, packed: null };
    const marked = sasBytes(rows, { ...layout, deleted: [1] });
    const counted = sasBytes(rows, { ...layout, deleted: [1, 2] });
    // the description of the one with the rows of the other
    counted.copy(marked, 1024 + 4096 - 480, 1024 + 4096 - 480, 1024 + 4096);
    await writeFile(path, marked);
    const error = await readSas(path)
      .then(valuesOf)
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(FileProblem);
    expect(error).toMatchObject({
      reason: "it says that it has 20 rows, 2 of them deleted, but they are not there",
    });
  }));

describe.skipIf(noHaven)(`what haven reads${noHaven ? ": skipped, there is no R with haven" : ""}`, () => {
  test("is the same in every layout", () =>
    withFolder(async (folder) => {
      // haven takes an unpacked row that begins with .B for a description, so this one is made to shrink
      const shrinking = rows.map((row): SasRow => (Number.isNaN(row[0]) ? [row[0], row[1], ""] : row));
      const paths = await Promise.all(
        layouts.map(async (layout, i) => {
          const path = join(folder, `${i}.sas7bdat`);
          await writeFile(path, sasBytes(shrinking, layout));
          return path;
        }),
      );
      const look = `library(haven); cat(jsonlite::toJSON(lapply(commandArgs(TRUE), function(f) { x <- read_sas(f)
        list(ifelse(is.na(x$num), na_tag(x$num), as.character(x$num)), as.character(x$short), x$text) })))`;
      const { status, stdout, stderr } = spawnSync("Rscript", ["-e", look, ...paths], { encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
      const wanted = [
        shrinking.map(([number]) => (Number.isNaN(number) ? "b" : String(number))),
        shrinking.map(([, short]) => new Date(day(short) * 1000).toISOString().slice(0, 10)),
        shrinking.map(([, , text]) => text),
      ];
      expect(JSON.parse(stdout)).toEqual(layouts.map(() => wanted));
    }));
});
