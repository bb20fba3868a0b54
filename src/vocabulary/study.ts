import type { SamplingDesign } from "./design.js";
import type { Joined } from "./joined.js";
import type { ReleasePolicy } from "./policy.js";
import type { ClusterErrors, Estimator, MatchingWay, Variant } from "./quantity.js";
import type { Registers } from "./registers.js";
import type { Language, Text } from "./text.js";

/** One checked, immutable study: what `study.yaml` and `instrument.yaml` say, with nothing left to guess. */
export interface Study {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly languages: readonly Language[];
  /** True where the data are made up: every page of the output says so. */
  readonly synthetic: boolean;
  /** Absolute path of the study's folder. */
  readonly folder: string;
  readonly about: About;
  readonly sources: readonly Source[];
  readonly waves: readonly Wave[];
  readonly groups: readonly Group[];
  readonly breakdowns: readonly Breakdown[];
  /** The areas that one group is divided into; `null` where the study knows none. */
  readonly areas: Areas | null;
  readonly items: readonly Item[];
  readonly measures: readonly Measure[];
  readonly design: SamplingDesign;
  /** Who was invited and who answered; `null` where files hold only those who answered. */
  readonly response: Response | null;
  readonly analysis: Analysis;
  readonly policy: ReleasePolicy;
  /** Report files, relative to the folder, one per language and report. */
  readonly reports: readonly ReportFile[];
}

/** Who stands behind the study and where the data come from, as the reader is told. */
export interface About {
  readonly authors: readonly string[];
  readonly contact: string | null;
  /** ISO date that the output carries; a study's bytes never depend on the clock. */
  readonly date: string;
  readonly dataCitation: Text;
  /** Named sources of facts that the prose states but the study does not compute. */
  readonly facts: Readonly<Record<string, Text>>;
}

export interface ReportFile {
  /** Path within the study. */
  readonly path: string;
  readonly language: Language;
}

/** A report as it stands in its file. */
export interface ReportText extends ReportFile {
  readonly text: string;
}

/** A file as delivered, and how to read it. Columns are declared, never guessed. */
export interface Source {
  /** Relative to the study's folder; of joined rows, their name. */
  readonly file: string;
  readonly format: "csv" | "parquet" | "spss" | "stata" | "sas" | "excel" | "joined";
  /** Of joined rows: the files that they are made of, and how. */
  readonly joined?: Joined;
  /** Of rows of children: the registers that they are made of, and how. */
  readonly registers?: Registers;
  readonly encoding: "utf-8" | "windows-1252";
  readonly delimiter: string;
  /** The sheet of a workbook; `null`: the first. */
  readonly sheet: string | null;
  readonly decimal: "." | ",";
  /** Texts that stand for "no answer" in every column of this file. */
  readonly missing: readonly string[];
  readonly columns: readonly Column[];
  /** By column: codes of this file, and what they are read as. */
  readonly recode: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Columns of the file that are knowingly not used; `others`: all that are not declared. */
  readonly ignore: readonly string[] | "others";
  /** How a row of this file tells its wave: a column that names it, or the whole file is one wave. */
  readonly wave: { readonly column: string } | { readonly id: string };
  /** The group that the whole file belongs to; `null`: the groups' own `where` decides. */
  readonly group: string | null;
  /** Line of study.yaml where the source is declared, for messages. */
  readonly line: number;
  /** "all": a file of joined rows, of which every declared column is read. */
  readonly reads?: "all";
  /** A register's file: keys and codes may be stored as 12.0 and days as moments. */
  readonly isRegister?: true;
}

export interface Column {
  readonly name: string;
  readonly type: "number" | "text";
}

export interface Wave {
  readonly id: string;
  readonly label: Text;
  /** What the wave column holds in this wave's rows. */
  readonly value: string;
  /** Decimal year of fieldwork, for the horizontal axis. */
  readonly time: number;
  /** What a reader must know of this wave (a pandemic, another way of asking). */
  readonly note: Text | null;
}

