import { id, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";

/** Weights as they are delivered, that add up to another population than they must. */
export async function weightSums(study: Study, store: Store): Promise<readonly Problem[]> {
  return [...(await againstPopulation(study, store)), ...(await betweenWaves(study, store))];
}

/**
 * The base weights of everyone invited in a stratum add up to its population. Without those who did not answer this
 * cannot be told: such weights may count answers, or people who would have answered.
 */
async function againstPopulation(study: Study, store: Store): Promise<readonly Problem[]> {
  const { weight, population: column, stages } = study.design;
  if (study.response === null || weight === null || column === null || stages.length > 0) return [];
  const [wave, stratum, source] = [id(answers.wave), id(answers.stratum), id(answers.source)];
  const [worst] = await store.rows(sql`SELECT *, count(*) OVER () AS strata FROM (
      SELECT ${wave} AS wave, ${stratum} AS name, min(${source}) AS source,
        sum(${id(answers.weight)}) AS sum, min(${id(answers.populationPsus)}) AS size
      FROM ${id(answers.everyone)} GROUP BY ALL)
    WHERE abs(sum - size) > ${furthest} * size
    ORDER BY round(abs(sum / size - 1), 6) DESC, wave, name LIMIT 1`);
  if (worst === undefined) return [];
  const told = { wave: String(worst.wave), name: String(worst.name), strata: Number(worst.strata) };
  const at = { file: study.sources[Number(worst.source)]?.file };
  const [size, sum] = [Number(worst.size), Number(worst.sum)];
  return [problems.populationWeights({ at, column, weight, size, sum, ...told })];
}

/** A part of the population: weights are rounded, and frames are a little older than the sample. */
const furthest = 0.01;

interface Sums {
  readonly group: string;
  readonly wave: string;
  readonly file: string;
  readonly sum: number;
  readonly mean: number;
  readonly median: number;
}

/**
 * A group's weights count people in one wave and answers (a mean of 1) or thousands in another: levels are the same
 * either way, but totals and everything that joins waves are not. Groups grow, samples shrink, and single
 * weights are large: none of these changes sum and median so much together. Calibrated weights get their sums anew.
 */
async function betweenWaves(study: Study, store: Store): Promise<readonly Problem[]> {
  const { weight: column, calibration } = study.design;
  if (column === null || calibration !== null) return [];
  const table = id(study.response ? answers.everyone : answers.table);
  const weight = id(answers.weight);
  const rows = await store.rows(sql`
    SELECT ${id(answers.group)} AS "group", ${id(answers.wave)} AS wave, min(${id(answers.source)}) AS source,
      sum(${weight}) AS sum, avg(${weight}) AS mean, median(${weight}) AS median
    FROM ${table} GROUP BY ALL ORDER BY ALL`);
  const all = rows.map(
    (row): Sums => ({
      group: String(row.group),
      wave: String(row.wave),
      file: study.sources[Number(row.source)]?.file ?? "",
      sum: Number(row.sum),
      mean: Number(row.mean),
      median: Number(row.median),
    }),
  );
  return study.groups.flatMap(({ id: group }) => {
    const waves = study.waves.flatMap((wave) =>
      all.filter((each) => each.group === group && each.wave === wave.id),
    );
    const [first, ...others] = waves;
    const second = first && others.find((other) => countOtherThings(first, other));
    return first && second
      ? [problems.weightsDiffer({ at: { file: second.file }, column, group, first, second })]
      : [];
  });
}

function countOtherThings(a: Sums, b: Sums): boolean {
  const apart = (x: number, y: number, factor: number) => Math.max(x / y, y / x) > factor;
  const both = (factor: number) => apart(a.sum, b.sum, factor) && apart(a.median, b.median, factor);
  const countsAnswers = [a, b].some(({ mean }) => Math.abs(mean - 1) < 0.01);
  return both(100) || (countsAnswers && both(2));
}
