import { didYouMean } from "../vocabulary/near.js";
import { Problem, type Whereabouts } from "../vocabulary/problem.js";
import type { Unread } from "./effects.js";

type At = { readonly at: Whereabouts };

function problem(code: string, at: Whereabouts, what: string, todo: string): Problem {
  return new Problem({ code: `study-${code}`, exit: "study", at, what, todo });
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}

/** Ends a message with the word that was most likely meant, or with what is known, if anything is. */
function near(word: string, known: readonly string[]): string {
  return known.length === 0 ? "" : ` ${didYouMean(word, known)}`;
}

/** What stands where a file of the study should be, and what to do about it. */
const noFile: Readonly<Record<Exclude<Unread, "outside">, readonly [what: string, todo: string]>> = {
  nothing: ["does not exist", "Write it, or take its name away."],
  "no-study-folder": ["does not exist", "Write it, or take its name away."],
  folder: ["is a folder, not a file", "Put a file there, or give the folder another name."],
  "broken-link": ["is a link that leads nowhere", "Put a copy of the file there."],
  "no-ordinary-file": ["is no ordinary file", "Put a copy of what it holds there."],
  "not-allowed": ["may not be read by you", "Ask for the right to read it."],
};

/** What a crossed breakdown may not be crossed of, and what to do about it. */
const crossFaults = {
  itself: [() => "itself", "Name two or more breakdowns that stand before it."],
  later: [
    (name: string) => `“${name}”, which does not stand before it`,
    "Move it below those that it crosses; areas cannot be crossed.",
  ],
  twice: [(name: string) => `“${name}” twice`, "Name each breakdown once."],
} as const;

const aliasFaults = {
  nothing: "names nothing: there is no anchor of that name before it",
  itself: "stands within what it names",
  "too much": "makes the file grow beyond all bounds",
} as const;

export type AliasFault = keyof typeof aliasFaults;

