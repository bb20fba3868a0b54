import { matrix, quadraticForm } from "../../maths/matrix.js";
import type { Areas } from "../../vocabulary/study.js";
import type { Domain } from "../../vocabulary/tally.js";
import type { DomainEstimates } from "./domainEstimates.js";

/**
 * The mean over areas of the areas' own estimates, by wave: every area counts the same, however many live there.
 *
 * in      estimates by {wave, group, area}
 * out     estimates by {wave, group} for the group that has areas; areas without answers are left out
 */
export function areaMeans(areas: Areas, estimates: DomainEstimates): DomainEstimates {
  const known = new Set(areas.list.map(({ id }) => id));
  const members = new Map<string, number[]>();
  estimates.domains.forEach(({ wave = "", group, category = "" }, d) => {
    if (group !== areas.group || !known.has(category) || estimates.empty.has(d)) return;
    members.set(wave, [...(members.get(wave) ?? []), d]);
  });
  const sets = [...members.values()];
  const all = (wanted: readonly number[]) => wanted.flatMap((s) => sets[s] ?? []);
  const size = estimates.domains.length;
  const weights = matrix(sets.length, size, (s, d) =>
    sets[s]?.includes(d) ? 1 / (sets[s]?.length ?? 1) : 0,
  );
  const total = (of: Float64Array) =>
    Float64Array.from(sets, (set) => set.reduce((sum, d) => sum + (of[d] as number), 0));
  const { behind } = estimates;
  return {
    domains: [...members.keys()].map((wave): Domain => ({ wave, group: areas.group })),
    values: Float64Array.from(sets, (set) =>
      set.reduce((sum, d) => sum + (estimates.values[d] as number) / set.length, 0),
    ),
    covariance: Float64Array.from(
      quadraticForm(weights, { rows: size, cols: size, data: estimates.covariance }).data,
    ),
    empty: new Set(),
    designEffects: sets.map(() => null),
    limits: null,
    df: (wanted) => estimates.df(all(wanted)),
    behind: {
      rows: total(behind.rows),
      answered: total(behind.answered),
      sums: total(behind.sums),
      squares: total(behind.squares),
      alike: sets.map((set) => set.every((d) => behind.alike[d])),
      extent: (wanted) => behind.extent(all(wanted)),
    },
    query: estimates.query,
  };
}
