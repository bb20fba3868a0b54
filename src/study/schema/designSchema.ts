import { z } from "zod";
import { flag, id, number, numberFrom, text, version, words } from "./scalars.js";

const stage = z.strictObject({
  unit: words.describe("Column that names the unit within the stage above."),
  populationSize: words
    .optional()
    .describe(
      "Column with the number of units in the population: of the stratum (stage 1), of the unit above (stage 2).",
    ),
});

const replicates = z.strictObject({
  columns: z
    .array(words)
    .min(1)
    .describe("Columns with the replicate weights; `repw1..repw80` names a row of them."),
  method: z.enum(["JK1", "JKn", "BRR", "Fay", "bootstrap"]).describe("How the replicates were made."),
  scale: number
    .optional()
    .describe(
      "Factor on the sum of squares. Default: (R−1)/R for JK1, 1 for JKn, 1/R for BRR, 1/(R−1) for bootstrap.",
    ),
  rscales: z.array(number).optional().describe("Factor per replicate. Default: 1 each; JKn must say."),
  rho: numberFrom(0, 0.999, "a number from 0 to 0.999")
    .optional()
    .describe("Fay's factor; the scale is then 1/(R(1−rho)²)."),
  mse: flag
    .default(false)
    .describe("true: deviations from the full-sample estimate; false: from the replicates' mean."),
  combined: flag.default(true).describe("true: the columns hold weight × multiplier."),
});

const margin = z.strictObject({
  name: text.optional().describe("What the margin is called. Default: the column."),
  column: words.describe("Column whose categories (or sum) are known in the population."),
  wave: id.optional().describe("The wave that the totals hold for. Default: every wave."),
  group: id.optional().describe("The group that the totals hold for. Default: all groups together."),
  totals: z
    .record(z.string(), number)
    .optional()
    .describe("Population total of each category: {Male: 1200, Female: 1250}."),
  total: number.optional().describe("Population total of a number column."),
});

export const marginsSchema = z.strictObject({
  kvarter: version.describe("Version of this format: 1."),
  margins: z.array(margin).min(1).describe("What is known of the population."),
});

export type MarginsDraft = z.output<typeof marginsSchema>;

const calibration = z.strictObject({
  kind: z
    .enum(["post-stratification", "raking", "linear", "logit", "exponential"])
    .describe("How weights are adjusted."),
  margins: z
    .union([words, z.array(margin).min(1)])
    .describe("What is known of the population: a list, or a file with one, such as margins.yaml."),
  bounds: z
    .array(number)
    .length(2)
    .optional()
    .describe("[low, high] for the change of a weight; linear, logit and exponential only."),
});

export const designSchema = z.strictObject({
  weight: words.optional().describe("Column with the weight. Default: every answer counts one."),
  stratum: words.optional().describe("Column with the stratum, read within a wave. Default: one stratum."),
  psu: words.optional().describe("Column with the primary sampling unit; short for one stage."),
  stages: z
    .array(stage)
    .min(1)
    .max(2)
    .optional()
    .describe("Stages of selection, first to last. Default: people were drawn directly."),
  population: words
    .optional()
    .describe(
      "Column with the number of people in the stratum, where people were drawn one by one without replacement. Default: so many that it does not matter.",
    ),
  person: words
    .optional()
    .describe(
      "Column with a key that is the same for a person in every wave. Default: nobody is known to answer twice.",
    ),
  psusStay: flag.default(false).describe("true where a PSU's name means the same PSU in every wave."),
  lonelyPsu: z
    .enum(["fail", "certainty", "remove", "adjust", "average"])
    .default("fail")
    .describe("What a stratum with one PSU contributes, in R survey's words."),
  degreesOfFreedom: z
    .enum(["design", "infinite"])
    .default("design")
    .describe("design: PSUs − strata; infinite: normal intervals."),
  shareInterval: z
    .enum(["logit", "beta", "wilson", "likelihood", "xlogit", "mean", "asin"])
    .default("logit")
    .describe("How the interval of a share is made, in R survey's words."),
  confidence: numberFrom(0.5, 0.999, "a number from 0.5 to 0.999, such as 0.95")
    .default(0.95)
    .describe("Confidence of the intervals."),
  replicates: replicates.optional().describe("Replicate weights as delivered."),
  calibration: calibration.optional().describe("Known population totals that the weights are adjusted to."),
});

export type DesignDraft = z.output<typeof designSchema>;
