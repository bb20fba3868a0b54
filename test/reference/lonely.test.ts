import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { together } from "../../src/estimate/contrasts/together.js";
import { type Linearised, means, totalOf, totals } from "../../src/estimate/means/ratios.js";
import { type CovarianceOptions, designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { answered } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import { expectAgree } from "./agree.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apistrat", "apiclus1_lonely", "lonely_toy");
});
afterAll(() => store.close());

function expectReference(
  t: Tally,
  { values, influence }: Linearised,
  options: CovarianceOptions,
  key: string,
): void {
  const covariance = designCovariance(t, influence, options);
  if (covariance.kind !== "covariance") throw new Error(covariance.kind);
  const wanted = reference("survey-lonely-psu", key);
  expectAgree(values, list(wanted.est));
  expectAgree(covariance.data, list(wanted.vcov));
}

describe("five rows, the third stratum with one PSU", () => {
  const { rows, design } = designOf("toy");
  const toy = (psu = design.psu) =>
    tally(store, { rows, design: { ...design, psu }, by: [], variables: answered("y", id("y")) });

  describe.each(["certainty", "remove", "adjust", "average"] as const)("%s", (lonelyPsu) => {
    test.each([
      ["rows as PSUs", design.psu],
      ["rows as people drawn directly", null],
    ])("%s", async (_, psu) => {
      const t = await toy(psu);
      expectReference(t, means(t, "y"), { lonelyPsu }, `toy.${lonelyPsu}`);
      expectReference(t, totals(t, totalOf(t, "y")), { lonelyPsu }, `toy.total.${lonelyPsu}`);
    });
  });

  test.each(["toy.fail", "toy.total.fail"])("%s names the stratum", async (key) => {
    const t = await toy();
    const { influence } = key === "toy.fail" ? means(t, "y") : totals(t, totalOf(t, "y"));
    const result = designCovariance(t, influence, { lonelyPsu: "fail" });
    expect(result).toMatchObject({ kind: "one-psu", strata: [{ name: "3", psus: 1 }] });
    expect(String(reference("survey-lonely-psu", key).error)).toContain("Stratum (3)");
  });
});

test.each(["certainty", "remove", "adjust", "average"] as const)(
  "schools in clusters, one district alone in its stratum, two means: %s",
  async (lonelyPsu) => {
    const variables = [...answered("api00", id("api00")), ...answered("enroll", id("enroll"))];
    const t = await tally(store, { ...designOf("apiclus1_lonely"), by: [], variables });
    const both = together(means(t, "api00"), means(t, "enroll"));
    expectReference(t, both, { lonelyPsu }, `apiclus1_lonely.${lonelyPsu}`);
  },
);

/** R: `sub <- subset(dstrat, stype != "H" | cds == "10621661035831")`: the first high school, and all others. */
describe("a domain that reaches only one of a stratum's fifty schools", () => {
  const oneHighSchool = {
    name: "sub",
    value: sql`CASE WHEN stype <> 'H' OR cds = '10621661035831' THEN 'sub' END`,
  };

  describe.each(["fail", "certainty", "remove", "adjust", "average"] as const)("%s", (lonelyPsu) => {
    test.each([false, true])("counts as lonely: %s", async (adjustDomainLonely) => {
      const t = await tally(store, {
        ...designOf("dstrat"),
        by: [oneHighSchool],
        variables: answered("api00", id("api00")),
      });
      const key = `apistrat.domain_oneH.${lonelyPsu}.adjdomain${adjustDomainLonely ? "TRUE" : "FALSE"}`;
      expectReference(t, means(t, "api00"), { lonelyPsu, adjustDomainLonely }, key);
    });
  });
});
