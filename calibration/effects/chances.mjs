import { dissimilarity } from "../../dist/estimate/chances/dissimilarity.js";
import { covarianceOf, figureOf } from "../../dist/estimate/chances/figureOf.js";
import { mobilityTable } from "../../dist/estimate/chances/mobilityTable.js";
import { shareRate } from "../../dist/estimate/chances/rates.js";
import { logOddsRatio, shareGap } from "../../dist/estimate/chances/shareGap.js";
import { made, minus } from "../../dist/estimate/chances/smooth.js";
import { trend } from "../../dist/estimate/chances/trend.js";
import { inequality } from "../../dist/estimate/questions/chances/moreUnequal.js";
import { stream } from "../../dist/maths/random.js";
import { id } from "../../dist/store/sql.js";
import { withTemporary } from "../../dist/store/store.js";
import { chancesCells } from "../../dist/tally/chancesCells.js";
import { intervalOf } from "./intervalOf.mjs";
import { destinations, people, plantedRate } from "./people.mjs";
import { standardisedDifference } from "./standardised.mjs";
import { tableOf } from "./tableOf.mjs";

const keys = (...names) => names.map((name) => ({ name, value: id(name) }));
const arriving = ["youth", "higher"];
const origins = ["rest", "other"];
const sides = ["inside", "outside"];
const [rest, other] = [{ origin: "rest" }, { origin: "other" }];
const [inside, outside] = [{ side: "inside" }, { side: "outside" }];
const late = { cohort: "late" };

/** Measures of chances among 600 people of each cohort: how far from what was planted. */
export async function chances(store, seed, add) {
  const rows = tableOf(people(stream(seed, "chances"), 600));
  const by = keys("cohort", "origin", "side", "arrives");
  const cells = await withTemporary(store, rows, (table) => chancesCells(store, { rows: table, by }));
  const tell = (row, measure, truth) => add({ row }, intervalOf(figureOf(cells.sums, measure), truth));

  const measures = ["early", "late"].map((cohort) => measuresOf(cells, { cohort }));
  const truths = ["early", "late"].map((cohort) => plantedMeasures({ cohort }));
  for (const [name, truth] of Object.entries(truths[1])) tell(`chances ${name}`, measures[1][name], truth);
  for (const [name, chance] of Object.entries(chanceOf)) {
    const change = made(
      [measures[1], measures[0]].map((one) => inequality(chance, one[name])),
      minus,
    );
    const size = (truth) => inequality(chance, { value: truth[name], gradient: new Map() }).value;
    tell(`chances change ${name}`, change, size(truths[1]) - size(truths[0]));
  }

  const planted = (like) => plantedRate({ ...like, ...late }, arriving);
  const double = made(
    [rest, other].map((origin) => sideGap(cells, "arrives", arriving, { ...origin, ...late })),
    minus,
  );
  const gap = (side) => planted({ ...inside, ...side }) - planted({ ...outside, ...side });
  tell("chances double difference", double, gap(rest) - gap(other));

  const shareOfRest = (0.35 * 0.5) / (0.35 * 0.5 + 0.65 * 0.8);
  const like = (side) =>
    shareOfRest * planted({ ...side, ...rest }) + (1 - shareOfRest) * planted({ ...side, ...other });
  const alike = await standardisedDifference(store, rows, { arriving, ...late });
  add({ row: "chances standardised" }, intervalOf(alike, like(inside) - like(outside)));
  const unlike = sideGap(cells, "arrives", arriving, late);
  tell("chances not standardised", unlike, like(inside) - like(outside));
}

/** The rows' names for measures of chances. */
const chanceOf = { "share-gap": "share-gap", "log-odds-ratio": "odds-ratio", dissimilarity: "dissimilarity" };

function measuresOf(cells, where = {}) {
  const table = mobilityTable(cells, { origin: "origin", destination: "arrives", where });
  const asked = { origins, destinations: arriving };
  return {
    "share-gap": shareGap(table, asked),
    "log-odds-ratio": logOddsRatio(table, asked),
    dissimilarity: dissimilarity(table, origins),
  };
}

