import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { publish, requireReports } from "../../evaluate.js";
import type { Effects } from "./effects.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";
import { account, counted, evaluated, steps, warnings } from "./study.js";

/** `kvarter run`: evaluates a study and publishes it. */
export async function run(
  study: string,
  options: Common & { readonly out?: string },
  effects: Effects,
  stop: Stop,
): Promise<void> {
  const desk = { effects, stop, ...steps(options, effects, stop) };
  const evaluation = await evaluated(study, options, { ...desk, onReports: requireReports });
  const folder = options.out ? resolve(effects.cwd, options.out) : join(evaluation.study.folder, "out");
  const files = await publish(evaluation, folder, desk.progress);
  const told = account(evaluation);
  const pdfs = files.filter((file) => file.endsWith(".pdf"));
  if (options.json) {
    effects.out(`${JSON.stringify({ status: "ok", exit: 0, ...told, out: folder, files }, null, 2)}\n`);
    return;
  }
  const lines = [
    ...warnings(evaluation),
    `${counted(told.claims, "claim", "claims")} verified; ${told.published} figures released, ${told.withheld} withheld (policy “${told.policy}”).`,
    "",
    `  Site   ${pathToFileURL(join(folder, "index.html")).href}`,
    ...pdfs.map((pdf) => `  PDF    ${join(folder, pdf)}`),
  ];
  effects.out(`${lines.join("\n")}\n`);
}
