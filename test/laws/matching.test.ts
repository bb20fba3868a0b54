import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cellsOfRows,
  type RegressionCells,
  type RegressionRows,
} from "../../src/estimate/clustered/cells.js";
import { clusterCovariance } from "../../src/estimate/clustered/clusterCovariance.js";
import { clustersOf } from "../../src/estimate/clustered/clusterSums.js";
import { clustersOfMoments } from "../../src/estimate/clustered/clustersOfMoments.js";
import { linColumns } from "../../src/estimate/clustered/linColumns.js";
import { linearRegression } from "../../src/estimate/clustered/linearRegression.js";
import { type Covariance, rowCovariance } from "../../src/estimate/clustered/rowCovariance.js";
import { wildBootstrap } from "../../src/estimate/clustered/wildBootstrap.js";
import { balance } from "../../src/estimate/matching/balance.js";
import type { Candidates } from "../../src/estimate/matching/candidates.js";
import { matchInCells } from "../../src/estimate/matching/matchInCells.js";
import type { Matching } from "../../src/estimate/matching/matching.js";
import { matchOnScore } from "../../src/estimate/matching/matchOnScore.js";
import { matchOnTraits } from "../../src/estimate/matching/matchOnTraits.js";
import { oddsWeights } from "../../src/estimate/matching/oddsWeights.js";
import { propensityScore } from "../../src/estimate/matching/propensityScore.js";
import { twinAreas } from "../../src/estimate/matching/twinAreas.js";
import { weightedDifference } from "../../src/estimate/matching/weightedDifference.js";
import { crossProduct, fromRows, multiplyVector, toRows, transpose } from "../../src/maths/matrix.js";

type Known<T> = Exclude<T, { readonly kind: "not-estimable" }>;

function known<T extends { readonly kind: string }>(found: T): Known<T> {
  if (found.kind === "not-estimable") throw new Error(JSON.stringify(found));
  return found as Known<T>;
}

function expectNear(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(found.length).toBe(wanted.length);
  const size = Math.max(1e-9, ...Array.from(wanted, Math.abs));
  for (let i = 0; i < wanted.length; i++)
    expect(Math.abs(Number(found[i]) - Number(wanted[i]))).toBeLessThan(1e-8 * size);
}

const flat = (found: Covariance) => toRows(found.matrix).flat();
const columnOf = <T, K extends keyof T>(rows: readonly T[], key: K): readonly T[K][] =>
  rows.map((row) => row[key]);

/** Rows of few different kinds, so that many are alike; the first of them make sure that nothing is collinear. */
interface Person {
  readonly a: number;
  readonly b: number;
  readonly y: number;
  readonly weight: number;
  readonly cluster: string;
}

const person = (a: number, b: number, cluster: string): fc.Arbitrary<Person> =>
  fc.record({
    a: fc.constant(a),
    b: fc.constant(b),
    y: fc.integer({ min: -20, max: 20 }),
    weight: fc.constantFrom(1, 2, 3.5),
    cluster: fc.constant(cluster),
  });
const anybody = fc
  .tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 }), fc.constantFrom("p", "q", "r", "s"))
  .chain(([a, b, cluster]) => person(a, b, cluster));
const corners = fc.tuple(
  ...[0, 1].flatMap((a) => [0, 2].flatMap((b) => ["p", "q", "r"].map((cluster) => person(a, b, cluster)))),
);
const people = fc
  .tuple(corners, fc.array(anybody, { maxLength: 25 }))
  .map(([first, more]): readonly Person[] => [...first, ...more]);

const rowsOf = (all: readonly Person[]): Required<RegressionRows> => ({
  columns: (["a", "b"] as const).map((name) => ({ name, values: columnOf(all, name) })),
  y: columnOf(all, "y"),
  weight: columnOf(all, "weight"),
  cluster: columnOf(all, "cluster"),
});

