import type { Problem } from "../../vocabulary/problem.js";
import type { MappedRegister, RegisterBreak } from "../../vocabulary/registers.js";
import { problems } from "../problems.js";
import type { OpenRegister } from "./openRegister.js";

/** Spells and events: the years between the first and the last, or those that the study says. Others: those with rows. */
export function covered({ table }: OpenRegister, have: ReadonlyMap<number, number>): ReadonlySet<number> {
  const { reference, gaps: missing } = table;
  const years = [...have.keys()];
  if (reference === "status" || reference === "status-period") return new Set(years);
  if (years.length === 0) return new Set();
  const [first, last] = table.years ?? [Math.min(...years), Math.max(...years)];
  return new Set(range(first, last).filter((year) => !missing.includes(year)));
}

/** Years that should have rows and have none. */
export function gaps(
  open: OpenRegister,
  have: ReadonlyMap<number, number>,
  period: readonly [number, number],
): readonly Problem[] {
  const { register, reference, gaps: known, files, years: told, line } = open.table;
  const yearly = reference === "status" || reference === "status-period";
  // Of spells and events the study may say which years they are of: then one in which nothing happened is no gap.
  if (register === "PLAN" || (!yearly && told !== null) || have.size === 0) return [];
  const years = [...have.keys()];
  // People are looked for in every year; of other registers no year may be missing between the first and the last.
  const [first, last] = register === "BEF" ? period : [Math.min(...years), Math.max(...years)];
  const missing = range(first, last).filter((year) => !have.has(year) && !known.includes(year));
  if (missing.length === 0) return [];
  const at = { file: files[0]?.source.file };
  const span = yearly ? null : ([first, last] as const);
  return [problems.registerGap({ at, register, declared: line, span, years: missing })];
}

/** Rows by year, of every year of the period too. */
export function yearsOf(have: ReadonlyMap<number, number>, [first, last]: readonly [number, number]) {
  const years = new Set([...range(first, last), ...have.keys()]);
  return [...years].sort((a, b) => a - b).map((year) => ({ year, rows: have.get(year) ?? 0 }));
}

/** Where a register breaks off, shrinks or grows at once, or changes its codes. */
export function breaks(
  years: MappedRegister["years"],
  changes: ReadonlySet<number>,
): readonly RegisterBreak[] {
  return years.flatMap(({ year, rows }, i): readonly RegisterBreak[] => {
    const before = years[i - 1];
    const found: RegisterBreak["kind"][] = [];
    if (rows === 0) found.push("gap");
    else if (before && before.rows > 0) {
      if (rows * 2 < before.rows) found.push("halved");
      if (rows > before.rows * 2) found.push("doubled");
    }
    if (changes.has(year) && rows > 0 && (before?.rows ?? 0) > 0) found.push("codes");
    return found.map((kind) => ({ year, kind }));
  });
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
