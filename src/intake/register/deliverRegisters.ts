import { id, join, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";
import { type Problem, Problems } from "../../vocabulary/problem.js";
import type { RegisterMap, RegisterName, Registers } from "../../vocabulary/registers.js";
import { registerNames } from "../../vocabulary/registers.js";
import type { Source, Study } from "../../vocabulary/study.js";
import { collectInto } from "../collectInto.js";
import { filesBehind } from "../filesBehind.js";
import { columnId, rawColumn } from "../survey/columns.js";
import type { Delivered } from "../survey/delivered.js";
import { children } from "./children.js";
import { childTable } from "./childTable.js";
import { layCodes } from "./codes.js";
import { homes } from "./homes.js";
import { keysAlike } from "./keysAlike.js";
import { Making } from "./making.js";
import { type OpenRegister, openRegister } from "./openRegister.js";
import { type KeyType, registerRows } from "./registerRows.js";
import { rulesBeside } from "./rulesBeside.js";
import { type Surveyed, surveyed } from "./surveyed.js";

/** Tables of rows that are brought into the store are numbered from here, a thousand files a source. */
const filesOfSource = 1000;

/**
 * Makes rows of children of registers: read where they lie, reduced to the children and their parents, put together.
 *
 * out     one row for each child that counts, in the order of keys; every row of every register accounted for; the map
 *         of the registers. Neither the order of rows nor the number of threads changes anything
 * error   `Problems` of the files, of codes that no list knows, of years that are missing, of people who are twice
 */
export async function deliverRegisters(
  study: Study,
  source: Source,
  index: number,
  store: Store,
): Promise<Delivered> {
  const { registers } = source;
  if (!registers) throw new Error(`${source.file} is not made of registers`);
  const from = (index + 1) * filesOfSource;
  const opened: OpenRegister[] = [];
  const passing: Making[] = [];
  const table = id(`children_${index}`);
  try {
    const found: Problem[] = [];
    let number = from;
    for (const each of registers.tables) {
      const open = await openRegister(study, each, registers.file, number, store).catch(collectInto(found));
      if (open) opened.push(open);
      number += each.files.length;
    }
    if (found.length > 0) throw new Problems(found);
    const survey = await surveyAll(study, registers, opened, { name: `register_${index}`, number }, store);
    const making = new Making(registers, survey.registers, `register_${index}`, store);
    passing.push(making);
    const made = await make(making, survey.keys);
    await remake(store, table, made.rows);
    const beside = await rulesBeside(table, registers, store);
    return await delivered(source, index, { survey, made, beside }, store);
  } catch (error) {
    await store.run(sql`DROP TABLE IF EXISTS ${table}`);
    throw error;
  } finally {
    for (const making of passing) await making.drop();
    for (const { files } of opened) for (const { delivered: file } of files) await file.close();
  }
}

async function surveyAll(
  study: Study,
  registers: Registers,
  opened: readonly OpenRegister[],
  { name, number }: { readonly name: string; readonly number: number },
  store: Store,
) {
  const { period, setAside } = registers;
  const codes = id(`${name}_codes`);
  const keys: KeyType = opened.every((open) =>
    open.table.fields.every((field) => field.kind !== "person" || open.stored(field) === "whole"),
  )
    ? "number"
    : "text";
  const all = new Map<RegisterName, Surveyed>();
  await layCodes(study, registers, codes, number, store);
  try {
    for (const open of opened) {
      const rows = registerRows(study, open, keys, period);
      const own = { name: `${name}_${open.table.register}`, codes, period, setAside };
      all.set(open.table.register, await surveyed(open, rows, own, store));
    }
  } finally {
    await store.run(sql`DROP TABLE IF EXISTS ${codes}`);
  }
  const found = [...all.values()].flatMap((each) => each.found);
  if (found.length > 0) throw new Problems(found);
  return { registers: all, keys };
}

async function make(making: Making, keys: KeyType) {
  const young = await children(making);
  if (young.found.length > 0) throw new Problems(young.found);
  const lived = await homes(making, young.table);
  const alike = keys === "text" ? await keysAlike(making, young.table) : [];
  const found = [...lived.found, ...alike];
  if (found.length > 0) throw new Problems(found);
  const made = await childTable(making, young.table, lived.table);
  if (made.found.length > 0) throw new Problems(made.found);
  return { rows: made.rows, leftOut: young.leftOut, told: [...young.told, ...lived.told, ...made.told] };
}

interface Made {
  readonly survey: Awaited<ReturnType<typeof surveyAll>>;
  readonly made: Awaited<ReturnType<typeof make>>;
  readonly beside: RegisterMap["beside"];
}

async function delivered(
  source: Source,
  index: number,
  { survey, made, beside }: Made,
  store: Store,
): Promise<Delivered> {
  const table = id(`children_${index}`);
  const [count] = await store.rows(sql`SELECT count(*) AS rows FROM ${table}`);
  const ordered = registerNames.flatMap((name) => survey.registers.get(name) ?? []);
  const madeOf = ordered.flatMap(({ files }) => files);
  const map: RegisterMap = {
    period: source.registers?.period ?? [0, 0],
    registers: ordered.map((each) => each.map),
    children: made.told,
    beside,
  };
  const columns = source.columns.map(
    ({ name, type }) =>
      sql`${id(name)}::${type === "number" ? sql`DOUBLE` : sql`VARCHAR`} AS ${rawColumn(columnId(source, name))}`,
  );
  return {
    source,
    index,
    rows: sql`SELECT ${join([sql`line`, ...columns])} FROM ${table}`,
    unreadable: made.leftOut,
    rowCount: Number(count?.rows),
    ...filesBehind(madeOf),
    registers: map,
    close: () => store.run(sql`DROP TABLE IF EXISTS ${table}`),
  };
}
