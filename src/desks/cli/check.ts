import type { Effects } from "./effects.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";
import { account, counted, evaluated, steps, warnings } from "./study.js";

/** `kvarter check`: all that `run` does before publishing. */
export async function check(study: string, options: Common, effects: Effects, stop: Stop): Promise<void> {
  const desk = { effects, stop, ...steps(options, effects, stop) };
  const evaluation = await evaluated(study, options, desk);
  const told = account(evaluation);
  if (options.json) effects.out(`${JSON.stringify({ status: "ok", exit: 0, ...told }, null, 2)}\n`);
  else {
    const lines = [
      ...warnings(evaluation),
      `All is well: ${counted(told.claims, "claim holds", "claims hold")}, ${told.published} figures may leave, ${told.withheld} are withheld.`,
    ];
    effects.out(`${lines.join("\n")}\n`);
  }
}
