import { z } from "zod";
import { code, id, number, text, textOrNothing, version, words } from "./scalars.js";

const point = z.strictObject({
  code: code.describe("What stands in the data."),
  value: number.optional().describe("The point's value. Default: the code, where it is a number."),
  label: textOrNothing.describe("What a reader sees. Default: the code."),
});

const item = z.strictObject({
  id: id.describe("Name of the item."),
  question: text.describe("The question as it was put."),
  column: words.optional().describe("Column with the answers. Default: the id."),
  points: z.array(point).min(2).optional().describe("The answers that could be given, each with a value."),
  number: z
    .strictObject({
      min: number.describe("Least possible answer."),
      max: number.describe("Greatest possible answer."),
      unit: text.describe("Unit of the number."),
    })
    .optional()
    .describe("For a question that is answered with a number."),
  missing: z
    .array(code)
    .default([])
    .describe("Codes that mean “not asked or not answered”, beside the source's own."),
  source: words.optional().describe("Where the wording comes from and whether it may be used."),
});

export const instrumentSchema = z.strictObject({
  kvarter: version.describe("Version of this format: 1."),
  items: z.array(item).min(1).describe("The questions."),
});

export type InstrumentDraft = z.output<typeof instrumentSchema>;
export type ItemDraft = InstrumentDraft["items"][number];
