import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { drawSample } from "../../src/design/sample/drawSample.js";
import { planAndDraw } from "../../src/design/sample/planAndDraw.js";
import { readPeople } from "../../src/design/sample/readPeople.js";
import { readSample } from "../../src/design/sample/readSample.js";
import { sample } from "../../src/desks/cli/sample.js";
import { Problem, Problems } from "../../src/vocabulary/problem.js";
import type { DrawLog, SampleTask } from "../../src/vocabulary/samplePlan.js";
import { readFrame } from "./readFrame.js";

const sampleFile = `kvarter: 1
frame: {file: frame.csv, person: key, stratum: area, ban: {column: protected}, answeredBefore: {column: answered}}
allocation: {kind: equal, total: 6}
expect: {response: 0.5, share: 0.8}
panel: {rule: reinvite, most: 0.5}
seed: 7
`;
/** Ten people in each of two areas; one must not be contacted, four answered before. */
const frame = [
  "key,area,protected,answered",
  ...Array.from(
    { length: 20 },
    (_, i) => `k${i},${i < 10 ? "north" : "south"},${i === 3 ? 1 : 0},${i % 5 === 0 ? 1 : 0}`,
  ),
  "",
].join("\n");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvarter-sample-"));
  await lay(sampleFile, frame);
});
afterEach(() => rm(folder, { recursive: true }));

async function lay(yaml: string, csv: string) {
  await writeFile(join(folder, "sample.yaml"), yaml);
  await writeFile(join(folder, "frame.csv"), csv);
}

const task = (step: SampleTask["step"]): SampleTask => ({ folder, file: "sample.yaml", step });

async function type(step: SampleTask["step"], options = {}): Promise<string> {
  let out = "";
  const effects = {
    out: (text: string) => {
      out += text;
    },
    err: () => {},
    terminal: false,
    cwd: folder,
    now: () => 0,
    onStop: () => () => {},
  };
  await sample(step, "sample.yaml", options, {
    effects,
    planAndDraw: (asked) => planAndDraw(asked, readFrame),
  });
  return out;
}

/** What a person is told, problem by problem. */
async function told(step: SampleTask["step"] = "draw"): Promise<string> {
  const error: unknown = await planAndDraw(task(step), readFrame).then(
    () => null,
    (thrown) => thrown,
  );
  const list = error instanceof Problem ? [error] : error instanceof Problems ? error.list : null;
  if (list === null) throw error ?? new Error("nothing was found wrong");
  return list
    .map(({ at, code, message, todo }) => `${at.file}:${at.line} ${code}\n  ${message}\n  → ${todo}`)
    .join("\n");
}

test("plan: a table on the screen, and the same figures in a file", async () => {
  expect((await type("plan")).replace(folder, "…")).toMatchInlineSnapshot(`
    "stratum  people  invited  answers  margin  change  rise  fall
    north         9        3        2   ±64.0       –     –     –
    south        10        3        2   ±64.0       –     –     –
    all          19        6        3   ±45.3       –     –     –

    Margins and changes in percentage points: intervals of 95 per cent; a change between two such waves that is found 80 times in 100.
    1 person in the frame must not be contacted, and cannot be drawn.
    Written to …/sample: sample-plan.csv.
    "
  `);
  expect(await readdir(join(folder, "sample"))).toEqual(["sample-plan.csv"]);
  expect(await readFile(join(folder, "sample/sample-plan.csv"), "utf8")).toMatchInlineSnapshot(`
    "stratum,size,invited,everyone,answers,margin,change,rise,fall
    north,9,3,0,1.5,0.6401,,,
    south,10,3,0,1.5,0.6401,,,
    (all),19,6,0,3.0,0.4533,,,
    "
  `);
});

test("draw: the sample, its plan and its log; a second draw is refused", async () => {
  await type("plan");
  expect(await type("draw")).toContain("6 people drawn with seed 7.");
  expect((await readdir(join(folder, "sample"))).sort()).toEqual([
    "sample-log.json",
    "sample-plan.csv",
    "sample.csv",
  ]);
  const drawn = (await readFile(join(folder, "sample/sample.csv"), "utf8")).trim().split("\n");
  expect(drawn[0]).toBe("person,stratum,from,probability,weight");
  expect(drawn).toHaveLength(7);
  await expect(type("draw")).rejects.toMatchObject({ code: "sample-drawn" });
});

test("the log and the frame are enough to draw the same people again", async () => {
  const { files } = await planAndDraw(task("draw"), readFrame);
  const log: DrawLog = JSON.parse(files.get("sample-log.json") ?? "");
  const { draft } = await readSample(task("plan"));
  const { rows, seen } = readFrame(folder, {
    file: log.frame.file,
    encoding: "utf-8",
    delimiter: ",",
    line: 1,
  });
  if (!draft.frame) throw new Error("no frame");
  const { drawn, strata } = drawSample(await readPeople(draft.frame, rows), log.order);
  expect(seen.sha256).toBe(log.frame.sha256);
  expect(strata).toEqual(log.strata);
  const lines = (files.get("sample.csv") ?? "").trim().split("\n").slice(1);
  expect(drawn.map((each) => each.person)).toEqual(lines.map((line) => line.split(",")[0]));
});

