import { double } from "../../store/literal.js";
import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Expression, JoinedColumn, Operator } from "../../vocabulary/joined.js";
import { numberPattern } from "../survey/reading.js";

/** How the engine calls a column of a join: by its place, because its own names know no capital letters. */
export const joinedId = ({ place }: Pick<JoinedColumn, "place">): Sql => id(`column_${place}`);

const signs: Readonly<Record<Operator, Sql>> = {
  "+": sql`+`,
  "-": sql`-`,
  "*": sql`*`,
  "/": sql`/`,
  "&": sql`||`,
  "=": sql`=`,
  "<>": sql`<>`,
  "<": sql`<`,
  "<=": sql`<=`,
  ">": sql`>`,
  ">=": sql`>=`,
  and: sql`AND`,
  or: sql`OR`,
};

/**
 * An expression as SQL over rows with the columns of a join; texts are bound, never pasted.
 *
 * out     NULL wherever a value that it needs is missing, and for a division by zero
 */
export function expressionSql(expression: Expression): Sql {
  switch (expression.kind) {
    case "number":
      return double(expression.value);
    case "text":
      return sql`${expression.value}::VARCHAR`;
    case "column":
      return joinedId(expression.column);
    case "operation": {
      const [left, right] = [expressionSql(expression.left), expressionSql(expression.right)];
      const divisor = expression.operator === "/" ? sql`nullif(${right}, 0)` : right;
      return sql`(${left} ${signs[expression.operator]} ${divisor})`;
    }
    case "not":
      return sql`(NOT ${expressionSql(expression.of)})`;
    case "minus":
      return sql`(- ${expressionSql(expression.of)})`;
    case "missing":
      return sql`(${expressionSql(expression.of)} IS NULL)`;
    case "in":
      return sql`(${expressionSql(expression.of)} IN (${join(expression.list.map(expressionSql))}))`;
    case "call":
      return callSql(expression);
    case "choice":
      return sql`CASE WHEN ${expressionSql(expression.when)} THEN ${expressionSql(expression.yes)} ELSE ${expressionSql(expression.no)} END`;
    case "at": {
      const { column, key, value, others } = expression;
      // The key stands once, so that there is one such row at most: its value is the greatest.
      const there = sql`max(${joinedId(column)}) FILTER (WHERE ${joinedId(key)} = ${expressionSql(value)})`;
      const within = others.length === 0 ? sql`` : sql`PARTITION BY ${join(others.map(joinedId))}`;
      return sql`(${there} OVER (${within}))`;
    }
  }
}

/** What is given stands once in each, or functions within functions would grow without bounds. */
function callSql({ name, of, count }: Extract<Expression, { kind: "call" }>): Sql {
  const text = textOf(expressionSql(of));
  switch (name) {
    case "text":
      return text;
    case "number":
      return sql`TRY_CAST(nullif(regexp_extract(${text}, ${`^(?:${numberPattern(".")})$`}), '') AS DOUBLE)`;
    case "digits":
      return sql`format(${`{:0>${count}}`}, ${text})`;
    case "first":
      return sql`left(${text}, ${count})`;
    case "last":
      return sql`right(${text}, ${count})`;
  }
}

/** A whole number without a point; a text as it is. */
export function textOf(value: Sql): Sql {
  return sql`regexp_replace(${value}::VARCHAR, '^(-?[0-9]+)[.]0+$', '\\1')`;
}