/** The same rows with those alike in cluster, traits and weight put together, by the textbook. */
function reduced(all: readonly Person[]): RegressionCells {
  const kinds = new Map<string, Person[]>();
  for (const one of all) {
    const key = [one.a, one.b, one.weight, one.cluster].join(" ");
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  const cells = [...kinds.values()];
  const means = cells.map((cell) => cell.reduce((sum, { y }) => sum + y, 0) / cell.length);
  const first = cells.map((cell) => cell[0] as Person);
  const names = [...new Set(columnOf(all, "cluster"))].sort();
  return {
    names: ["(Intercept)", "a", "b"],
    x: fromRows(first.map(({ a, b }) => [1, a, b])),
    rows: Float64Array.from(cells, (cell) => cell.length),
    mean: Float64Array.from(means),
    squares: Float64Array.from(cells, (cell, k) =>
      cell.reduce((sum, { y }) => sum + (y - (means[k] as number)) ** 2, 0),
    ),
    weight: Float64Array.from(first, ({ weight }) => weight),
    cluster: Int32Array.from(first, ({ cluster }) => names.indexOf(cluster)),
  };
}

describe("regression", () => {
  const rowKinds = ["HC0", "HC1", "HC2", "HC3", "HC4"] as const;
  const clusterKinds = ["CR0", "CR1", "CR1S", "CR2"] as const;

  test("rows that are alike may be put together: coefficients and every covariance stay", () => {
    fc.assert(
      fc.property(people, (all) => {
        const [rows, cells] = [
          known(linearRegression(cellsOfRows(rowsOf(all)))),
          known(linearRegression(reduced(all))),
        ];
        expectNear(cells.coefficients, rows.coefficients);
        for (const kind of rowKinds)
          expectNear(flat(known(rowCovariance(cells, kind))), flat(known(rowCovariance(rows, kind))));
        for (const kind of clusterKinds) {
          const [found, wanted] = [cells, rows].map((fit) => known(clusterCovariance(clustersOf(fit), kind)));
          expectNear(flat(found as Covariance), flat(wanted as Covariance));
          expectNear((found as Covariance).df, (wanted as Covariance).df);
        }
      }),
    );
  });

  test("cross-products of clusters are enough for unweighted rows", () => {
    fc.assert(
      fc.property(people, (all) => {
        const { columns, y, cluster } = rowsOf(all);
        const rows = clustersOf(known(linearRegression(cellsOfRows({ columns, y, cluster }))));
        const moments = [...new Set(cluster)].sort().map((name) => {
          const own = all.filter((one) => one.cluster === name);
          const x = fromRows(own.map(({ a, b }) => [1, a, b]));
          return {
            rows: own.length,
            xx: crossProduct(x),
            xy: multiplyVector(transpose(x), columnOf(own, "y")),
          };
        });
        const sums = clustersOfMoments(["(Intercept)", "a", "b"], moments);
        if (!("clusters" in sums)) throw new Error(sums.detail);
        expectNear(sums.coefficients, rows.coefficients);
        for (const kind of clusterKinds)
          expectNear(flat(known(clusterCovariance(sums, kind))), flat(known(clusterCovariance(rows, kind))));
      }),
    );
  });

  test("clusters of one row are no clusters: CR0 is HC0, CR2 is HC2 where rows weigh the same", () => {
    fc.assert(
      fc.property(people, (all) => {
        const { columns, y, weight } = rowsOf(all);
        const cluster = all.map((_, i) => String(i));
        const weighted = known(linearRegression(cellsOfRows({ columns, y, weight, cluster })));
        const even = known(linearRegression(cellsOfRows({ columns, y, cluster })));
        expectNear(
          flat(known(clusterCovariance(clustersOf(weighted), "CR0"))),
          flat(known(rowCovariance(weighted, "HC0"))),
        );
        expectNear(
          flat(known(clusterCovariance(clustersOf(even), "CR2"))),
          flat(known(rowCovariance(even, "HC2"))),
        );
      }),
    );
  });

  test("Lin's effect with one covariate of 0 and 1 is that of the groups, by their size", () => {
    fc.assert(
      fc.property(people, (all) => {
        const whole = all.map((one) => ({ ...one, b: one.b === 0 ? 0 : 1 }));
        const mean = (some: readonly Person[]) => some.reduce((sum, { y }) => sum + y, 0) / some.length;
        const wanted = [0, 1].reduce((sum, b) => {
          const group = whole.filter((one) => one.b === b);
          const difference = mean(group.filter(({ a }) => a === 1)) - mean(group.filter(({ a }) => a === 0));
          return sum + (difference * group.length) / whole.length;
        }, 0);
        const column = (name: "a" | "b") => ({ name, values: columnOf(whole, name) });
        const columns = linColumns(column("a"), [column("b")]);
        const fit = known(linearRegression(cellsOfRows({ columns, y: columnOf(whole, "y") })));
        expectNear([fit.coefficients[1] as number, 1], [wanted, 1]);
      }),
    );
  });

  test("wild bootstrap: the estimate has p = 1, the interval ends where p falls, and it moves with the outcome", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: -9, max: 9 }), (all, shift) => {
        const test = (y: readonly number[]) => {
          const { columns, cluster } = rowsOf(all);
          const clusters = clustersOf(known(linearRegression(cellsOfRows({ columns, y, cluster }))));
          const options = { coefficient: "a", weights: "rademacher", draws: 256, confidence: 0.5 } as const;
          const found = wildBootstrap(clusters, options);
          if (found.kind === "not-estimable") return null;
          const pOf = (hypothesis: number) => known(wildBootstrap(clusters, { ...options, hypothesis })).p;
          const ends = [found.low, found.high].filter(Number.isFinite);
          const beside = (end: number, far: number) => pOf(end + (end < found.value ? far : -far));
          return {
            ...found,
            self: pOf(found.value),
            inside: ends.map((end) => beside(end, 1e-4)),
            outside: ends.map((end) => beside(end, -1e-4)),
          };
        };
        const [as, moved] = [test(columnOf(all, "y")), test(all.map(({ y, a }) => y + shift * a))];
        if (!as || !moved) return;
        expect(as.self).toBe(1);
        if (as.high - as.low < 1e-3) return;
        for (const p of as.inside) expect(p).toBeGreaterThan(0.5);
        for (const p of as.outside) expect(p).toBeLessThanOrEqual(0.5);
        expect(as.low).toBeLessThanOrEqual(as.value);
        expect(as.high).toBeGreaterThanOrEqual(as.value);
        if (Number.isFinite(as.high)) expect(moved.high).toBeCloseTo(as.high + shift, 4);
        if (Number.isFinite(as.low)) expect(moved.low).toBeCloseTo(as.low + shift, 4);
      }),
      { numRuns: 30 },
    );
  });
});

