import type { Domain, Tally } from "../src/vocabulary/tally.js";

/** A person as a reader of a test sees one. */
export interface Row {
  readonly stratum?: string;
  readonly psu: number;
  readonly weight: number;
  /** The keys of the person's domain; `null`: outside every domain. */
  readonly keys: Domain | null;
  readonly values: Readonly<Record<string, number | null>>;
}

/**
 * A tally counted without an engine, for laws and for tables that can be read in the test.
 *
 * in      rows; for each variable the tally has `answered`, its sum about a centre of 0, and its square
 *         (`apart`: one cell a row instead of one for each stratum, PSU and domain; PSUs in each stratum's population)
 */
export function tallyOfRows(
  rows: readonly Row[],
  {
    apart = false,
    population = null,
  }: { readonly apart?: boolean; readonly population?: number | null } = {},
): Tally {
  const text = (keys: Domain) => JSON.stringify(Object.entries(keys).sort());
  const sorted = (texts: readonly string[]) => [...new Set(texts)].sort();
  const strataNames = sorted(rows.map(({ stratum = "" }) => stratum));
  const domainTexts = sorted(rows.flatMap(({ keys }) => (keys ? [text(keys)] : [])));
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const placed = rows.map((row) => ({
    ...row,
    h: strataNames.indexOf(row.stratum ?? ""),
    d: row.keys ? domainTexts.indexOf(text(row.keys)) : -1,
  }));
  placed.sort((a, b) => a.h - b.h || a.psu - b.psu || a.d - b.d);
  const cells = new Map<string, typeof placed>();
  placed.forEach((row, i) => {
    const key = apart ? String(i) : [row.h, row.psu, row.d].join();
    cells.set(key, [...(cells.get(key) ?? []), row]);
  });
  const groups = [...cells.values()];
  const first = (group: typeof placed) => group[0] as (typeof placed)[number];
  const sums = (weighted: boolean) =>
    Float64Array.from(
      groups.flatMap((group) =>
        names.flatMap((name) =>
          [0, 1, 2].map((power) =>
            group.reduce((sum, { weight, values }) => {
              const value = values[name] ?? null;
              return value === null ? sum : sum + (weighted ? weight : 1) * value ** power;
            }, 0),
          ),
        ),
      ),
    );
  return {
    domains: domainTexts.map((domain) => Object.fromEntries(JSON.parse(domain))),
    variables: names.flatMap((name) =>
      [`${name} answered`, name, `${name} × ${name}`].map((variable) => ({ name: variable, centre: 0 })),
    ),
    strata: strataNames.map((name, h) => ({
      wave: "",
      name,
      psus: new Set(placed.filter((row) => row.h === h).map(({ psu }) => psu)).size,
      populationPsus: population,
    })),
    cells: {
      count: groups.length,
      stratum: Int32Array.from(groups, (group) => first(group).h),
      psu: Int32Array.from(groups, (group) => first(group).psu),
      domain: Int32Array.from(groups, (group) => first(group).d),
      rows: Float64Array.from(groups, (group) => group.length),
      weighted: sums(true),
      unweighted: sums(false),
      second: null,
    },
    moments: null,
    overlaps: [],
    query: "",
  };
}