/** A disjoint part of the rows: programme areas, a sector, the population. */
export interface Group {
  readonly id: string;
  readonly label: Text;
  readonly role: "programme" | "benchmark";
  readonly where: { readonly column: string; readonly values: readonly string[] } | null;
}

/** A background trait that divides each group into categories. */
export interface Breakdown {
  readonly id: string;
  readonly label: Text;
  readonly categories: readonly Category[];
  /** How a row tells its category: columns tried together under a rule. */
  readonly columns: readonly string[];
  /** With several columns: the highest or the lowest category of those that are answered. */
  readonly rule: "only" | "highest" | "lowest";
  /** Of a crossed breakdown: ids of the breakdowns whose categories its own are made of; it has no columns. */
  readonly cross?: readonly string[];
}

export interface Category {
  readonly id: string;
  readonly label: Text;
  /** Values of the column that mean this category. */
  readonly values: readonly string[];
}

/** Small areas within a group, each too small to stand alone: estimates of one lean on the others. */
export interface Areas {
  /** Id of the breakdown whose categories are the areas. */
  readonly breakdown: string;
  readonly group: string;
  readonly list: readonly Area[];
  /** Names of what is known of every area from elsewhere, in the order of `Area.known`. */
  readonly covariates: readonly string[];
  /** Ids of the measures that are estimated by area. */
  readonly measures: readonly string[];
}

export interface Area {
  readonly id: string;
  readonly label: Text;
  /** Decimal year in which the programme began there; `null` where not told. */
  readonly since: number | null;
  readonly known: readonly number[];
}

/** How rows of people who were invited are told from rows of people who answered, and what weights make of it. */
export interface Response {
  readonly column: string;
  /** Codes of those who answered, and of those who did not. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Ids of breakdowns that are known of everybody invited. */
  readonly known: readonly string[];
  /** Weighting classes that the base weights are adjusted in; `null`: they are left as they are. */
  readonly classes: ResponseClasses | null;
  /** Where large weights are cut off within a stratum; `null`: nowhere. */
  readonly trim:
    | { readonly kind: "median-iqr"; readonly k: number }
    | { readonly kind: "mean-ratio"; readonly most: number }
    | null;
}

interface ResponseClasses {
  /** Ids of breakdowns that are crossed, the most important first. */
  readonly cross: readonly string[];
  readonly atLeast: number;
  readonly largestFactor: number;
  readonly withinStrata: boolean;
}

/** What is tested and compared beyond levels, changes and differences. */
export interface Analysis {
  /** Tests that are read together, so that their p-values are adjusted together (Holm). */
  readonly families: readonly Family[];
  /** What columns are called that people or units are compared by; others go by their own names. */
  readonly labels: Readonly<Record<string, Text>>;
  /** Largest difference that counts as none, by unit and for single measures; absent where the study states none. */
  readonly equivalence: Readonly<Partial<Record<"share" | "index" | "mean", number>>> & {
    readonly measures?: Readonly<Record<string, number>>;
  };
  /** Breakdowns by which changes are divided into other people and people who changed. */
  readonly decompositions: readonly { readonly breakdown: string; readonly measures: readonly string[] }[];
  /** Measures that are estimated in other ways too, to see what the choice means. */
  readonly sensitivity: {
    readonly measures: readonly string[];
    readonly variants: readonly Variant[];
    /** How often missing answers are imputed. */
    readonly imputations: number;
  };
  /** Index of which each dimension's part in the change is estimated. */
  readonly contributions: readonly string[];
  /** Measures of which it is estimated how much lies between areas. */
  readonly clustering: readonly string[];
  /** Breakdown that tells in which language people answered; `null`: not told. */
  readonly language: string | null;
  /** Breakdowns of which gaps between categories are followed over time and held against those of other groups. */
  readonly gaps: readonly { readonly breakdown: string; readonly measures: readonly string[] }[];
  /** Measures of which levels and gaps between groups are followed by a line over all waves. */
  readonly trends: readonly Trend[];
  readonly effects: readonly Effects[];
  readonly chances: readonly Chances[];
  /** Breakdowns by whose categories everybody who is compared is given the same composition. */
  readonly standardised: readonly Standardised[];
  /** What people's moving makes of changes; `null`: not asked. */
  readonly movers: Movers | null;
  readonly exposure: readonly Exposure[];
  readonly matches: readonly Matches[];
}