/** Candidates with few different scores, so that ties abound; the first two are on either side. */
interface Candidate {
  readonly treated: number;
  readonly score: number;
  readonly trait: number;
  readonly cell: string;
  readonly y: number;
}

const candidate = (treated: fc.Arbitrary<number>): fc.Arbitrary<Candidate> =>
  fc.record({
    treated,
    score: fc.integer({ min: 0, max: 12 }).map((k) => k / 10),
    trait: fc.integer({ min: 0, max: 5 }),
    cell: fc.constantFrom("x", "y"),
    y: fc.integer({ min: -9, max: 9 }),
  });
const candidates = fc
  .tuple(
    fc.array(candidate(fc.constant(1)), { minLength: 2, maxLength: 6 }),
    fc.array(candidate(fc.constant(0)), { minLength: 2, maxLength: 15 }),
    fc.array(candidate(fc.integer({ min: 0, max: 1 })), { maxLength: 10 }),
  )
  .map(([treated, others, more]) =>
    [...treated, ...others, ...more].map((one, i) => ({
      ...one,
      id: `n${String((i * 7) % 31).padStart(2, "0")}`,
    })),
  );
const options = fc.record({
  ratio: fc.integer({ min: 1, max: 3 }),
  replace: fc.boolean(),
  caliper: fc.constantFrom(0.2, 1, Number.POSITIVE_INFINITY),
  order: fc.constantFrom("largest" as const, "smallest" as const, "id" as const),
});

type Row = Candidate & { readonly id: string };

const toColumns = (all: readonly Row[]): Required<Candidates> => ({
  id: columnOf(all, "id"),
  treated: columnOf(all, "treated"),
  exact: columnOf(all, "cell"),
});

/** What a matching says, by id. */
const told = (all: readonly Row[], { matches, unmatched, weights }: Matching) => ({
  pairs: matches.map(({ treated, control, distance }) => [all[treated]?.id, all[control]?.id, distance]),
  unmatched: unmatched.map((row) => all[row]?.id),
  weights: new Map([...weights].map((weight, row) => [all[row]?.id, weight])),
});

