import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { evaluate } from "../../evaluate.js";
import type { Evaluation, Progress } from "../../vocabulary/evaluation.js";
import type { Effects } from "./effects.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";

/** Evaluates a study with progress on the way; shared by the commands that need its results. */
export async function evaluated(
  study: string,
  options: Common,
  { effects, stop, progress }: { effects: Effects; stop: Stop; progress: Progress },
): Promise<Evaluation> {
  return evaluate(resolve(effects.cwd, study), {
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    ...(options.memory === undefined ? {} : { memoryLimit: options.memory }),
    progress,
    onStore: stop.interrupts,
  });
}

/** One line per step, with the seconds since the start; between two steps a person's wish to stop is heard. */
export function steps(options: Common, effects: Effects, stop: Stop): Progress {
  const start = effects.now();
  const silent = options.quiet === true || options.json === true;
  return async (doing) => {
    if (!silent) effects.err(`${((effects.now() - start) / 1000).toFixed(1).padStart(6)} s  ${doing}\n`);
    await setImmediate();
    stop.check();
  };
}

/** What a run came to, for the last lines and for `--json`. */
export function account({ study, publication }: Evaluation) {
  return {
    study: study.id,
    claims: publication.reports.reduce((sum, { claims }) => sum + claims.length, 0),
    reports: publication.reports.map(({ path }) => path),
    published: publication.results.policy.published,
    withheld: publication.results.policy.withheld,
    policy: publication.results.policy.name,
  };
}

/** "1 claim", "6 claims". */
export function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
