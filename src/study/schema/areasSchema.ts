import { z } from "zod";
import { codes, id, number, text, version, words } from "./scalars.js";

const area = z.strictObject({
  id: id.describe("Name of the area."),
  label: text.describe("What a reader sees."),
  was: codes
    .optional()
    .describe("Codes that the area has in some files: an earlier name, or areas that were merged into it."),
  since: number.optional().describe("Decimal year in which the programme began there: 2017.5."),
  municipality: words.optional().describe("The municipality it lies in."),
  known: z
    .record(z.string(), number)
    .default({})
    .describe(
      "What is known of it from elsewhere, as numbers: {menapt: 0.31}. The same names in every area.",
    ),
});

export const areasSchema = z.strictObject({
  kvarter: version.describe("Version of this format: 1."),
  areas: z.array(area).min(2).describe("The areas."),
});

export type AreasDraft = z.output<typeof areasSchema>;
