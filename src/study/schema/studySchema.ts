import { z } from "zod";
import { policyNames } from "../policies.js";
import { analysisSchema, areasOfStudySchema } from "./analysisSchema.js";
import { designSchema } from "./designSchema.js";
import { joinedSchema } from "./joinedSchema.js";
import { registersSchema } from "./registersFileSchema.js";
import { responseSchema } from "./responseSchema.js";
import {
  code,
  codes,
  date,
  flag,
  id,
  language,
  number,
  numberBetween,
  text,
  textOrNothing,
  version,
  wholeFrom,
  words,
} from "./scalars.js";
import { sourceSchema } from "./sourceSchema.js";

const about = z.strictObject({
  authors: z.array(words).min(1).describe("Who stands behind the study."),
  contact: words.optional().describe("Where a reader can ask."),
  date: date.describe("Date that the output carries, year-month-day; the clock is never read."),
  citation: text.describe("How the data are to be cited."),
  facts: z
    .record(z.string(), text)
    .default({})
    .describe("Sources of facts that the prose states but the study does not compute."),
});

const wave = z.union([
  id,
  z.strictObject({
    id: id.describe("Name of the wave."),
    label: textOrNothing.describe("What a reader sees. Default: the id."),
    value: code.optional().describe("What the wave column holds in this wave's rows. Default: the id."),
    time: number.optional().describe("Decimal year of fieldwork. Default: the id, where it is a year."),
    note: textOrNothing.describe("What a reader must know of this wave (a pandemic, another way of asking)."),
  }),
]);

const group = z.strictObject({
  id: id.describe("Name of the group."),
  label: text.describe("What a reader sees."),
  role: z
    .enum(["programme", "benchmark"])
    .describe("programme: those whom the programme concerns; benchmark: those they are compared with."),
  where: z
    .record(z.string(), codes)
    .optional()
    .describe("Column and the value or values that mean this group: {sector: [almen, social]}."),
});

const category = z.strictObject({
  id: id.describe("Name of the category."),
  label: text.describe("What a reader sees."),
  values: codes.optional().describe("Values of the column that mean this category. Default: the id."),
});

const breakdown = z.strictObject({
  id: id.describe("Name of the breakdown."),
  label: text.describe("What a reader sees."),
  column: words.optional().describe("Column with the category. Default: the id."),
  columns: z
    .array(words)
    .min(2)
    .optional()
    .describe("Several columns tried together under `rule`: [padeg, madeg]."),
  rule: z
    .enum(["highest", "lowest"])
    .optional()
    .describe("With `columns`: which of the answered categories counts."),
  categories: z
    .array(category)
    .min(2)
    .optional()
    .describe("The categories, lowest first where they have an order; needed but for a crossed breakdown."),
  cross: z
    .array(id)
    .min(2)
    .optional()
    .describe(
      "Instead of a column and categories: breakdowns before it that are crossed: [parents, origin].",
    ),
});

const measure = z.strictObject({
  id: id.describe("Name of the measure."),
  label: text.describe("What a reader sees."),
  meaning: text.describe("One plain sentence: who counts, out of whom."),
  share: z
    .strictObject({
      item: id.describe("The item."),
      orAbove: number.optional().describe("Answers at this point or above count."),
      orBelow: number.optional().describe("Answers at this point or below count."),
    })
    .optional()
    .describe("Share of the answers at or beyond a point of an item: {item: happy, orAbove: 3}."),
  mean: id.optional().describe("Mean of an item in its own unit."),
  total: id
    .optional()
    .describe("Sum of an item over the population, in its own unit; weights must be numbers of people."),
  ratio: z
    .strictObject({
      item: id.describe("The item above the line."),
      per: id.describe("The item below the line."),
    })
    .optional()
    .describe("Total of one item over the total of another: {item: visits, per: nights}."),
  median: id.optional().describe("The middle value of an item."),
  quantile: z
    .strictObject({
      item: id.describe("The item."),
      p: numberBetween(0, 1, "a number between 0 and 1, such as 0.25").describe(
        "The share of people at or below it: 0.25 for the lower quartile.",
      ),
    })
    .optional()
    .describe("The value that a share of the people lie at or below: {item: income, p: 0.25}."),
  dimension: z
    .strictObject({
      items: z
        .array(
          z.union([
            id,
            z.strictObject({
              item: id.describe("The item."),
              reversed: flag.default(false).describe("true: the low end is the good one."),
            }),
          ]),
        )
        .min(1)
        .describe("Items, each put on 0–1."),
      atLeast: wholeFrom(1)
        .optional()
        .describe("Items that a person must have answered. Default: half of them."),
    })
    .optional()
    .describe("Mean of several items, each put on 0–1."),
  index: z
    .strictObject({
      dimensions: z.array(id).min(2).describe("Ids of dimensions that come before it in the list."),
      atLeast: wholeFrom(1)
        .optional()
        .describe("Dimensions that a person must have a score on. Default: all of them."),
    })
    .optional()
    .describe("Mean of several dimensions, each counting the same."),
});

