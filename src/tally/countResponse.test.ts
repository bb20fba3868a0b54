import { expect, test } from "vitest";
import { studyOf } from "../../test/studyOf.js";
import { sql } from "../store/sql.js";
import { openStore } from "../store/store.js";
import { countResponse } from "./countResponse.js";

const study = studyOf({
  measures: [],
  response: { column: "reply", yes: ["1"], no: ["0"], known: ["sex"], classes: null, trim: null },
});

test("waves and groups stand in the study's order, without those where everybody answered", async () => {
  const store = await openStore();
  try {
    await store.run(
      sql`CREATE TABLE invited AS SELECT *, '' AS stratum, 1::DOUBLE AS base_weight, 'f' AS by_known_sex FROM (VALUES
            ('1', 'other', 1), ('1', 'other', 0), ('1', 'plan', 1), ('1', 'plan', 0),
            ('2', 'other', 1), ('2', 'plan', 0), ('2', 'plan', 1)
          ) AS invited(by_wave, by_group, answered)`,
    );
    const counted = await countResponse(store, study);
    expect(counted.map(({ wave, group }) => `${wave} ${group}`)).toEqual(["1 plan", "1 other", "2 plan"]);
  } finally {
    store.close();
  }
});
