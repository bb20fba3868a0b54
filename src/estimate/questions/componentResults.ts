import { type Matrix, matrix, multiply, rowOf } from "../../maths/matrix.js";
import { counting } from "../../vocabulary/counted.js";
import type { Result } from "../../vocabulary/estimate.js";
import { measureUnit } from "../../vocabulary/measureUnit.js";
import type { ComponentOf, Place, Span } from "../../vocabulary/quantity.js";
import type { Measure, Study } from "../../vocabulary/study.js";
import type { Tally } from "../../vocabulary/tally.js";
import { contrast } from "../contrasts/contrast.js";
import { together } from "../contrasts/together.js";
import { type Composition, kitagawa } from "../decomposition/kitagawa.js";
import { peopleOf, totalOf, totals } from "../means/ratios.js";
import { domainIndex } from "./measureResults.js";
import type { Made } from "./partResults.js";
import { resultOf } from "./resultOf.js";
import { varianceOf } from "./varianceOf.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
  readonly breakdown: string;
}

/**
 * A group's change divided by the categories of a breakdown: other people than before, and people of the same
 * category who changed.
 *
 * in      a mean's or a share's estimates by {wave, group, category}, and their tally
 * out     for each group and change the two parts, and both by category. They add up to the change among people
 *         whose category is known. `not-estimable` where nobody of a category answered in one of the waves
 * source  Kitagawa (1955), `kitagawa`; variances by the delta method on the totals of every category
 */
export function componentResults(asked: Asked, made: Made): readonly Result[] {
  const { study, measure, breakdown } = asked;
  const { estimates, counted, residuals } = made;
  const varied = varianceOf(counted, sums, study.design, residuals);
  if ("onePsu" in varied) throw new Error("strata with one PSU that were not told before");
  const { values } = sums(counted.tally);
  const categories = study.breakdowns.find(({ id }) => id === breakdown)?.categories ?? [];
  const indexOf = domainIndex(asked, estimates);
  const many = estimates.domains.length;
  return spans(study).flatMap((span) => {
    const domainsOf = ({ wave, group }: Place) =>
      categories.map(({ id: category }) => indexOf({ wave, group, category: { breakdown, category } }));
    const [before, after] = [domainsOf(span.from), domainsOf(span.to)];
    const domains = [...before, ...after];
    const found = kitagawa(side(values, before, many), side(values, after, many));
    const parts = categories.length;
    const names: readonly Pick<ComponentOf, "part" | "category">[] = [
      { part: "composition", category: null },
      { part: "within", category: null },
      ...categories.map(({ id }) => ({ part: "composition" as const, category: id })),
      ...categories.map(({ id }) => ({ part: "within" as const, category: id })),
    ];
    const gradients =
      found.kind === "decomposed"
        ? multiply(
            matrix(names.length, 4 * parts, (i, k) =>
              i < 2
                ? (found.jacobian.data[i * 4 * parts + k] as number)
                : (found.byCategory.jacobian.data[(i - 2) * 4 * parts + k] as number),
            ),
            inputsBySums(values, before, after),
          )
        : null;
    const varianceAt = (i: number) =>
      gradients ? contrast(values, varied.covariance, weightsIn(rowOf(gradients, i))).variance : 0;
    const amounts = found.kind === "decomposed" ? [...found.values, ...found.byCategory.values] : [];
    return names.map((name, i) => {
      const quantity: ComponentOf = { kind: "component", measure: measure.id, breakdown, ...name, ...span };
      const combination = { value: amounts[i] ?? 0, variance: varianceAt(i) };
      const unit = measureUnit(measure);
      const c = categories.findIndex(({ id }) => id === name.category);
      const about = c < 0 ? domains : [before[c] ?? -1, after[c] ?? -1];
      return resultOf({ study, measure, unit, quantity, domains, about, combination }, estimates);
    });
  });
}

function weightsIn(row: Float64Array): ReadonlyMap<number, number> {
  return new Map([...row].flatMap((c, p) => (c === 0 ? [] : [[p, c] as const])));
}

/** Sums of the values by domain, and after them the people of each. */
function sums(tally: Tally) {
  return together(totals(tally, totalOf(tally, counting.value)), totals(tally, peopleOf(counting.value)));
}

function spans({ waves, groups }: Study): readonly Span[] {
  const place = (wave: string, group: string): Place => ({ wave, group, category: null });
  return groups.flatMap(({ id: group }) =>
    waves.flatMap((from, i) =>
      waves.slice(i + 1).map((to) => ({ from: place(from.id, group), to: place(to.id, group) })),
    ),
  );
}

/** Means and shares of one side; a category without a domain has nobody in it. */
function side(values: Float64Array, domains: readonly number[], many: number): Composition {
  const people = domains.map((d) => (d < 0 ? 0 : (values[many + d] as number)));
  const all = people.reduce((sum, n) => sum + n, 0);
  return {
    means: domains.map((d, c) => (people[c] ? (values[d] as number) / people[c] : null)),
    shares: people.map((n) => (all > 0 ? n / all : 1 / people.length)),
  };
}

/** How means and shares of both sides, in the order that `kitagawa` takes them, move with the sums they come from. */
function inputsBySums(values: Float64Array, before: readonly number[], after: readonly number[]): Matrix {
  const many = values.length / 2;
  const size = before.length;
  const out = new Float64Array(4 * size * values.length);
  [before, after].forEach((domains, s) => {
    const all = domains.reduce((sum, d) => sum + (values[many + d] as number), 0);
    domains.forEach((d, c) => {
      const people = values[many + d] as number;
      const mean = 2 * s * size + c;
      out[mean * values.length + d] = 1 / people;
      out[mean * values.length + many + d] = -(values[d] as number) / people ** 2;
      const share = mean + size;
      for (const e of domains) {
        out[share * values.length + many + e] = ((d === e ? 1 : 0) - people / all) / all;
      }
    });
  });
  return { rows: 4 * size, cols: values.length, data: out };
}
