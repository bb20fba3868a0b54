import { resolve } from "node:path";
import { type Evaluation, evaluate } from "../../evaluate.js";
import type { Effects } from "./effects.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";

/** Evaluates a study with progress on the way; shared by the commands that need its results. */
export async function evaluated(
  study: string,
  options: Common,
  effects: Effects,
  stop: Stop,
): Promise<Evaluation> {
  const silent = options.quiet === true || options.json === true;
  const progress = silent ? () => {} : steps(effects);
  const evaluation = await evaluate(resolve(effects.cwd, study), {
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    ...(options.memory === undefined ? {} : { memoryLimit: options.memory }),
    progress: (doing) => {
      stop.check();
      progress(doing);
    },
    onStore: stop.interrupts,
  });
  stop.check();
  return evaluation;
}

/** One line per step, with the seconds since the start. */
export function steps(effects: Effects): (doing: string) => void {
  const start = effects.now();
  return (doing) => effects.err(`${((effects.now() - start) / 1000).toFixed(1).padStart(6)} s  ${doing}\n`);
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
