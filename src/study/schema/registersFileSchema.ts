import { z } from "zod";
import { listNames, registerNames } from "../../vocabulary/registers.js";
import { codes, id, numberFrom, version, wholeFrom, words } from "./scalars.js";
import { placeShape, readingShape } from "./sourceSchema.js";

const { columns: _, ignore: __, others: ___, ...reading } = readingShape;

const year = numberFrom(1800, 2200, "a year, such as 1985");
const age = numberFrom(0, 60, "an age in years, such as 15");

const table = z.strictObject({
  register: z.enum(registerNames).describe("The register, by its Danish name."),
  file: codes.describe(
    "The data file, a list of files that are alike, or a name with {year} in it, which stands for every year of the period.",
  ),
  ...reading,
  columns: z
    .record(z.string(), words)
    .default({})
    .describe(
      "What the file calls the columns, where not as in Denmark: {person: id}. none: it has no such column.",
    ),
  years: z
    .tuple([year, year])
    .optional()
    .describe(
      "Of spells and events: the years that it tells of. Default: from its first row's to its last's.",
    ),
  gaps: z.array(year).default([]).describe("Years that are known to be missing."),
});

/** registers.yaml: which registers there are, and how rows of children are made from them. */
export const registersFileSchema = z.strictObject({
  kvarter: version.describe("Version of this format: 1."),
  tables: z.array(table).min(1).describe("The registers, as delivered."),
  period: z.tuple([year, year]).describe("First and last year that the registers are of: [1985, 2021]."),
  children: z
    .strictObject({
      born: z.tuple([year, year]).describe("First and last year of birth: [1985, 2004]."),
      bands: wholeFrom(1).default(5).describe("Years of birth that make a cohort, counted from the first."),
    })
    .describe("Whom the rows are of."),
  residence: z
    .strictObject({
      rule: z
        .enum(["at-age", "years", "exposure"])
        .default("at-age")
        .describe(
          "at-age: who lives there at an age; years: for so many years; exposure: ever, with years counted.",
        ),
      age: age.default(15).describe("The age, under at-age."),
      ages: z
        .tuple([age, age])
        .optional()
        .describe("First and last age. Default: [6, 15] under years, [0, 17] under exposure."),
      atLeast: wholeFrom(1).default(5).describe("How many years, under years."),
    })
    .prefault({})
    .describe("Which children belong to a programme area."),
  programme: z
    .strictObject({ rounds: codes.describe("Funding rounds whose plans count: [2015-18].") })
    .optional()
    .describe("Which plans count. Default: all."),
  parents: z
    .strictObject({
      restGroup: z
        .enum(["narrow", "wide"])
        .default("narrow")
        .describe(
          "narrow: neither in education nor employment and no more than primary school; wide: whatever the school.",
        ),
      who: z.enum(["one", "both"]).default("one").describe("Whether one parent is enough, or both must be."),
      age: age.default(15).describe("The child's age in the year that counts."),
      incomeAges: z
        .tuple([age, age])
        .default([10, 15])
        .describe("The child's ages that the parents' income is a mean over."),
    })
    .prefault({})
    .describe("When parents are in the rest group."),
  origin: z
    .strictObject({ list: z.enum(["menapt-2020"]).default("menapt-2020").describe("The list of countries.") })
    .prefault({})
    .describe("How origins are grouped."),
  lists: z
    .partialRecord(z.enum(listNames), words)
    .default({})
    .describe("The study's own code lists, CSV files: {country: lists/countries.csv}."),
  outcomes: z
    .array(id)
    .min(1)
    .describe(
      "What became of the children, each with an age where another is meant: [school-finished, neet-29].",
    ),
  setAside: numberFrom(0, 1, "a share from 0 to 1, such as 0.001")
    .default(0.001)
    .describe("The largest share of rows that a rule may set aside; with more, the study stops."),
});

export type RegistersDraft = z.output<typeof registersFileSchema>;

/** Rows of children made from registers. */
export const registersSchema = z.strictObject({
  registers: words.describe("File that says how rows are made from registers: registers.yaml."),
  ...placeShape,
});
