import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { calibrate } from "../../src/design/calibrate.js";
import { calibrationResiduals } from "../../src/estimate/calibration/calibrationResiduals.js";
import { means } from "../../src/estimate/means/ratios.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { calibratedRequest } from "../../src/tally/calibratedRequest.js";
import { answered, answersDesign } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { Calibration, Margin } from "../../src/vocabulary/design.js";
import type { Domain } from "../../src/vocabulary/tally.js";
import { type Made, people, putAnswers } from "./peopleMade.js";

/**
 * The variance under calibrated weights by another road: row by row, no tallies, no patterns. Each row's influence on each
 * mean loses its regression on the auxiliaries (or ten sweeps of means); what is left is summed by the textbook.
 */

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

interface Row extends Made {
  /** The calibrated weight. */
  readonly w: number;
}

const ages = ["young", "old"];
const waves = ["1", "2"];
const total = (rows: readonly Made[], of: (row: Made) => number) =>
  rows.reduce((sum, row) => sum + row.weight * of(row), 0);

type Kind = "raking" | "linear" | "numbers alone" | "post-stratification";

/** Totals that the weights nearly have: ages and groups, ages and a number, or a number without anything beside. */
function calibrationOf(kind: Kind, all: readonly Made[]): Calibration {
  const of = (wave: string, column: "age" | "group", categories: readonly string[], factor: number) => ({
    name: column,
    column,
    wave,
    group: null,
    totals: categories.map((category, c) => ({
      category,
      total:
        (factor + (c === 0 ? 0.2 : 0)) *
        total(
          all.filter((row) => row.wave === wave && row[column] === category),
          () => 1,
        ),
    })),
  });
  const number = (wave: string, column: "income" | "rooms"): Margin => {
    const own = all.filter((row) => row.wave === wave);
    const value = (row: Made) => (column === "income" ? row.income : roomsOf(row));
    return {
      name: column,
      column,
      wave,
      group: null,
      totals: [{ category: null, total: 1.07 * total(own, value) }],
    };
  };
  const bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  switch (kind) {
    case "post-stratification":
      return { kind, margins: waves.map((wave) => of(wave, "age", ages, 1)) };
    case "raking": {
      // Margins of one wave have to add up to the same number of people.
      const margins = waves.flatMap((wave) => {
        const age = of(wave, "age", ages, 1);
        const people = age.totals.reduce((sum, one) => sum + one.total, 0);
        const group = of(wave, "group", ["plan", "other"], 1);
        const grouped = group.totals.reduce((sum, one) => sum + one.total, 0);
        const scaled = group.totals.map((one) => ({ ...one, total: (one.total * people) / grouped }));
        return [age, { ...group, totals: scaled }];
      });
      return { kind, margins };
    }
    case "linear":
      return {
        kind,
        margins: waves.flatMap((wave) => [of(wave, "age", ages, 1), number(wave, "income")]),
        bounds,
      };
    case "numbers alone":
      return { kind: "linear", margins: [number("1", "income"), number("2", "rooms")], bounds };
  }
}

const roomsOf = ({ weight, scores }: Made) => (scores[0] === null ? -3 : 3) + weight;

/** Columns of auxiliaries: an indicator of each category, or a number, in one wave. */
function auxiliariesOf({ margins }: Calibration) {
  return margins.flatMap(({ wave, column, totals }) =>
    totals.map(({ category }) => (row: Row) => {
      if (row.wave !== wave) return 0;
      if (category === null) return column === "income" ? row.income : roomsOf(row);
      return row[column as "age" | "group"] === category ? 1 : 0;
    }),
  );
}

/** Fitted values of a weighted regression; columns that follow from others are left out. */
function fitted(z: readonly number[], columns: readonly (readonly number[])[], weights: readonly number[]) {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + (weights[i] as number) * value * (b[i] as number), 0);
  const basis: (readonly number[])[] = [];
  for (const column of columns) {
    let left = column;
    for (const _ of [1, 2]) {
      for (const b of basis) {
        const c = dot(left, b) / dot(b, b);
        left = left.map((value, i) => value - c * (b[i] as number));
      }
    }
    if (dot(left, left) > 1e-10 * dot(column, column)) basis.push(left);
  }
  const out = z.map(() => 0);
  for (const b of basis) {
    const c = dot([...z], b) / dot(b, b);
    b.forEach((value, i) => {
      out[i] = (out[i] as number) + c * value;
    });
  }
  return out;
}

