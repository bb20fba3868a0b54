import { contrast } from "../../dist/estimate/contrasts/contrast.js";
import { comparedCategories, standardisedMeans } from "../../dist/estimate/means/standardisedMeans.js";
import { degreesOfFreedom } from "../../dist/estimate/variance/degreesOfFreedom.js";
import { designCovariance } from "../../dist/estimate/variance/designCovariance.js";
import { id, join, sql } from "../../dist/store/sql.js";
import { withTemporary } from "../../dist/store/store.js";
import { answered } from "../../dist/tally/request.js";
import { tally } from "../../dist/tally/tally.js";

/** People drawn one by one. */
const design = {
  wave: sql`''`,
  stratum: sql`''`,
  psu: null,
  secondUnit: null,
  populationPsus: null,
  populationSecondUnits: null,
  weight: sql`1`,
  psusStay: false,
  person: null,
};

/** Who arrives inside less who does outside in one cohort, where both have the outside's composition by origin. */
export function standardisedDifference(store, rows, { arriving, cohort }) {
  const arrives = sql`CASE WHEN arrives IN (${join(arriving.map((one) => sql`${one}`))}) THEN 1.0 ELSE 0.0 END`;
  return withTemporary(store, rows, async (table) => {
    const counted = await tally(store, {
      rows: table,
      design,
      by: ["cohort", "side", "origin"].map((name) => ({ name, value: id(name) })),
      variables: answered("value", arrives),
    });
    const [inside, outside] = ["inside", "outside"].map((side) =>
      ["rest", "other"].map((origin) =>
        counted.domains.flatMap((domain, d) =>
          domain.cohort === cohort && domain.side === side && domain.origin === origin ? d : [],
        ),
      ),
    );
    const asked = { name: "value", sides: [inside, outside], standard: outside };
    const { categories } = comparedCategories(counted, asked);
    const { values, influence } = standardisedMeans(counted, asked, categories);
    const { data } = designCovariance(counted, influence, { lonelyPsu: "fail" });
    const weights = new Map([
      [0, 1],
      [1, -1],
    ]);
    const { value, variance } = contrast(values, data, weights);
    return { value, se: Math.sqrt(variance), df: degreesOfFreedom(counted) };
  });
}
