import { z } from "zod";
import { matchingWays } from "../../vocabulary/quantity.js";
import { flag, id, numberBetween, text, wholeFrom, words } from "./scalars.js";

export const matchesSchema = z
  .array(
    z.strictObject({
      id: id.describe("Name of the analysis."),
      label: text.describe(
        "What is compared: {en: Like children elsewhere, da: Lignende børn andre steder}.",
      ),
      measures: z.array(id).min(1).describe("Means and shares that are compared."),
      of: id.describe("The group whose people are looked at."),
      against: id.describe("The group that people like them are found in."),
      exact: z.array(id).default([]).describe("Breakdowns in which both must be in the same category."),
      near: z.array(words).default([]).describe("Number columns in which both shall be near."),
      ways: z
        .array(z.enum(matchingWays))
        .min(1)
        .optional()
        .describe(
          "Ways of matching; a claim that names none means the first. Default: score, and cells where `near` is empty.",
        ),
      perPerson: wholeFrom(1).default(1).describe("Matches of each person, for score and traits."),
      caliper: numberBetween(0, 100, "a number above 0, such as 0.2")
        .optional()
        .describe(
          "Farthest that a match may lie: score in standard deviations of the log odds, traits in Mahalanobis' distance.",
        ),
      replacement: flag
        .default(false)
        .describe("Whether a person may be the match of several, for score and traits."),
      classes: wholeFrom(2).default(5).describe("How many classes of the score, for classes."),
    }),
  )
  .default([])
  .describe("People of one group beside people of another who are like them.");
