import { z } from "zod";
import { variants } from "../../vocabulary/quantity.js";
import { exposureSchema } from "./exposureSchema.js";
import { matchesSchema } from "./matchesSchema.js";
import { moversSchema } from "./moversSchema.js";
import {
  chancesSchema,
  effectsSchema,
  gapsSchema,
  standardisedSchema,
  trendsSchema,
} from "./registerSchemas.js";
import { id, numberFrom, text, wholeFrom, words } from "./scalars.js";

export const areasOfStudySchema = z.strictObject({
  file: words.default("areas.yaml").describe("File with the list of areas."),
  label: text.describe("What an area is called: {en: Housing area, da: Boligområde}."),
  column: words.default("area").describe("Column with the area's code."),
  group: id.optional().describe("The group that is divided into areas. May be left out where there is one."),
  measures: z.array(id).min(1).describe("Measures that are estimated for every area."),
});

const family = z.strictObject({
  id: id.describe("Name of the family."),
  label: text.describe("What a reader sees."),
  measures: z.array(id).min(2).describe("Measures whose changes are tested together."),
  group: id.optional().describe("The group. May be left out where there is one."),
  from: id.describe("The earlier wave."),
  to: id.describe("The later wave."),
});

const margin = numberFrom(1e-9, 1e12, "a number above 0, such as 0.02");

export const analysisSchema = z.strictObject({
  labels: z
    .record(z.string(), text)
    .default({})
    .describe(
      "What columns that analyses compare by are called: {income: {en: Parents' income, da: Forældres indkomst}}.",
    ),
  families: z
    .array(family)
    .default([])
    .describe("Tests that are read together: a claim of significance needs the p-value adjusted by Holm."),
  equivalence: z
    .strictObject({
      share: margin.optional().describe("For shares: 0.03 is three percentage points."),
      index: margin.optional().describe("For dimensions and indices, on 0–1."),
      mean: margin.optional().describe("For means, in the item's unit."),
      measures: z
        .record(z.string(), margin)
        .optional()
        .describe("For single measures, instead of that of their unit: {total: 0.01}."),
    })
    .default({})
    .describe(
      "The largest difference that counts as none. Without a margin nothing can be said to be the same.",
    ),
  decompositions: z
    .array(
      z.strictObject({
        breakdown: id.describe("The breakdown whose categories divide the change."),
        measures: z.array(id).min(1).describe("Measures whose change is divided."),
      }),
    )
    .default([])
    .describe("Divide changes into other people than before and people who changed (Kitagawa)."),
  contributions: z
    .array(id)
    .default([])
    .describe("Indices of which each dimension's part in the change is estimated."),
  clustering: z
    .array(id)
    .default([])
    .describe("Measures of which it is estimated how much of the differences lies between areas."),
  language: id
    .optional()
    .describe(
      "Breakdown that tells in which language people answered, to see whether scales mean the same in each.",
    ),
  sensitivity: z
    .strictObject({
      measures: z.array(id).min(1).describe("Measures that are estimated in other ways too."),
      variants: z.array(z.enum(variants)).min(1).describe("The other ways."),
      imputations: wholeFrom(2).default(10).describe("How often missing answers are imputed."),
    })
    .optional()
    .describe("The same levels and changes estimated in other ways, to see what the choice means."),
  gaps: gapsSchema,
  trends: trendsSchema,
  standardised: standardisedSchema,
  effects: effectsSchema,
  chances: chancesSchema,
  matches: matchesSchema,
  movers: moversSchema,
  exposure: exposureSchema,
});

export type AnalysisDraft = z.output<typeof analysisSchema>;
