import type { JoinedColumn, Made } from "../../../vocabulary/joined.js";
import type { Column } from "../../../vocabulary/study.js";
import { problems } from "../../problems.js";
import type { Path } from "../../sheet.js";
import type { Drafting } from "../drafting.js";
import { faultless } from "./named.js";
import { parseExpression } from "./parseExpression.js";
import type { Scope } from "./scope.js";
import { ExpressionFault } from "./tokens.js";

/** Gives a column its place among all columns of a join. */
export type NewColumn = (name: string, type: Column["type"]) => JoinedColumn;

interface Making {
  readonly path: Path;
  /** What is known before; columns that are made are added to it, so that the next may use them. */
  readonly scope: Scope;
  readonly column: NewColumn;
  readonly file: string | null;
}

/** Columns that are reckoned, in the order in which they are written. */
export function made(
  drafting: Drafting,
  drafts: Readonly<Record<string, string>>,
  { path, scope, column, file }: Making,
): readonly Made[] {
  return Object.entries(drafts).flatMap(([name, expression]) => {
    const own = [...path, name];
    if (scope.has(name)) {
      drafting.found.push(problems.columnTwice({ at: drafting.sheet.keyAt(own), column: name }));
      return [];
    }
    const read = faultless(drafting, expression, own, () => {
      const { expression: value, type } = parseExpression(expression, scope);
      if (type === "truth")
        throw new ExpressionFault(
          1,
          "A column holds numbers or texts, and this is true or false",
          "Write if(condition, 1, 0) to make a number of it.",
        );
      return { column: column(name, type), value };
    });
    // What is reckoned wrongly is told once, not again wherever its name stands.
    scope.add([read?.column ?? column(name, "number")], file);
    return read ? [read] : [];
  });
}
