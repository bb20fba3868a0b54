import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateEffects } from "../../src/estimate/effects/aggregateEffects.js";
import { bandsSimultaneous } from "../../src/estimate/effects/bandsSimultaneous.js";
import { groupTimeDoublyRobust } from "../../src/estimate/effects/groupTimeDoublyRobust.js";
import type { GroupTimeEffects, GroupTimeOptions } from "../../src/estimate/effects/groupTimeEffect.js";
import { groupTimeEffects } from "../../src/estimate/effects/groupTimeEffects.js";
import { entry } from "../../src/maths/matrix.js";
import { normalQuantile } from "../../src/maths/normal.js";
import { random } from "../../src/maths/random.js";
import type { PanelCell, PanelSums, PanelTable, PanelUnit } from "../../src/vocabulary/panel.js";
import { panelSumsOf } from "../reference/did-panel.js";

const periods = [2014, 2015, 2016, 2017, 2018];

interface Unit {
  readonly cohort: number | null;
  readonly cluster: string;
  readonly weight: number;
  readonly trait: number;
  readonly y: readonly number[];
}

/** At least two units of each cohort and trait, so that everything can be estimated. */
const unit = (cohort: number | null, trait: number): fc.Arbitrary<Unit> =>
  fc.record({
    cohort: fc.constant(cohort),
    cluster: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    weight: fc.integer({ min: 1, max: 8 }).map((w) => w / 4),
    trait: fc.constant(trait),
    y: fc.array(
      fc.integer({ min: -400, max: 400 }).map((v) => v / 16),
      { minLength: 5, maxLength: 5 },
    ),
  });
const panel: fc.Arbitrary<Unit[]> = fc
  .tuple(
    ...[2016, 2018, null].flatMap((cohort) =>
      [0, 1].map((trait) => fc.array(unit(cohort, trait), { minLength: 2, maxLength: 5 })),
    ),
  )
  .map((groups) => groups.flat());
const options: fc.Arbitrary<GroupTimeOptions> = fc.record({
  comparison: fc.constantFrom("never", "not-yet"),
  basePeriod: fc.constantFrom("varying", "universal"),
  anticipation: fc.constantFrom(0, 1),
});

function tableOf(units: readonly Unit[]): PanelTable {
  return {
    periods,
    units: units.map(
      ({ cohort, cluster, weight, trait }, i): PanelUnit => ({
        id: `${i}`,
        cohort,
        cluster,
        weight,
        covariates: [trait],
      }),
    ),
    outcome: Float64Array.from(units.flatMap(({ y }) => y)),
    present: new Uint8Array(units.length * periods.length).fill(1),
  };
}

function effectsOf(sums: PanelSums, asked: GroupTimeOptions): GroupTimeEffects {
  return estimated(groupTimeEffects(sums, asked));
}

function estimated(found: ReturnType<typeof groupTimeEffects>): GroupTimeEffects {
  if (found.kind !== "estimated") throw new Error(found.detail);
  return found;
}

function sameEffects(found: GroupTimeEffects, wanted: GroupTimeEffects): void {
  const values = ({ effects }: GroupTimeEffects) => effects.map(({ value }) => value);
  close(values(found), values(wanted));
  close([...found.joint.data], [...wanted.joint.data]);
}

/** Outcomes lie within ±25, so that what rounding leaves is far below. */
function close(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - (wanted[i] as number))).toBeLessThan(1e-9 * (1 + Math.abs(value)));
  });
}

function forAll<A, B = undefined, C = undefined>(
  arbitraries: readonly [fc.Arbitrary<A>, fc.Arbitrary<B>?, fc.Arbitrary<C>?],
  law: (a: A, b: B, c: C) => void,
): void {
  const [a, b, c] = arbitraries;
  const nothing = fc.constant(undefined) as fc.Arbitrary<never>;
  fc.assert(fc.property(a, b ?? nothing, c ?? nothing, law), { numRuns: 40 });
}

describe.each([
  ["units on their own", false],
  ["clusters of units", true],
])("%s", (_, clustered) => {
  const sumsOf = (units: readonly Unit[]) => panelSumsOf(tableOf(units), { clustered });

  test("a constant added to a unit in all periods changes nothing", () => {
    forAll([panel, options, fc.integer({ min: -64, max: 64 })], (units, asked, more) => {
      const moved = units.map((one, i) => ({ ...one, y: one.y.map((value) => value + more * (i % 3)) }));
      sameEffects(effectsOf(sumsOf(moved), asked), effectsOf(sumsOf(units), asked));
    });
  });

  test("a constant added to all units in a period changes nothing", () => {
    forAll([panel, options, fc.integer({ min: -64, max: 64 })], (units, asked, more) => {
      const moved = units.map((one) => ({ ...one, y: one.y.map((value, t) => value + more * t * t) }));
      sameEffects(effectsOf(sumsOf(moved), asked), effectsOf(sumsOf(units), asked));
    });
  });

  test("units in another order, and with cells added up before, come to the same", () => {
    forAll([panel, options], (units, asked) => {
      const wanted = effectsOf(sumsOf(units), asked);
      sameEffects(effectsOf(sumsOf([...units].reverse()), asked), wanted);
      sameEffects(effectsOf(addedUp(sumsOf(units)), asked), wanted);
    });
  });

  test("weights twice as large change nothing; an outcome in another unit changes all effects alike", () => {
    forAll([panel, options], (units, asked) => {
      const wanted = effectsOf(sumsOf(units), asked);
      const heavy = units.map((one) => ({ ...one, weight: 2 * one.weight }));
      sameEffects(effectsOf(sumsOf(heavy), asked), wanted);
      const scaled = units.map((one) => ({ ...one, y: one.y.map((value) => 4 * value) }));
      const found = effectsOf(sumsOf(scaled), asked);
      close(
        found.effects.map(({ se }) => se / 4),
        wanted.effects.map(({ se }) => se),
      );
    });
  });

  test("with discrete covariates the doubly robust estimator is the one from sums", () => {
    forAll([panel, options], (units, asked) => {
      const table = tableOf(units.map((one) => (clustered ? one : { ...one, cluster: "own" })));
      const own = clustered
        ? table
        : { ...table, units: table.units.map((one) => ({ ...one, cluster: one.id })) };
      sameEffects(estimated(groupTimeDoublyRobust(own, asked)), effectsOf(sumsOf(units), asked));
    });
  });

  test("planted effects that are the same for all are found, however averaged", () => {
    forAll([panel, options], (units, asked) => {
      const planted = units.map((one, i) => ({
        ...one,
        y: periods.map((t) => 3 * (i % 4) + t * t * 0.125 + (one.cohort !== null && t >= one.cohort ? 2 : 0)),
      }));
      const found = effectsOf(sumsOf(planted), asked);
      for (const by of ["all", "cohort", "period", "event-time"] as const) {
        const average = aggregateEffects(found, { by });
        if (average.kind !== "estimated") throw new Error(average.detail);
        close([average.overall.value, average.overall.se], [2, 0]);
        for (const { phase, value } of average.points) close([value], [phase === "after" ? 2 : 0]);
      }
    });
  });
});

