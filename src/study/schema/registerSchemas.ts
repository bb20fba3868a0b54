import { z } from "zod";
import { clusterErrors, estimators } from "../../vocabulary/quantity.js";
import { categoryId, id, numberBetween, text, wholeBetween, wholeFrom, words } from "./scalars.js";

const measures = (of: string) => z.array(id).min(1).describe(of);

export const gapsSchema = z
  .array(
    z.strictObject({
      breakdown: id.describe("The breakdown between whose categories there are gaps."),
      measures: measures("Measures whose gaps are followed."),
    }),
  )
  .default([])
  .describe("Gaps between categories over time, and beside the same gaps in other groups.");

export const trendsSchema = z
  .array(
    z.strictObject({
      measures: measures("Measures that are followed over all waves."),
      bend: id.optional().describe("Wave in which the line may bend. Default: it is straight."),
    }),
  )
  .default([])
  .describe("Lines through levels, and through gaps between groups, over all waves.");

export const standardisedSchema = z
  .array(
    z.strictObject({
      breakdown: id.describe("The breakdown whose categories make up the composition; it may be crossed."),
      measures: measures("Means and shares that are standardised."),
      standard: z
        .strictObject({
          group: id.optional().describe("The group. May be left out where there is one of role programme."),
          wave: id.optional().describe("The wave. Default: the last."),
        })
        .prefault({})
        .describe("Whose composition everybody is given: {group: areas, wave: 2021}."),
    }),
  )
  .default([])
  .describe("Levels, changes and differences as if every group and wave had the composition of one.");

export const effectsSchema = z
  .array(
    z.strictObject({
      id: id.describe("Name of the analysis."),
      label: text.describe("What the programme is called: {en: the plans, da: planerne}."),
      measures: measures("Means and shares on which it may have an effect."),
      group: id
        .optional()
        .describe(
          "The group that the programme reaches. May be left out where there is one of role programme.",
        ),
      unit: words.describe("Column with the unit that the programme begins in (an area, a municipality)."),
      start: words.describe("Column with the year in which it begins there, empty where it never does."),
      period: words
        .optional()
        .describe("Column with the year that a row is of. Default: the time of its wave."),
      cluster: words
        .optional()
        .describe("Column with what units belong to, where units of one cluster share what is not known."),
      weight: z
        .enum(["units", "people"])
        .default("units")
        .describe("units: each unit counts the same; people: as its weights, on average over the waves."),
      comparison: z
        .enum(["never", "not-yet"])
        .default("not-yet")
        .describe(
          "Compared with units that it never reaches, or with those too that it has not reached yet.",
        ),
      anticipation: wholeFrom(0)
        .default(0)
        .describe("Waves before the beginning in which an effect may already show."),
      covariates: z
        .array(words)
        .default([])
        .describe("Columns of what is known of units before: texts divide them into cells, numbers predict."),
      spillOver: words
        .optional()
        .describe(
          "Column with the ring around the programme that a unit lies in, empty elsewhere: nobody is compared with such units.",
        ),
      estimators: z
        .array(z.enum(estimators))
        .min(1)
        .default(["group-time"])
        .describe("Ways of estimating; a claim that names none means the first."),
      errors: z
        .enum(clusterErrors)
        .optional()
        .describe(
          "How errors of the regressions (interaction, two-way) are told; CR2 or wild where clusters are few. Default: CR1.",
        ),
      bands: z
        .enum(["pointwise", "simultaneous"])
        .default("pointwise")
        .describe(
          "simultaneous: effects by time since the beginning also have bands that hold all of them at once.",
        ),
      twins: z
        .strictObject({
          perUnit: wholeFrom(1).default(1).describe("Twins of each unit that the programme reaches."),
          caliper: numberBetween(0, 100, "a number above 0, such as 0.5")
            .optional()
            .describe("Farthest that a twin may lie, in standard deviations of the typical trait."),
        })
        .optional()
        .describe(
          "How twins are chosen: by covariates, and by the outcome in each period before the beginning.",
        ),
    }),
  )
  .default([])
  .describe("Effects of a programme that begins at different times in different units.");

export const chancesSchema = z
  .array(
    z.strictObject({
      id: id.describe("Name of the analysis."),
      label: text.describe("What is compared: {en: Parents outside work and education, da: …}."),
      measures: measures("Shares (between origins) or means (ranks) of the children's outcomes."),
      breakdown: id.optional().describe("Breakdown by origin."),
      of: categoryId
        .optional()
        .describe("The origin that is looked at. Left out with `against`: all are compared."),
      against: categoryId.optional().describe("The origin that it is compared with."),
      parents: words
        .optional()
        .describe("Instead of a breakdown: column with the number that parents are ranked by."),
      classes: wholeBetween(2, 20)
        .optional()
        .describe("With parents: classes of ranks, for a table of parents' class by children's."),
    }),
  )
  .default([])
  .describe("How unequal chances are, by several measures side by side.");