/** All that can be wrong with a study as written, each with its code, its words and what to do. */
export const problems = {
  noStudy: (p: At & { folder: string }) =>
    problem(
      "no-study-yaml",
      p.at,
      `The folder ${p.folder} has no study.yaml.`,
      `Give the folder of a study, or start one with: kvarter new ${p.folder}`,
    ),

  noFolder: (p: At & { folder: string }) =>
    problem(
      "no-study-yaml",
      p.at,
      `There is no folder ${p.folder}.`,
      `Correct the name, or start a study there with: kvarter new ${p.folder}`,
    ),

  unread: (p: At & { file: string; why: Unread }) => {
    if (p.why === "outside") {
      const what = `${p.file} is a link to a place outside the study's folder.`;
      return problem(
        "file-outside",
        p.at,
        what,
        "A study reads only its own folder: put a copy of the file there.",
      );
    }
    const [what, todo] = noFile[p.why];
    return problem("not-a-file", p.at, `${p.file} ${what}.`, todo);
  },

  noInstrument: (p: At & { file: string; known: readonly string[] }) =>
    problem(
      "no-instrument",
      p.at,
      `The instrument ${p.file} does not exist in the study's folder.`,
      `Put the questions in ${p.file}, or name the right file under “instrument”.${near(p.file, p.known)}`,
    ),

  notUtf8: (p: At) =>
    problem(
      "not-utf8",
      p.at,
      "This line holds bytes that are not UTF-8.",
      "The file is most likely in windows-1252: save it as UTF-8 in your editor and try again.",
    ),

  badYaml: (p: At & { reason: string }) =>
    problem(
      "bad-yaml",
      p.at,
      `This is not YAML: ${p.reason}.`,
      "Check the indentation (spaces, no tabs), the colons and that every quote and bracket is closed.",
    ),

  badAlias: (p: At & { alias: string; why: AliasFault }) =>
    problem("bad-yaml", p.at, `The alias “*${p.alias}” ${aliasFaults[p.why]}.`, "Write out what is meant."),

  duplicateKey: (p: At & { key: string }) =>
    problem("duplicate-key", p.at, `The key “${p.key}” stands here a second time.`, "Keep one of the two."),

  notAMap: (p: At) =>
    problem(
      "not-a-map",
      p.at,
      "The file holds no keys with values.",
      "It should begin with “kvarter: 1” and then one key a line, such as “id: my-study”.",
    ),

  unknownKey: (p: At & { key: string; within: string; known: readonly string[] }) =>
    problem(
      "unknown-key",
      p.at,
      `“${p.key}” is not a key that ${p.within} can have.`,
      `Correct it or take it away.${near(p.key, p.known)}`,
    ),

  missingKey: (p: At & { key: string; within: string; meaning: string }) =>
    problem(
      "missing-key",
      p.at,
      `The key “${p.key}” is missing from ${p.within}.`,
      `Add “${p.key}: …”. ${p.meaning}`.trim(),
    ),

  standsAlone: (p: At & { key: string }) =>
    problem(
      "wrong-shape",
      p.at,
      `“${p.key}” stands alone: within { } a comma ends what is before it.`,
      `A text with a comma in it needs quotes or a line of its own; else write “${p.key}: …”.`,
    ),

  wrongShape: (p: At & { name: string; found: string; expected: string; todo: string }) =>
    problem("wrong-shape", p.at, `“${p.name}” is ${p.found}; it should be ${p.expected}.`, p.todo),

  wrongValue: (p: At & { name: string; value: string; expected: string }) =>
    problem(
      "wrong-value",
      p.at,
      p.value === "" ? `“${p.name}” is empty.` : `“${p.name}” cannot be “${p.value}”.`,
      `Write ${p.expected}.`,
    ),

  otherVersion: (p: At & { found: string; known: string }) =>
    problem(
      "version",
      p.at,
      `The file says it is written in version ${p.found} of the format; this Kvarter reads version ${p.known}.`,
      `Write “kvarter: ${p.known}”, or use the Kvarter that the file was written for.`,
    ),

  notOneOf: (p: At & { name: string; value: string; known: readonly string[] }) =>
    problem(
      "not-one-of",
      p.at,
      p.value === "" ? `“${p.name}” is empty.` : `“${p.name}” cannot be “${p.value}”.`,
      `Choose one of: ${p.known.join(", ")}. ${p.value === "" ? "" : suggestion(p.value, p.known)}`.trim(),
    ),

  tooFew: (p: At & { name: string; least: number }) =>
    problem(
      "too-few",
      p.at,
      `“${p.name}” has too few entries.`,
      `Give ${p.least === 1 ? "one" : p.least} or more.`,
    ),

  tooMany: (p: At & { name: string; most: number }) =>
    problem(
      "too-many",
      p.at,
      `“${p.name}” has too many entries.`,
      `Give ${p.most === 1 ? "one" : p.most} at most.`,
    ),

  unknownName: (p: At & { kind: string; name: string; known: readonly string[] }) =>
    problem(
      "unknown-name",
      p.at,
      `The study has no ${p.kind} “${p.name}”.`,
      `Correct the name or declare the ${p.kind}.${near(p.name, p.known)}`,
    ),

  duplicateId: (p: At & { kind: string; id: string; firstLine: number | undefined }) =>
    problem(
      "duplicate-id",
      p.at,
      `The ${p.kind} “${p.id}” is here a second time; the first is on line ${p.firstLine}.`,
      "Give one of them another id (small and capital letters count as the same).",
    ),

  registerColumnTwice: (p: At & { column: string; fields: readonly [string, string] }) =>
    problem(
      "register-column-twice",
      p.at,
      `The column “${p.column}” is named for both ${p.fields.join(" and ")}, of which one is a number and the other is not.`,
      "Correct “columns”; “none” says that the register has no such column.",
    ),

  languageMissing: (p: At & { name: string; missing: readonly string[] }) =>
    problem(
      "language-missing",
      p.at,
      `“${p.name}” is not given in ${p.missing.join(", ")}.`,
      `Write it in every language of the study: {${p.missing.map((language) => `${language}: …`).join(", ")}}.`,
    ),

  languageUnknown: (p: At & { name: string; language: string; missing: readonly string[] }) =>
    problem(
      "language-unknown",
      p.at,
      `“${p.name}” is given in “${p.language}”, which is not a language of the study.`,
      `Take it away or add the language under “languages”.${near(p.language, p.missing)}`,
    ),

  languageTakenAway: (p: At & { language: string; times: number; first: string; where: Whereabouts }) =>
    problem(
      "language-unknown",
      p.at,
      `${p.times} texts are given in “${p.language}”, which is not a language of the study; the first is “${p.first}” on line ${p.where.line} of ${p.where.file}.`,
      `Add “${p.language}” to “languages”, or take these texts away.`,
    ),

  fileOutside: (p: At & { file: string }) =>
    problem(
      "file-outside",
      p.at,
      `The file ${p.file} lies outside the study's folder.`,
      "A study reads only its own folder: put the file there and name it from there, such as data/answers.csv.",
    ),

  fileKind: (p: At & { file: string }) =>
    problem(
      "file-kind",
      p.at,
      `How to read ${p.file} is not known from its name.`,
      "Kvarter reads .csv, .tsv, .txt, .parquet, .sav, .zsav, .dta, .sas7bdat, .xpt and .xlsx; for another ending say which it is, such as “format: csv”.",
    ),

  badDelimiter: (p: At & { delimiter: string }) =>
    problem(
      "delimiter",
      p.at,
      `“${p.delimiter}” cannot separate fields.`,
      "Give one character that is no letter, digit, quote or line end, such as “;”, or write: delimiter: tab",
    ),

  noWave: (p: At & { waves: readonly string[] }) =>
    problem(
      "source-without-wave",
      p.at,
      `It is not said which wave the rows of this file belong to; the study has ${p.waves.join(", ")}.`,
      "Add “wave: {column: …}” with the column that names the wave, or “wave: …” where the file is one wave.",
    ),

  waveWithoutTime: (p: At & { id: string }) =>
    problem(
      "wave-without-time",
      p.at,
      `When the wave “${p.id}” was in the field is not known.`,
      "Add “time: …”, a year such as 2018 or 2018.75.",
    ),

  wavesOutOfOrder: (p: At & { id: string; before: string }) =>
    problem(
      "waves-out-of-order",
      p.at,
      `The wave “${p.id}” is not later than “${p.before}”, which stands before it.`,
      "Put the waves in the order of time and give each its own time.",
    ),

  wavesNotAsked: (p: At & { waves: readonly string[] }) =>
    problem(
      "waves-not-asked",
      p.at,
      `No version of the instrument was put to ${p.waves.join(", ")}.`,
      "Name each wave under the version that it was asked.",
    ),

  columnMissing: (p: At & { column: string; of: string; file: string; known: readonly string[] }) =>
    problem(
      "column-missing",
      p.at,
      `The column “${p.column}” (${p.of}) is not declared for ${p.file}.`,
      `Declare it under “columns” of that source, or correct the name.${near(p.column, p.known)}`,
    ),

  columnType: (
    p: At & { column: string; of: string; file: string; type: string; why: string; isJoined?: boolean },
  ) =>
    problem(
      "column-type",
      p.at,
      `The column “${p.column}” (${p.of}) must be ${p.isJoined ? "a" : "declared as"} ${p.type} ${p.isJoined ? "in" : "for"} ${p.file}.`,
      p.isJoined
        ? `Declare it so for its file, or make one with ${p.type}(…) under “make”: ${p.why}.`
        : `Write “${p.column}: ${p.type}” there: ${p.why}.`,
    ),

  columnTwice: (p: At & { column: string }) =>
    problem("column-twice", p.at, `The column “${p.column}” is declared twice.`, "Keep one of the two."),

  ignoredColumnUsed: (p: At & { column: string }) =>
    problem(
      "column-ignored",
      p.at,
      `The column “${p.column}” is both declared and ignored.`,
      "Take it out of “columns” or out of “ignore”.",
    ),

  expression: (p: At & { expression: string; character: number; what: string; todo: string }) =>
    problem(
      "expression",
      p.at,
      `“${p.expression.replaceAll(/\s+/g, " ")}”, character ${p.character}: ${p.what.replace(/^./, (first) => first.toLowerCase())}.`,
      p.todo,
    ),

  keyTypes: (p: At & { key: string; file: string; type: string; other: string }) =>
    problem(
      "key-types",
      p.at,
      `The key “${p.key}” is a ${p.type} in ${p.file} and a ${p.other} in the files before it: the number 1001 and the text “01001” never meet.`,
      `Make both texts of one length, such as “${p.key}: digits(code, 5)” under “make”, or declare both as numbers.`,
    ),

  periodNotInKey: (p: At & { period: string; key: readonly string[] }) =>
    problem(
      "period-not-in-key",
      p.at,
      `The period “${p.period}” must be one of several columns of the first file's key; the key is ${quoted(p.key)}.`,
      "Name the unit and the period under “key” of the first file, such as key: [county, year].",
    ),

  fileNotAlike: (p: At & { file: string; first: string }) =>
    problem(
      "file-not-alike",
      p.at,
      `The files ${p.file} and ${p.first} are of different kinds.`,
      "Files that stand in one list are read alike: give the other kind an entry of its own under “files”.",
    ),

  itemDiffers: (p: At & { item: string; what: string; otherFile: string; otherLine: number | undefined }) =>
    problem(
      "item-differs",
      p.at,
      `The item “${p.item}” has another ${p.what} here than in ${p.otherFile}, line ${p.otherLine}.`,
      "One id means one question put in one way. Give the changed question another id, so that its answers are not mixed with the old ones.",
    ),

  scaleKind: (p: At & { item: string }) =>
    problem(
      "scale-kind",
      p.at,
      `The item “${p.item}” must have either “points” or “number”.`,
      "List the answers under “points”, or give “number: {min: 0, max: 10, unit: …}”.",
    ),

  scaleBounds: (p: At & { item: string }) =>
    problem(
      "scale-bounds",
      p.at,
      `The scale of “${p.item}” ends where it begins.`,
      "Let max be greater than min.",
    ),

  pointWithoutValue: (p: At & { code: string }) =>
    problem(
      "point-without-value",
      p.at,
      `The point “${p.code}” has no value, and its code is not a number.`,
      "Add “value: …”, so that it is known which answers are higher.",
    ),

  pointsLevel: (p: At & { item: string }) =>
    problem(
      "scale-bounds",
      p.at,
      `All points of “${p.item}” have the same value.`,
      "Give them the values that put them in order.",
    ),

  codeTwice: (p: At & { code: string; of: string; firstLine: number | undefined }) =>
    problem(
      "code-twice",
      p.at,
      `“${p.code}” is named twice in ${p.of}, first on line ${p.firstLine}.`,
      "A value in the data must mean one thing: keep it in one place.",
    ),

  codeNotNumber: (p: At & { code: string; of: string; column: string }) =>
    problem(
      "code-not-a-number",
      p.at,
      `“${p.code}” (${p.of}) can never stand in the column “${p.column}”, which is declared as a number.`,
      `Declare “${p.column}: text”, or give the number that stands in the data.`,
    ),

  pointNotOnScale: (p: At & { item: string; point: number; points: readonly number[] }) =>
    problem(
      "point-not-on-scale",
      p.at,
      `${p.point} is not a point of the item “${p.item}”.`,
      `Choose a point of its scale: ${p.points.join(", ")}.`,
    ),

  pointOutsideScale: (p: At & { item: string; point: number; min: number; max: number }) =>
    problem(
      "point-not-on-scale",
      p.at,
      `${p.point} lies outside the scale of the item “${p.item}”.`,
      `Choose a number from ${p.min} to ${p.max}.`,
    ),

  shareOfAll: (p: At & { item: string; point: number }) =>
    problem(
      "share-of-all",
      p.at,
      `Every answer to “${p.item}” lies at ${p.point} or beyond, so the share is always 100 per cent.`,
      "Choose another point, or the other direction.",
    ),

  oneOfThese: (p: At & { name: string; keys: readonly string[] }) =>
    problem(
      "one-of-these",
      p.at,
      `“${p.name}” must have exactly one of ${quoted(p.keys)}.`,
      "Keep the one that is meant.",
    ),

  columnsAndRule: (p: At & { breakdown: string }) =>
    problem(
      "columns-and-rule",
      p.at,
      `The breakdown “${p.breakdown}” has only one of “columns” and “rule”; they belong together.`,
      "Several columns need “rule: highest” or “rule: lowest”; a single one is named by “column” and needs no rule.",
    ),

  crossAlone: (p: At & { breakdown: string; keys: readonly string[] }) =>
    problem(
      "cross-alone",
      p.at,
      `The breakdown “${p.breakdown}” is crossed of others, so it has no ${quoted(p.keys)} of its own.`,
      "Take away what stands beside “cross”, or “cross” itself.",
    ),

  crossOf: (p: At & { breakdown: string; name: string; why: keyof typeof crossFaults }) =>
    problem(
      "cross-of",
      p.at,
      `The breakdown “${p.breakdown}” crosses ${crossFaults[p.why][0](p.name)}.`,
      crossFaults[p.why][1],
    ),

  crossNamed: (p: At & { name: string; within: string; cross: readonly string[] }) =>
    problem(
      "cross-named",
      p.at,
      `“${p.name}” is crossed of other breakdowns and cannot stand under “${p.within}”.`,
      `Name those that it is crossed of instead: ${quoted(p.cross)}.`,
    ),

  crossTooMany: (p: At & { breakdown: string; many: number; most: number }) =>
    problem(
      "cross-too-many",
      p.at,
      `The breakdown “${p.breakdown}” would have ${p.many} categories; ${p.most} is the most.`,
      "Cross fewer breakdowns, or breakdowns with fewer categories: people thin out fast.",
    ),

  atLeastTooMany: (p: At & { atLeast: number; items: number }) =>
    problem(
      "at-least",
      p.at,
      `atLeast is ${p.atLeast}, but the dimension has ${p.items} ${p.items === 1 ? "item" : "items"}.`,
      `Nobody can answer that many: write ${p.items} or less.`,
    ),

  groupNotNamed: (p: At & { groups: readonly string[] }) =>
    problem(
      "group-not-named",
      p.at,
      `The study has several groups, and none is named here.`,
      `Add “group: …” (${p.groups.join(", ")}).`,
    ),

  areaKnown: (p: At & { area: string; name: string }) =>
    problem(
      "area-known",
      p.at,
      `“${p.name}” is known of some areas and not of others (here of area “${p.area}”).`,
      "Give every area a number for it, or take it out everywhere: an area without it could not lean on the others.",
    ),

  noAreas: (p: At & { file: string; known: readonly string[] }) =>
    problem(
      "no-areas",
      p.at,
      `The list of areas ${p.file} does not exist in the study's folder.`,
      `Put the areas in ${p.file}, or name the right file under “areas”.${near(p.file, p.known)}`,
    ),

  noRegisters: (p: At & { file: string; known: readonly string[] }) =>
    problem(
      "no-registers",
      p.at,
      `The file ${p.file}, which says how rows are made from registers, does not exist in the study's folder.`,
      `Write ${p.file}, or name the right file under “registers”.${near(p.file, p.known)}`,
    ),

  registerNeeded: (p: At & { register: string; why: string }) =>
    problem(
      "register-needed",
      p.at,
      `The register ${p.register} is needed for ${p.why}, and is not among the tables.`,
      `Add it under “tables”: {register: ${p.register}, file: …}, or take away what needs it.`,
    ),

  rangeBackwards: (p: At & { name: string; range: readonly [number, number] }) =>
    problem(
      "range-backwards",
      p.at,
      `“${p.name}” goes from ${p.range[0]} to ${p.range[1]}.`,
      "Write the smaller number first: [first, last].",
    ),

  periodTooLong: (p: At & { most: number }) =>
    problem(
      "period-too-long",
      p.at,
      `The period is longer than ${p.most} years.`,
      `Choose ${p.most} years or fewer: those that the children's outcomes are of.`,
    ),

  noMargins: (p: At & { file: string; known: readonly string[] }) =>
    problem(
      "no-margins",
      p.at,
      `The list of margins ${p.file} does not exist in the study's folder.`,
      `Put what is known of the population in ${p.file}, or name the right file under “margins”.${near(p.file, p.known)}`,
    ),

  covariatesMixed: (p: At & { texts: readonly string[]; numbers: readonly string[] }) =>
    problem(
      "covariates-mixed",
      p.at,
      `Group-time effects take covariates that are all texts or all numbers; ${quoted(p.texts)} ${p.texts.length > 1 ? "are texts" : "is a text"}, ${quoted(p.numbers)} ${p.numbers.length > 1 ? "are numbers" : "is a number"}.`,
      "Leave one kind out, make classes of the numbers, or take the estimator twins alone: it is exact in texts and near in numbers.",
    ),

  effectsWithoutEstimator: (p: At & { key: string; needed: readonly string[] }) =>
    problem(
      "effects-without-estimator",
      p.at,
      `“${p.key}” is for the estimators ${quoted(p.needed)}, none of which is asked for.`,
      `Add one of them to “estimators”, or leave “${p.key}” out.`,
    ),

  chancesOfWhat: (p: At & { id: string }) =>
    problem(
      "chances-of-what",
      p.at,
      `The analysis of chances “${p.id}” does not say who is compared.`,
      "Give “breakdown” alone for all its origins, with “of” and “against” for two of them, or “parents” alone for ranks.",
    ),

  classesOfWhat: (p: At & { id: string }) =>
    problem(
      "classes-of-what",
      p.at,
      `The analysis of chances “${p.id}” asks for classes of ranks, and compares the categories of a breakdown.`,
      "Take “classes” out, or write “parents” with the column that parents are ranked by instead of the breakdown.",
    ),

  moversWithoutPerson: (p: At) =>
    problem(
      "movers-without-person",
      p.at,
      "Who stayed, came and left is asked for, and nothing tells one person from another over the waves.",
      "Name the column with a key that is the same for a person in every wave: design: {person: …}.",
    ),

  moversOfSample: (p: At & { keys: readonly string[] }) =>
    problem(
      "movers-of-sample",
      p.at,
      `Who stayed, came and left can be told only where files hold everybody in every wave, and ${quoted(p.keys)} ${p.keys.length > 1 ? "say" : "says"} that they hold a sample: who is not in it need not have left.`,
      "Take “movers” out; or, where the files do hold everybody, take out what describes a sample.",
    ),

  covariatesMany: (p: At & { id: string; many: number; most: number }) =>
    problem(
      "covariates-many",
      p.at,
      `The covariates of the analysis of exposure “${p.id}” make ${p.many} variables, a breakdown one less than it has categories; ${p.most} is the most.`,
      "Take fewer covariates, or breakdowns with fewer categories.",
    ),

  errorsWithoutCluster: (p: At & { id: string }) =>
    problem(
      "errors-without-cluster",
      p.at,
      `The analysis of exposure “${p.id}” says how errors are told, and names no cluster: families are so many that CR1 needs no choice.`,
      "Name the text column that families lie in under “cluster”, or take “errors” out.",
    ),

  errorsWeighted: (p: At & { weight: string }) =>
    problem(
      "errors-weighted",
      p.at,
      `CR2 adjusts for people who count the same, and here they count by the weight “${p.weight}”.`,
      "Write errors: CR1, or wild where clusters are few.",
    ),

  twinsNotAsked: (p: At & { id: string }) =>
    problem(
      "twins-not-asked",
      p.at,
      `The analysis of effects “${p.id}” says how twins are chosen, and twins are not among its estimators.`,
      "Add it: estimators: [group-time, twins]; or take “twins” out.",
    ),

  matchesWeighted: (p: At) =>
    problem(
      "matches-weighted",
      p.at,
      "People are matched one by one, and the answers of this study have weights: a person would have to stand for others whom nobody is matched with.",
      "Take “matches” away and hold groups against each other by breakdowns, which keeps the weights: analysis.gaps, or differences of categories.",
    ),

  matchesSameGroup: (p: At & { group: string }) =>
    problem(
      "matches-same-group",
      p.at,
      `People of “${p.group}” cannot be matched with people of “${p.group}”.`,
      "Name another group under “against”.",
    ),

  matchesOfNothing: (p: At & { id: string }) =>
    problem(
      "matches-of-nothing",
      p.at,
      `It is not said in what people shall be alike in “${p.id}”.`,
      "Name breakdowns under “exact”, number columns under “near”, or both.",
    ),

  matchesInCells: (p: At & { near: readonly string[] }) =>
    problem(
      "matches-ways",
      p.at,
      `“cells” compares people who agree in everything, and with the numbers ${quoted(p.near)} hardly anybody would.`,
      "Take “cells” away, or leave “near” empty and put breakdowns with few categories under “exact”.",
    ),

  matchesWithoutNumbers: (p: At & { ways: readonly string[] }) =>
    problem(
      "matches-ways",
      p.at,
      `${quoted(p.ways)}: without numbers under “near” there is nothing to be near in.`,
      "Write “ways: [cells]”, which compares those who agree in every breakdown, or name number columns under “near”.",
    ),

  matchesCaliper: (p: At & { ways: readonly string[] }) =>
    problem(
      "matches-caliper",
      p.at,
      `A caliper says how far a match may lie, and ${quoted(p.ways)} has no single matches.`,
      "Take the caliper away, or put “score” and “traits” into an analysis of their own.",
    ),

  standardisedTwice: (p: At & { measure: string; breakdown: string }) =>
    problem(
      "standardised-twice",
      p.at,
      `“${p.measure}” is standardised by “${p.breakdown}” twice.`,
      "Keep one standard: of two, nobody could tell which a figure has.",
    ),

  needsAreas: (p: At & { key: string }) =>
    problem(
      "needs-areas",
      p.at,
      `“${p.key}” is about areas, and the study does not say which areas there are.`,
      "Add “areas: {file: areas.yaml, column: …, …}”, or take it out.",
    ),

  wavesTurned: (p: At & { from: string; to: string }) =>
    problem(
      "waves-turned",
      p.at,
      `A change runs from an earlier wave to a later one, and “${p.from}” does not come before “${p.to}”.`,
      "Swap the two.",
    ),

  groupsOverlap: (p: At & { group: string; other: string; value: string }) =>
    problem(
      "groups-overlap",
      p.at,
      `The value “${p.value}” means both the group “${p.group}” and the group “${p.other}”.`,
      "Groups must be disjoint: let “where” give each its own values of one column.",
    ),

  groupWithoutPeople: (p: At & { group: string }) =>
    problem(
      "group-without-people",
      p.at,
      `It is not said who belongs to the group “${p.group}”.`,
      "Add “where: {column: value}” to the group, or “group: …” to the source whose rows it is.",
    ),

  policySoftened: (p: At & { key: string; given: number; profile: string; from: number }) =>
    problem(
      "policy-softened",
      p.at,
      `${p.key} is ${p.given}, which is softer than the ${p.from} of the policy “${p.profile}”.`,
      `Write ${p.from} or something sharper, or name a softer policy openly.`,
    ),

  designConflict: (p: At & { what: string; todo: string }) => problem("design", p.at, p.what, p.todo),

  reportLanguage: (p: At & { file: string; known: readonly string[] }) =>
    problem(
      "report-language",
      p.at,
      `The language of the report ${p.file} is not known from its name.`,
      `Name it by its language: ${[...new Set(p.known)].map((language) => `${withoutEndings(p.file)}.${language}.md`).join(" or ")}.`,
    ),

  reportInFolder: (p: At & { file: string }) =>
    problem(
      "report-in-folder",
      p.at,
      `The report ${p.file} lies in a folder within reports/, where it is not looked for.`,
      "Move it up into reports/, or name every report of the study under “reports:” in study.yaml.",
    ),

  noReports: (p: At & { language: string }) =>
    problem(
      "no-reports",
      p.at,
      "The study has no report, so there is nothing to publish.",
      `Write one in reports/summary.${p.language}.md.`,
    ),

  reportMissing: (p: At & { file: string; known: readonly string[] }) =>
    problem(
      "report-missing",
      p.at,
      `The report ${p.file} does not exist.`,
      `Write it, or correct the name.${near(p.file, p.known)}`,
    ),
};

/** A report's path without “.md” and what may stand there of a language. */
function withoutEndings(file: string): string {
  return file.replace(/(\.[^./]+){1,2}$/, "");
}

function suggestion(word: string, known: readonly string[]): string {
  const told = didYouMean(word, known);
  return told.startsWith("Did") ? told : "";
}
