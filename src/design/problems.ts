import { didYouMean } from "../vocabulary/near.js";
import { Problem } from "../vocabulary/problem.js";

function problem(code: string, exit: "study" | "data", what: string, todo: string): Problem {
  return new Problem({ code, exit, at: { file: "study.yaml" }, what, todo });
}

const figure = (value: number) => String(Number(value.toPrecision(10)));

function blameWords(margins: readonly string[]): string {
  const names = margins.map((margin) => `“${margin}”`);
  if (names.length === 0) return "Leaving out one margin would not be enough.";
  return `Without ${names.join(" or ")} the others can be met.`;
}

interface Scope {
  readonly wave: string;
  readonly group: string | null;
}

interface Place extends Scope {
  readonly margin: string;
}

const scoped = ({ wave, group }: Scope) =>
  [wave === "" ? "" : `wave ${wave}`, group === null ? "" : `group ${group}`]
    .filter((part) => part !== "")
    .join(", ");

const inWave = (place: Place) =>
  scoped(place) === "" ? `“${place.margin}”` : `“${place.margin}” (${scoped(place)})`;

/** All that can keep weights from being calibrated, each with its code, its words and what to do. */
export const problems = {
  marginUnanswered: (p: Place & { people: number }) =>
    problem(
      "margin-unanswered",
      "data",
      `${p.people} rows have no value in the column of the margin ${inWave(p)}.`,
      "Give every row a value (an “unknown” category with its own total will do), or leave the margin out.",
    ),

  marginUnknownCategory: (p: Place & { category: string; people: number; known: readonly string[] }) =>
    problem(
      "margin-unknown-category",
      "data",
      `${p.people} rows are in the category “${p.category}”, for which the margin ${inWave(p)} has no total.`,
      `Give its population total, or correct the data. ${didYouMean(p.category, p.known)}`,
    ),

  marginEmptyCategory: (p: Place & { category: string; total: number }) =>
    problem(
      "margin-empty-category",
      "data",
      `Nobody in the sample is in the category “${p.category}” of the margin ${inWave(p)}, but the population has ${figure(p.total)}.`,
      "Join the category with a neighbour, in the data and in the totals.",
    ),

  marginTotal: (p: Place & { category: string | null; total: number }) =>
    problem(
      "margin-total",
      "study",
      `The margin ${inWave(p)} has the total ${figure(p.total)}${p.category === null ? "" : ` for “${p.category}”`}, where the sample has people.`,
      "Give a total above 0.",
    ),

  marginsContradict: (p: Scope & { first: string; second: string; sums: readonly [number, number] }) =>
    problem(
      "margins-contradict",
      "study",
      `The margins “${p.first}” and “${p.second}”${scoped(p) === "" ? "" : ` of ${scoped(p)}`} add up to different populations: ${figure(p.sums[0])} and ${figure(p.sums[1])}.`,
      "Take both from one source, or scale one of them to the other's sum.",
    ),

  postStrataTwice: (p: { wave: string; first: string; second: string }) =>
    problem(
      "post-strata-twice",
      "study",
      `Post-stratification has two margins for one wave: “${p.first}” and “${p.second}”.`,
      "Choose “kind: raking” for several margins, or give one margin of their combinations.",
    ),

  boundsTooNarrow: (
    p: Place & { category: string | null; bounds: readonly [number, number]; ratio: number },
  ) =>
    problem(
      "bounds-too-narrow",
      "study",
      `The total of ${p.category === null ? "" : `“${p.category}” in `}the margin ${inWave(p)} is ${Number(p.ratio.toPrecision(3))} times what the sample has; weights may change by ${figure(p.bounds[0])} to ${figure(p.bounds[1])}.`,
      "Join categories (or areas) of which few answered, or leave the margin out; wider bounds let a few people stand for many.",
    ),

  calibrationFailed: (
    p: Place & {
      category: string | null;
      total: number;
      reached: number;
      iterations: number;
      /** Margins each of which, left out, lets the others be met. */
      blame: readonly string[];
    },
  ) =>
    problem(
      "calibration-failed",
      "study",
      `No weights meet all totals together: after ${p.iterations} steps ${p.category === null ? "" : `“${p.category}” in `}the margin ${inWave(p)} is at ${figure(p.reached)}, not ${figure(p.total)}. ${blameWords(p.blame)}`,
      "Check the totals of the margins named, widen the bounds, join small categories, or leave a margin out.",
    ),
};
