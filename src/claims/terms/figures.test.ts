import { expect, test } from "vitest";
import { released, study } from "../../../test/claims/smallStudy.js";
import type { Quantity } from "../../vocabulary/quantity.js";
import type { Draft } from "../draft.js";
import { figureFor } from "./figures.js";

const at = { wave: "2021", group: "all", category: null };

/** What is said of a quantity that the policy withholds. */
function said(quantity: Quantity): string {
  const results = released([{ kind: "withheld", quantity }]);
  const draft = { study, results, file: "a.md", problems: [] } as unknown as Draft;
  expect(figureFor(quantity, { line: 1, column: 1 }, draft)).toBeNull();
  return draft.problems[0]?.message ?? "";
}

test("only the rules that such a figure has to keep, and not which of them it broke", () => {
  expect(said({ kind: "level", measure: "very-happy", at })).toContain(
    "(at least 20 people, 5 of them on each side of a share, answers that differ, and enough degrees of freedom",
  );
  for (const measure of ["sleep-hours", "trust"])
    expect(said({ kind: "level", measure, at })).toContain(
      "(at least 20 people, answers that differ, and enough degrees of freedom must be behind such a figure)",
    );
  expect(said({ kind: "area", measure: "trust", at })).toContain("(people enough for a single area, answers");
});
