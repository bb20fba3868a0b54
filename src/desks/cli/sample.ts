import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Problem } from "../../vocabulary/problem.js";
import type { Foreseen, SampleOutcome, SamplePlan, SampleTask } from "../../vocabulary/samplePlan.js";
import type { Effects } from "./effects.js";
import type { Common } from "./runCli.js";
import { counted } from "./study.js";

/** From a sample file to a plan or a sample: what `evaluate` offers. */
export type PlanAndDraw = (task: SampleTask) => Promise<SampleOutcome>;

/** `kvarter sample plan` and `kvarter sample draw`. */
export async function sample(
  step: SampleTask["step"],
  file: string,
  options: Common,
  { effects, planAndDraw }: { readonly effects: Effects; readonly planAndDraw: PlanAndDraw },
): Promise<void> {
  const path = resolve(effects.cwd, file);
  const outcome = await planAndDraw({ folder: dirname(path), file: basename(path), step });
  const folder = join(dirname(path), outcome.output);
  await write(folder, outcome);
  const files = [...outcome.files.keys()];
  if (options.json) {
    const { plan, log, banned } = outcome;
    effects.out(
      `${JSON.stringify({ status: "ok", exit: 0, out: folder, files, banned, plan, log }, null, 2)}\n`,
    );
    return;
  }
  effects.out(`${[...table(outcome.plan), "", ...closing(outcome, folder), ""].join("\n")}`);
}

/** The plan may be made again and again. */
const planFile = "sample-plan.csv";

/** A sample is drawn once: who was invited must never be written over. */
async function write(folder: string, { files, log, output }: SampleOutcome): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of [...files].toReversed()) {
    const flag = log && name !== planFile ? "wx" : "w";
    await writeFile(join(folder, name), text, { flag }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
      throw new Problem({
        code: "sample-drawn",
        exit: "usage",
        at: { file: join(output, name) },
        what: "A sample has been drawn already; the people in it may have been invited.",
        todo: "Give the new sample another folder under “output”, or put the old one away.",
      });
    });
  }
}

const heads = ["stratum", "people", "invited", "answers", "margin", "change", "rise", "fall"] as const;

function table({ strata, pooled }: SamplePlan): readonly string[] {
  const rows = [heads, ...strata.map((each) => cells(each.id, each)), cells("all", pooled)];
  const widths = heads.map((_, k) => Math.max(...rows.map((row) => row[k]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, k) => (k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

function cells(name: string, row: Foreseen): readonly string[] {
  const points = (share: number | null) => (share === null ? "–" : (100 * share).toFixed(1));
  return [
    name,
    String(row.size),
    row.invited === row.size ? `${row.invited} (all)` : String(row.invited),
    row.answers.toFixed(0),
    row.margin === null ? "–" : `±${points(row.margin)}`,
    points(row.change),
    points(row.rise),
    points(row.fall),
  ];
}

function closing({ plan, log, banned, files }: SampleOutcome, folder: string): readonly string[] {
  const { confidence, power } = plan.expectations;
  const people = log?.strata.reduce((sum, { panel, fresh }) => sum + panel + fresh, 0) ?? 0;
  return [
    `Margins and changes in percentage points: intervals of ${percent(confidence)} per cent; a change between two such waves that is found ${percent(power)} times in 100.`,
    ...(plan.notMet.length > 0
      ? [`Too few people for the margin, though all are invited: ${plan.notMet.join(", ")}.`]
      : []),
    ...(plan.unplaced > 0
      ? [`${counted(plan.unplaced, "invitation", "invitations")} more than there are people.`]
      : []),
    ...(banned > 0
      ? [`${counted(banned, "person", "people")} in the frame must not be contacted, and cannot be drawn.`]
      : []),
    ...(log ? [`${counted(people, "person", "people")} drawn with seed ${log.order.seed}.`] : []),
    `Written to ${folder}: ${[...files.keys()].join(", ")}.`,
  ];
}

function percent(share: number): string {
  return String(Number((100 * share).toFixed(1)));
}