test("one cohort and two periods: the difference of differences of means, with the variance of four means", () => {
  forAll([panel], (units) => {
    const two = units
      .filter(({ cohort }) => cohort !== 2018)
      .map((one) => ({ ...one, weight: 1, trait: 0, y: one.y.slice(0, 2) }));
    const sums = panelSumsOf({ ...tableOf(two), periods: [2015, 2016] });
    const found = effectsOf(sums, { comparison: "never", basePeriod: "varying", anticipation: 0 });
    const changes = (cohort: number | null) =>
      two.filter((one) => one.cohort === cohort).map(({ y: [before = 0, after = 0] }) => after - before);
    const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    const part = (list: readonly number[]) =>
      list.reduce((sum, value) => sum + (value - mean(list)) ** 2, 0) / list.length ** 2;
    const [reached, others] = [changes(2016), changes(null)];
    close(
      [found.effects[0]?.value ?? 0, (found.effects[0]?.se ?? 0) ** 2],
      [mean(reached) - mean(others), part(reached) + part(others)],
    );
  });
});

test("averages are those that their shares and effects say, and an event study is that of its cohorts", () => {
  forAll([panel, options], (units, asked) => {
    const found = effectsOf(panelSumsOf(tableOf(units)), asked);
    const event = aggregateEffects(found, { by: "event-time", minEvent: -1, maxEvent: 1, balancedTo: 1 });
    if (event.kind === "not-estimable") throw new Error(event.detail);
    expect(event.points.every(({ cohorts }) => cohorts.join() === "2016")).toBe(true);
    for (const point of event.points) {
      const one = found.effects.find(({ cohort, period }) => cohort === 2016 && period - cohort === point.at);
      close([point.value, point.se], [one?.value ?? 0, one?.se ?? 0]);
    }
    expect(event.joint.rows).toBe(event.points.length + 1);
    close([Math.sqrt(entry(event.joint, event.points.length, event.points.length))], [event.overall.se]);
  });
});

test("simultaneous bands are as wide as for one estimate at least, and as for independent ones at most", () => {
  forAll([panel, options, fc.integer()], (units, asked, seed) => {
    const { effects, covariance } = effectsOf(panelSumsOf(tableOf(units)), asked);
    const values = effects.map(({ value }) => value);
    const normal = values.map((value) => ({ value, df: Number.POSITIVE_INFINITY }));
    const bands = bandsSimultaneous(normal, covariance, { random: random(seed), draws: 200 });
    const critical = bands[0]?.critical ?? Number.NaN;
    const many = effects.filter(({ se }) => se > 0).length;
    expect(critical).toBeGreaterThanOrEqual(normalQuantile(0.975));
    expect(critical).toBeLessThanOrEqual(normalQuantile((1 + 0.95 ** (1 / many)) / 2));
    bands.forEach(({ low, high }, k) => {
      close([(high + low) / 2, (high - low) / 2], [values[k] as number, critical * (effects[k]?.se ?? 0)]);
    });
  });
});

/** Cells of the same cohort, pattern and cluster as one. */
function addedUp(sums: PanelSums): PanelSums {
  const cells = new Map<string, PanelCell>();
  const plus = (a: Float64Array, b: Float64Array) => a.map((value, k) => value + (b[k] as number));
  for (const cell of sums.cells) {
    const key = `${cell.cohort} ${cell.pattern} ${cell.cluster}`;
    const there = cells.get(key);
    const spread = there?.spread &&
      cell.spread && {
        weight: there.spread.weight + cell.spread.weight,
        outcome: plus(there.spread.outcome, cell.spread.outcome),
        products: plus(there.spread.products, cell.spread.products),
      };
    cells.set(
      key,
      there
        ? {
            ...cell,
            units: there.units + cell.units,
            weight: there.weight + cell.weight,
            outcome: plus(there.outcome, cell.outcome),
            spread: spread ?? null,
          }
        : cell,
    );
  }
  return { ...sums, cells: [...cells.values()] };
}
