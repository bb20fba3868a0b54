import { id, join, type Sql, sql } from "../../store/sql.js";
import { answers } from "../../vocabulary/answers.js";
import type { SamplingDesign } from "../../vocabulary/design.js";
import type { Source, Study } from "../../vocabulary/study.js";
import { analysisColumns } from "./columns.js";
import { asName, asNumber, declared, holdsOneOf } from "./comparing.js";
import type { Delivered } from "./delivered.js";
import { placed, placing } from "./placing.js";
import { breakdownValue, itemValue, measureValue, perValue } from "./valuing.js";

/**
 * The table of answers, as one query over all files.
 *
 * Rows stand in an order that their contents decide; file and line only part rows that are equal in everything
 * else. So neither the order of rows in a file nor the number of threads changes the table.
 */
export function answersTable(study: Study, delivered: readonly Delivered[]): Sql {
  const order = [...given(study), answers.source, answers.line].map(id);
  const files = delivered.map((each) => rowsOf(study, each));
  const sorted = sql`SELECT * FROM (${join(files, " UNION ALL ")}) ORDER BY ${join(order)}`;
  if (study.design.stages.length > 0) return sorted;
  // Where people were drawn directly each row is a PSU of its own, named by its place in the table.
  const ownPsu = sql`'#' || lpad((row_number() OVER ())::VARCHAR, 10, '0')`;
  const psu = id(answers.psu);
  return sql`SELECT * REPLACE (coalesce(${psu}, ${ownPsu}) AS ${psu}) FROM (${sorted})`;
}

/** The columns that a file fills, in the order in which they sort the table. Measures follow from them. */
function given({ design, items, breakdowns, analysis }: Study): readonly string[] {
  const [first, second] = design.stages;
  const where = (used: unknown, column: string) => (used ? [column] : []);
  return [
    answers.wave,
    answers.group,
    ...where(design.stratum, answers.stratum),
    ...where(first, answers.psu),
    ...where(design.person, answers.person),
    ...where(second, answers.secondUnit),
    ...where(first ? first.populationSize : design.population, answers.populationPsus),
    ...where(second?.populationSize, answers.populationSecondUnits),
    ...where(design.weight, answers.weight),
    ...items.map((item) => answers.item(item.id)),
    ...breakdowns.map((breakdown) => answers.breakdown(breakdown.id)),
    ...(design.replicates?.columns ?? []).map((_, i) => answers.replicate(i + 1)),
    ...marginColumns(design).map(answers.margin),
    ...analysisColumns(analysis).map(answers.kept),
  ];
}

/** The columns that calibration uses, each once. */
function marginColumns(design: SamplingDesign): readonly string[] {
  return [...new Set(design.calibration?.margins.map((margin) => margin.column))];
}

function rowsOf(study: Study, delivered: Delivered): Sql {
  const { source, index } = delivered;
  const { design } = study;
  const [first, second] = design.stages;
  const person = asName(source, design.person);
  const columns = [
    as(placed.wave, answers.wave),
    as(placed.group, answers.group),
    as(design.stratum === null ? sql`''` : asName(source, design.stratum), answers.stratum),
    as(first === undefined ? person : asName(source, first.unit), answers.psu),
    as(person, answers.person),
    as(asName(source, second?.unit), answers.secondUnit),
    as(asNumber(source, first ? first.populationSize : design.population), answers.populationPsus),
    as(asNumber(source, second?.populationSize), answers.populationSecondUnits),
    as(design.weight === null ? sql`1::DOUBLE` : asNumber(source, design.weight), answers.weight),
    as(sql`${index}::INTEGER`, answers.source),
    as(sql`line`, answers.line),
    as(hasAnswered(study.response, source), answers.answered),
    ...study.items.map((item) => as(itemValue(source, item), answers.item(item.id))),
    ...study.breakdowns.map((each) =>
      as(breakdownValue(source, each, study.breakdowns), answers.breakdown(each.id)),
    ),
    ...(design.replicates?.columns ?? []).map((column, i) =>
      as(asNumber(source, column), answers.replicate(i + 1)),
    ),
    ...marginColumns(design).map((column) => as(asDeclared(source, column), answers.margin(column))),
    ...analysisColumns(study.analysis).map((column) => as(asDeclared(source, column), answers.kept(column))),
  ];
  return measured(
    study,
    sql`SELECT ${join(columns)} FROM (${placing(study, delivered)}) WHERE ${placed.reason} IS NULL`,
  );
}

const as = (value: Sql, name: string) => sql`${value} AS ${id(name)}`;

/** Rows with the columns of the items, as rows with those of the measures too. */
export function measured(study: Study, rows: Sql): Sql {
  const measures = study.measures.flatMap((measure) => [
    as(measureValue(study, measure), answers.measure(measure.id)),
    ...(measure.kind === "ratio" ? [as(perValue(measure), answers.per(measure.id))] : []),
  ]);
  return sql`SELECT ${join([sql`*`, ...measures])} FROM (${rows})`;
}

/** Files without the column hold only people who answered; another code than the declared ones was told before. */
function hasAnswered(response: Study["response"], source: Source): Sql {
  if (response === null || declared(source, response.column) === null) return sql`1::INTEGER`;
  return sql`(${holdsOneOf(source, response.column, response.yes)})::INTEGER`;
}

/** As declared: a text names a category, a number is added up. */
function asDeclared(source: Source, column: string): Sql {
  return declared(source, column)?.type === "number" ? asNumber(source, column) : asName(source, column);
}
