// A logit of "glad" on age and sex over all people, with design-based standard errors.

import { binomial } from "../dist/estimate/regression/family.js";
import { glm } from "../dist/estimate/regression/glm.js";
import { category, numeric } from "../dist/estimate/regression/modelColumns.js";
import { designCovariance } from "../dist/estimate/variance/designCovariance.js";
import { id } from "../dist/store/sql.js";
import { regressionRequest } from "../dist/tally/regression.js";
import { tally } from "../dist/tally/tally.js";

export async function logit(store, design) {
  const counted = await tally(
    store,
    regressionRequest({
      rows: id("people"),
      design,
      response: { name: "glad", value: id("glad") },
      predictors: ["age", "sex"].map((name) => ({ name, value: id(name) })),
    }),
  );
  const columns = [...category("age", ["0", "1", "2", "3", "4", "5"]), ...numeric("sex")];
  const fit = glm(counted, { response: "glad", family: binomial, columns });
  const { data, size } = designCovariance(counted, fit.influence, { lonelyPsu: "fail" });
  return [...fit.values, ...fit.values.map((_, p) => Math.sqrt(data[p * size + p]))];
}
