import { explain as explainClaim, findClaim } from "../../evaluate.js";
import type { Evaluation } from "../../vocabulary/evaluation.js";
import type { Effects } from "./effects.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";
import { evaluated, steps } from "./study.js";

/** `kvarter explain`: the road from a sentence back to the rows. */
export async function explain(
  claim: string,
  study: string,
  options: Common,
  effects: Effects,
  stop: Stop,
): Promise<void> {
  let id = claim;
  const evaluation = await evaluated(study, options, {
    effects,
    stop,
    ...steps(options, effects, stop),
    onReports: (read, reports) => {
      id = findClaim(read, reports, claim);
    },
  });
  const explanation = explainClaim(evaluation.publication, id);
  const rows = { files: evaluation.account.intake.files, people: evaluation.account.intake.people };
  if (options.json)
    effects.out(`${JSON.stringify({ status: "ok", exit: 0, ...explanation, rows }, null, 2)}\n`);
  else effects.out(`${road(explanation, evaluation).join("\n")}\n`);
}

type Explanation = ReturnType<typeof explainClaim>;

function road(
  { id, sentences, figures }: Explanation,
  { account: { intake: account }, publication }: Evaluation,
): readonly string[] {
  const { name } = publication.results.policy;
  return [
    `Claim ${id}`,
    ...sentences.flatMap(({ sentence, asserts, margin, caution, file, line }) => [
      "",
      `  “${sentence}”`,
      `  ${file}:${line}`,
      `  asserts: ${asserts}`,
      ...[margin, caution].flatMap((told) => (told === null ? [] : `  ${told}`)),
    ]),
    "",
    `It rests on ${figures.length === 1 ? "one figure" : `${figures.length} figures`}, released under the policy “${name}”:`,
    ...figures.flatMap(figureLines),
    "",
    "Counted by (values bound in order of $1, $2 …):",
    ...[...new Set(figures.map(({ evidence }) => evidence.query))].map(
      (query) => `  ${query.replaceAll(/\s+/g, " ")}`,
    ),
    "",
    "From the rows of:",
    ...account.files.flatMap(({ file, sha256, rows, read, leftOut }) => [
      `  ${file}  (sha256 ${sha256})`,
      `    ${rows} rows: ${read} read, ${rows - read} left out`,
      ...leftOut.map(
        ({ reason, rows: lost, lines }) =>
          `    left out: ${lost} × ${reason}, first on line ${lines.join(", ")}`,
      ),
    ]),
    ...account.people.map(({ wave, group, rows }) => `  wave ${wave}, ${group}: ${rows} people`),
  ];
}

function figureLines(figure: Explanation["figures"][number]): readonly string[] {
  const { evidence } = figure;
  const test =
    figure.test === null ? "" : `, ${figure.test} (${figure.significant ? "" : "not "}significant)`;
  return [
    "",
    `  ${figure.quantity}`,
    `    ${figure.value}, ${figure.confidence} interval ${figure.interval}${test}`,
    `    standard error ${figure.standardError}, ${figure.degreesOfFreedom} degrees of freedom, ${figure.people} people`,
    `    ${evidence.psus} ${evidence.unit === "person" ? "people" : "PSUs"} in ${evidence.strata} strata; rule for a lonely PSU: ${evidence.lonelyPsu}`,
    ...evidence.leftOut.map(({ reason, rows }) => `    ${rows} rows without effect: ${reason}`),
    `    method: docs/methods/${pages[evidence.method] ?? evidence.method}.md, standard error by ${evidence.variance}`,
  ];
}

/** Methods that share a page of docs/methods. */
const pages: Readonly<Record<string, string>> = {
  contribution: "shares-of-change",
  "contribution-share": "shares-of-change",
  component: "shares-of-change",
  area: "small-areas",
  "area-apart": "small-areas",
  "area-change": "small-areas",
  clustering: "multilevel",
  variant: "sensitivity",
  effect: "effects",
  exposure: "siblings-and-exposure",
  likeness: "siblings-and-exposure",
  "double-difference": "gaps-and-trends",
  trend: "gaps-and-trends",
  matched: "matching",
  chance: "chance-equality",
  "chance-change": "chance-equality",
  standardised: "trends-and-standardisation",
};
