import { sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { Problem, Problems } from "../../vocabulary/problem.js";
import type { RegisterField, RegisterTable } from "../../vocabulary/registers.js";
import type { Source, Study } from "../../vocabulary/study.js";
import { toldOf } from "../problems.js";
import { columnId } from "../survey/columns.js";
import { deliver } from "../survey/deliver.js";
import type { Delivered } from "../survey/delivered.js";

/** A register whose files have been opened; its rows are still where they lie. */
export interface OpenRegister {
  readonly table: RegisterTable;
  readonly files: readonly OpenFile[];
  /** Columns that hold whole numbers, or days, in every file: they need not be read as texts. */
  stored(field: RegisterField): "whole" | "day" | null;
}

interface OpenFile {
  readonly delivered: Delivered;
  readonly year: number | null;
  /** The engine's type of each column, by its name in the file. */
  readonly types: ReadonlyMap<string, string>;
}

/**
 * Opens the files of a register.
 *
 * in      the study, the register, the file that declares it, a number from which tables of rows may be named
 * error   `Problems` of every file that is not there, or not what is declared
 */
export async function openRegister(
  study: Study,
  table: RegisterTable,
  declaredIn: string,
  from: number,
  store: Store,
): Promise<OpenRegister> {
  const files: OpenFile[] = [];
  const found: Problem[] = [];
  for (const [i, { source, year }] of table.files.entries()) {
    try {
      const delivered = await deliver(study, source, from + i, store);
      files.push({ delivered, year, types: await typesOf(delivered, store) });
    } catch (error) {
      if (error instanceof Problems) found.push(...error.list.map((each) => toldOf(each, declaredIn)));
      else if (error instanceof Problem) found.push(toldOf(error, declaredIn));
      else throw error;
    }
  }
  if (found.length > 0) {
    for (const { delivered } of files) await delivered.close();
    throw new Problems(found);
  }
  const stored = ({ column }: RegisterField) => {
    const types = files.map((file) => file.types.get(column) ?? "");
    if (types.every((type) => /^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(type))) return "whole";
    return types.every((type) => type === "DATE") ? "day" : null;
  };
  return { table, files, stored };
}

async function typesOf(delivered: Delivered, store: Store): Promise<ReadonlyMap<string, string>> {
  if (delivered.texts) return new Map();
  const { source }: { source: Source } = delivered;
  const rows = await store.rows(
    sql`SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${delivered.rows})`,
  );
  const byRaw = new Map(rows.map(({ name, type }) => [String(name), String(type)]));
  const untouched = source.columns.filter(({ name }) => source.recode[name] === undefined);
  return new Map(untouched.map(({ name }) => [name, byRaw.get(`raw_${columnId(source, name)}`) ?? ""]));
}
