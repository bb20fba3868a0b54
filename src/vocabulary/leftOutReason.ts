/**
 * Why rows are left out and what is counted of those that stay, in the words of intake; `{name}` stands for a column, a
 * file, a period or a register. Reports have Danish words for each of them; a study's own rules have its own words.
 */
export const leftOutRules = [
  // Rows of a file.
  "too few fields",
  "too many fields",
  "quotation marks do not match",
  "field too long",
  "control character",
  "wave missing",
  "wave not in the study",
  "in no group",
  "weight missing",
  "weight zero",
  "not a number: {name}",
  // Files that are joined.
  "key missing: {name}",
  "no row in {name}",
  "not every {name} has a row",
  "not every {name} has {name}",
  // Rows of a register.
  "outside the period",
  "ends before it begins",
  "{name} missing",
  "{name} is no year",
  "{name} is no date",
  "{name} is no number",
  // Children.
  "two years of birth",
  "two rows in one year",
  "mother not {name} years older",
  // What is counted of registers and of children.
  "{name}: code not known",
  "{name}: person-years told twice",
  "{name}: spells that overlap",
  "children in the population",
  "neither parent told",
  "mother not told",
  "father not told",
  "mother never in the population",
  "years missing between the first and the last",
  "origin not known",
  "years of children with two homes at once",
  "years of children with a home told twice",
  // Answers without which a figure is.
  "no answer",
  "background not known",
  "no unit",
  "no key of the person",
  "unit in the ring",
  "not known what they are matched by",
  "years, family or covariate missing",
] as const;

export type LeftOutRule = (typeof leftOutRules)[number];

/** A rule with the names that it is about: `leftOutReason("{name} missing", "PNR")` is “PNR missing”. */
export function leftOutReason(rule: LeftOutRule, ...names: readonly string[]): string {
  const left = [...names];
  return rule.replaceAll("{name}", () => left.shift() ?? "");
}
