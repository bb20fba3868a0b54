import type { LeaveOut } from "../../../vocabulary/joined.js";
import type { Path } from "../../sheet.js";
import type { Drafting } from "../drafting.js";
import { faultless } from "./named.js";
import { parseExpression } from "./parseExpression.js";
import type { Scope } from "./scope.js";
import { mustBe } from "./typed.js";

/** Rules that leave rows out, each under its reason. */
export function leaveOut(
  drafting: Drafting,
  drafts: Readonly<Record<string, string>>,
  { path, scope }: { readonly path: Path; readonly scope: Scope },
): readonly LeaveOut[] {
  return Object.entries(drafts).flatMap(([reason, expression]) => {
    const when = faultless(drafting, expression, [...path, reason], () =>
      mustBe(parseExpression(expression, scope), "truth", "What leaves rows out"),
    );
    return when ? [{ reason, when }] : [];
  });
}
