import { at } from "../../maths/at.js";
import type { Child } from "./people.js";
import { plantedMobility } from "./plantedChances.js";

interface Earned {
  readonly income: number;
  readonly score: { readonly parents: number; readonly expected: number };
}

/** Income at 30: the parents' place among all parents counts as much as is planted. */
export function earnings(children: readonly Child[], normal: () => number): (child: number) => Earned {
  const logs = children.map(({ mother, father }) => Math.log(mother.income + (father?.income ?? 0)));
  const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
  const spread = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length);
  const { correlation } = plantedMobility;
  return (i) => {
    const parents = (at(logs, i) - mean) / spread;
    const expected = correlation * parents;
    const score = expected + Math.sqrt(1 - correlation ** 2) * normal();
    return { income: Math.round(290_000 * Math.exp(0.45 * score)), score: { parents, expected } };
  };
}
