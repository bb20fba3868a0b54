import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import type { Result } from "../../src/vocabulary/estimate.js";
import type { Measure } from "../../src/vocabulary/study.js";
import { answered, estimateIn } from "../answered.js";
import { dimension, indexOf, share, studyOf } from "../studyOf.js";

const safe: Measure = {
  ...dimension("safe"),
  kind: "dimension",
  items: ["dark", "home"].map((item) => ({ item, reversed: false })),
  atLeast: 1,
};
const { analysis } = studyOf({ measures: [] });
const study = studyOf({
  measures: [safe, dimension("trust"), indexOf("total", ["safe", "trust"]), share("glad")],
  analysis: {
    ...analysis,
    sensitivity: { measures: ["safe", "total", "glad"], variants: ["complete-cases"], imputations: 5 },
  },
});

let store: Store;
let results: readonly Result[];
beforeAll(async () => {
  store = await openStore();
  await store.run(
    sql`CREATE TABLE answers (item_dark DOUBLE, item_home DOUBLE, item_trust DOUBLE,
          measure_safe DOUBLE, measure_trust DOUBLE, measure_total DOUBLE, measure_glad DOUBLE)`,
  );
  await store.run(
    sql`INSERT INTO answers VALUES
          (0.2,  0.4,  0.6,   0.3,  0.6,  0.45, 1),
          (0.6,  0.8,  NULL,  0.7,  NULL, 0.7,  0),
          (0.4,  NULL, 0.8,   0.4,  0.8,  0.6,  NULL),
          (0.8,  0.8,  0.2,   0.8,  0.2,  0.5,  1),
          (NULL, NULL, 0.4,   NULL, 0.4,  0.4,  1)`,
  );
  await store.run(
    sql`ALTER TABLE answers ADD COLUMN wave TEXT DEFAULT '1'; ALTER TABLE answers ADD COLUMN "group" TEXT DEFAULT 'plan';
        ALTER TABLE answers ADD COLUMN stratum TEXT DEFAULT ''; ALTER TABLE answers ADD COLUMN weight DOUBLE DEFAULT 1`,
  );
  results = await answered(store, study);
});
afterAll(() => store.close());

test.each([
  // as reported: everybody with a value; complete: those who answered every question behind it
  ["safe", { value: (0.3 + 0.7 + 0.4 + 0.8) / 4, n: 4 }, { value: (0.3 + 0.7 + 0.8) / 3, n: 3 }],
  ["total", { value: (0.45 + 0.7 + 0.6 + 0.5 + 0.4) / 5, n: 5 }, { value: (0.45 + 0.5) / 2, n: 2 }],
  ["glad", { value: 3 / 4, n: 4 }, { value: 3 / 4, n: 4 }],
])("%s of those who answered every question of it", (measure, reported, complete) => {
  const level = { kind: "level", measure, at: { wave: "1", group: "plan", category: null } } as const;
  const told = (one: Parameters<typeof estimateIn>[1]) => {
    const { value, n } = estimateIn(results, one);
    return { value: Number(value.toFixed(12)), n };
  };
  const rounded = ({ value, n }: { value: number; n: number }) => ({ value: Number(value.toFixed(12)), n });
  expect(told(level)).toEqual(rounded(reported));
  expect(told({ kind: "variant", variant: "complete-cases", measure, of: level })).toEqual(rounded(complete));
});
