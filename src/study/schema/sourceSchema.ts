import { z } from "zod";
import { code, id, words } from "./scalars.js";

/** How a data file is read: the keys that a source has in common with a file of a joined source. */
export const readingShape = {
  format: z
    .enum(["csv", "parquet", "spss", "stata", "sas", "excel"])
    .optional()
    .describe(
      "Default: by the file's ending (.csv, .tsv, .txt, .parquet, .sav, .zsav, .dta, .sas7bdat, .xpt, .xlsx).",
    ),
  sheet: words.optional().describe("The sheet of a workbook. Default: the first."),
  encoding: z.enum(["utf-8", "windows-1252"]).default("utf-8").describe("Encoding of a CSV file."),
  delimiter: z
    .string()
    .optional()
    .describe(
      "What separates the fields of a CSV file: one character, or tab. Default: a comma (tab for .tsv).",
    ),
  decimal: z.enum([".", ","]).default(".").describe("The decimal mark in numbers of a CSV file."),
  missing: z.array(code).default(["", "NA"]).describe("Texts that stand for “no answer” in every column."),
  columns: z
    .record(z.string(), z.enum(["number", "text"]))
    .describe("The columns that are used, each a number or a text: {year: text, weight: number}."),
  recode: z
    .record(z.string(), z.record(z.string(), code))
    .default({})
    .describe("Where this file has other codes than the instrument: {safe: {1: 5, 5: 1}}."),
  ignore: z.array(code).optional().describe("Columns of the file that are knowingly not used."),
  others: z
    .enum(["ignore"])
    .optional()
    .describe("ignore: every column that is not declared is knowingly not used."),
};

/** Where the rows of a source belong. */
export const placeShape = {
  wave: z
    .union([id, z.strictObject({ column: words.describe("Column that names the wave of a row.") })])
    .optional()
    .describe(
      "The wave that the whole file belongs to, or {column: …}. May be left out where the study has one wave.",
    ),
  group: id
    .optional()
    .describe("The group that the whole file belongs to. Default: the groups' own `where` decides."),
};

/** A data file as delivered. */
export const sourceSchema = z.strictObject({
  file: words.describe("The data file, relative to the study's folder, as delivered."),
  ...readingShape,
  ...placeShape,
});
