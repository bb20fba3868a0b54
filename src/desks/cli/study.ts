import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { evaluate } from "../../evaluate.js";
import type { EvaluateOptions, Evaluation, Progress } from "../../vocabulary/evaluation.js";
import { areaNotes } from "./areaNotes.js";
import type { Effects } from "./effects.js";
import { rowsLeftOut } from "./rowsLeftOut.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";

/**
 * Evaluates a study with progress on the way; shared by the commands that need its results. One processor is left to what
 * is estimated while the engine counts.
 */
export async function evaluated(
  study: string,
  options: Common,
  { effects, stop, ...told }: Desk & Steps & Pick<EvaluateOptions, "onReports">,
): Promise<Evaluation> {
  return evaluate(resolve(effects.cwd, study), {
    threads: options.threads ?? Math.max(1, availableParallelism() - 1),
    ...(options.memory === undefined ? {} : { memoryLimit: options.memory }),
    ...told,
    onStore: stop.interrupts,
  });
}

interface Desk {
  readonly effects: Effects;
  readonly stop: Stop;
}

interface Steps {
  readonly progress: Progress;
  readonly onQuestion: (begun: number, of: number) => void;
}

/**
 * One line per step, with the seconds since the start; between two steps a person's wish to stop is heard. While
 * it is estimated, a terminal shows which question it is at, once a second, in a line that the next writes over.
 */
export function steps(options: Common, effects: Effects, stop: Stop): Steps {
  const start = effects.now();
  const silent = options.quiet === true || options.json === true;
  const line = (doing: string) => `${((effects.now() - start) / 1000).toFixed(1).padStart(6)} s  ${doing}`;
  let shown = Number.NaN;
  const wiped = () => (Number.isNaN(shown) ? "" : "\r\u001b[K");
  return {
    progress: async (doing) => {
      if (!silent) effects.err(`${wiped()}${line(doing)}\n`);
      shown = Number.NaN;
      await setImmediate();
      stop.check();
    },
    onQuestion: (begun, of) => {
      if (silent || !effects.terminal || effects.now() - shown < 1000) return;
      effects.err(`${wiped()}${line(`Estimating: question ${begun} of ${of}`)}`);
      shown = effects.now();
    },
  };
}

/** What a run came to, for the last lines and for `--json`. */
export function account({ study, told, publication }: Evaluation) {
  return {
    study: study.id,
    claims: publication.reports.reduce((sum, { claims }) => sum + claims.length, 0),
    reports: publication.reports.map(({ path }) => path),
    rows: told.account.files.map(({ file, rows, read, leftOut }) => ({ file, rows, read, leftOut })),
    published: publication.results.policy.published,
    withheld: publication.results.policy.withheld,
    policy: publication.results.policy.name,
  };
}

/** What a person should see before the last line: lines that begin with “Warning:”, and rows left out. */
export function warnings({ told, publication }: Evaluation): readonly string[] {
  const claims = publication.reports.flatMap((report) => report.claims);
  const cautions = new Map(claims.map((claim) => [claim.id, claim]));
  return [
    ...rowsLeftOut(told.account),
    ...areaNotes(told.account),
    ...[...cautions.values()].flatMap(({ file, line, caution }) =>
      caution === null ? [] : `Warning: ${file}:${line}: ${caution}`,
    ),
  ];
}

/** "1 claim", "6 claims". */
export function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
