import {
  type EffectOf,
  type EffectPart,
  estimators,
  type Gap,
  type TrendOf,
  wavesOfTrend,
} from "../../vocabulary/quantity.js";
import { tell } from "../draft.js";
import type { Attributes } from "./attributes.js";
import { type Asked, placeNamed, sideNamed, unknown } from "./places.js";

/** What a programme made of a measure, as the study's first and last wave and its reached group span it. */
export function effectNamed(measure: string, attributes: Attributes, asked: Asked): EffectOf | null {
  const { waves, analysis } = asked.draft.study;
  const having = analysis.effects.filter(({ measures }) => measures.includes(measure));
  const effects = named("analysis of effects on this measure", attributes.analysis, having, asked);
  const part = effects && partNamed(attributes, asked);
  if (!effects || !part) return null;
  const known = effects.estimators.map((id) => ({ id }));
  const estimator =
    attributes.estimator === undefined
      ? effects.estimators[0]
      : estimators.find((one) => one === attributes.estimator && effects.estimators.includes(one));
  if (estimator === undefined) return unknown("estimator", attributes.estimator ?? "", asked, known);
  const at = (wave: string) => ({ wave, group: effects.group, category: null });
  const to = part.by === "period" ? waves.find(({ time }) => time === part.at) : waves.at(-1);
  const [from] = waves;
  if (!from || !to) return unknown("wave", String(part.by === "period" ? part.at : ""), asked, waves);
  return { kind: "effect", measure, analysis: effects.id, estimator, part, from: at(from.id), to: at(to.id) };
}

/** The only one of several things, or the one that an attribute names. */
export function named<T extends { readonly id: string }>(
  kind: string,
  name: string | undefined,
  known: readonly T[],
  asked: Asked,
): T | null {
  const [only] = known;
  if (name === undefined && only && known.length === 1) return only;
  return known.find(({ id }) => id === name) ?? unknown(kind, name ?? "", asked, known);
}

/** cohort=2016, event=2, period=2019, or none of them for the effect over everything. */
function partNamed(attributes: Attributes, { at, draft }: Asked): EffectPart | null {
  const given = (["cohort", "event", "period"] as const).filter((by) => attributes[by] !== undefined);
  const [by, ...others] = given;
  if (by === undefined) return { by: "overall" };
  const number = Number(attributes[by]);
  if (others.length === 0 && Number.isFinite(number)) return { by, at: number };
  return tell(draft, at, {
    code: "attribute-unreadable",
    what:
      others.length > 0
        ? `An effect is told by one of ${given.join(" and ")}, not by both.`
        : `${by}=“${attributes[by]}” is no number.`,
    todo: "Write one of cohort=2016, event=2 (years since it began) or period=2019, or none for all of it.",
  });
}

/** The gap between two categories in one group and wave. */
export function doubleGap(
  { wave, group, between, and }: { wave: string; group: string; between: string; and: string },
  asked: Asked,
): Gap | null {
  const [of, against] = [between, and].map((by) => placeNamed({ wave, group, by }, asked));
  return of && against ? { of, against } : null;
}

/** A line through all waves, of one place or of one side against another. */
export function trendNamed(measure: string, attributes: Attributes, asked: Asked): TrendOf | null {
  const { waves, analysis } = asked.draft.study;
  const trend = analysis.trends.find(({ measures }) => measures.includes(measure));
  if (!trend) {
    const known = analysis.trends.flatMap(({ measures }) => measures.map((id) => ({ id })));
    return unknown("trend of", measure, asked, known);
  }
  const parts = (trend.bend === null ? ["before"] : ["before", "after", "bend"]).map((id) => ({ id }));
  const name = attributes.part ?? "before";
  const part = (["before", "after", "bend"] as const).find(
    (one) => one === name && parts.some(({ id }) => id === one),
  );
  if (part === undefined) return unknown("part of a trend", name, asked, parts);
  const { of, against, group, by } = attributes;
  const { from: first, to: last } = wavesOfTrend(part, trend.bend, waves);
  const over = (side: string | undefined) => {
    const [from, to] = [first, last].map((wave) =>
      side === undefined ? placeNamed({ wave, group, by }, asked) : sideNamed(side, wave, group, asked),
    );
    return from && to ? { from, to } : null;
  };
  const own = over(of);
  const other = against === undefined ? null : over(against);
  if (own === null || (against !== undefined && other === null)) return null;
  return { kind: "trend", measure, part, bend: trend.bend, ...own, against: other };
}