/** The share inside who have an outcome, less that outside. */
function sideGap(cells, destination, destinations, where = {}) {
  return shareGap(mobilityTable(cells, { origin: "side", destination, where }), {
    origins: sides,
    destinations,
  });
}

/** By their definitions, from the planted shares. */
function plantedMeasures(like) {
  const [one, two] = [rest, other].map((origin) => plantedRate({ ...origin, ...like }, arriving));
  const apart = destinations.map((destination) => {
    const [first, second] = [rest, other].map((origin) => plantedRate({ ...origin, ...like }, [destination]));
    return Math.abs(first - second);
  });
  return {
    "share-gap": one - two,
    "log-odds-ratio": Math.log(one / (1 - one) / (two / (1 - two))),
    dissimilarity: apart.reduce((sum, gap) => sum + gap, 0) / 2,
  };
}

/** Two origins with the same chances: no measure can be equal by chance, and dissimilarity cannot be 0. */
export async function equalChances(store, seed, add) {
  const dice = stream(seed, "equal chances");
  const rows = Array.from({ length: 600 }, () => ({
    origin: dice.uniform() < 0.35 ? "rest" : "other",
    arrives: destinations[dice.below(3)],
  }));
  const cells = await withTemporary(store, tableOf(rows), (table) =>
    chancesCells(store, { rows: table, by: keys("origin", "arrives") }),
  );
  const measures = measuresOf(cells);
  for (const name of ["share-gap", "log-odds-ratio", "dissimilarity"])
    add({ row: `equal ${name}` }, intervalOf(figureOf(cells.sums, measures[name]), 0));
}

/** Sixteen cohorts of 150; their share rises by half a point a year, and by two points from the ninth on. */
export async function bend(store, seed, add) {
  const dice = stream(seed, "bend");
  const cohorts = Array.from({ length: 16 }, (_, c) => 1995 + c);
  const share = (cohort, turn) => 0.5 + 0.005 * (cohort - 2003) + turn * Math.max(0, cohort - 2003);
  for (const [row, turn] of [
    ["bend", 0.015],
    ["no bend", 0],
  ]) {
    const rows = cohorts.flatMap((cohort) =>
      Array.from({ length: 150 }, () => ({
        cohort: `${cohort}`,
        finished: dice.uniform() < share(cohort, turn) ? "yes" : "no",
      })),
    );
    const cells = await withTemporary(store, tableOf(rows), (table) =>
      chancesCells(store, { rows: table, by: keys("cohort", "finished") }),
    );
    const rate = shareRate(cells, "finished", ["yes"]);
    const shares = cohorts.map((cohort) => rate({ cohort: `${cohort}` }));
    const found = trend({
      cohorts,
      values: shares.map(({ value }) => value),
      covariance: covarianceOf(cells.sums, shares),
      breakAt: 2003,
    });
    add({ row: `trend ${row}` }, intervalOf(found.turn, turn));
    if (turn === 0) add({ row: "trend misfit" }, { missed: found.misfit.p < 0.05 });
  }
}

/** 60 areas of 10 people; what an area shares makes people independent only if it is named as the cluster. */
export async function areasAlike(store, seed, add) {
  const dice = stream(seed, "areas alike");
  const rows = Array.from({ length: 60 }, (_, area) => {
    const [side, shock] = [area < 24 ? "inside" : "outside", 0.12 * dice.normal()];
    const share = Math.min(1, Math.max(0, (side === "inside" ? 0.4 : 0.5) + shock));
    return Array.from({ length: 10 }, () => ({
      area: `${area}`,
      side,
      finished: dice.uniform() < share ? "yes" : "no",
    }));
  }).flat();
  await withTemporary(store, tableOf(rows), async (table) => {
    for (const [row, more] of [
      ["areas", { cluster: id("area") }],
      ["people", {}],
    ]) {
      const cells = await chancesCells(store, { rows: table, by: keys("side", "finished"), ...more });
      const gap = sideGap(cells, "finished", ["yes"]);
      add({ row: `alike ${row}` }, intervalOf(figureOf(cells.sums, gap), -0.1));
    }
  });
}
