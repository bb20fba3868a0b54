import { Sql } from "../../dist/store/sql.js";

/** Rows of a made-up world as a query: texts and numbers, a column for each name. */
export function tableOf(rows) {
  const columns = Object.keys(rows[0]).map((name) => {
    const values = rows.map((row) =>
      typeof row[name] === "number" ? `${row[name]}::DOUBLE` : `'${row[name]}'`,
    );
    return `unnest([${values.join(", ")}]) AS ${name}`;
  });
  return new Sql([`SELECT ${columns.join(", ")}`], []);
}
