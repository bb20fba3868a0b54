import { Problem } from "../../../vocabulary/problem.js";

/** What an SPSS file has no place for. */
export const problems = {
  name: (name: string, why: string) =>
    new Problem({
      code: "spss-name",
      exit: "data",
      what: `“${name}” cannot be the name of a variable in SPSS: ${why}.`,
      todo: "Give the variable another name: 64 bytes at most, a letter or @ first, then letters, digits and . _ $ # @.",
    }),
  value: (name: string, why: string) =>
    new Problem({
      code: "spss-value",
      exit: "data",
      what: `The variable “${name}” holds what has no place in an SPSS file: ${why}.`,
      todo: "Leave the variable out, or recode it.",
    }),
  missing: (name: string, why: string) =>
    new Problem({
      code: "spss-missing",
      exit: "data",
      what: `The missing values of “${name}” have no place in an SPSS file: ${why}.`,
      todo: "Recode them to at most three values, or a range and one value; texts of at most 8 bytes.",
    }),
  variables: () =>
    new Problem({
      code: "spss-no-variables",
      exit: "data",
      what: "A file without variables is none that SPSS reads.",
      todo: "Name at least one variable to write.",
    }),
};