const release = z
  .union([
    z.enum(policyNames),
    z.strictObject({
      profile: z.enum(policyNames).describe("The policy to start from."),
      minimumCount: wholeFrom(1).optional().describe("Least number of people behind a figure."),
      minimumPerSide: wholeFrom(1).optional().describe("Least number of people on each side of a share."),
      minimumDf: wholeFrom(1).optional().describe("Least degrees of freedom behind an interval."),
      countBase: wholeFrom(1).optional().describe("Published counts are rounded to a multiple of this."),
      decimals: z
        .strictObject({
          share: wholeFrom(0).optional(),
          mean: wholeFrom(0).optional(),
          dimension: wholeFrom(0).optional(),
        })
        .optional()
        .describe("Digits after the point."),
    }),
  ])
  .describe(
    "The rules a figure must pass before it is published: open, dst, standard or strict, or {profile: …} with sharper numbers. Without one nothing may leave.",
  );

export const studySchema = z.strictObject({
  kvarter: version.describe("Version of this format: 1."),
  id: id.describe("Short name of the study, used in addresses and file names."),
  title: text.describe("Title of the study."),
  summary: textOrNothing.describe("What is evaluated, in a sentence or two. Default: the title."),
  languages: z.array(language).min(1).describe("Languages of the study, the first one leading: [da, en]."),
  synthetic: flag.default(false).describe("true where the data are made up; every page says so."),
  about: about.describe("Who stands behind the study and where the data come from."),
  sources: z
    .array(z.union([sourceSchema, joinedSchema, registersSchema]))
    .min(1)
    .describe("The data files, as delivered."),
  waves: z.array(wave).min(1).describe("The waves in the order of time: [2018, 2021]."),
  groups: z
    .array(group)
    .min(1)
    .optional()
    .describe("Disjoint groups of people. Default: everybody, as one group named population."),
  breakdowns: z.array(breakdown).default([]).describe("Background traits that divide each group."),
  areas: areasOfStudySchema.optional().describe("Small areas that a group is divided into."),
  instrument: z
    .union([
      words,
      z
        .array(
          z.strictObject({
            waves: z.array(id).min(1).describe("The waves that were asked this version."),
            file: words.describe("The file."),
          }),
        )
        .min(1),
    ])
    .default("instrument.yaml")
    .describe("File with the questions, or a list of {waves, file} where versions differ."),
  measures: z.array(measure).min(1).describe("What is estimated."),
  design: designSchema
    .optional()
    .describe("How the people were drawn and weighted. Default: one by one, each counting one."),
  response: responseSchema.optional().describe("Who was invited and who answered, where files hold both."),
  analysis: analysisSchema
    .optional()
    .describe("What is tested and compared beyond levels, changes and differences."),
  release,
  reports: z
    .array(words)
    .optional()
    .describe("Report files, in reports/. Default: every .md directly in reports/; name.da.md is in Danish."),
});

export type StudyDraft = z.output<typeof studySchema>;
