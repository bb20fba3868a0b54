import { Problem } from "../../../vocabulary/problem.js";

function problem(code: string, file: string, what: string, todo: string): Problem {
  return new Problem({ code: `stata-${code}`, exit: "data", at: { file }, what, todo });
}

/** What a Stata file cannot hold. */
export const problems = {
  name: (file: string, name: string, version: number) =>
    problem(
      "name",
      file,
      `A variable of Stata cannot be called “${name}”.`,
      version === 117
        ? "Give it a name of at most 32 letters (a to z), digits and _, which begins with no digit and stands once."
        : "Give it a name of at most 32 letters, digits and _, which begins with no digit and stands once.",
    ),

  tooManyVariables: (file: string, count: number) =>
    problem(
      "too-many-variables",
      file,
      `There are ${count} variables; a file of this version holds 32,767.`,
      "Write version 119, or fewer variables.",
    ),

  number: (file: string, name: string, row: number, value: number) =>
    problem(
      "number",
      file,
      `The value ${value} of “${name}” in row ${row} is beyond the numbers of Stata (±8.98e307).`,
      "Correct the value, or make it missing.",
    ),

  text: (file: string, text: string) =>
    problem(
      "text",
      file,
      `The text “${text.slice(0, 60)}” has characters that a file of this version cannot hold.`,
      "Write version 118, or take the characters away.",
    ),
};
