import type { Outcome, RegisterName } from "../../../vocabulary/registers.js";
import type { Column } from "../../../vocabulary/study.js";

const texts = [
  ...["person", "mother", "father", "family", "cohort", "sex", "origin"],
  ...["parents", "parents_one", "parents_both", "parents_narrow", "parents_wide"],
  ...["parents_level", "inside", "inside_at15", "inside_5of10", "inside_ever"],
  ...["area", "round", "municipality", "moved"],
];
const numbers = [
  ...["born", "year15", "mother_age", "siblings", "birth_order"],
  ...[
    "years_inside",
    "years_inside_0to15",
    "years_inside_6to15",
    "years_reached",
    "exposure_weight",
    "start",
  ],
];
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
