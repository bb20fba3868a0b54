import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileOf, plainVariable, readWhole, withFolder } from "../../../../test/files/spssFiles.js";
import type { LabelledVariable } from "../../../vocabulary/labelled.js";
import type { WritableFile } from "../../writableFile.js";
import { writeSpss } from "./writeSpss.js";

const how = { compression: "none", createdAt: new Date(0) } as const;
const number = plainVariable("n", "number");
const text = plainVariable("t", "text");

const again = (file: WritableFile) =>
  withFolder(async (folder) => {
    await writeSpss(file, join(folder, "file.sav"), how);
    return readWhole(join(folder, "file.sav"));
  });

const one = (variable: LabelledVariable, value: number | string = variable.kind === "text" ? "" : 1) =>
  fileOf([{ variable, values: [value] }]);
const named = (...names: readonly string[]) =>
  fileOf(names.map((name) => ({ variable: { ...number, name }, values: [] })));
const missing = (variable: LabelledVariable, values: LabelledVariable["missing"]) =>
  one({ ...variable, missing: values });

describe("what SPSS has no place for is told, and nothing is written", () => {
  const tagged = {
    ...one(number),
    batches: () => [
      {
        rows: 1,
        columns: [{ kind: "number" as const, values: new Float64Array(1), tags: Uint8Array.of(97) }],
      },
    ],
  };
  test.each([
    ["spss-no-variables", named()],
    ["spss-name", named("1st")],
    ["spss-name", named("my name")],
    ["spss-name", named("ends.")],
    ["spss-name", named("and")],
    ["spss-name", named("å".repeat(33))],
    ["spss-name", named("Area", "AREA")],
    ["spss-value", one(text, "x".repeat(32_768))],
    ["spss-value", one(number, -Number.MAX_VALUE)],
    ["spss-value", one({ ...number, labels: [{ value: "1", label: "one" }] })],
    ["spss-missing", missing(number, { values: [1, 2, 3, 4], ranges: [] })],
    ["spss-missing", missing(number, { values: [1, 2], ranges: [{ low: 5, high: 9 }] })],
    ["spss-missing", missing(text, { values: ["no answer"], ranges: [] })],
    ["spss-missing", missing(text, { values: [], ranges: [{ low: 5, high: 9 }] })],
    ["spss-missing", one({ ...number, labels: [{ value: { tag: "a" }, label: "refused" }] })],
    ["spss-missing", tagged],
  ])("%s", async (code, file) => {
    await expect(again(file)).rejects.toMatchObject({ name: "Problem", code, exit: "data" });
  });
});

describe("what is too long for SPSS", () => {
  test("a label is cut between two letters and says so", async () => {
    const label = "å".repeat(200);
    const file = await again(
      fileOf([{ variable: { ...number, label, labels: [{ value: 1, label }] }, values: [] }], {
        label,
        notes: ["æ".repeat(50)],
      }),
    );
    expect(file.variables[0]?.label).toBe(`${"å".repeat(126)}…`); // 252 bytes and 3
    expect(file.variables[0]?.labels[0]?.label).toBe(`${"å".repeat(126)}…`);
    expect(file.label).toBe(`${"å".repeat(30)}…`); // 60 bytes and 3
    expect(file.notes).toEqual(["æ".repeat(40), "æ".repeat(10)]);
  });

  test("a text of 32,767 bytes is not", async () => {
    const longest = `${"x".repeat(32_766)}y`;
    const { values, variables } = await again(one(text, longest));
    expect(values).toEqual([[longest]]);
    expect(variables[0]?.format).toBe("A32767");
  });
});

test("names of eight bytes do not take the place of a variable's own", async () => {
  const names = ["a_long_name", "V1", "v2", "another_long_name"];
  expect((await again(named(...names))).variables.map(({ name }) => name)).toEqual(names);
});
