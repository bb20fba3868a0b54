import type { JoinedColumn } from "../../../vocabulary/joined.js";
import { problems } from "../../problems.js";
import type { Path } from "../../sheet.js";
import type { Drafting } from "../drafting.js";
import type { Scope } from "./scope.js";
import { ExpressionFault } from "./tokens.js";

/** The column of a name that stands alone; none after telling what is wrong with the name. */
export function named(
  drafting: Drafting,
  scope: Scope,
  name: string,
  path: Path,
): readonly [JoinedColumn] | readonly [] {
  const found = faultless(drafting, name, path, () => scope.only(name));
  return found ? [found] : [];
}

/** What an expression is read as; `null` after telling what is wrong with it, and where. */
export function faultless<T>(
  { sheet, found }: Drafting,
  expression: string,
  path: Path,
  read: () => T,
): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    const { at: character, message, todo } = error;
    found.push(problems.expression({ at: sheet.at(path), expression, character, what: message, todo }));
    return null;
  }
}