test("a plan needs no frame where the strata say their sizes", async () => {
  await lay(
    "kvarter: 1\nstrata: [{id: a, size: 500}, {id: b, size: 50, response: 1}]\nallocation: {kind: precision, margin: 0.1}\nexpect: {response: 0.4}\n",
    "",
  );
  const { plan } = await planAndDraw(task("plan"), readFrame);
  expect(plan.strata.map(({ id, invited }) => [id, invited])).toEqual([
    ["a", 241],
    ["b", 50],
  ]);
  expect(plan.notMet).toEqual(["b"]);
});

describe("what can be wrong is told with file and line", () => {
  const replaced = async (from: string, to: string, csv = frame) => {
    if (!sampleFile.includes(from)) throw new Error(from);
    await lay(sampleFile.replace(from, to), csv);
    return told();
  };

  test("in the sample file", async () => {
    expect(
      [
        await replaced("total: 6", "margin: 0.05"),
        await replaced("seed: 7\n", ""),
        await replaced("expect: {response: 0.5, share: 0.8}", "expect: {response: 50}"),
        await replaced("answeredBefore: {column: answered}", "delimiter: x"),
        await replaced("panel:", "strata: [{id: north}, {id: north}, {id: south, size: 3}]\npanel:"),
      ].join("\n"),
    ).toMatchInlineSnapshot(`
      "sample.yaml:3 study-missing-key
        The key “total” is missing from an allocation of kind equal.
        → Add “total: …”.
      sample.yaml:3 study-unknown-key
        “margin” is not a key that an allocation of kind equal can have.
        → Correct it or take it away. Known here: total.
      sample.yaml:1 study-missing-key
        The key “seed” is missing from sample.yaml.
        → Add “seed: …”. Throw dice and write the number here before you draw.
      sample.yaml:4 study-wrong-value
        “response” cannot be “50”.
        → Write a part from 0.01 to 1, such as 0.4.
      sample.yaml:2 study-missing-key
        The key “answeredBefore” is missing from frame.
        → Add “answeredBefore: …”. The panel's rule needs a column that marks people who answered in the wave before.
      sample.yaml:2 study-delimiter
        “x” cannot separate fields.
        → Give one character that is no letter, digit, quote or line end, such as “;”, or write: delimiter: tab
      sample.yaml:5 study-duplicate-id
        The stratum “north” is here a second time; the first is on line 5.
        → Give one of them another id (small and capital letters count as the same).
      sample.yaml:5 study-unknown-key
        A stratum has a “size”, and there is a frame in which its people are counted.
        → With a frame, take “size” out of the stratum."
    `);
    const sizes = "strata: [{id: north, size: 9}, {id: south, size: 10}]\npanel:";
    expect((await replaced("panel:", sizes)).match(/take “size” out of all 2 strata/g)).toHaveLength(1);
    await rm(join(folder, "sample.yaml"));
    expect(await told()).toMatchInlineSnapshot(`
      "sample.yaml:undefined study-not-a-file
        sample.yaml does not exist.
        → Write it, or take its name away."
    `);
    await mkdir(join(folder, "sample.yaml"));
    expect(await told()).toContain("is a folder, not a file");
  });

  test("in the frame", async () => {
    const csv = (from: string, to: string) => replaced("seed", "seed", frame.replace(from, to));
    expect(
      [
        await csv("key,area", "kex,area"),
        await csv("k5,north", "k4,north"),
        await csv("k5,north", "k5,"),
        await csv("k5,north,0", "k5,north,yes"),
        await csv("k5,north,0", "k5,north"),
        await replaced("seed", "strata: [{id: north}, {id: souht}]\nseed"),
        await replaced("seed", "strata: [{id: north}, {id: south}, {id: west}]\nseed"),
        await replaced("seed", "seed", "key,area,protected,answered\n"),
      ].join("\n"),
    ).toMatchInlineSnapshot(`
      "frame.csv:1 sample-column
        The frame has no column “key”.
        → Correct the name under “frame”. Did you mean “kex”?
      frame.csv:7 sample-person-twice
        The person “k4” is in the frame a second time; the first is on line 6.
        → Decide which stratum the person belongs to, and take the other row out; nobody has two chances.
      frame.csv:7 sample-key
        The column “area” (stratum) is empty.
        → Give everyone in the frame a key and a stratum, or take the row out at its source.
      frame.csv:7 sample-code
        “yes” stands in the column “protected”, and it is not said whether it means yes or no.
        → Add it to “yes” or “no” of that column; known are “1”, “0”, “”.
      frame.csv:7 sample-row
        The row cannot be read: too few fields. A frame with a row left out would leave someone without a chance.
        → Correct the row, or ask for the file again.
      sample.yaml:6 sample-stratum
        The frame has a stratum “south” that is not listed under “strata”.
        → List it, or correct the frame. Did you mean “souht”?
      sample.yaml:6 sample-stratum
        Nobody in the frame may be invited in the stratum “west”.
        → Correct the name, or take the stratum out. Known here: north, south.
      frame.csv:undefined sample-frame-empty
        The frame has no rows.
        → Ask for the file again."
    `);
  });
});
