import { id, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { CodebookColumn, CodebookFacts, FileWords } from "../../vocabulary/codebook.js";
import type { IntakeAccount } from "../../vocabulary/intake.js";
import type { Source, Study } from "../../vocabulary/study.js";
import { columnUsesOf } from "./columnUses.js";
import { countAnswers } from "./countAnswers.js";
import { deliveredWords } from "./deliveredWords.js";

/**
 * What a codebook tells of the data: every column that study.yaml declares or a labelled file delivers.
 *
 * in      the study; the store with the table of answers; intake's account, with the words of files that have any
 * out     columns by name, in the order in which the sources name them, with exact counts that must pass the gate
 *         (`releaseCodebook`) before anyone sees them
 */
export async function codebookFacts(
  study: Study,
  store: Store,
  { files: delivered }: Pick<IntakeAccount, "files">,
): Promise<CodebookFacts> {
  const files = delivered.flatMap(({ variables }, source): readonly FileWords[] =>
    variables ? [{ source, variables }] : [],
  );
  const wavesOf = await wavesBySource(store);
  const columns: CodebookColumn<number>[] = [];
  for (const name of names(study, files)) {
    const sources = study.sources.flatMap((source, i) =>
      holds(source, variablesOf(files, i), name) ? i : [],
    );
    const uses = distinct(
      study.sources.flatMap((source) =>
        source.columns.some((column) => column.name === name) ? columnUsesOf(study, source, name) : [],
      ),
    );
    const declared = study.sources.flatMap(
      (source) => source.columns.find((column) => column.name === name) ?? [],
    );
    const counted = await countAnswers(study, uses, store);
    const delivered = new Set(sources.flatMap((source) => wavesOf.get(source) ?? []));
    columns.push({
      name,
      type: declared[0]?.type ?? null,
      sources,
      uses,
      waves: counted
        ? counted.waves.map(({ wave }) => wave)
        : study.waves.flatMap(({ id: wave }) => (delivered.has(wave) ? wave : [])),
      delivered: deliveredWords(files, name),
      answers: counted,
    });
  }
  return { columns };
}

/** Declared, delivered, or named as not used. */
function names(study: Study, files: readonly FileWords[]): readonly string[] {
  return [
    ...new Set(
      study.sources.flatMap((source, i) => [
        ...source.columns.map(({ name }) => name),
        ...variablesOf(files, i),
        ...(source.ignore === "others" ? [] : source.ignore),
      ]),
    ),
  ];
}

function holds({ columns, ignore }: Source, variables: readonly string[], name: string): boolean {
  return (
    columns.some((column) => column.name === name) ||
    variables.includes(name) ||
    (ignore !== "others" && ignore.includes(name))
  );
}

function variablesOf(files: readonly FileWords[], source: number): readonly string[] {
  return files.find((file) => file.source === source)?.variables.map(({ name }) => name) ?? [];
}

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Map(list.map((each) => [JSON.stringify(each), each])).values()];
}

async function wavesBySource(store: Store): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = await store.rows(sql`
    SELECT DISTINCT ${id(answers.source)} AS source, ${id(answers.wave)} AS wave
    FROM ${id(answers.table)} ORDER BY ALL`);
  const waves = new Map<number, string[]>();
  for (const { source, wave } of found)
    waves.set(Number(source), [...(waves.get(Number(source)) ?? []), String(wave)]);
  return waves;
}
