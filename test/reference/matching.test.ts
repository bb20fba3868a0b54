import { describe, expect, test } from "vitest";
import { cellsOfRows } from "../../src/estimate/clustered/cells.js";
import { clusterCovariance } from "../../src/estimate/clustered/clusterCovariance.js";
import { clustersOf } from "../../src/estimate/clustered/clusterSums.js";
import { linearRegression } from "../../src/estimate/clustered/linearRegression.js";
import { type Balance, balance } from "../../src/estimate/matching/balance.js";
import type { BalanceSide } from "../../src/estimate/matching/balanceSide.js";
import { matchedDifference } from "../../src/estimate/matching/matchedDifference.js";
import { matchInCells } from "../../src/estimate/matching/matchInCells.js";
import type { Match } from "../../src/estimate/matching/matching.js";
import { matchOnScore } from "../../src/estimate/matching/matchOnScore.js";
import { matchOnTraits } from "../../src/estimate/matching/matchOnTraits.js";
import { oddsWeights } from "../../src/estimate/matching/oddsWeights.js";
import { propensityScore } from "../../src/estimate/matching/propensityScore.js";
import { scoreClasses } from "../../src/estimate/matching/scoreClasses.js";
import { twinAreas } from "../../src/estimate/matching/twinAreas.js";
import { weightedDifference } from "../../src/estimate/matching/weightedDifference.js";
import { entry } from "../../src/maths/matrix.js";
import { expectAgree } from "./agree.js";
import { list, reference } from "./fixtures.js";
import { lalonde, missing, table } from "./matching-data.js";

function known<T extends { readonly kind: string }>(
  found: T,
): Exclude<T, { readonly kind: "not-estimable" }> {
  if (found.kind === "not-estimable") throw new Error(JSON.stringify(found));
  return found as Exclude<T, { readonly kind: "not-estimable" }>;
}

const pairsOf = (matches: readonly Match[]) =>
  matches.map(({ treated, control }) => [treated + 1, control + 1]);

/** Californian schools; neighbours found by looking at everybody, by make/matching.R. */
describe("schools", () => {
  const schools = table("apistrat");
  const [yearRound, improvement] = [schools.text("yr.rnd"), schools.text("comp.imp")];
  const treated = yearRound.map((one, i) => (one === "Yes" || improvement[i] === "No" ? 1 : 0));
  const traits = schools.named("meals", "ell", "enroll");
  const everybody = { id: schools.id, treated };
  const found = known(propensityScore(everybody, traits));
  const score = found.score.map((p) => Math.round(p * 1000) / 1000);
  const matched = {
    once: matchOnScore(everybody, score),
    exact_caliper: matchOnScore({ ...everybody, exact: schools.text("stype") }, score, {
      ratio: 2,
      caliper: 0.1,
    }),
    replaced: matchOnScore(everybody, score, { ratio: 3, replace: true }),
  };

  test("propensity: R glm, begun again at its end", () => {
    const wanted = reference("matching-made", "propensity");
    expectAgree(found.coefficients, list(wanted.est));
    expectAgree(found.se, list(wanted.se));
    expectAgree([found.deviance], list(wanted.deviance));
  });

  test.each(["once", "exact_caliper", "replaced"] as const)("nearest_%s", (key) => {
    const wanted = reference("matching-made", `nearest_${key}`).value;
    expect(pairsOf(matched[key].matches)).toEqual(wanted);
  });

  test("nearest_traits", () => {
    const found = known(matchOnTraits(everybody, traits));
    expect(pairsOf(found.matches)).toEqual(reference("matching-made", "nearest_traits").value);
  });

  test.each(["once", "exact_caliper", "replaced"] as const)(
    "effect_%s: errors by set, and by set and row",
    (key) => {
      const wanted = reference("matching-made", `effect_${key}`);
      const { value, se } = known(matchedDifference(matched[key], schools.numbers("api00")));
      expectAgree([value, se], [...list(wanted.est), ...list(wanted.se)]);
    },
  );
});

/** Two ways in which rows go together at once. */
test("replaced_by_county: three matches of each, with replacement, errors by set and by county", () => {
  const schools = table("apistrat");
  const matches = (reference("matching-made", "nearest_replaced").value as number[][]).map(
    ([treated = 0, control = 0]): Match => ({ treated: treated - 1, control: control - 1, distance: 0 }),
  );
  const wanted = reference("matching-made", "replaced_by_county");
  const cluster = schools.numbers("cnum");
  const { value, se, df } = known(matchedDifference({ matches }, schools.numbers("api00"), { cluster }));
  expectAgree([value, se, df], [...list(wanted.est), ...list(wanted.se), Number(wanted.df)]);
});

