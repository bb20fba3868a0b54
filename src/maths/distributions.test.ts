import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { betaCdf, betaQuantile } from "./beta.js";
import { chiSquaredCdf, chiSquaredQuantile, chiSquaredUpperTail } from "./chiSquared.js";
import { fCdf, fQuantile, fUpperTail } from "./fisher.js";
import { normalCdf, normalQuantile } from "./normal.js";
import { relativeError } from "./relativeError.js";
import { studentCdf, studentQuantile } from "./student.js";

// R 4.2.2, 15 digits: what pt(x, df) and so on say. See meta in reference/ for how it was made.
type Row = Readonly<Record<"x" | "p" | "df" | "d1" | "d2" | "a" | "b" | "v" | "up", number>>;
const file = new URL("../../test/reference/distributions-r.json", import.meta.url);
const reference: Readonly<Record<string, readonly Row[]>> = JSON.parse(readFileSync(file, "utf8"));

const ours: Readonly<Record<string, (row: Row) => readonly [got: number, want: number][]>> = {
  pnorm: (r) => [[normalCdf(r.x), r.v]],
  qnorm: (r) => [[normalQuantile(r.p), r.v]],
  pt: (r) => [[studentCdf(r.x, r.df), r.v]],
  qt: (r) => [[studentQuantile(r.p, r.df), r.v]],
  pf: (r) => [
    [fCdf(r.x, r.d1, r.d2), r.v],
    [fUpperTail(r.x, r.d1, r.d2), r.up],
  ],
  qf: (r) => [[fQuantile(r.p, r.d1, r.d2), qfCorrected(r)]],
  pbeta: (r) => [[betaCdf(r.x, r.a, r.b), r.v]],
  qbeta: (r) => [[betaQuantile(r.p, r.a, r.b), r.v]],
  pchisq: (r) => [
    [chiSquaredCdf(r.x, r.df), r.v],
    [chiSquaredUpperTail(r.x, r.df), r.up],
  ],
  qchisq: (r) => [[chiSquaredQuantile(r.p, r.df), r.v]],
};

/**
 * R's qf takes 1/qbeta(1 − p) − 1 and loses digits where that is small: 17 of 125 values are off by 1e-12 to 2e-8.
 * The same R gives them right as the ratio of the two ends,
 *   qbeta(p, d1/2, d2/2) / qbeta(p, d2/2, d1/2, lower.tail = FALSE) * d2/d1
 */
const QF_BY_QBETA: Readonly<Record<string, number>> = {
  "0.001 1 2": 2.000002000002e-6,
  "0.001 1.4946 2": 0.000129447897354373,
  "0.001 1 5": 1.73489260256922e-6,
  "0.001 1.4946 5": 0.000121277978880054,
  "0.001 1 14": 1.62786181902073e-6,
  "0.001 1.4946 14": 0.00011759331262968,
  "0.001 1 197": 1.57478899685214e-6,
  "0.05 1 197": 0.00394217210977553,
  "0.001 1.4946 197": 0.000115663073979582,
  "0.001 2 197": 0.00100050541482367,
  "0.001 1 3927": 1.57099716194448e-6,
  "0.05 1 3927": 0.00393264265543525,
  "0.001 1.4946 3927": 0.000115522312905396,
  "0.05 1.4946 3927": 0.0218867960523608,
  "0.001 2 3927": 0.00100050058848577,
  "0.05 2 3927": 0.0512939643709882,
  "0.001 5 3927": 0.0420275945201931,
};

function qfCorrected({ p, d1, d2, v }: Row): number {
  return QF_BY_QBETA[`${p} ${d1} ${d2}`] ?? v;
}

describe("every value of distributions-r.json is reached to 1e-12 of itself", () => {
  test("and the file has no function that is not looked at", () => {
    expect(Object.keys(reference).sort()).toEqual(Object.keys(ours).sort());
  });

  test.each(Object.entries(ours))("%s", (name, compare) => {
    const rows = reference[name] ?? [];
    const pairs = rows.flatMap((row) => compare(row).map(([got, want]) => ({ row, got, want })));
    expect(pairs.length).toBe(COUNT[name]);
    expect(pairs.filter(({ got, want }) => !(relativeError(got, want) <= 1e-12))).toEqual([]);
  });

  // pnorm(-38) and ten others are 0 in the file, where the value is below 2.3e-308.
  const COUNT: Readonly<Record<string, number>> = {
    pnorm: 11,
    qnorm: 12,
    pt: 143,
    qt: 169,
    pf: 490,
    qf: 125,
    pbeta: 120,
    qbeta: 120,
    pchisq: 60,
    qchisq: 25,
  };
});

test("R's 17 wrong values of qf are wrong: its own pf does not give p back at them", () => {
  const wrong = (reference.qf ?? []).filter((row) => qfCorrected(row) !== row.v);
  expect(wrong.length).toBe(17);
  for (const row of wrong) {
    expect(relativeError(fCdf(row.v, row.d1, row.d2), row.p)).toBeGreaterThan(1e-12);
    expect(relativeError(fCdf(qfCorrected(row), row.d1, row.d2), row.p)).toBeLessThan(1e-13 * 50);
  }
});

test("qf(1e-10, 2, 10000, lower = FALSE), off by 8e-4 in R, follows the closed form for df1 = 2", () => {
  // Upper tail of F(2, d) is (1 + 2f/d)^(−d/2), so f = (d/2)(q^(−2/d) − 1).
  const closed = 5000 * Math.expm1((2 / 10000) * Math.log(1e10));
  expect(relativeError(fQuantile(1e-10, 2, 10000, "upper"), closed)).toBeLessThan(1e-13);
  const closedLower = 5000 * Math.expm1((-2 / 10000) * Math.log1p(-1e-10));
  expect(relativeError(fQuantile(1e-10, 2, 10000), closedLower)).toBeLessThan(1e-13);
});
