import type { SampleDraft } from "../../study/schema/sampleSchema.js";
import type {
  DrawLog,
  FramePerson,
  PanelRule,
  ReadFrame,
  SampleOutcome,
  SamplePlan,
  SampleTask,
  StratumAhead,
} from "../../vocabulary/samplePlan.js";
import { drawingMethod, drawSample } from "./drawSample.js";
import { naturally } from "./naturally.js";
import { planSample } from "./planSample.js";
import { problems } from "./problems.js";
import { readPeople } from "./readPeople.js";
import { readSample, type Sample } from "./readSample.js";
import { logJson, planCsv, sampleCsv } from "./sampleFiles.js";

/**
 * From a sample file to a plan, and from there to a sample.
 *
 * in      the sample file, how far to go, and how a frame is read
 * out     the plan; for "draw" also the record of the draw; the files to be written. Nothing has been written
 * error   `Problem` or `Problems`: the sample file (exit kind "study"), the frame ("data")
 */
export async function planAndDraw(task: SampleTask, readFrame: ReadFrame): Promise<SampleOutcome> {
  const sample = await readSample(task);
  const { draft } = sample;
  const frame = draft.frame && (await frameOf(task.folder, sample, readFrame));
  const people = frame?.people ?? [];
  const banned = people.filter((person) => person.banned).length;
  const plan = planSample({
    strata: strataOf(sample, people, draft.frame !== undefined),
    allocation: sample.allocation,
    expectations: expectationsOf(draft),
  });
  const files = new Map([["sample-plan.csv", planCsv(plan)]]);
  if (task.step === "plan" || !frame) return { plan, log: null, banned, output: draft.output, files };
  const { log, drawn } = draw(draft, plan, frame);
  files.set("sample.csv", sampleCsv(drawn)).set("sample-log.json", logJson(log));
  return { plan, log, banned, output: draft.output, files };
}

interface Frame {
  readonly people: readonly FramePerson[];
  readonly seen: DrawLog["frame"];
}

async function frameOf(folder: string, { draft, sheet }: Sample, readFrame: ReadFrame): Promise<Frame> {
  const frame = draft.frame as NonNullable<SampleDraft["frame"]>;
  const { file, encoding } = frame;
  const delimiter = frame.delimiter === "tab" ? "\t" : frame.delimiter;
  const line = sheet.at(["frame"]).line ?? 1;
  const { rows, seen } = readFrame(folder, { file, encoding, delimiter, line });
  const people = await readPeople(frame, rows);
  return { people, seen: { file, sha256: seen.sha256, bytes: seen.bytes } };
}

/** The strata with the people who may be invited, as listed or in the order of their names. */
function strataOf(
  { draft, sheet }: Sample,
  people: readonly FramePerson[],
  counted: boolean,
): readonly StratumAhead[] {
  const sizes = new Map<string, number>();
  for (const { stratum, banned } of people) sizes.set(stratum, (sizes.get(stratum) ?? 0) + (banned ? 0 : 1));
  const found = [...sizes.keys()].sort(naturally);
  const listed =
    draft.strata ?? found.map((id) => ({ id, size: undefined, response: undefined, share: undefined }));
  const ids = listed.map(({ id }) => id);
  for (const stratum of found)
    if (!ids.includes(stratum))
      throw problems.stratumUnknown({ at: sheet.at(["strata"]), stratum, known: ids });
  return listed.map(({ id, size, response, share }, i) => {
    const there = counted ? (sizes.get(id) ?? 0) : (size ?? 0);
    if (there === 0) throw problems.stratumEmpty({ at: sheet.at(["strata", i]), stratum: id, known: found });
    return {
      id,
      size: there,
      response: response ?? draft.expect.response,
      share: share ?? draft.expect.share,
    };
  });
}

function expectationsOf({ expect }: SampleDraft) {
  const { designEffect, confidence, power, panel, population } = expect;
  return { designEffect, confidence, power, panel: panel ?? null, finite: population === "finite" };
}

function draw({ panel, seed }: SampleDraft, plan: SamplePlan, { people, seen }: Frame) {
  const rule: PanelRule =
    panel?.rule === "reinvite"
      ? { kind: "reinvite", most: panel.most }
      : { kind: panel?.rule ?? "as-others" };
  const invited = plan.strata.map(({ id, invited: many }) => ({ stratum: id, people: many }));
  const order = { seed: seed as number, panel: rule, invited };
  const { drawn, strata } = drawSample(people, order);
  const log: DrawLog = { kvarter: 1, frame: seen, method: drawingMethod, order, strata };
  return { drawn, log };
}
