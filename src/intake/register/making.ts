import { id, type Sql, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";
import type { RegisterName, Registers } from "../../vocabulary/registers.js";
import type { Surveyed } from "./surveyed.js";

/** What is at hand while children's rows are made: the registers, and tables that are made on the way. */
export class Making {
  readonly registers: Registers;
  readonly #name: string;
  readonly #store: Store;
  readonly #surveyed: ReadonlyMap<RegisterName, Surveyed>;
  readonly #tables: Sql[] = [];

  constructor(
    registers: Registers,
    surveyed: ReadonlyMap<RegisterName, Surveyed>,
    name: string,
    store: Store,
  ) {
    this.registers = registers;
    this.#surveyed = surveyed;
    this.#name = name;
    this.#store = store;
  }

  get store(): Store {
    return this.#store;
  }

  /** Keeps the rows of a query for later steps; returns the table's name. */
  async keep(name: string, query: Sql): Promise<Sql> {
    const table = id(`${this.#name}_${name}`);
    this.#tables.push(table);
    await remake(this.#store, table, query);
    return table;
  }

  /** Drops all that was kept, and what the registers' codes mean. */
  async drop(): Promise<void> {
    const decoded = [...this.#surveyed.values()].flatMap((each) => [...each.decoded.values()]);
    for (const table of [...this.#tables.splice(0), ...decoded])
      await this.#store.run(sql`DROP TABLE IF EXISTS ${table}`);
  }

  has(register: RegisterName): boolean {
    return this.#surveyed.has(register);
  }

  of(register: RegisterName): Surveyed {
    const found = this.#surveyed.get(register);
    if (!found) throw new Error(`the register ${register} is not there`);
    return found;
  }

  /** The rows of a register that are rows. */
  rows(register: RegisterName): Sql {
    return sql`(SELECT * FROM (${this.of(register).rows}) WHERE reason IS NULL)`;
  }

  field(register: RegisterName, name: string): boolean {
    return this.of(register).open.table.fields.some((field) => field.name === name);
  }

  /** Joins what the codes of a field mean in the year that they are of; its register's rows are called `r`. */
  meanings(register: RegisterName, field: string, code = sql`r.${id(field)}`, time = sql`r.time`): Sql {
    const table = this.of(register).decoded.get(field);
    const as = id(`m_${field}`);
    if (!table) return sql`LEFT JOIN (SELECT NULL::VARCHAR AS means) AS ${as} ON false`;
    return sql`LEFT JOIN ${table} AS ${as} ON ${as}.code = ${code} AND ${as}.time = ${time}`;
  }

  /** True for children whom a register covers over these years of age, whichever year they were born. */
  covers(register: RegisterName, born: Sql, from: number, to: number): Sql {
    const { covers } = this.of(register);
    const [first, last] = this.registers.born;
    const covered: number[] = [];
    for (let year = first; year <= last; year++) {
      let all = true;
      for (let age = from; age <= to; age++) all &&= covers.has(year + age);
      if (all) covered.push(year);
    }
    return among(born, covered);
  }
}

/** True for a year among years that lie mostly one after the other. */
function among(year: Sql, years: readonly number[]): Sql {
  if (years.length === 0) return sql`false`;
  const list = years.map((each) => sql`${each}`).reduce((all, each) => sql`${all}, ${each}`);
  return sql`${year} IN (${list})`;
}
