// What is done with a register of person-years in Parquet, and what of it must be found again: neither in education nor
// employment, as `plantedInRegister` has it. Each work returns figures as {what, value, se, planted}.

import { figureOf } from "../dist/estimate/chances/figureOf.js";
import { mobilityTable } from "../dist/estimate/chances/mobilityTable.js";
import { shareGap } from "../dist/estimate/chances/shareGap.js";
import { made, minus } from "../dist/estimate/chances/smooth.js";
import { aggregateEffects } from "../dist/estimate/effects/aggregateEffects.js";
import { groupTimeEffects } from "../dist/estimate/effects/groupTimeEffects.js";
import { id, sql } from "../dist/store/sql.js";
import { chancesCells } from "../dist/tally/chancesCells.js";
import { countPanel } from "../dist/tally/countPanel.js";
import { tallyPanel } from "../dist/tally/panelSums.js";
import { answers } from "../dist/vocabulary/answers.js";
import { plantedInRegister as planted } from "../dist/world/register/personYears.js";

/** The areas with a plan, and beside them what is left of each municipality. */
const area = sql`CASE WHEN plan > 0 THEN plan ELSE municipality END`;
const inside = { name: "inside", value: sql`plan > 0` };
const origin = { name: "origin", value: id("origin") };
const neet = { name: "neet", value: id("neet") };
const [danish, menapt] = ["1", "2"];
const [within, outside] = ["true", "false"].map((side) => ({ inside: side }));
const neverTreated = { comparison: "never", basePeriod: "varying", anticipation: 0 };

/** Plans begin in 2016 to 2019. */
const start = sql`CASE WHEN plan > 0 THEN 2016 + plan % 4 END`;

export const works = {
  /** People by birth year, side, parents, origin, sex and outcome. */
  "cohort table": async (store, rows) => {
    const kept = ["born", "parents_rest", "woman"].map((name) => ({ name, value: id(name) }));
    const cells = await chancesCells(store, { rows, by: [...kept, inside, origin, neet] });
    const gap = (what, key, value) => figure(what, cells, gapIn(cells, key, ["1", "0"]), value);
    return [gap("women", "woman", 0), gap("parents in the rest group", "parents_rest", planted.rest)];
  },

  /** Gaps between origins, inside less outside, with areas as clusters. */
  "double difference": async (store, rows) => {
    const cells = await chancesCells(store, { rows, by: [inside, origin, neet], cluster: area });
    const [inner, outer] = [within, outside].map((side) => gapIn(cells, "origin", [menapt, danish], side));
    return [
      figure("origin, inside", cells, inner, planted.menapt),
      figure("origin, outside", cells, outer, planted.menapt),
      figure("their difference", cells, made([inner, outer], minus), 0),
    ];
  },

  /** Means of area and year, weighing as their people do. */
  "effects, areas as units": (store, rows) => ofAreas(store, rows, area, null),

  /** Means of area, origin and year; like origins are compared. */
  "effects, areas as clusters": (store, rows) => {
    const unit = sql`2 * (${area}) + CASE WHEN origin = 2 THEN 1 ELSE 0 END`;
    return ofAreas(store, rows, unit, sql`origin = 2`);
  },

  /** A row a person: those who stayed on their side, and in their area, in the seven years around all starts. */
  "effects, people in areas": async (store, rows) => {
    const sums = await tallyPanel(store, {
      rows: sql`(SELECT * FROM ${rows} WHERE year >= 2015)`,
      ...{ unit: id("person"), period: id("year"), cohort: start, outcome: sql`CAST(neet AS INTEGER)` },
      ...{ weight: null, by: [], cluster: area, parts: 4 },
    });
    return [overall(sums)];
  },
};

async function ofAreas(store, rows, unit, text) {
  const keep = (name, value) => sql`${value} AS ${id(answers.kept(name))}`;
  await store.run(sql`CREATE OR REPLACE VIEW ${id(answers.table)} AS SELECT 1::DOUBLE AS ${id(answers.weight)},
    CAST(neet AS DOUBLE) AS ${id(answers.measure("neet"))}, ${keep("unit", unit)}, ${keep("year", id("year"))},
    ${keep("start", start)}, ${keep("area", area)}, ${keep("text", text ?? sql`NULL`)} FROM ${rows}`);
  const effects = {
    ...{ unit: "unit", start: "start", period: "year", cluster: "area", weight: "people" },
    ...{ texts: text ? ["text"] : [], numbers: [], estimators: ["group-time"], spillOver: null },
  };
  const { sums } = await countPanel(store, { waves: [] }, { measure: { id: "neet" }, effects });
  return [overall(sums)];
}

function overall(sums) {
  const found = groupTimeEffects(sums, neverTreated);
  if (found.kind !== "estimated") throw new Error(`${found.reason}: ${found.detail}`);
  const { value, se } = aggregateEffects(found, { by: "all" }).overall;
  return { what: "effect of a plan", value, se, planted: planted.plan };
}

/** The share neither in education nor employment with one value of a key, less that with another. */
function gapIn(cells, key, origins, where = {}) {
  const table = mobilityTable(cells, { origin: key, destination: "neet", where });
  return shareGap(table, { origins, destinations: ["true"] });
}

function figure(what, { sums }, measure, value) {
  const found = figureOf(sums, measure);
  if (found.kind !== "figure") throw new Error(`${what}: ${found.reason}, ${found.detail}`);
  return { what, value: found.value, se: found.se, planted: value };
}
