import { Problem, type Whereabouts } from "../../vocabulary/problem.js";

type At = { readonly at: Whereabouts };

const figure = (value: number) => String(Number(value.toPrecision(10)));

const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** All that can keep the people invited from being weighted, each with its code, its words and what to do. */
export const problems = {
  code: (p: At & { column: string; value: string | null; people: number; known: readonly string[] }) =>
    new Problem({
      code: "response-code",
      exit: "data",
      at: p.at,
      what: `The column “${p.column}” (answered) ${p.value === null ? "is empty" : `holds “${p.value}”`} in ${counted(p.people, "row")}; it is not said whether that means yes or no.`,
      todo: `Declare the code as answered or not answered, or correct the data; declared are ${p.known.map((code) => `“${code}”`).join(", ")}.`,
    }),

  baseWeight: (p: At & { column: string; people: number; example: string }) =>
    new Problem({
      code: "response-weight",
      exit: "data",
      at: p.at,
      what: `The base weight “${p.column}” is missing or not above 0 in ${counted(p.people, "row")}, first “${p.example}”.`,
      todo: "Everyone invited stands for someone: take the weight from the sample's file (1 / chance of being invited).",
    }),

  personTwice: (p: At & { column: string; person: string; people: number }) =>
    new Problem({
      code: "response-person-twice",
      exit: "data",
      at: p.at,
      what: `“${p.person}” (column “${p.column}”) stands in several rows; in all ${counted(p.people, "key")} ${p.people === 1 ? "does" : "do"}.`,
      todo: "Keep one row a person: the table holds people, not invitations or reminders.",
    }),

  population: (p: At & { column: string; sum: number; total: number }) =>
    new Problem({
      code: "response-population",
      exit: "data",
      at: p.at,
      what: `The base weights “${p.column}” add up to ${figure(p.sum)}, but the population is declared as ${figure(p.total)}.`,
      todo: "Check that the weights belong to this sample and that nobody invited is left out of the table.",
    }),

  nobody: (p: { name: string; invited: number }) =>
    new Problem({
      code: "response-class-empty",
      exit: "data",
      what: `Nobody of the ${p.invited} people invited in the weighting class “${p.name}” answered, and there is no class to join it with.`,
      todo: "Cross fewer variables, let classes be joined across strata, or tell readers that these people are not covered.",
    }),

  capTooLow: (p: { stratum: string; cap: number; mean: number }) =>
    new Problem({
      code: "trim-too-tight",
      exit: "study",
      what: `In the stratum “${p.stratum}” weights would be cut off at ${figure(p.cap)}, below their mean ${figure(p.mean)}: nobody could take over what is cut off.`,
      todo: "Trim less: a larger k, or a ratio of the mean above 1.",
    }),
};
