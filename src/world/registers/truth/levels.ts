import type { Life } from "../lives.js";
import { cohortOf, expectedOf, isInside, isTold, type ToldId, toldIds } from "./told.js";

/** What is to be expected of the children in one domain; a trait that is "all" does not divide. */
export interface TrueLevel {
  readonly outcome: ToldId;
  readonly cohort: string;
  readonly inside: "yes" | "no";
  readonly parents: "rest" | "others" | "all";
  readonly origin: string;
  /** Children of whom registers tell it. */
  readonly children: number;
  /** Mean of their planted chances, or of the marks that were to be expected. */
  readonly level: number;
}

/** Every outcome by cohort and place, by parents and origin or all of them. */
export function trueLevels(lives: readonly Life[]): readonly TrueLevel[] {
  const sums = new Map<
    string,
    { domain: Omit<TrueLevel, "children" | "level">; children: number; sum: number }
  >();
  for (const life of lives) {
    const inside = isInside(life);
    if (inside === null) continue;
    for (const outcome of toldIds.filter((id) => isTold(life, id))) {
      for (const parents of [life.traits.rest ? "rest" : "others", "all"] as const) {
        for (const origin of [life.child.origin, "all"]) {
          const domain = {
            outcome,
            cohort: cohortOf(life),
            inside: inside ? "yes" : "no",
            parents,
            origin,
          } as const;
          const key = Object.values(domain).join(" ");
          const found = sums.get(key) ?? { domain, children: 0, sum: 0 };
          sums.set(key, { domain, children: found.children + 1, sum: found.sum + expectedOf(life, outcome) });
        }
      }
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { domain, children, sum }]) => ({ ...domain, children, level: sum / children }));
}

/** Rest group's children minus others', by place and cohort. */
export function trueGaps(levels: readonly TrueLevel[]): readonly object[] {
  return levels.flatMap((rest) => {
    const { outcome, cohort, inside, parents, origin } = rest;
    if (parents !== "rest" || origin !== "all") return [];
    const others = levels.find(
      (one) =>
        one.outcome === outcome &&
        one.cohort === cohort &&
        one.inside === inside &&
        one.parents === "others" &&
        one.origin === "all",
    );
    if (!others) return [];
    const odds = ({ level }: TrueLevel) => level / (1 - level);
    return [
      {
        ...{ outcome, cohort, inside, gap: rest.level - others.level },
        ...(outcome === "grade" ? {} : { oddsRatio: odds(rest) / odds(others) }),
      },
    ];
  });
}