describe("matching", () => {
  const ways: Readonly<
    Record<
      string,
      (all: readonly Row[], more: typeof options extends fc.Arbitrary<infer T> ? T : never) => Matching | null
    >
  > = {
    "on a score": (all, more) => matchOnScore(toColumns(all), columnOf(all, "score"), more),
    "on a propensity score": (all, more) => {
      const found = propensityScore(toColumns(all), [{ name: "trait", values: columnOf(all, "trait") }]);
      return found.kind === "fitted" ? matchOnScore(toColumns(all), found.score, more) : null;
    },
    "on traits": (all, more) => {
      const traits = (["score", "trait"] as const).map((name) => ({ name, values: columnOf(all, name) }));
      const found = matchOnTraits(toColumns(all), traits, more);
      return found.kind === "matched" ? found : null;
    },
    "of twin areas": (all, more) => {
      const traits = [{ name: "trait", values: columnOf(all, "trait") }];
      const values = [columnOf(all, "score"), columnOf(all, "trait")];
      const found = twinAreas({
        areas: toColumns(all),
        traits,
        histories: [{ name: "h", years: [1, 2], values }],
        ...more,
      });
      return found.kind === "matched" ? found : null;
    },
  };

  test.each(Object.entries(ways))("%s: the order of rows changes nothing, not a bit", (_, match) => {
    const both = candidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    );
    fc.assert(
      fc.property(both, options, ([all, shuffled], more) => {
        const [as, other] = [match(all, more), match(shuffled, more)];
        expect(as === null).toBe(other === null);
        if (!as || !other) return;
        const [a, b] = [told(all, as), told(shuffled, other)];
        expect(b.pairs).toEqual(a.pairs);
        expect(b.unmatched).toEqual(a.unmatched);
        for (const [id, weight] of a.weights) expect(b.weights.get(id)).toBe(weight);
      }),
    );
  });

  test.each(Object.entries(ways))(
    "%s: both sides weigh as much as there are treated with a match",
    (_, match) => {
      fc.assert(
        fc.property(candidates, options, (all, more) => {
          const found = match(all, more);
          if (!found) return;
          const side = (wanted: number) =>
            found.weights.reduce((sum, weight, row) => sum + (all[row]?.treated === wanted ? weight : 0), 0);
          const matched = new Set(found.matches.map(({ treated }) => treated)).size;
          expect(side(1)).toBe(matched);
          expect(side(0)).toBeCloseTo(matched, 9);
          expect(found.unmatched.length + matched).toBe(all.filter(({ treated }) => treated === 1).length);
        }),
      );
    },
  );

  test.each(Object.entries(ways))(
    "%s: exact traits agree; nobody serves twice without replacement",
    (_, match) => {
      fc.assert(
        fc.property(candidates, options, (all, more) => {
          const found = match(all, more);
          if (!found) return;
          for (const { treated, control } of found.matches)
            expect(all[treated]?.cell).toBe(all[control]?.cell);
          const pairs = found.matches.map(({ treated, control }) => `${treated} ${control}`);
          expect(new Set(pairs).size).toBe(pairs.length);
          const controls = found.matches.map(({ control }) => control);
          if (!more.replace) expect(new Set(controls).size).toBe(controls.length);
        }),
      );
    },
  );

  test("with replacement nobody outside is nearer than a match, nor as near with an id before", () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 3 }), (all, ratio) => {
        const { matches } = matchOnScore(toColumns(all), columnOf(all, "score"), { ratio, replace: true });
        all.forEach((own, row) => {
          if (own.treated === 0) return;
          const nearest = all
            .filter((other) => other.treated === 0 && other.cell === own.cell)
            .map((other) => ({ id: other.id, far: Math.abs(other.score - own.score) }))
            .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
            .slice(0, ratio);
          const found = matches
            .filter(({ treated }) => treated === row)
            .map(({ control }) => all[control]?.id);
          expect(found).toEqual(nearest.map(({ id }) => id));
        });
      }),
    );
  });

  test("in cells: the difference is that of the cells, by the number of their treated", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const treated = columnOf(all, "treated");
        const { weights } = matchInCells(treated, columnOf(all, "cell"));
        const mean = (some: readonly Row[]) => some.reduce((sum, { y }) => sum + y, 0) / some.length;
        let [sum, count] = [0, 0];
        for (const cell of ["x", "y"]) {
          const [own, others] = [1, 0].map((side) =>
            all.filter((one) => one.cell === cell && one.treated === side),
          );
          if (!own?.length || !others?.length) continue;
          sum += own.length * (mean(own) - mean(others));
          count += own.length;
        }
        if (count === 0) return;
        const found = weightedDifference({ treated, y: columnOf(all, "y"), weights, errors: "HC0" });
        if (found.kind === "effect") expect(found.value).toBeCloseTo(sum / count, 9);
        const share = (cell: string) => {
          const members = all.filter((one) => one.cell === cell);
          return members.filter((one) => one.treated === 1).length / members.length;
        };
        const odds = oddsWeights(
          treated,
          all.map(({ cell }) => share(cell)),
        );
        weights.forEach((weight, row) => {
          if (weight > 0) expect(odds[row]).toBeCloseTo(weight, 9);
        });
      }),
    );
  });

  test("balance: neither the trait's unit nor a factor on one side's weights changes a standardised number", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const treated = columnOf(all, "treated");
        const trait = columnOf(all, "trait");
        const weights = all.map(({ score }) => score + 0.5);
        const [as] = balance({ treated, traits: [{ name: "t", values: trait }], weights }).rows;
        const [other] = balance({
          treated,
          traits: [{ name: "t", values: trait.map((value) => 100 - 8 * value) }],
          weights: weights.map((weight, i) => (treated[i] === 0 ? 4 * weight : weight)),
        }).rows;
        if (!as || !other || new Set(trait).size <= 2) return;
        expect(other.after.difference).toBeCloseTo(-as.after.difference, 9);
        expect(other.after.varianceRatio ?? 0).toBeCloseTo(as.after.varianceRatio ?? 0, 9);
        expect(other.after.largestGap).toBeCloseTo(as.after.largestGap, 9);
        expect(other.after.meanGap).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
