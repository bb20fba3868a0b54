import { didYouMean } from "../vocabulary/near.js";
import { Problem, type Whereabouts } from "../vocabulary/problem.js";

type At = { readonly at: Whereabouts };

function problem(code: string, at: Whereabouts, what: string, todo: string): Problem {
  return new Problem({ code: `data-${code}`, exit: "data", at, what, todo });
}

/** A value from a file, as it may stand in a message: on one line and no longer than 60 characters. */
function short(value: string): string {
  const line = value.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Ends a message with the word that was most likely meant, or with what is known, if anything is. */
function near(word: string, known: readonly string[]): string {
  return known.length === 0 ? "" : ` ${didYouMean(short(word), known.map(short))}`;
}

/** A value that should not be there: how often, and where first. */
export interface Sighting {
  readonly value: string | null;
  readonly wave: string | null;
  readonly rows: number;
  readonly line: number;
}

const figure = (value: number) => String(Number(value.toPrecision(6)));

function count(rows: number): string {
  return rows === 1 ? "1 row" : `${rows} rows`;
}

function places(sightings: readonly Sighting[]): string {
  return sightings
    .map(({ value, wave, rows, line }) => {
      const name = value === null ? "" : `“${short(value)}” `;
      const when = wave === null ? "" : ` of wave ${wave}`;
      return `${name}in ${count(rows)}${when}, first on line ${line}`;
    })
    .join("; ");
}

/** All that can be wrong with delivered data, each with its code, its words and what to do. */
export const problems = {
  noFile: (p: At & { file: string; studyLine: number; known: readonly string[] }) =>
    problem(
      "no-file",
      p.at,
      `The data file ${p.file} does not exist.`,
      `Put it in the study's folder, or correct line ${p.studyLine} of study.yaml.${near(p.file, p.known)}`,
    ),

  notAFile: (p: At & { file: string; is: "a folder" | "no ordinary file" | "a link that leads nowhere" }) =>
    problem(
      "not-a-file",
      p.at,
      `The data file ${p.file} is ${p.is}.`,
      "Put the file itself there, or take the source out of study.yaml.",
    ),

  fileOutside: (p: At & { file: string }) =>
    problem(
      "file-outside",
      p.at,
      `${p.file} is a link to a place outside the study's folder.`,
      "A study reads only its own folder: put a copy of the file there.",
    ),

  empty: (p: At) =>
    problem(
      "empty-file",
      p.at,
      "The file is empty.",
      "Ask for the file again, or take the source out of study.yaml.",
    ),

  noRows: (p: At) =>
    problem(
      "no-rows",
      p.at,
      "The file holds columns but no rows.",
      "Ask for the file again, or take the source out of study.yaml.",
    ),

  notUtf8: (p: At) =>
    problem(
      "not-utf8",
      p.at,
      "This line holds bytes that are not UTF-8.",
      "If letters such as æ, ø, å or é stand there, the file is most likely in windows-1252: add “encoding: windows-1252” to the source in study.yaml.",
    ),

  isUtf8: (p: At & { studyLine: number }) =>
    problem(
      "is-utf8",
      p.at,
      "The file is declared as windows-1252, but its letters are written in UTF-8.",
      `Take “encoding: windows-1252” away from the source on line ${p.studyLine} of study.yaml.`,
    ),

  utf16: (p: At) =>
    problem(
      "utf16",
      p.at,
      "The file is in UTF-16, as Excel's “Unicode text”.",
      "Save it as “CSV UTF-8” and try again.",
    ),

  notText: (p: At & { is: "a Parquet file" | "an Excel or other zipped file" }) =>
    problem(
      "not-text",
      p.at,
      `The file is no CSV but ${p.is}.`,
      p.is === "a Parquet file"
        ? "Add “format: parquet” to the source in study.yaml."
        : "Save it as “CSV UTF-8” and try again.",
    ),

  lineEnds: (p: At) =>
    problem(
      "line-ends",
      p.at,
      "The file has the line ends of old Macintosh computers, so it is one long line.",
      "Save it with the line ends of Windows or Unix and try again.",
    ),

  badHeader: (p: At & { reason: string }) =>
    problem(
      "header",
      p.at,
      `The header cannot be read: ${p.reason}.`,
      "Correct the first line, or ask for the file again.",
    ),

  wrongDelimiter: (p: At & { declared: string; likely: string; studyLine: number }) =>
    problem(
      "delimiter",
      p.at,
      `The fields are not separated by ${delimiterName(p.declared)} but, as it looks, by ${delimiterName(p.likely)}.`,
      `Write “delimiter: ${p.likely === "\t" ? "tab" : `"${p.likely}"`}” for the source on line ${p.studyLine} of study.yaml.`,
    ),

  columnNotInFile: (p: At & { column: string; studyLine: number; known: readonly string[] }) =>
    problem(
      "column-not-in-file",
      p.at,
      `The file has no column “${p.column}”.`,
      `Correct the source on line ${p.studyLine} of study.yaml.${near(p.column, p.known)}`,
    ),

  columnsNotDeclared: (p: At & { columns: readonly string[]; studyLine: number }) =>
    problem(
      "column-not-declared",
      p.at,
      `The file has ${p.columns.length === 1 ? "a column" : "columns"} that study.yaml does not mention: ${p.columns.map((name) => (name === "" ? "one without a name" : `“${short(name)}”`)).join(", ")}.`,
      `Declare what is used under “columns” on line ${p.studyLine} of study.yaml; name the rest under “ignore”, or write “others: ignore”.`,
    ),

  columnTwice: (p: At & { column: string }) =>
    problem(
      "column-twice",
      p.at,
      `The file has two columns “${p.column}”.`,
      "Give one of them another name; which is meant cannot be guessed.",
    ),

  mostlyUnreadable: (p: At & { rows: number; unreadable: number; reason: string }) =>
    problem(
      "mostly-unreadable",
      p.at,
      `${p.unreadable} of the first ${count(p.rows)} cannot be read (${p.reason}, first here).`,
      "The file is not what study.yaml says it is: check its delimiter and quotation marks, or ask for it again.",
    ),

  notParquet: (p: At & { reason: string }) =>
    problem(
      "not-parquet",
      p.at,
      `The file cannot be read as Parquet: ${p.reason}`,
      "Ask for the file again; it may be damaged or of another kind.",
    ),

  codesDiffer: (
    p: At & {
      item: string;
      column: string;
      label: string;
      /** As it stands in the file, and as it is read. */
      code: string;
      readAs: string;
      there: string;
      where: string;
      many: number;
      /** How the codes of the column are to be read, with those that are recoded already. */
      recode: Readonly<Record<string, string>>;
    },
  ) =>
    problem(
      "codes-differ",
      p.at,
      `The answer “${p.label}” to item “${p.item}” has the code ${p.code} in this file${p.readAs === p.code ? "" : ` (read as ${p.readAs})`} and ${p.there} in ${p.where}${p.many > 1 ? `; ${p.many - 1} more of its answers differ` : ""}.`,
      `Say in study.yaml how this file's codes are to be read: recode: {${p.column}: {${Object.entries(
        p.recode,
      )
        .map(([code, there]) => `${code}: ${there}`)
        .join(", ")}}}.`,
    ),

  unreadableFile: (p: At & { reason: string; byte: number | null }) =>
    problem(
      "unreadable-file",
      p.at,
      `The file cannot be read: ${p.reason}${p.byte === null ? "" : ` (at byte ${p.byte.toLocaleString("en")})`}.`,
      "Ask for the file again; it may be cut off, damaged, or saved by a program that writes it otherwise.",
    ),

  parquetType: (
    p: At & { column: string; declared: string; found: string; other: string | null; studyLine: number },
  ) =>
    problem(
      "column-type",
      p.at,
      `The column “${p.column}” is declared as ${p.declared}, but the file holds ${p.found}.`,
      p.other === null
        ? "Kvarter reads numbers and texts: convert the column, or take it out of study.yaml."
        : `Declare it as ${p.other} for the source on line ${p.studyLine} of study.yaml.`,
    ),

  mostlyNotNumbers: (
    p: At & {
      column: string;
      rows: number;
      values: number;
      example: string;
      decimalComma: boolean;
      studyLine: number;
    },
  ) =>
    problem(
      "not-numbers",
      p.at,
      `The column “${p.column}” is declared as a number, but ${p.rows} of its ${p.values} values are none, first “${short(p.example)}”.`,
      p.decimalComma
        ? `If the comma is the decimal mark, write “decimal: ","” for the source on line ${p.studyLine} of study.yaml.`
        : `Declare it as text for the source on line ${p.studyLine} of study.yaml, or add the text to its “missing” list.`,
    ),

  infinite: (p: At & { column: string; sightings: readonly Sighting[] }) =>
    problem(
      "infinite",
      p.at,
      `The column “${p.column}” holds infinite numbers: ${places(p.sightings)}.`,
      "Someone must decide what they mean: correct them at their source, or add the text to the source's “missing” list.",
    ),

  beyondReckoning: (p: At & { column: string; sightings: readonly Sighting[] }) =>
    problem(
      "beyond-reckoning",
      p.at,
      `The column “${p.column}” holds numbers that cannot be reckoned with: ${places(p.sightings)}.`,
      "Numbers must lie within 1e50 and, but for 0, beyond 1e-50. Correct them at their source, or add the text to the source's “missing” list.",
    ),

  joinKeyTwice: (
    p: At & {
      name: string;
      key: readonly string[];
      values: readonly string[];
      otherFile: string;
      otherLine: number;
      rows: number;
    },
  ) =>
    problem(
      "join-key-twice",
      p.at,
      `The row on this line has the key of another: ${p.key.map((column, i) => `${column} “${short(p.values[i] ?? "")}”`).join(", ")} stands on line ${p.otherLine} of ${p.otherFile} too.${p.rows > 1 ? ` ${p.name} has ${p.rows} such rows.` : ""}`,
      "Each key stands in a file once, or which row is meant cannot be known: take the surplus rows out at their source, leave them out under “leaveOut”, or name all columns that tell rows apart under “key”.",
    ),

  keysLookAlike: (
    p: At & {
      name: string;
      key: string;
      here: string;
      there: string;
      otherFile: string;
      otherLine: number;
      rows: number;
    },
  ) =>
    problem(
      "keys-look-alike",
      p.at,
      `The key “${short(p.here)}” (${p.key}) on this line meets no row of ${p.name}, but “${short(p.there)}” on line ${p.otherLine} of ${p.otherFile} looks like it.${p.rows > 1 ? ` There are ${p.rows} such rows.` : ""}`,
      `Write both alike under “make”, such as digits(code, 5) for codes with leading zeros, or under “recode”.`,
    ),

  joinEmpty: (p: At & { studyLine: number; reasons: readonly { reason: string; rows: number }[] }) =>
    problem(
      "join-empty",
      p.at,
      `No row is left when the files are joined: ${p.reasons.map(({ reason, rows }) => `${count(rows)} ${rows === 1 ? "is" : "are"} left out as “${short(reason)}”`).join("; ")}.`,
      `Look at the source on line ${p.studyLine} of study.yaml: its keys, “leaveOut” and “complete”.`,
    ),

  weightNotNumber: (p: At & { column: string; sightings: readonly Sighting[] }) =>
    problem(
      "weight-not-a-number",
      p.at,
      `The weight “${p.column}” is not a number: ${places(p.sightings)}.`,
      "Someone must decide whether these people count: correct the weights, or add the text to the source's “missing” list to leave them out.",
    ),

  weightNegative: (p: At & { column: string; sightings: readonly Sighting[] }) =>
    problem(
      "weight-negative",
      p.at,
      `The weight “${p.column}” is negative: ${places(p.sightings)}.`,
      "No one can count less than nothing: ask those who made the weights.",
    ),

  designMissing: (p: At & { column: string; of: string; sightings: readonly Sighting[] }) =>
    problem(
      "design-missing",
      p.at,
      `The column “${p.column}” (${p.of}) is empty or unreadable: ${places(p.sightings)}.`,
      "Without it no margin of error can be given: ask for the file again, or leave the column out of “design”.",
    ),

  outsideScale: (
    p: At & { item: string; column: string; sightings: readonly Sighting[]; known: readonly string[] },
  ) =>
    problem(
      "outside-scale",
      p.at,
      `Answers to the item “${p.item}” (column “${p.column}”) are not on its scale: ${places(p.sightings)}.`,
      `Add the code to the item's points or to its “missing” codes. ${suggestion(p.sightings, p.known)}`,
    ),

  unknownCategory: (
    p: At & { breakdown: string; column: string; sightings: readonly Sighting[]; known: readonly string[] },
  ) =>
    problem(
      "unknown-category",
      p.at,
      `No category of the breakdown “${p.breakdown}” (column “${p.column}”) has the value: ${places(p.sightings)}.`,
      `Add it to the values of a category, or to the source's “missing” list. ${suggestion(p.sightings, p.known)}`,
    ),

  unknownArea: (p: At & { column: string; sightings: readonly Sighting[]; known: readonly string[] }) =>
    problem(
      "unknown-area",
      p.at,
      `The list of areas has no such code (column “${p.column}”): ${places(p.sightings)}.`,
      `If an area was called so before, or this one was merged into it, say so at that area: was: [${short(p.sightings[0]?.value ?? "")}]. If not, add it to the list, or to the source's “missing” list. ${suggestion(p.sightings, p.known)}`,
    ),

  unknownMargin: (
    p: At & {
      column: string;
      group: string | null;
      sightings: readonly Sighting[];
      known: readonly string[];
    },
  ) =>
    problem(
      "unknown-margin",
      p.at,
      `The calibration knows no population total for the column “${p.column}”${p.group === null ? "" : ` of the group “${p.group}”`}: ${places(p.sightings)}.`,
      `Give the total of every category, and a category to every row. ${suggestion(p.sightings, p.known)}`,
    ),

  responseContradicted: (p: At & { column: string; answered: boolean; sightings: readonly Sighting[] }) =>
    problem(
      "response-contradicted",
      p.at,
      p.answered
        ? `The column “${p.column}” says that people answered who answered no question: ${places(p.sightings)}.`
        : `The column “${p.column}” says that people did not answer who answered questions: ${places(p.sightings)}.`,
      p.answered
        ? "Give them the code of those who did not answer, or check that the columns of the questions are the right ones."
        : "Give them the code of those who answered, or take the answers out at their source.",
    ),

  responseCode: (p: At & { column: string; sightings: readonly Sighting[]; known: readonly string[] }) =>
    problem(
      "response-code",
      p.at,
      `Whether somebody answered is not told by the column “${p.column}”: ${places(p.sightings)}.`,
      `Name every code under “response” in study.yaml, as “yes” or as “no”. ${suggestion(p.sightings, p.known)}`,
    ),

  twoGroups: (p: At & { groups: string; sightings: readonly Sighting[] }) =>
    problem(
      "two-groups",
      p.at,
      `Rows belong to two groups at once (${p.groups}): ${places(p.sightings)}.`,
      "Groups must be disjoint: let “where” in study.yaml tell them apart.",
    ),

  personTwice: (
    p: At & {
      wave: string;
      /** Whether rows are people who were invited, or people who answered. */
      invited: boolean;
      otherFile: string;
      otherLine: number;
      rows: number;
      /** The two areas, or strata, where they are not the same. */
      places: { readonly of: "area" | "stratum"; readonly here: string; readonly there: string } | null;
    },
  ) =>
    problem(
      "person-twice",
      p.at,
      `The person on this line ${p.invited ? "is invited" : "answers"} a second time in wave ${p.wave}; the first is ${p.otherFile}, line ${p.otherLine}.${p.places === null ? "" : ` Here the ${p.places.of} is “${short(p.places.here)}”, there “${short(p.places.there)}”.`}${p.rows > 1 ? ` The wave has ${p.rows} such rows.` : ""}`,
      p.places === null
        ? "Nobody counts twice in a wave: take the surplus rows out at their source, or check that the key of the person is the right column."
        : `Nobody lives in two places at once: settle which ${p.places.of} the person belongs to and take the other row out at its source, or check that the key of the person is the right column.`,
    ),

  unitDiffers: (
    p: At & {
      unit: string;
      column: string;
      here: string;
      there: string;
      otherFile: string;
      otherLine: number;
      units: number;
    },
  ) =>
    problem(
      "unit-differs",
      p.at,
      `The unit “${short(p.unit)}” has “${short(p.here)}” in the column “${p.column}”, but “${short(p.there)}” in ${p.otherFile}, line ${p.otherLine}.${p.units > 1 ? ` ${p.units} units differ so.` : ""}`,
      "When a programme began in a unit, and what was known of it before, is the same in all of its rows: give each row the value from before the beginning.",
    ),

  ownSibling: (p: At & { analysis: string; otherFile: string; otherLine: number; people: number }) =>
    problem(
      "own-sibling",
      p.at,
      `The person on this line stands in ${p.otherFile}, line ${p.otherLine}, too, and would be their own brother or sister in the analysis of exposure “${p.analysis}”.${p.people > 1 ? ` ${p.people} people stand in several rows.` : ""}`,
      "Brothers and sisters are compared over all waves, so each of them has one row: let waves be years of birth, or take the analysis out.",
    ),

  familyInTwo: (
    p: At & {
      analysis: string;
      family: string;
      here: string;
      there: string;
      otherFile: string;
      otherLine: number;
      families: number;
    },
  ) =>
    problem(
      "family-in-two",
      p.at,
      `The family “${short(p.family)}” is in the cluster “${short(p.here)}” here and in “${short(p.there)}” in ${p.otherFile}, line ${p.otherLine}.${p.families > 1 ? ` ${p.families} families are in several.` : ""}`,
      `Families lie in one cluster each: under “cluster” of the analysis of exposure “${p.analysis}” name what holds whole families, such as where each of them lived first, or something larger.`,
    ),

  registerRows: (p: At & { reason: string; rows: number; of: number }) =>
    problem(
      "register-rows",
      p.at,
      `Of ${count(p.of)}, ${p.rows} cannot be used: ${p.reason}. This is the first.`,
      "Check that the right column is named under “columns”; a few such rows may be set aside with “setAside: 0.01”.",
    ),

  codeUnknown: (
    p: At & {
      column: string;
      list: string;
      rows: number;
      sightings: readonly {
        readonly code: string;
        readonly rows: number;
        readonly first: number;
        readonly last: number;
      }[];
    },
  ) =>
    problem(
      "code-unknown",
      p.at,
      `The column “${p.column}” holds codes in ${count(p.rows)} that the list of ${p.list} does not know: ${p.sightings
        .map((each) => {
          const years = each.first === each.last ? `${each.first}` : `${each.first}–${each.last}`;
          return `“${short(each.code)}” in ${count(each.rows)} of ${years}`;
        })
        .join("; ")}.`,
      `Give a list of your own in registers.yaml, “lists: {${p.list}: …}”, with what each code means in which years, or recode them under the table.`,
    ),

  listMeaning: (p: At & { list: string; means: string; known: readonly string[] }) =>
    problem(
      "list-meaning",
      p.at,
      `The list of ${p.list} says “${short(p.means)}”, which means nothing here.`,
      `Each line needs a code and what it means.${near(p.means, p.known)}`,
    ),

  registerGap: (
    p: At & {
      register: string;
      /** Line of registers.yaml. */
      declared: number;
      years: readonly number[];
      /** Of spells and events: from the first row's year to the last's. */
      span: readonly [number, number] | null;
    },
  ) =>
    problem(
      "register-gap",
      p.at,
      `The register ${p.register} has no rows of ${yearSpans(p.years)}${p.span ? ", and rows of years before and after" : ""}.`,
      `Ask for the missing years, or say on line ${p.declared} of registers.yaml that they are known to be missing, “gaps: [${p.years.slice(0, 10).join(", ")}${p.years.length > 10 ? ", …" : ""}]”: what they would have told is then missing.${p.span ? ` If nothing happened in them, say which years the register tells of: “years: [${p.span.join(", ")}]”.` : ""}`,
    ),

  personYearTwice: (p: At & { register: string; reason: string; rows: number }) =>
    problem(
      "person-year-twice",
      p.at,
      `The register ${p.register} has people with ${p.reason}, ${p.rows} in all. The first is on this line.`,
      "A person has one row a year, and one year of birth: take the surplus rows out at their source, or check that the key of the person is the right column. A few may be set aside with “setAside: 0.01”.",
    ),

  motherTooYoung: (p: At & { born: number; mother: number; rows: number; least: number }) =>
    problem(
      "mother-too-young",
      p.at,
      `The child on this line is born in ${p.born}, its mother in ${p.mother}${p.born <= p.mother ? ": it is no younger than she" : ""}. ${p.rows === 1 ? "One child is" : `${p.rows} children are`} not ${p.least} years younger than the mother.`,
      "Check that the columns of mother and person are the right ones, and that years of birth are not those of somebody else. A few such children may be set aside with “setAside: 0.01”.",
    ),

  parentsMissing: (p: At & { rows: number; of: number }) =>
    problem(
      "parents-missing",
      p.at,
      `Of ${p.of} children, ${p.rows} have neither a mother nor a father.`,
      "Check the columns of mother and father: with links for less than half of the children nothing can be said of their parents.",
    ),

  noChildren: (p: At & { born: readonly [number, number] }) =>
    problem(
      "no-children",
      p.at,
      `Nobody born ${p.born[0]}–${p.born[1]} is in the population before the age of 18.`,
      "Check “born” and “period” in registers.yaml, and which column holds the date of birth.",
    ),

  twoHomes: (p: At & { rows: number; spells: boolean }) =>
    problem(
      "two-homes",
      p.at,
      `Children live in two sections at once: ${p.spells ? "spells overlap" : "two rows of one year"}, ${p.rows === 1 ? "once" : `${p.rows} times`}. This is the first.`,
      "A child has one home on a day: settle which at the source, or let a few such years be set aside with “setAside: 0.01”; their home is then not known.",
    ),

  noPlans: (p: At & { rounds: readonly string[] }) =>
    problem(
      "no-plans",
      p.at,
      `No section has a plan${p.rounds.length === 0 ? "" : ` of the funding rounds ${p.rounds.join(", ")}`}.`,
      "Correct “programme” in registers.yaml, or the column with the round.",
    ),

  listYears: (p: At & { list: string; code: string; years: string }) =>
    problem(
      "list-years",
      p.at,
      `The list of ${p.list} says of “${short(p.code)}” that it is so in “${short(p.years)}”, which are no years.`,
      "“from” and “to” are years, the first no later than the last, such as 2007; leave one empty where a code always meant that.",
    ),

  listTwice: (p: At & { list: string; code: string; here: string; there: string; year: number | null }) =>
    problem(
      "list-twice",
      p.at,
      `The list of ${p.list} says of “${short(p.code)}” both “${short(p.here)}” and “${short(p.there)}”${p.year === null ? "" : ` in ${p.year}`}.`,
      "A code means one thing in a year: correct “means”, or let “from” and “to” tell the years apart.",
    ),

  registerKeys: (
    p: At & { of: "person" | "parent" | "section"; here: string; there: string; other: string; rows: number },
  ) =>
    problem(
      "register-keys",
      p.at,
      `The ${p.of} “${short(p.here)}” meets nothing in ${p.other}, which has “${short(p.there)}”.${p.rows > 1 ? ` ${p.rows} look alike so.` : ""}`,
      "Keys meet where they are the same text, zeros and all: write them alike in every table, or all as whole numbers.",
    ),

  waveEmpty: (p: At & { wave: string; value: string; column: string; known: readonly string[] }) =>
    problem(
      "wave-empty",
      p.at,
      `The wave “${p.wave}” has no rows: “${p.value}” never stands in the column “${p.column}”, which holds ${listed(p.known)}.`,
      "Correct the wave's value in study.yaml, or take the wave out.",
    ),

  waveWithoutFile: (p: At & { wave: string }) =>
    problem(
      "wave-without-file",
      p.at,
      `No file belongs to the wave “${p.wave}”.`,
      "Add the source with its rows to study.yaml, or take the wave out.",
    ),

  waveLeftOut: (p: At & { wave: string; reasons: string }) =>
    problem(
      "wave-left-out",
      p.at,
      `All rows of the wave “${p.wave}” are left out: ${p.reasons}.`,
      "Check the columns that these reasons name, or take the wave out of study.yaml.",
    ),

  groupEmpty: (p: At & { group: string }) =>
    problem(
      "group-empty",
      p.at,
      `The group “${p.group}” has no rows.`,
      "Correct its “where” in study.yaml, or take the group out.",
    ),

  populationVaries: (p: At & { column: string; of: string; wave: string; name: string }) =>
    problem(
      "population-varies",
      p.at,
      `The population size “${p.column}” is not the same in all rows of ${unitName(p)}, wave ${p.wave}.`,
      "It counts the units in the population: one number for each. Check that it is the right column.",
    ),

  populationWeights: (
    p: At & {
      column: string;
      weight: string;
      wave: string;
      name: string;
      size: number;
      sum: number;
      strata: number;
    },
  ) =>
    problem(
      "population-weights",
      p.at,
      `In ${unitName({ of: "stratum", name: p.name })}, wave ${p.wave}, the weights “${p.weight}” of everyone invited add up to ${figure(p.sum)}, but the population is ${figure(p.size)} by “${p.column}”.${p.strata > 1 ? ` It is the worst of ${p.strata} strata.` : ""}`,
      "Everyone invited stands for population / invited people. Check that both columns are of this sample, that nobody invited is left out, and that the weights are those before anyone answered.",
    ),

  weightsDiffer: (
    p: At & {
      column: string;
      group: string;
      first: { readonly wave: string; readonly sum: number; readonly mean: number };
      second: { readonly wave: string; readonly sum: number; readonly mean: number };
    },
  ) =>
    problem(
      "weights-differ",
      p.at,
      `The weights “${p.column}” of the group “${p.group}” add up to ${figure(p.first.sum)} in wave ${p.first.wave} (mean ${figure(p.first.mean)}) and to ${figure(p.second.sum)} in wave ${p.second.wave} (mean ${figure(p.second.mean)}): they cannot both count the people of the group.`,
      "Ask for weights of both waves that count the population, or scale both to a mean of 1.",
    ),

  populationSmall: (
    p: At & { column: string; of: string; wave: string; name: string; size: number; sampled: number },
  ) =>
    problem(
      "population-small",
      p.at,
      `In ${unitName(p)}, wave ${p.wave}, ${p.sampled} units are in the sample but, by “${p.column}”, ${p.size} in the population.`,
      "The sample cannot be larger than the population: check that it is the right column.",
    ),
};

/** The same problem, of a file that another file than study.yaml declares. */
export function toldOf({ code, exit, at, message, todo }: Problem, declaredIn: string): Problem {
  return new Problem({ code, exit, at, what: message, todo: todo.replaceAll("study.yaml", declaredIn) });
}

function suggestion(sightings: readonly Sighting[], known: readonly string[]): string {
  const value = sightings[0]?.value ?? null;
  return value === null ? `Known here: ${known.join(", ")}.` : didYouMean(short(value), known);
}

/** What stands in a column, the first ten of it. */
function listed(values: readonly string[]): string {
  if (values.length === 0) return "nothing";
  const quoted = values.slice(0, 10).map((value) => `“${short(value)}”`);
  return `${quoted.join(", ")}${values.length > 10 ? " and others" : ""}`;
}

/** “1990–1994, 1999”. */
function yearSpans(years: readonly number[]): string {
  const spans: { first: number; last: number }[] = [];
  for (const year of years) {
    const before = spans.at(-1);
    if (before && year === before.last + 1) before.last = year;
    else spans.push({ first: year, last: year });
  }
  return spans.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}

/** A study without strata has one, without a name. */
function unitName({ of, name }: { readonly of: string; readonly name: string }): string {
  return name === "" ? "the study" : `the ${of} “${short(name)}”`;
}

function delimiterName(delimiter: string): string {
  const names: Readonly<Record<string, string>> = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "bars (|)",
  };
  return names[delimiter] ?? `“${delimiter}”`;
}
