import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aggregateEffects } from "../../src/estimate/effects/aggregateEffects.js";
import { groupTimeDoublyRobust } from "../../src/estimate/effects/groupTimeDoublyRobust.js";
import type { GroupTimeEffects, GroupTimeOptions } from "../../src/estimate/effects/groupTimeEffect.js";
import { groupTimeEffects } from "../../src/estimate/effects/groupTimeEffects.js";
import { preTrendTest } from "../../src/estimate/effects/preTrendTest.js";
import { entry, select } from "../../src/maths/matrix.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { tallyPanel } from "../../src/tally/panelSums.js";
import type { PanelTable } from "../../src/vocabulary/panel.js";
import { panelOf } from "../panelOf.js";
import { expectAgree } from "./agree.js";
import { list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("did_toy");
});
afterAll(() => store.close());

/** The sandwich in R is by numerical derivatives: about ten digits. */
const near = 1e-8;

interface Case {
  readonly covariates: readonly string[];
  readonly options: GroupTimeOptions;
  readonly weighted: boolean;
  readonly clustered: boolean;
}

/** What an entry of the reference asks for, by its name. */
function caseOf(key: string): Case {
  const has = (word: string) => key.split(".").includes(word);
  return {
    covariates: has("continuous") ? ["x1", "x2"] : has("pattern") ? ["x2"] : [],
    options: {
      comparison: has("notyet") ? "not-yet" : "never",
      basePeriod: has("universal") ? "universal" : "varying",
      anticipation: has("anticipation") ? 1 : 0,
    },
    weighted: has("weighted"),
    clustered: has("clustered"),
  };
}

async function fromStore({ covariates, options, weighted, clustered }: Case) {
  const sums = await tallyPanel(store, {
    rows: id("did_toy"),
    unit: id("unit"),
    period: id("period"),
    cohort: id("cohort"),
    outcome: id("y"),
    weight: weighted ? id("weight") : null,
    by: covariates.map((name) => ({ name, value: id(name) })),
    cluster: clustered ? id("cluster") : null,
  });
  return groupTimeEffects(sums, options);
}

async function fromRows({ covariates, options, weighted, clustered }: Case) {
  const rows = await store.rows(sql`SELECT * FROM did_toy ORDER BY unit, period`);
  const table: PanelTable = panelOf(
    rows.map((row) => ({
      unit: String(row.unit),
      period: Number(row.period),
      outcome: Number(row.y),
      cohort: row.cohort === null ? null : Number(row.cohort),
      ...(weighted && { weight: Number(row.weight) }),
      ...(clustered && { cluster: String(row.cluster) }),
    })),
  );
  const traits = new Map(rows.map((row) => [String(row.unit), covariates.map((name) => Number(row[name]))]));
  const units = table.units.map((unit) => ({ ...unit, covariates: traits.get(unit.id) ?? [] }));
  return groupTimeDoublyRobust({ ...table, units }, options);
}

const none = ["none", "none.notyet.universal", "none.notyet.anticipation", "none.weighted.clustered"];
const pattern = ["pattern", "pattern.weighted.notyet", "pattern.weighted.clustered"];
const continuous = ["continuous", "continuous.weighted.notyet", "continuous.weighted.clustered.universal"];

describe.each([
  ["sums in SQL", fromStore, [...none, ...pattern]],
  ["rows", fromRows, [...none, ...pattern, ...continuous]],
])("moment conditions solved in R, from %s", (_, estimate, keys) => {
  test.each(keys)("%s", async (key) => {
    const asked = caseOf(key);
    const wanted = reference("did-made", key);
    const found = estimated(await estimate(asked));
    const places = found.effects.flatMap(({ phase }, k) => (phase === "base" ? [] : [k]));
    const effects = places.map((k) => found.effects[k]);
    expect(effects.map((effect) => effect?.cohort)).toEqual(wanted.cohort);
    expect(effects.map((effect) => effect?.period)).toEqual(wanted.period);
    expect(effects.map((effect) => effect?.base)).toEqual(wanted.base);
    expectAgree(
      effects.map((effect) => effect?.value ?? 0),
      list(wanted.est),
      near,
    );
    expectAgree(select(found.covariance, places, places).data, list(wanted.vcov), near);

    const event = aggregateEffects(found, { by: "event-time" });
    const simple = aggregateEffects(found, { by: "all" });
    if (event.kind !== "estimated" || simple.kind !== "estimated") throw new Error("no average");
    expectAgree([simple.overall.value, simple.overall.se], list(wanted.simple), near);
    if (asked.options.basePeriod === "varying") {
      expect(event.points.map(({ at }) => at)).toEqual(wanted.event);
      expectAgree(
        event.points.map(({ value }) => value),
        list(wanted.eventEst),
        near,
      );
      expectAgree(event.covariance.data, list(wanted.eventVcov), near);
    }
    const trend = preTrendTest(found.effects, found.covariance);
    if (trend.kind !== "tested") throw new Error(trend.detail);
    expectAgree([trend.statistic, trend.df, trend.p], list(wanted.wald), 1e-7);
  });
});

test("with a universal base period the base is part of the effects, 0 and without variance", async () => {
  const found = estimated(await fromStore(caseOf("none.notyet.universal")));
  const bases = found.effects.flatMap(({ phase, value, se }, k) =>
    phase === "base" ? [[value, se, entry(found.covariance, k, k)]] : [],
  );
  expect(bases).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

function estimated(found: ReturnType<typeof groupTimeEffects>): GroupTimeEffects {
  if (found.kind !== "estimated") throw new Error(found.detail);
  return found;
}
