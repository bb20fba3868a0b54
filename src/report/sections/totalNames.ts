import { inLanguage } from "../../claims/inLanguage.js";
import type { PublicAccount } from "../../vocabulary/intake.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";

type Total = NonNullable<PublicAccount["calibration"]>["totals"][number];

/** Names of known totals, in the study's words where it has some: its own for a margin, or those of a breakdown by the same column. */
export function totalNames({ breakdowns, design, waves, groups }: Study, language: Language) {
  const breakdownBy = (column: string) =>
    breakdowns.find(({ columns }) => columns.length === 1 && columns[0] === column);
  const margin = ({ column, margin: name }: Total) => {
    const own = design.calibration?.margins.find((one) => one.column === column)?.name;
    if (own !== undefined && typeof own !== "string") return inLanguage(own, language);
    const breakdown = breakdownBy(column);
    return breakdown ? inLanguage(breakdown.label, language) : name;
  };
  const category = (code: string, column: string) => {
    const found = breakdownBy(column)?.categories.find(({ values }) => values.includes(code));
    return found ? inLanguage(found.label, language) : code;
  };
  return {
    /** "Origin: Danish"; the margin alone where it is a number. */
    total: (one: Total) =>
      one.category === null ? margin(one) : `${margin(one)}: ${category(one.category, one.column)}`,
    /** "2021, The population"; the wave alone where the total is of all groups. */
    place: ({ wave, group }: Total) =>
      [
        named(waves, wave, language),
        ...(group !== null && groups.length > 1 ? [named(groups, group, language)] : []),
      ].join(", "),
  };
}
