import { at } from "../../maths/at.js";
import { stream } from "../../maths/random.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import {
  overStarts,
  type SyntheticPenalties,
  type SyntheticStart,
  type SyntheticWeighting,
  syntheticWeighting,
} from "./syntheticBlock.js";
import { notEstimable, type PanelNotEstimable } from "./twoWayCells.js";

export interface SyntheticOptions {
  /** Standard error: effects of starts given by chance to units never reached; or leaving out a cluster at a time. */
  readonly spread:
    | { readonly kind: "placebo"; readonly draws: number; readonly seed: number }
    | { readonly kind: "jackknife" };
}

interface Fitted {
  readonly panel: PanelTable;
  readonly starts: readonly SyntheticStart[];
  readonly controls: readonly number[];
  readonly penalties: readonly SyntheticPenalties[];
  readonly weightings: readonly SyntheticWeighting[];
  readonly options: SyntheticOptions;
}

type Spread = { readonly kind: "spread"; readonly se: number } | PanelNotEstimable;

/**
 * Standard error of a synthetic difference-in-differences.
 *
 * Placebo: units never reached are given the starts of the reached ones by chance; penalties stay, weights are found anew.
 * It takes outcomes to vary alike in reached and other units. Jackknife: a cluster is left out, weights stay and are scaled
 * to sum 1; it is conservative, and asks for two units in each cohort.
 *
 * source  Arkhangelsky et al. (2021), algorithms 3 and 4
 */
export function syntheticSpread(fitted: Fitted): Spread {
  return fitted.options.spread.kind === "placebo"
    ? placebo(fitted, fitted.options.spread)
    : jackknife(fitted);
}

function placebo(
  { panel, starts, controls, penalties }: Fitted,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Spread {
  const reached = starts.reduce((sum, { units }) => sum + units.length, 0);
  if (controls.length < reached + 2)
    return notEstimable(
      "too-few-units",
      `${controls.length} units never reached, ${reached} reached: a placebo needs two more of the former`,
    );
  if (new Set(panel.units.map(({ cluster }) => cluster)).size < panel.units.length)
    return notEstimable(
      "shared-clusters",
      "units share clusters, which a placebo cannot keep together; use the jackknife",
    );
  const dice = stream(seed, "synthetic placebo");
  const paths = starts[0]?.block.controls ?? [];
  const values = Array.from({ length: draws }, () => {
    const order = dice.shuffle(paths);
    const left = order.slice(reached);
    let from = 0;
    const blocks = starts.map(({ block, units }) => {
      const taken = order.slice(from, from + units.length);
      from += units.length;
      return { reached: taken, controls: left, start: block.start };
    });
    return overStarts(
      blocks,
      blocks.map((block, k) => syntheticWeighting(block, penalties[k] as SyntheticPenalties)),
    );
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  return {
    kind: "spread",
    se: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws),
  };
}

function jackknife({ panel, starts, controls, weightings }: Fitted): Spread {
  const names = [...new Set(panel.units.map(({ cluster }) => cluster))];
  const values: number[] = [];
  for (const name of names) {
    const stays = (i: number) => panel.units[i]?.cluster !== name;
    const kept = controls.flatMap((i, j) => (stays(i) ? [j] : []));
    const blocks = starts.map(({ block, units }) => ({
      start: block.start,
      reached: block.reached.filter((_, k) => stays(at(units, k))),
      controls: kept.map((j) => block.controls[j] as Float64Array),
    }));
    const scaled = weightings.map(({ unit, time }) => {
      const total = kept.reduce((sum, j) => sum + at(unit, j), 0);
      return { time, unit: Float64Array.from(kept, (j) => at(unit, j) / total), total };
    });
    if (blocks.some(({ reached }) => reached.length === 0))
      return notEstimable("too-few-units", `without ${name} a cohort has no units; use the placebo`);
    if (scaled.some(({ total }) => !(total > 0)))
      return notEstimable("too-few-units", `${name} alone has weight among the controls; use the placebo`);
    values.push(overStarts(blocks, scaled));
  }
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { kind: "spread", se: Math.sqrt(((n - 1) / n) * squares) };
}
