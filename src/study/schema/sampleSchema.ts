import { z } from "zod";
import { codes, numberBetween, numberFrom, version, wholeFrom, words } from "./scalars.js";

const marked = (meaning: string) =>
  z
    .strictObject({
      column: words.describe("The column."),
      yes: codes.prefault(["1"]).describe("What stands there for yes."),
      no: codes.prefault(["0", ""]).describe("What stands there for no. Any other value stops the draw."),
    })
    .optional()
    .describe(meaning);

const share = (expects: string) => numberBetween(0, 1, expects);

const frame = z.strictObject({
  file: words.describe("The frame: a CSV file with everyone who might be invited, relative to this file."),
  encoding: z.enum(["utf-8", "windows-1252"]).default("utf-8").describe("Encoding of the file."),
  delimiter: z.string().default(",").describe("What separates the fields: one character, or tab."),
  person: words.describe("Column with a key that no two people share."),
  stratum: words.describe("Column with the stratum, such as the area."),
  ban: marked(
    "Column that marks people who must not be contacted: {column: protected}. In Denmark forskerbeskyttelse.",
  ),
  answeredBefore: marked(
    "Column that marks people who answered in the wave before: {column: answered_2018}.",
  ),
  thereBefore: marked(
    "Column that marks people who could have been drawn in the wave before. Default: everybody could.",
  ),
});

const stratum = z.strictObject({
  id: words.describe("The stratum as it stands in the frame."),
  size: wholeFrom(1).optional().describe("People who may be invited, where there is no frame yet."),
  response: numberFrom(0.01, 1, "a part from 0.01 to 1, such as 0.4")
    .optional()
    .describe("Part of those invited that will answer. Default: that of `expect`."),
  share: share("a share between 0 and 1, such as 0.8")
    .optional()
    .describe("Share that the margin is reckoned for. Default: that of `expect`."),
});

const expect = z.strictObject({
  response: numberFrom(0.01, 1, "a part from 0.01 to 1, such as 0.4").describe(
    "Part of those invited that will answer.",
  ),
  share: share("a share between 0 and 1, such as 0.8")
    .default(0.5)
    .describe("Share that margins are reckoned for; 0.5 has the widest."),
  designEffect: numberFrom(1, 20, "a number from 1 to 20, such as 1.5")
    .default(1)
    .describe("What weights and clusters cost in variance."),
  confidence: numberFrom(0.5, 0.999, "a number from 0.5 to 0.999, such as 0.95")
    .default(0.95)
    .describe("Confidence of the intervals and of the test of a change."),
  power: numberFrom(0.5, 0.999, "a number from 0.5 to 0.999, such as 0.8")
    .default(0.8)
    .describe("Chance of finding a change of the size that is told."),
  panel: z
    .strictObject({
      share: numberFrom(0, 1, "a part from 0 to 1, such as 0.4").describe(
        "Part of a wave's answers that comes from people who answered in the wave before.",
      ),
      correlation: numberFrom(0, 1, "a number from 0 to 1, such as 0.5").describe(
        "Correlation of one person's two answers.",
      ),
    })
    .optional()
    .describe("What two waves share: {share: 0.4, correlation: 0.5}. Default: nothing."),
  population: z
    .enum(["infinite", "finite"])
    .default("infinite")
    .describe(
      "finite: the figures are about these very people, so a sample of everyone has no sampling error.",
    ),
});

export const sampleSchema = z.strictObject({
  kvarter: version.describe("Version of this format: 1."),
  frame: frame.optional().describe("Everyone who might be invited. A plan can do without, a draw cannot."),
  strata: z
    .array(stratum)
    .min(1)
    .optional()
    .describe("The strata. With a frame the default is what stands in it; without one each needs a size."),
  allocation: z
    .strictObject({
      kind: z
        .enum(["equal", "proportional", "power", "neyman", "precision"])
        .describe("How invitations are shared out over strata."),
      total: wholeFrom(1).optional().describe("Invitations in all; not with precision."),
      margin: numberBetween(0, 1, "a share between 0 and 1: 0.05 for five percentage points")
        .optional()
        .describe("With precision: the margin that each stratum is to have."),
      exponent: numberFrom(0, 1, "a number from 0 to 1, such as 0.5")
        .optional()
        .describe("With power: 0 is equal, 1 is proportional to size."),
    })
    .describe("How many are invited where: {kind: power, exponent: 0.5, total: 27000}."),
  expect: expect.describe("What is expected, as far as anyone can know it before: {response: 0.38}."),
  panel: z
    .strictObject({
      rule: z
        .enum(["as-others", "leave-out", "reinvite"])
        .describe("What becomes of people who answered in the wave before."),
      most: numberFrom(0, 1, "a part from 0 to 1, such as 0.5")
        .default(1)
        .describe("With reinvite: the largest part of a stratum's invitations that goes to them."),
    })
    .optional()
    .describe("People who answered in the wave before. Default: they are drawn like everybody else."),
  seed: wholeFrom(0)
    .optional()
    .describe(
      "A whole number that chance starts from. A draw needs one: throw dice and write it here before you draw.",
    ),
  output: words.default("sample").describe("Folder for what is written, relative to this file."),
});

export type SampleDraft = z.output<typeof sampleSchema>;
