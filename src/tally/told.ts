import { id, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import { counting } from "../vocabulary/counted.js";
import type { Study } from "../vocabulary/study.js";
import type { OverlapCells, Tally } from "../vocabulary/tally.js";

/** For breakdowns of which a person's pattern of margins tells the category: the category of each pattern. */
export type Told = ReadonlyMap<string, readonly (string | null)[]>;

/**
 * The breakdowns that patterns of margins tell, such as age where the margins are by age and sex. Their cells are those
 * of everyone: they need not be counted once more.
 *
 * in      the table of answers after calibration
 */
export async function toldByPatterns(store: Store, { breakdowns }: Pick<Study, "breakdowns">): Promise<Told> {
  const told = new Map<string, readonly (string | null)[]>();
  for (const { id: breakdown } of breakdowns) {
    const rows = await store.rows(
      sql`SELECT DISTINCT ${id(answers.marginPattern)} AS pattern, CAST(${id(answers.breakdown(breakdown))} AS TEXT) AS category
          FROM ${id(answers.table)}`,
    );
    const categories: (string | null)[] = [];
    for (const { pattern, category } of rows)
      categories[Number(pattern)] = category === null || category === undefined ? null : String(category);
    if (Object.keys(categories).length === rows.length) told.set(breakdown, categories);
  }
  return told;
}

/**
 * A tally by the categories of a breakdown as well.
 *
 * in      a tally under calibrated weights; the category of each pattern, `null` outside every category; the query that
 *         would have counted it
 * out     as if it had been counted, but for the order of its cells; the sums are shared
 */
export function divided(whole: Tally, categoryOf: readonly (string | null)[], query: string): Tally {
  const pattern = whole.cells.calibration?.pattern;
  if (!pattern) throw new Error("a tally without patterns of margins");
  const categories = [...new Set(categoryOf.flatMap((category) => category ?? []))].sort();
  const numbers = new Map(categories.map((category, c) => [category, c]));
  /** The number of a domain with a category among all that could be; −1 outside. */
  const joint = (domain: number, of: number) => {
    const c = numbers.get(categoryOf[of] ?? "") ?? -1;
    return domain < 0 || c < 0 ? -1 : domain * categories.length + c;
  };
  const found = new Set(whole.cells.domain.map((domain, cell) => joint(domain, pattern[cell] as number)));
  found.delete(-1);
  const kept = [...found].sort((a, b) => a - b);
  const places = new Map(kept.map((one, place) => [one, place]));
  const domainsOf = (domains: Int32Array, patterns: Int32Array) =>
    domains.map((domain, cell) => places.get(joint(domain, patterns[cell] as number)) ?? -1);
  const overlapping = (cells: OverlapCells): OverlapCells => {
    const { domains, patterns } = cells;
    if (!patterns) throw new Error("an overlap without patterns of margins");
    return {
      ...cells,
      domains: [domainsOf(domains[0], patterns[0]), domainsOf(domains[1], patterns[1])],
    };
  };
  return {
    ...whole,
    domains: kept.map((one) => ({
      ...whole.domains[Math.floor(one / categories.length)],
      [counting.category]: categories[one % categories.length] ?? "",
    })),
    cells: { ...whole.cells, domain: domainsOf(whole.cells.domain, pattern) },
    overlaps: whole.overlaps.map((overlap) => ({ ...overlap, cells: overlapping(overlap.cells) })),
    query,
  };
}