/** Twelve treated areas and forty others that are made up, by make/matching.R. */
describe("twins", () => {
  const made = reference("matching-made", "twins");
  const areas = made.areas as { treated: number[]; region: string[]; size: number[]; share: number[] };
  const inRing = list(made.ring);
  /** Rows outside the ring of spill-over, counted from one: those in it are nobody's twins. */
  const free = areas.size.map((_, i) => i + 1).filter((row) => !inRing.includes(row));
  const of = <T>(values: readonly T[]) => free.map((row) => values[row - 1] as T);
  const request = {
    areas: {
      id: free.map((row) => String(row).padStart(2, "0")),
      treated: of(areas.treated),
      exact: of(areas.region),
    },
    traits: [
      { name: "size", values: of(areas.size) },
      { name: "share", values: of(areas.share) },
    ],
    histories: [
      { name: "outcome", years: [2000, 2001, 2002, 2003], values: (made.years as number[][]).map(of) },
    ],
  };

  test.each([
    ["two", { ratio: 2 }],
    ["near", { caliper: 0.6 }],
  ] as const)("%s", (key, options) => {
    const wanted = made[key] as number[][];
    const found = known(twinAreas({ ...request, ...options }));
    const rows = pairsOf(found.matches).map((pair) => pair.map((k) => free[k - 1]));
    expect(rows).toEqual(wanted.map((pair) => pair.slice(0, 2)));
    const distances = found.matches.map(({ distance }) => distance);
    expectAgree(
      distances,
      wanted.map((pair) => pair[2] as number),
    );
  });
});

