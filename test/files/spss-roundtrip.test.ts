import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutEnd } from "../../src/files/spss/texts.js";
import { writeSpss } from "../../src/files/spss/write/writeSpss.js";
import type { LabelledVariable } from "../../src/vocabulary/labelled.js";
import { fileOf, plainVariable, readWhole, withFolder } from "./spssFiles.js";

const rowsAtMost = 20;
const letters = fc.constantFrom(..."aZ09 æøåÆØÅéß“”\"'\t\n,;€–😀🏘ש日\u0000\u00a0");
const anyText = fc.oneof(
  fc.string({ unit: letters, maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  // Longer than a segment, with blanks that may end one.
  fc
    .tuple(
      fc.string({ unit: letters, maxLength: 5 }),
      fc.nat(1200),
      fc.string({ unit: letters, maxLength: 5 }),
    )
    .map(([start, blanks, end]) => `${start}${" ".repeat(blanks)}${end}`),
);
/** Blanks at the end are not kept, here or in SPSS. */
const text = anyText.map(withoutEnd);
const words = fc
  .string({ unit: letters, maxLength: 20 })
  .map((label) => withoutEnd(label.replaceAll("\0", "")));

const number = fc
  .oneof(
    fc.constantFrom(0, -0, 1, -99, -100, 151, 152, 5e-324, Number.MAX_VALUE, Infinity, -Infinity, Number.NaN),
    fc.integer({ min: -120, max: 200 }),
    fc.double(),
  )
  .filter((value) => value !== -Number.MAX_VALUE);
/** Moments to the quarter of a second: what is added and taken off again is exact. */
const moment = fc.oneof(
  fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((quarters) => quarters / 4),
  fc.constant(Number.NaN),
);

const name = fc
  .tuple(
    fc.constantFrom(..."abzÅøש日@"),
    fc.string({ unit: fc.constantFrom(..."aZ09_.$#@æß日"), maxLength: 15 }),
  )
  .map(([first, rest]) => `${first}${rest}`)
  .filter((one) => !one.endsWith(".") && !/^(all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with)$/i.test(one));

const measure = fc.constantFrom("nominal", "ordinal", "scale", null);
const label = words.map((one) => one || null);

function labels<Value>(value: fc.Arbitrary<Value>) {
  const pair = fc.record({ value, label: words });
  return fc.uniqueArray(pair, { selector: (one) => one.value, comparator: "SameValue", maxLength: 4 });
}

function numberVariable(temporal: "date" | "datetime" | "time" | null, format: fc.Arbitrary<string | null>) {
  const shifted = temporal === "date" || temporal === "datetime";
  const some = shifted ? moment : number;
  const known = some.filter((value) => !Number.isNaN(value));
  const finite = known.filter((value) => Number.isFinite(value) && Math.abs(value) < Number.MAX_VALUE);
  const range = fc
    .tuple(fc.oneof(finite, fc.constant(-Infinity)), fc.oneof(finite, fc.constant(Infinity)))
    .map(([low, high]) => ({ low, high }));
  const missing = fc.oneof(
    fc.record({ values: fc.array(known, { maxLength: 3 }), ranges: fc.constant([]) }),
    fc.record({ values: fc.array(known, { maxLength: 1 }), ranges: range.map((one) => [one]) }),
  );
  return fc.record({
    variable: fc.record({ label, format, measure, labels: labels(known), missing }).map((told) => ({
      ...plainVariable("", "number"),
      ...told,
      temporal,
    })),
    values: fc.array(some, { minLength: rowsAtMost, maxLength: rowsAtMost }),
  });
}

const short = text.filter((one) => Buffer.byteLength(one) <= 8);
const textVariable = fc.record({
  variable: fc
    .record({
      label,
      measure,
      format: fc.constantFrom("A3", "A300", null),
      labels: labels(fc.oneof(short, text)),
      missing: fc.record({ values: fc.array(short, { maxLength: 3 }), ranges: fc.constant([]) }),
    })
    .map((told) => ({ ...plainVariable("", "text"), ...told })),
  values: fc.array(text, { minLength: rowsAtMost, maxLength: rowsAtMost }),
});

const column = fc.oneof(
  numberVariable(null, fc.constantFrom("F8.2", "F1.0", "PCT5.1", "DATE11", "%9.0g", null)),
  numberVariable("date", fc.constantFrom("DATE11", "EDATE10", "MOYR8", "F8.2", null)),
  numberVariable("datetime", fc.constantFrom("DATETIME20", "YMDHMS19", "A8", null)),
  numberVariable("time", fc.constantFrom("TIME8", "DTIME17", null)),
  textVariable,
);

const file = fc
  .tuple(
    fc.uniqueArray(fc.tuple(name, column), {
      selector: ([one]) => one.toUpperCase(),
      minLength: 1,
      maxLength: 8,
    }),
    fc.nat(rowsAtMost),
    label.filter((one) => Buffer.byteLength(one ?? "") <= 64),
    fc.array(
      words.map((one) => withoutEnd(one.replaceAll("\n", ""))).filter((one) => Buffer.byteLength(one) <= 80),
      { maxLength: 3 },
    ),
  )
  .map(([columns, rows, title, notes]) => ({
    columns: columns.map(([own, { variable, values }]) => ({
      variable: { ...variable, name: own },
      values: (values as (number | string)[]).slice(0, rows),
    })),
    words: { label: title, notes },
  }));

test.each(["none", "bytecode", "zlib"] as const)("what is written is read again (%s)", (compression) =>
  withFolder(async (folder) => {
    const path = join(folder, "any.sav");
    await fc.assert(
      fc.asyncProperty(file, async ({ columns, words: told }) => {
        await writeSpss(fileOf(columns, told), path, { compression, createdAt: new Date(0) });
        const read = await readWhole(path);
        expect(read.variables).toEqual(columns.map(({ variable, values }) => asRead(variable, values)));
        expect(read.values).toEqual(columns.map(({ values }) => values));
        expect(read.label).toBe(told.label);
        expect(read.notes).toEqual(told.notes);
        expect(read.rowCount).toBe(columns[0]?.values.length);
      }),
      { numRuns: 300 },
    );
  }),
);

/** A variable as it comes back: with a format that fits its kind, and with the width of its longest text. */
function asRead(variable: LabelledVariable, values: readonly (number | string)[]): LabelledVariable {
  const { kind, temporal, format, labels: pairs, missing } = variable;
  if (kind === "text") {
    const told = Number(format?.slice(1) ?? 1);
    const texts = [...values, ...pairs.map(({ value }) => value), ...missing.values];
    const width = Math.max(1, told, ...texts.map((one) => Buffer.byteLength(String(one))));
    return { ...variable, format: `A${width}` };
  }
  const usual = { date: "DATE11", datetime: "DATETIME20", time: "TIME8", none: "F8.2" }[temporal ?? "none"];
  const fitting = {
    date: /^(DATE|EDATE|MOYR)\d/,
    datetime: /^(DATETIME|YMDHMS)\d/,
    time: /^D?TIME\d/,
    none: /^(F|PCT)\d/,
  }[temporal ?? "none"];
  return { ...variable, format: fitting.test(format ?? "") ? format : usual };
}