/** Figures as they would be if all groups and waves had the composition of one group in one wave. */
export interface Standardised {
  readonly breakdown: string;
  readonly measures: readonly string[];
  /** Whose composition everybody is given. */
  readonly standard: { readonly group: string; readonly wave: string };
}

/** Changes divided by who stayed, who came and who left, where the files hold everybody in every wave. */
export interface Movers {
  readonly measures: readonly string[];
  /** Breakdown that tells in a person's later wave how they came; `null`: all ways together. */
  readonly came: string | null;
  /** Breakdown that tells in a person's earlier wave how they left; `null`: all ways together. */
  readonly left: string | null;
}

/** What a year more in a place goes with, between all people and between brothers and sisters. */
export interface Exposure {
  readonly id: string;
  readonly label: Text;
  readonly measures: readonly string[];
  /** The group of people who are compared; `null`: everybody of all groups. */
  readonly group: string | null;
  /** Number column with the years that a person was there. */
  readonly years: string;
  /** Text column with the family. */
  readonly family: string;
  /** Text column with what families lie in that share what is not known; `null`: each family stands alone. */
  readonly cluster: string | null;
  /** How sure slopes are told to be. */
  readonly errors: ClusterErrors;
  /** What else differs between people: number columns, and ids of breakdowns. */
  readonly numbers: readonly string[];
  readonly breakdowns: readonly string[];
}

/** People of one group beside people of another who are like them. */
export interface Matches {
  readonly id: string;
  readonly label: Text;
  readonly measures: readonly string[];
  readonly of: string;
  readonly against: string;
  /** Breakdowns in which both must agree. */
  readonly exact: readonly string[];
  /** Number columns in which both shall be near. */
  readonly near: readonly string[];
  /** The first is the one that is meant where a claim names none. */
  readonly ways: readonly MatchingWay[];
  readonly perPerson: number;
  /** Farthest that a match may lie, in standard deviations; `null`: however far. */
  readonly caliper: number | null;
  /** Whether a person may be the match of several. */
  readonly replacement: boolean;
  /** Classes of the chance, for `classes`. */
  readonly classes: number;
}

/** A line through a measure's waves that may bend in one of them. */
export interface Trend {
  readonly measures: readonly string[];
  /** Wave in which the line bends; `null`: it does not. */
  readonly bend: string | null;
}

/** What a programme made of measures that is not begun everywhere at once. */
export interface Effects {
  readonly id: string;
  readonly label: Text;
  readonly measures: readonly string[];
  /** The group that the programme reaches; its units and those of all other groups are compared. */
  readonly group: string;
  /** Column with the unit that the programme begins in. */
  readonly unit: string;
  /** Column with the year in which it begins there, missing where it never does. */
  readonly start: string;
  /** Column with the year that a row is of; `null`: the time of its wave. */
  readonly period: string | null;
  /** Column with what units belong to that share what is not known; `null`: each unit stands alone. */
  readonly cluster: string | null;
  /** Whether a unit counts as one, or as its weight on average over the periods. */
  readonly weight: "units" | "people";
  readonly comparison: "never" | "not-yet";
  /** Periods before the beginning in which an effect may already show. */
  readonly anticipation: number;
  /** Columns of what is known of units before the programme: `texts` divide them, `numbers` predict. */
  readonly texts: readonly string[];
  readonly numbers: readonly string[];
  /** Column with the ring around the programme that a unit lies in: nobody is compared with who has a value. */
  readonly spillOver: string | null;
  /** The first is the one that is meant where a claim names none. */
  readonly estimators: readonly Estimator[];
  /** How sure regressions are told to be. */
  readonly errors: ClusterErrors;
  /** Whether intervals of an event study also come as bands that hold all its effects at once. */
  readonly bands: "pointwise" | "simultaneous";
  readonly twins: TwinRule;
}

