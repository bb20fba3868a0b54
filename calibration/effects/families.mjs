import { figureOf } from "../../dist/estimate/chances/figureOf.js";
import { momentRegression } from "../../dist/estimate/chances/momentRegression.js";
import { leastSquaresErrors, rankLine, rankSlope } from "../../dist/estimate/chances/rankRank.js";
import { siblingCorrelation } from "../../dist/estimate/chances/siblingCorrelation.js";
import { stream } from "../../dist/maths/random.js";
import { id } from "../../dist/store/sql.js";
import { withTemporary } from "../../dist/store/store.js";
import { chancesFamilies } from "../../dist/tally/chancesFamilies.js";
import { chancesMoments } from "../../dist/tally/chancesMoments.js";
import { chancesRanks } from "../../dist/tally/chancesRanks.js";
import { intervalOf } from "./intervalOf.mjs";
import { tableOf } from "./tableOf.mjs";

/** How parents' and children's incomes go together, by share of the people: normal, then made ranks of. */
const incomes = {
  alike: [{ share: 1, correlation: 0.7 }],
  divided: [
    { share: 0.6, correlation: 0.9 },
    { share: 0.4, correlation: -0.5 },
  ],
};

/** 500 families: the rank–rank slope with its own standard error, and with that of a regression program. */
export async function ranks(store, seed, add) {
  for (const [kind, parts] of Object.entries(incomes)) {
    const dice = stream(seed, `incomes ${kind}`);
    const rows = Array.from({ length: 500 }, () => {
      const { correlation } = parts.length > 1 && dice.uniform() >= parts[0].share ? parts[1] : parts[0];
      const parent = dice.normal();
      return { parent, child: correlation * parent + Math.sqrt(1 - correlation ** 2) * dice.normal() };
    });
    const found = await withTemporary(store, tableOf(rows), (table) =>
      chancesRanks(store, { rows: table, parent: id("parent"), child: id("child") }, rankLine),
    );
    // Pearson: the correlation of ranks of normal numbers.
    const truth = parts.reduce(
      (sum, { share, correlation }) => sum + share * (6 / Math.PI) * Math.asin(correlation / 2),
      0,
    );
    const figure = figureOf(found.scores, rankSlope(found));
    add({ row: `ranks ${kind}` }, intervalOf(figure, truth));
    add(
      { row: `ranks ${kind} naive` },
      intervalOf({ ...figure, se: leastSquaresErrors(found.groups[0]).slope }, truth),
    );
  }
}

const [perYear, family, own] = [0.05, 1, 1];

/** 300 families of one to three children; those that are better off live fewer years in the areas. */
export async function siblings(store, seed, add) {
  const dice = stream(seed, "siblings");
  const rows = Array.from({ length: 300 }, (_, f) => {
    const home = family * dice.normal();
    const usual = 8 - 2 * home + dice.normal();
    return Array.from({ length: 1 + dice.below(3) }, () => {
      const years = usual + 2 * dice.normal();
      const alone = own * dice.normal();
      return { family: `${f}`, years, alike: home + alone, outcome: home + alone + perYear * years };
    });
  }).flat();
  await withTemporary(store, tableOf(rows), async (table) => {
    const variables = ["years", "outcome"].map((name) => ({ name, value: id(name) }));
    for (const as of ["within", "cluster"]) {
      const moments = await chancesMoments(store, {
        rows: table,
        variables,
        group: { by: id("family"), as },
      });
      const { slopes } = momentRegression(moments, { outcome: "outcome", covariates: ["years"] });
      add({ row: `siblings ${as}` }, intervalOf(figureOf(moments.sums, slopes[0]), perYear));
    }
    const { sums, ...found } = await chancesFamilies(store, {
      rows: table,
      family: id("family"),
      outcome: id("alike"),
    });
    const truth = family ** 2 / (family ** 2 + own ** 2);
    add(
      { row: "siblings correlation" },
      intervalOf(figureOf(sums, siblingCorrelation({ sums, ...found })), truth),
    );
  });
}
