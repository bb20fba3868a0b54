import { stream } from "../../dist/maths/random.js";

const periods = Array.from({ length: 17 }, (_, t) => 2005 + t);

/** Areas by the year in which the programme begins there: 66 of them, and 200 where it never does. */
const some = new Map([
  [2016, 18],
  [2017, 16],
  [2018, 18],
  [2019, 14],
  [null, 200],
]);
/** It begins everywhere in the end: after 2018 nobody is left to compare with. */
const everywhere = new Map([
  [2009, 66],
  [2014, 100],
  [2019, 100],
]);

/**
 * What is planted, by kind of world: the effect in an area whose programme began in `start`, `since` years ago; how far areas
 * that are reached drift from the others in a year; whether shocks are those of municipalities, and whether it is known.
 */
const kinds = {
  nothing: {},
  same: { effect: () => 0.03 },
  growing: {
    effect: (start, since) => ({ 2016: 0.03, 2017: 0.022, 2018: 0.014, 2019: 0.006 })[start] * (since + 1),
  },
  everywhere: {
    starts: everywhere,
    until: 2018,
    effect: (start, since) => (start === 2009 ? 0.01 * (since + 1) : 0.02),
  },
  parting: { effect: () => 0.03, drift: 0.006 },
  shared: { effect: () => 0.03, municipal: true },
  municipal: { effect: () => 0.03, municipal: true, clusters: "municipality" },
};

/**
 * A made-up panel of each kind: the share of young people in education by area and year.
 *
 * Areas differ for good (those reached first are better off), years differ, and half of what happens to an area in one year is
 * left in the next. People of an area and year are drawn one by one. All kinds of one seed have the same areas, years and shocks.
 *
 * in      a seed
 * out     each kind with its panel, and the mean of what was planted in the cells that a figure is about
 */
export function panels(seed) {
  return Object.entries(kinds).map(([kind, planted]) => {
    const { starts = some, effect = () => 0, drift = 0, municipal = false } = planted;
    const { until = 2021, clusters = "area" } = planted;
    const areas = areasOf(stream(seed, "areas"), starts);
    const years = yearsOf(stream(seed, "years"));
    const own = shocks(stream(seed, "shocks"), areas.length);
    const theirs = shocks(stream(seed, "municipal shocks"), 100);
    const dice = stream(seed, `people ${municipal ? "shared" : kind}`);
    const outcome = Float64Array.from({ length: areas.length * periods.length }, (_, cell) => {
      const [i, t] = [Math.floor(cell / periods.length), cell % periods.length];
      const { level, cohort, people, municipality } = areas[i];
      const shock = municipal ? 0.5 * own[i][t] + theirs[municipality][t] : own[i][t];
      const since = cohort === null ? -1 : periods[t] - cohort;
      const apart = cohort === null ? 0 : drift * (periods[t] - 2013);
      const share = level + years[t] + shock + apart + (since >= 0 ? effect(cohort, since) : 0);
      return drawn(dice, people, share) / people;
    });
    return {
      kind,
      panel: panelOf(areas, outcome, clusters),
      truth: (part) => meanEffect({ starts, effect, until }, part),
    };
  });
}

/** Two areas that are reached lie in a municipality and begin together; others lie three in each of the rest. */
function areasOf(dice, starts) {
  const cohorts = [...starts].flatMap(([start, many]) => Array(many).fill(start));
  return cohorts.map((cohort, i) => ({
    cohort,
    area: i,
    municipality: i < 66 ? Math.floor(i / 2) : 33 + Math.floor((i - 66) / 3),
    level: (i < 66 ? 0.55 : 0.45) + 0.05 * dice.normal(),
    people: 60 + dice.below(121),
  }));
}

function yearsOf(dice) {
  let level = 0;
  return periods.map(() => {
    level += 0.01 * dice.normal();
    return level;
  });
}

function shocks(dice, many) {
  const sd = 0.03;
  return Array.from({ length: many }, () => {
    let shock = sd * dice.normal();
    return periods.map(() => {
      const now = shock;
      shock = 0.5 * shock + Math.sqrt(0.75) * sd * dice.normal();
      return now;
    });
  });
}

function drawn(dice, people, share) {
  let many = 0;
  for (let k = 0; k < people; k++) if (dice.uniform() < share) many++;
  return many;
}

function panelOf(areas, outcome, clusters) {
  return {
    periods,
    units: areas.map(({ cohort, ...area }) => {
      return { id: `${area.area}`, cohort, cluster: `${area[clusters]}`, weight: 1, covariates: [] };
    }),
    outcome,
    present: new Uint8Array(outcome.length).fill(1),
  };
}

/** The mean effect that is planted in a kind of world. */
export function plantedMean(kind) {
  const { starts = some, effect = () => 0, until = 2021 } = kinds[kind];
  return meanEffect({ starts, effect, until }, { by: "overall" });
}

function meanEffect({ starts, effect, until }, { by, at }) {
  let [sum, cells] = [0, 0];
  for (const [start, areas] of starts) {
    for (const period of periods) {
      const since = period - start;
      const isOf = { overall: true, cohort: start === at, event: since === at, period: period === at }[by];
      if (start === null || since < 0 || period > until || !isOf) continue;
      sum += areas * effect(start, since);
      cells += areas;
    }
  }
  return cells > 0 ? sum / cells : 0;
}