/** R MatchIt 4.5.1 and sandwich 3.0.2. */
describe.skipIf(missing)(
  `lalonde${missing ? ": skipped, lalonde.csv is not beside the repository" : ""}`,
  () => {
    const { named, numbers, id, text } = lalonde();
    const [y, treated] = [numbers("re78"), numbers("treat")];
    const others = ["married", "nodegree", "re74", "re75"];
    const predictors = named("age", "educ", "racehispan", "racewhite", ...others);
    const found = missing ? null : known(propensityScore({ id, treated }, predictors));
    const score = found?.score ?? [];
    const nn = reference("matching-robust", "match_nn");
    const theirs = (nn.matched as string[]).map((name, i): Match => {
      const control = 185 + Number(name.slice("PSID".length)) - 1;
      return { treated: i, control, distance: Math.abs(Number(score[i]) - Number(score[control])) };
    });
    const theirWeights = treated.map((one, i) =>
      one === 1 || theirs.some(({ control }) => control === i) ? 1 : 0,
    );

    /** R's glm stops at 1e-8 of the deviance, and its errors are those of the step before. */
    test("ps: coefficients, errors, deviance, chances", () => {
      const wanted = reference("matching-robust", "ps");
      expectAgree(found?.coefficients ?? [], Object.values(wanted.coef as Record<string, number>), 1e-8);
      expectAgree(found?.se ?? [], list(wanted.se), 1e-4);
      expectAgree([found?.deviance ?? 0], list(wanted.deviance));
      expectAgree(score, list(nn.distance), 1e-7);
    });

    /**
     * MatchIt 4.5.1 takes the nearest below even where one above is nearer (that rule gives all its 185 pairs), and among equals
     * takes the last row. So each turn is played on the people that MatchIt had left.
     */
    test("match_nn: in each turn as near as MatchIt or nearer, and where nearer, MatchIt looked below only", () => {
      const left = new Set(treated.flatMap((one, i) => (one === 0 ? [i] : [])));
      const turns = [...theirs].sort((a, b) => Number(score[b.treated]) - Number(score[a.treated]));
      const counts = { same: 0, tied: 0, nearer: 0 };
      for (const match of turns) {
        const rows = [match.treated, ...left];
        const pick = <T>(values: ArrayLike<T>) => rows.map((row) => values[row] as T);
        const [ours] = matchOnScore({ id: pick(id), treated: pick(treated) }, pick(score)).matches;
        const control = rows[ours?.control ?? 0] as number;
        const nearer = Number(ours?.distance) < match.distance;
        if (control === match.control) counts.same++;
        else counts[nearer ? "nearer" : "tied"]++;
        const own = Number(score[match.treated]);
        if (nearer) {
          expect(Number(score[control])).toBeGreaterThan(own);
          const below = rows.slice(1).filter((row) => Number(score[row]) <= own);
          expect(Math.max(...below.map((row) => Number(score[row])))).toBe(Number(score[match.control]));
        } else expect(ours?.distance).toBe(match.distance);
        left.delete(match.control);
      }
      expect(counts).toEqual({ same: 173, tied: 6, nearer: 6 });
    });

    test("match_nn: balance of everybody and of MatchIt's pairs", () => {
      const traits = [
        { name: "distance", values: score },
        ...named("age", "educ", "raceblack", "racehispan", "racewhite", ...others),
      ];
      const found = balance({ treated, traits, weights: theirWeights, matches: theirs });
      expect(found.rows.map(({ name }) => name)).toEqual(nn.rows);
      expectBalance(found, "before", nn["sum.all"]);
      expectBalance(found, "after", nn["sum.matched"]);
      const sizes = [found.controls.before, found.treated.before, found.controls.after, found.treated.after];
      expect(sizes.map(({ effective }) => effective)).toEqual([429, 185, 185, 185]);
      expect(found.imbalanced).toEqual([
        "distance",
        "educ",
        "raceblack",
        "racehispan",
        "racewhite",
        "nodegree",
      ]);
    });

    test("match_nn_naive: clusters of two by CR1S; ours is CR2, which is that of paired differences", () => {
      const wanted = reference("matching-robust", "match_nn_naive");
      const rows = [...theirs.map(({ treated: row }) => row), ...theirs.map(({ control }) => control)];
      const pick = <T>(values: readonly T[]) => rows.map((row) => values[row] as T);
      const columns = [{ name: "treated", values: pick(treated) }];
      const cluster = rows.map((_, k) => String(k % theirs.length));
      const clusters = clustersOf(known(linearRegression(cellsOfRows({ columns, y: pick(y), cluster }))));
      const seBy = (kind: "CR1S" | "CR2") =>
        Math.sqrt(entry(known(clusterCovariance(clusters, kind)).matrix, 1, 1));
      expectAgree([clusters.coefficients[1] ?? 0, seBy("CR1S")], [...list(wanted.diff), ...list(wanted.se)]);
      const ours = known(matchedDifference({ matches: theirs }, y));
      expectAgree([ours.value, ours.se], [...list(wanted.diff), seBy("CR2")]);
    });

    test("match_exact: race, married, degree, years of education", () => {
      const wanted = reference("matching-robust", "match_exact");
      const traits = ["race", "married", "nodegree", "educ"].map(text);
      const cells = id.map((_, i) => traits.map((values) => values[i]).join(" "));
      const { weights } = matchInCells(treated, cells);
      const { value, se } = known(weightedDifference({ treated, y, weights }));
      expectAgree([value, se], [...list(wanted.att), ...list(wanted.se_HC1)]);
      expect(weights.filter((weight) => weight > 0).length).toBe(wanted.weights_sum);
    });

    test("match_subclass", () => {
      const wanted = reference("matching-robust", "match_subclass");
      const { weights, cells } = matchInCells(treated, scoreClasses(treated, score));
      expect(cells.map(({ controls, treated: own }) => [controls, own])).toEqual(wanted.counts);
      expectAgree([known(weightedDifference({ treated, y, weights })).value], list(wanted.att));
    });

    test.each(["HC0", "HC1"] as const)("ipw_att with %s", (errors) => {
      const wanted = reference("matching-robust", "ipw_att");
      const weights = oddsWeights(treated, score);
      const { value, se } = known(weightedDifference({ treated, y, weights, errors }));
      expectAgree([value, se], [...list(wanted.att), ...list(wanted[`se_${errors}`])], 1e-8);
    });
  },
);

const columns: readonly (keyof BalanceSide)[] = [
  "meanTreated",
  "meanControls",
  "difference",
  "varianceRatio",
  "meanGap",
  "largestGap",
  "pairDistance",
];

function expectBalance(found: Balance, when: "before" | "after", wanted: unknown): void {
  found.rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      const cell = (wanted as (number | "NA")[][])[i]?.[j];
      if (cell === "NA") expect(row[when][column]).toBeNull();
      else expectAgree([row[when][column] ?? Number.NaN], [cell as number], 1e-8);
    });
  });
}
