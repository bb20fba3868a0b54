import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { literal } from "../../src/store/literal.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import type { DesignColumns } from "../../src/tally/request.js";

const folder = fileURLToPath(new URL("./", import.meta.url));

/** An entry of a reference file: the call in R and what it returned, to 15 digits. */
export interface Reference {
  readonly call: string;
  readonly names?: string | string[];
  readonly est?: number | number[];
  readonly se?: number | number[];
  readonly vcov?: number[][];
  readonly deff?: number | number[];
  readonly value?: unknown;
  readonly [more: string]: unknown;
}

export function references(file: string): Readonly<Record<string, Reference>> {
  return JSON.parse(readFileSync(`${folder}${file}.json`, "utf8")).results;
}

export function reference(file: string, key: string): Reference {
  const found = references(file)[key];
  if (!found) throw new Error(`${file}.json has no ${key}`);
  return found;
}

/** A store with one CSV of `data/` as a table of its own name. */
export async function storeWith(...names: readonly string[]): Promise<Store> {
  const store = await openStore({ folders: [`${folder}data`] });
  for (const name of names) {
    await store.run(
      sql`CREATE TABLE ${id(name)} AS SELECT * FROM read_csv(${literal(`${folder}data/${name}.csv`)}, nullstr = ['', 'NA'], header = true)`,
    );
  }
  return store;
}

const none: DesignColumns = {
  wave: sql`''`,
  stratum: sql`''`,
  psu: null,
  secondUnit: null,
  populationPsus: null,
  populationSecondUnits: null,
  weight: sql`1`,
  psusStay: false,
  person: null,
};

/** The designs of the reference files, by R's names for them. */
const designs: Readonly<Record<string, { table: string; rows: Sql; design: DesignColumns }>> = {
  dstrat: on("apistrat", { stratum: id("stype"), weight: id("pw"), populationPsus: id("fpc") }),
  dstrat_nofpc: on("apistrat", { stratum: id("stype"), weight: id("pw") }),
  dclus1: on("apiclus1", { psu: id("dnum"), weight: id("pw"), populationPsus: id("fpc") }),
  nhanes: on("nhanes", { psu: id("SDMVPSU"), stratum: id("SDMVSTRA"), weight: id("WTMEC2YR") }),
  yrbs: on("yrbs", { psu: id("psu"), stratum: id("stratum"), weight: id("weight") }),
  toy: on("lonely_toy", { psu: id("psu"), stratum: id("s"), weight: id("w") }),
  apiclus1_lonely: on("apiclus1_lonely", { psu: id("dnum"), stratum: id("s"), weight: id("pw") }),
};

function on(table: string, columns: Partial<DesignColumns>) {
  return { table, rows: id(table), design: { ...none, ...columns } };
}

/** A design by its name, or an error that names it. */
export function designOf(name: string) {
  const found = designs[name];
  if (!found) throw new Error(`no design ${name}`);
  return found;
}

/** As an array, whatever R's JSON made of a vector of length one. */
export function list(value: unknown): number[] {
  return (Array.isArray(value) ? value.flat() : [value]).map(Number);
}