/** R's ten sweeps: the unweighted mean of each category is taken off, margin by margin. */
function swept(z: readonly number[], rows: readonly Row[], { margins }: Calibration) {
  let left = [...z];
  for (let sweep = 0; sweep < 10; sweep++) {
    for (const { wave, column, totals } of margins) {
      for (const { category } of totals) {
        const own = rows.map((row) => row.wave === wave && row[column as "age" | "group"] === category);
        const n = own.filter(Boolean).length;
        const mean = left.reduce((sum, value, i) => sum + (own[i] ? value : 0), 0) / n;
        left = left.map((value, i) => (own[i] ? value - mean : value));
      }
    }
  }
  return left;
}

interface Design {
  readonly psu: boolean;
  readonly person: boolean;
}

/** Σ n/(n − 1)·Σ(z − z̄)(z − z̄)' over strata, and Tam's covariance of people who are in two waves. */
function textbook(z: readonly (readonly number[])[], rows: readonly Row[], { psu, person }: Design) {
  const size = z.length;
  const out = new Float64Array(size * size);
  const unitOf = (row: Row) => (psu ? row.psu : row.person);
  const strata = new Map<string, Map<string, number[]>>();
  rows.forEach((row, i) => {
    const stratum = strata.get(`${row.wave} ${row.stratum}`) ?? new Map<string, number[]>();
    strata.set(`${row.wave} ${row.stratum}`, stratum);
    const unit = stratum.get(unitOf(row)) ?? Array.from({ length: size }, () => 0);
    stratum.set(
      unitOf(row),
      unit.map((sum, p) => sum + (z[p]?.[i] as number)),
    );
  });
  const centred = (units: readonly (readonly number[])[]) => {
    const mean = Array.from(
      { length: size },
      (_, p) => units.reduce((s, u) => s + (u[p] as number), 0) / units.length,
    );
    return units.map((unit) => unit.map((value, p) => value - (mean[p] as number)));
  };
  const add = (p: number, q: number, value: number) => {
    out[p * size + q] = (out[p * size + q] as number) + value;
  };
  const addProducts = (
    first: readonly (readonly number[])[],
    second: readonly (readonly number[])[],
    factor: number,
    both: boolean,
  ) =>
    first.forEach((one, i) => {
      one.forEach((a, p) => {
        (second[i] ?? []).forEach((b, q) => {
          add(p, q, factor * a * b);
          if (both) add(q, p, factor * a * b);
        });
      });
    });
  for (const units of strata.values()) {
    const each = centred([...units.values()]);
    addProducts(each, each, each.length / (each.length - 1), false);
  }
  for (const [before, first] of person ? strata : []) {
    for (const [after, second] of strata) {
      if (!before.startsWith("1") || !after.startsWith("2")) continue;
      const common = [...first.keys()].filter((name) => second.has(name));
      if (common.length < 2) continue;
      const [one, two] = [first, second].map((side) => centred(common.map((name) => side.get(name) ?? [])));
      addProducts(one ?? [], two ?? [], common.length / (common.length - 1), true);
    }
  }
  return out;
}

/** The naive road: means by domain and their covariance. */
function naive(rows: readonly Row[], domains: readonly Domain[], calibration: Calibration, design: Design) {
  const inDomain = (row: Row, { wave, group, area }: Domain) =>
    row.wave === wave && row.group === group && row.area === area && row.y !== null;
  const found = domains.map((domain) => {
    const own = rows.map((row) => inDomain(row, domain));
    const weight = rows.reduce((sum, { w }, i) => sum + (own[i] ? w : 0), 0);
    const mean = rows.reduce((sum, { w, y }, i) => sum + (own[i] ? w * (y ?? 0) : 0), 0) / weight;
    return { mean, influence: rows.map(({ y }, i) => (own[i] ? ((y ?? 0) - mean) / weight : 0)) };
  });
  const columns = auxiliariesOf(calibration).map((of) => rows.map(of));
  const before = rows.map(({ weight }) => weight);
  const z = found.map(({ influence }) => {
    if (calibration.kind === "raking")
      return swept(influence, rows, calibration).map((value, i) => value * (rows[i]?.w ?? 0));
    const fit = fitted(influence, columns, before);
    return influence.map((value, i) => (rows[i]?.w ?? 0) * (value - (fit[i] as number)));
  });
  return { values: found.map(({ mean }) => mean), covariance: textbook(z, rows, design) };
}

