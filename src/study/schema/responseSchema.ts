import { z } from "zod";
import { codes, flag, id, numberFrom, wholeFrom, words } from "./scalars.js";

const factor = numberFrom(1, 1e6, "a number of 1 or more, such as 3");

export const responseSchema = z.strictObject({
  column: words.describe("Column that tells who answered, in files that hold everybody invited."),
  yes: codes.describe("Code or codes of those who answered."),
  no: codes.describe("Code or codes of those who did not."),
  known: z.array(id).min(1).describe("Breakdowns that are known of everybody invited."),
  classes: z
    .strictObject({
      cross: z
        .array(id)
        .min(1)
        .describe("Breakdowns that are crossed to weighting classes, the most important first."),
      atLeast: wholeFrom(1)
        .default(20)
        .describe("Least number of answers in a class; smaller ones join a neighbour."),
      largestFactor: factor.optional().describe("Largest factor of a class; one above it joins a neighbour."),
      withinStrata: flag.default(false).describe("true: no class across two strata."),
    })
    .optional()
    .describe("Adjust base weights for those who did not answer. Default: weights are left as delivered."),
  trim: z
    .strictObject({
      medianIqr: numberFrom(0, 1e6, "a number of 0 or more, such as 5")
        .optional()
        .describe("Cut weights off at the median + so many times the distance between the quartiles."),
      meanRatio: factor.optional().describe("Cut weights off at so many times the mean."),
    })
    .optional()
    .describe("Cut off large weights within each stratum, and give what is cut off to the others."),
});

export type ResponseDraft = z.output<typeof responseSchema>;