/** How twins are chosen for units that a programme reaches. */
export interface TwinRule {
  /** Twins of each unit. */
  readonly perUnit: number;
  /** Farthest that a twin may lie, in standard deviations of the typical trait; `null`: however far. */
  readonly caliper: number | null;
}

/** How unequal chances are: between two origins, between all of them, or between parents' and children's ranks. */
export type Chances = OriginChances | AllOriginChances | RankChances;

export interface OriginChances {
  readonly kind: "origins";
  readonly id: string;
  readonly label: Text;
  /** Shares, each of which those of either origin have or lack. */
  readonly measures: readonly string[];
  readonly breakdown: string;
  /** Ids of the categories that are compared. */
  readonly of: string;
  readonly against: string;
}

export interface AllOriginChances {
  readonly kind: "all-origins";
  readonly id: string;
  readonly label: Text;
  /** Shares that those of any origin have or lack. */
  readonly measures: readonly string[];
  /** The breakdown whose categories are the origins. */
  readonly breakdown: string;
}

export interface RankChances {
  readonly kind: "ranks";
  readonly id: string;
  readonly label: Text;
  /** Means of an item that children are ranked by. */
  readonly measures: readonly string[];
  /** Column with the number that parents are ranked by. */
  readonly parents: string;
  /** Classes that parents, and children, are divided into by their ranks; `null`: no table of classes is made. */
  readonly classes: number | null;
}

/** Changes of several measures in one group between two waves. */
export interface Family {
  readonly id: string;
  readonly label: Text;
  readonly measures: readonly string[];
  readonly group: string;
  readonly from: string;
  readonly to: string;
}

/** A question put to people. */
export interface Item {
  readonly id: string;
  readonly question: Text;
  readonly column: string;
  readonly scale: Scale;
  /** Codes that mean "not asked or not answered", beside the source's own. */
  readonly missing: readonly string[];
  /** Where the wording comes from and whether it may be used. */
  readonly source: string | null;
}

export type Scale =
  | { readonly kind: "points"; readonly points: readonly ScalePoint[] }
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly unit: Text };

export interface ScalePoint {
  readonly code: string;
  readonly value: number;
  readonly label: Text;
}

/** What is estimated: an indicator on one item or two, or a dimension from several. */
export type Measure =
  | ShareIndicator
  | MeanIndicator
  | TotalIndicator
  | RatioIndicator
  | QuantileIndicator
  | Dimension
  | IndexOfDimensions;

interface MeasureWords {
  readonly id: string;
  readonly label: Text;
  /** One plain sentence: who counts, out of whom. */
  readonly meaning: Text;
}

/** Share of the answers that lie at or above (below) a point. */
export interface ShareIndicator extends MeasureWords {
  readonly kind: "share";
  readonly item: string;
  readonly at: "or-above" | "or-below";
  readonly point: number;
}

/** Mean of an item in its own unit. */
export interface MeanIndicator extends MeasureWords {
  readonly kind: "mean";
  readonly item: string;
}

/** Sum of an item over the population, in its own unit: weights must be numbers of people. */
export interface TotalIndicator extends MeasureWords {
  readonly kind: "total";
  readonly item: string;
}

/** Total of one item over the total of another, among people who answered both. */
export interface RatioIndicator extends MeasureWords {
  readonly kind: "ratio";
  readonly item: string;
  readonly per: string;
}

/** The value that a share `p` of the population lies at or below; the median where p is a half. */
export interface QuantileIndicator extends MeasureWords {
  readonly kind: "quantile";
  readonly item: string;
  readonly p: number;
}

/** Mean of several items, each put on 0–1, counted where enough of them are answered. */
export interface Dimension extends MeasureWords {
  readonly kind: "dimension";
  readonly items: readonly { readonly item: string; readonly reversed: boolean }[];
  /** The least number of answered items for a person to have a score. */
  readonly atLeast: number;
}

/** Mean of several dimensions, each counting the same, where enough of them have a score. */
export interface IndexOfDimensions extends MeasureWords {
  readonly kind: "index";
  readonly dimensions: readonly string[];
  readonly atLeast: number;
}
