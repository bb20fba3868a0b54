import { z } from "zod";
import { codes, flag, id, words } from "./scalars.js";
import { placeShape, readingShape } from "./sourceSchema.js";

const make = z
  .record(z.string(), words)
  .default({})
  .describe('New columns and how they are reckoned: {rate: "deaths / population * 100000"}.');

const leaveOut = z
  .record(z.string(), words)
  .default({})
  .describe("Why rows are left out, and which: {abroad: \"country <> 'DK'\"}.");

const file = z.strictObject({
  as: id.describe("What the file is called in this source: columns of the same name are told apart by it."),
  file: codes.describe("The data file, relative to the study's folder, or a list of files that are alike."),
  ...readingShape,
  make,
  leaveOut,
  key: codes.describe(
    "The column or columns that tell the file's rows apart; rows of two files meet where the columns of that name are equal.",
  ),
  optional: flag
    .default(false)
    .describe("true: rows without a partner in this file stay, with its columns missing."),
});

/** Rows made of several files. */
export const joinedSchema = z.strictObject({
  joined: id.describe("Name of the rows that are made of several files, for messages and the account."),
  files: z
    .array(file)
    .min(1)
    .describe("The files: the first decides which rows there are, each further one adds columns to them."),
  make,
  leaveOut,
  complete: z
    .strictObject({
      period: words.describe("The column of the first file's key that names the period."),
      periods: codes
        .optional()
        .describe("The periods: 2009..2019, or a list. Default: the values of the study's waves."),
      need: codes.describe("The columns that must have a value in every period."),
    })
    .optional()
    .describe("Only units with a value in every period stay: {period: year, need: [rate]}."),
  columns: z.array(words).min(1).describe("The columns of the joined rows that the study uses."),
  ...placeShape,
});

export type JoinedDraft = z.output<typeof joinedSchema>;