const designs: readonly (readonly [string, Design])[] = [
  ["people", { psu: false, person: false }],
  ["people who answer twice", { psu: false, person: true }],
  ["PSUs", { psu: true, person: false }],
];
const kinds: readonly Kind[] = ["post-stratification", "raking", "linear", "numbers alone"];

async function expectTwins(drawn: readonly Made[], kind: Kind, design: Design) {
  // Numbers with their centre at 0, so that in one wave a row's own number is all that its weight hangs on.
  const all =
    kind === "numbers alone" ? drawn.map((row) => ({ ...row, income: row.income < 25 ? -40 : 40 })) : drawn;
  await putAnswers(store, all);
  await store.run(sql`ALTER TABLE answers ADD COLUMN margin_rooms DOUBLE`);
  await store.run(
    sql`UPDATE answers SET margin_rooms = weight + CASE WHEN measure_d1 IS NULL THEN -3 ELSE 3 END`,
  );
  await store.run(sql`ALTER TABLE answers ADD COLUMN margin_group TEXT`);
  await store.run(sql`UPDATE answers SET margin_group = "group"`);
  const calibration = calibrationOf(kind, all);
  const { calibrated } = await calibrate(store, calibration);
  const { columns } = await store.numbers(sql`SELECT calibrated_weight FROM answers ORDER BY rowid`);
  const rows = all.map((row, i): Row => ({ ...row, w: columns[0]?.values[i] ?? Number.NaN }));

  const request = {
    rows: id("answers"),
    design: answersDesign({
      stages: design.psu ? [{ populationSize: null }] : [],
      psusStay: false,
      person: design.person ? "person" : null,
    }),
    by: [
      { name: "wave", value: id("wave") },
      { name: "group", value: id("group") },
      { name: "area", value: id("by_area") },
    ],
    variables: answered("y", id("measure_y")),
  };
  const t = await tally(store, calibratedRequest(request, calibrated));
  const { values, influence, empty } = means(t, "y");
  const residual = calibrationResiduals(calibrated)(t, influence);
  const before = JSON.stringify(
    residual.byDomain.map((forms) => forms.map(({ coefficients }) => [...coefficients])),
  );
  const found = designCovariance(t, residual, { lonelyPsu: "fail" });
  if (found.kind !== "covariance") throw new Error(found.kind);
  // Asking for a covariance changes nothing of what it was asked about.
  expect(
    JSON.stringify(residual.byDomain.map((forms) => forms.map(({ coefficients }) => [...coefficients]))),
  ).toBe(before);

  const twin = naive(rows, t.domains, calibration, design);
  const size = t.domains.length;
  const se = t.domains.map((_, d) => Math.sqrt(twin.covariance[d * size + d] as number));
  const largest = Math.max(...se);
  t.domains.forEach((_, p) => {
    if (empty.has(p)) return;
    expect(Math.abs((values[p] as number) - (twin.values[p] as number))).toBeLessThan(1e-9);
    t.domains.forEach((__, q) => {
      if (empty.has(q)) return;
      const error = Math.abs(
        (found.data[p * size + q] as number) - (twin.covariance[p * size + q] as number),
      );
      expect(error / largest ** 2).toBeLessThan(1e-9);
    });
  });
}

test.each(kinds.flatMap((kind) => designs.map(([name, design]) => [kind, name, design] as const)))(
  "%s, %s: the covariance is that of the rows",
  async (kind, _, design) => {
    await fc.assert(
      fc.asyncProperty(people, (all) => expectTwins(all, kind, design)),
      { numRuns: 8 },
    );
  },
);
