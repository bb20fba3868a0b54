import type { Outcome, RegisterName } from "../../../vocabulary/registers.js";
import type { Column } from "../../../vocabulary/study.js";

const texts = [
  ...["person", "mother", "father", "family", "cohort", "sex", "origin"],
  ...["parents", "parents_one", "parents_both", "parents_narrow", "parents_wide"],
  ...["inside", "inside_at15", "inside_5of10", "area", "round", "municipality", "moved"],
];
const numbers = ["born", "year15", "years_inside", "start"];
const ofIncome = ["income", "parents_income", "parents_rank"];

/** The columns of the children's rows, whatever the registers' own are called. */
export function childColumns(
  outcomes: readonly Outcome[],
  registers: readonly RegisterName[],
): readonly Column[] {
  return [
    ...texts.map((name): Column => ({ name, type: "text" })),
    ...[
      ...numbers,
      ...outcomes.map(({ column }) => column),
      ...(registers.includes("IND") ? ofIncome : []),
    ].map((name): Column => ({ name, type: "number" })),
  ];
}
