import { z } from "zod";
import { clusterErrors } from "../../vocabulary/quantity.js";
import { id, text, words } from "./scalars.js";

export const exposureSchema = z
  .array(
    z.strictObject({
      id: id.describe("Name of the analysis."),
      label: text.describe("What is counted in years: {en: Years in the area, da: År i området}."),
      measures: z
        .array(id)
        .min(1)
        .describe("Means and shares of which it is asked whether years go with them."),
      group: id
        .optional()
        .describe("The group of people who are compared. Default: everybody of all groups."),
      years: words.describe("Number column with the years that a person was there."),
      family: words.describe("Text column with the family: brothers and sisters have the same."),
      cluster: words
        .optional()
        .describe(
          "Text column with what families lie in, where families of one cluster share what is not known.",
        ),
      errors: z
        .enum(clusterErrors)
        .optional()
        .describe(
          "How sure slopes are told to be, where cluster is named. Default: CR2; with weights CR1. wild: by a bootstrap.",
        ),
      covariates: z
        .array(words)
        .default([])
        .describe("What else differs between people: ids of breakdowns, or number columns."),
    }),
  )
  .default([])
  .describe("What a year more in a place goes with, among all and among brothers and sisters.");
