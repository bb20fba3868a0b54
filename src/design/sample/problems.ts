import { didYouMean } from "../../vocabulary/near.js";
import { Problem, type Whereabouts } from "../../vocabulary/problem.js";

type At = { readonly at: Whereabouts };

/** All that can be wrong with a frame and what is said of it, each with its code, its words and what to do. */
export const problems = {
  sizeCounted: (p: At & { strata: number }) =>
    new Problem({
      code: "study-unknown-key",
      exit: "study",
      at: p.at,
      what: `A stratum has a “size”, and there is a frame in which its people are counted.`,
      todo: `With a frame, take “size” out of ${p.strata === 1 ? "the stratum" : `all ${p.strata} strata`}.`,
    }),

  empty: (p: At) =>
    new Problem({
      code: "sample-frame-empty",
      exit: "data",
      at: p.at,
      what: "The frame has no rows.",
      todo: "Ask for the file again.",
    }),

  column: (p: At & { column: string; times: number; known: readonly string[] }) =>
    new Problem({
      code: "sample-column",
      exit: "data",
      at: p.at,
      what: `The frame has ${p.times === 0 ? "no column" : `${p.times} columns`} “${p.column}”.`,
      todo:
        p.times === 0
          ? `Correct the name under “frame”. ${didYouMean(p.column, p.known)}`
          : "Give each column a name of its own; which is meant cannot be guessed.",
    }),

  unreadable: (p: At & { reason: string }) =>
    new Problem({
      code: "sample-row",
      exit: "data",
      at: p.at,
      what: `The row cannot be read: ${p.reason}. A frame with a row left out would leave someone without a chance.`,
      todo: "Correct the row, or ask for the file again.",
    }),

  keyMissing: (p: At & { column: string; of: "person" | "stratum" }) =>
    new Problem({
      code: "sample-key",
      exit: "data",
      at: p.at,
      what: `The column “${p.column}” (${p.of}) is empty.`,
      todo: "Give everyone in the frame a key and a stratum, or take the row out at its source.",
    }),

  code: (p: At & { column: string; value: string; known: readonly string[] }) =>
    new Problem({
      code: "sample-code",
      exit: "data",
      at: p.at,
      what: `“${p.value}” stands in the column “${p.column}”, and it is not said whether it means yes or no.`,
      todo: `Add it to “yes” or “no” of that column; known are ${p.known.map((code) => `“${code}”`).join(", ")}.`,
    }),

  personTwice: (p: At & { person: string; firstLine: number }) =>
    new Problem({
      code: "sample-person-twice",
      exit: "data",
      at: p.at,
      what: `The person “${p.person}” is in the frame a second time; the first is on line ${p.firstLine}.`,
      todo: "Decide which stratum the person belongs to, and take the other row out; nobody has two chances.",
    }),

  stratumUnknown: (p: At & { stratum: string; known: readonly string[] }) =>
    new Problem({
      code: "sample-stratum",
      exit: "data",
      at: p.at,
      what: `The frame has a stratum “${p.stratum}” that is not listed under “strata”.`,
      todo: `List it, or correct the frame. ${didYouMean(p.stratum, p.known)}`,
    }),

  stratumEmpty: (p: At & { stratum: string; known: readonly string[] }) =>
    new Problem({
      code: "sample-stratum",
      exit: "data",
      at: p.at,
      what: `Nobody in the frame may be invited in the stratum “${p.stratum}”.`,
      todo: `Correct the name, or take the stratum out. ${didYouMean(p.stratum, p.known)}`,
    }),
};
