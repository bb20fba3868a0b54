import { afterAll, beforeAll, expect, test } from "vitest";
import { studyOf } from "../../../test/studyOf.js";
import { sql } from "../../store/sql.js";
import { openStore, type Store } from "../../store/store.js";
import type { Areas } from "../../vocabulary/study.js";
import { areaAccount } from "./areaAccount.js";

const areas: Areas = {
  breakdown: "area",
  group: "plan",
  covariates: [],
  measures: [],
  list: ["hill", "mill", "west"].map((id) => ({ id, label: { en: id }, since: null, known: [] })),
};
const study = studyOf({ measures: [], areas });

let store: Store;
beforeAll(async () => {
  store = await openStore();
  await store.run(
    sql`CREATE TABLE answers AS FROM (VALUES
          ('1', 'plan', 'hill'), ('1', 'plan', 'west'), ('1', 'plan', 'west'), ('1', 'plan', NULL),
          ('2', 'plan', 'hill'), ('2', 'plan', 'mill'), ('2', 'plan', NULL), ('2', 'plan', NULL),
          ('1', 'other', NULL), ('2', 'other', NULL), ('2', 'other', 'west')
        ) AS answers(wave, "group", by_area)`,
  );
});
afterAll(() => store.close());

test("people of the group without an area, and areas that one wave alone has answers from", async () => {
  expect(await areaAccount(areas, study, store)).toEqual({
    without: [
      { wave: "1", rows: 1 },
      { wave: "2", rows: 2 },
    ],
    once: [
      { area: "mill", wave: "2", rows: 1 },
      { area: "west", wave: "1", rows: 2 },
    ],
  });
});

test("where one wave alone has areas, no area is told to be seen once", async () => {
  await store.run(sql`UPDATE answers SET by_area = NULL WHERE wave = '2'`);
  const { without, once } = await areaAccount(areas, study, store);
  expect([without[1]?.rows, once]).toEqual([4, []]);
});
