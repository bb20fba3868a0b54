import { type Quantity, quantityKey } from "../../vocabulary/quantity.js";
import type { Figure, NoFigure, Publishable, Released, Withheld } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import { type Draft, type Spot, tell } from "../draft.js";
import { turnedRound } from "./turnedRound.js";

/** What has been released of a quantity; `null` after telling that the study has no such thing. */
export function releasedFor(quantity: Quantity, at: Spot, draft: Draft): Released<Publishable> | null {
  const found = draft.results.find(quantity);
  if (found) return found;
  const turned = turnedRound(quantity);
  return tell(draft, at, {
    code: "figure-missing",
    what: `The study has no figure for “${quantityKey(quantity)}”.`,
    todo:
      turned && draft.results.find(turned)
        ? "It has the same figure the other way round: swap from and to."
        : nearOnes(quantity, draft.results),
  });
}

/** The figure of a quantity, if it has been released; for what is said beside it, where its absence is no problem. */
export function figureIfAny(quantity: Quantity, { results }: Draft): Released<Figure> | null {
  const found = results.find(quantity);
  return found && isFigure(found) ? found : null;
}

/** Figures of the same kind and measure that the study does have. */
function nearOnes({ kind, measure }: Quantity, { byKey }: Draft["results"]): string {
  const keys = [...byKey]
    .filter(([, { quantity }]) => quantity.kind === kind && quantity.measure === measure)
    .map(([key]) => key);
  if (keys.length === 0) {
    const key = askedUnder[kind];
    const todo = key === undefined ? "" : ` List it in study.yaml under “${key}”.`;
    return `It estimates no ${kind} of “${measure}” at all.${todo}`;
  }
  const more = keys.length > 5 ? ` and ${keys.length - 5} more` : "";
  return `It has: ${keys.slice(0, 5).join("; ")}${more}.`;
}

/** Where a study asks for what is not estimated of every measure. */
const askedUnder: Partial<Readonly<Record<Quantity["kind"], string>>> = {
  contribution: "analysis.contributions",
  "contribution-share": "analysis.contributions",
  component: "analysis.decompositions",
  area: "areas.measures",
  "area-apart": "areas.measures",
  "area-change": "areas.measures",
  clustering: "analysis.clustering",
  variant: "analysis.sensitivity",
  "double-difference": "analysis.gaps",
  effect: "analysis.effects",
  chance: "analysis.chances",
  "chance-change": "analysis.chances",
  matched: "analysis.matches",
  movers: "analysis.movers",
  exposure: "analysis.exposure",
  trend: "analysis.trends",
  standardised: "analysis.standardised",
};

/** A figure that may be printed; `null` after telling which rule withheld it or why it could not be estimated. */
export function figureFor(quantity: Quantity, at: Spot, draft: Draft): Released<Figure> | null {
  const found = releasedFor(quantity, at, draft);
  if (found === null) return null;
  if (isFigure(found)) return found;
  return tell(draft, at, {
    code: found.kind === "withheld" ? "figure-withheld" : "figure-not-estimable",
    what: `There is no figure to stand behind “${quantityKey(quantity)}”: ${whyNone(found, draft.study)}.`,
    todo:
      found.kind === "no-figure" && quantity.kind === "effect"
        ? "Take it out, or do what stands in brackets."
        : "Take it out, or speak of a larger part of the people.",
  });
}

export function isFigure(result: Released<Publishable>): result is Released<Figure> {
  return result.kind === "figure";
}

/** The rules that such a figure has to keep; which of them it broke would tell of the people behind it. */
function whyNone(result: Withheld | NoFigure, study: Study): string {
  if (result.kind === "no-figure") {
    const matched = result.quantity.kind === "matched" ? notMatched[result.reason] : undefined;
    return `it could not be estimated (${matched ?? notEstimable[result.reason]})`;
  }
  const { name, minimumCount, minimumPerSide } = study.policy;
  const people = result.quantity.kind.startsWith("area")
    ? "people enough for a single area"
    : `at least ${minimumCount} people`;
  const sides = hasSides(result.quantity, study) ? `, ${minimumPerSide} of them on each side of a share` : "";
  return `policy “${name}” withholds it (${people}${sides}, answers that differ, and enough degrees of freedom must be behind such a figure)`;
}

/** True where a measure divides people in two. */
function hasSides({ measure: id }: Quantity, { measures, items }: Study): boolean {
  const measure = measures.find((one) => one.id === id);
  if (measure?.kind === "share") return true;
  if (measure?.kind !== "mean" && measure?.kind !== "total") return false;
  const scale = items.find((item) => item.id === measure.item)?.scale;
  return scale?.kind === "points" && new Set(scale.points.map(({ value }) => value)).size === 2;
}

/** Why people were not matched, and what to do about it. */
const notMatched: Partial<Readonly<Record<NoFigure["reason"], string>>> = {
  "no-comparison":
    "nobody of the other group is like these people; agree in fewer or coarser breakdowns, or take the caliper wider or away",
  "no-convergence":
    "the numbers tell some people of the one group from the other without fail, so nobody is like them; leave out the number that does, or compare a narrower group",
  singular: "one of the numbers follows from the others or is the same for everybody; leave it out",
};

const notEstimable: Readonly<Record<NoFigure["reason"], string>> = {
  "no-answers": "nobody answered",
  "one-psu": "a stratum has one PSU",
  "no-variance": "the answers do not vary",
  "no-convergence": "the estimation did not converge",
  "no-siblings": "nobody has a brother or a sister among those who are compared",
  "same-years": "years do not differ between those who are compared",
  singular: "the equations have no single solution",
  "no-change": "the whole change cannot be told from zero",
  "too-few-areas": "too few areas were sampled",
  "no-pre-period":
    "there is no time before the programme to compare with; take in earlier periods, or leave out units that it had reached by the first",
  "nobody-reached": "the programme reached nobody in these periods",
  unbalanced:
    "fewer than half of the units are seen in every period; take fewer periods or larger units, or estimators: [imputation], which uses units that are seen in some",
  "too-many-pairs":
    "there are too many pairs of people to look at each; match them by score, or agree in more breakdowns",
  "few-clusters": "with so few clusters the bootstrap rejects nothing, however far; take errors: CR2",
  "no-comparison":
    "there is nobody to compare with that the programme had not reached; take in units that it never reaches, or periods in which some are not reached yet",
  "no-counterpart": "no category of the breakdown has people of every group and wave",
};
