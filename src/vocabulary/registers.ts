import type { Source } from "./study.js";

export const registerNames = ["BEF", "BOL", "PLAN", "UDDA", "KOTRE", "UDFK", "AKM", "KRAF", "IND"] as const;
export type RegisterName = (typeof registerNames)[number];

/**
 * What a row of a register holds true of: a day, a period that is summed up, the days from one to another, or a moment.
 *
 * source  the four reference types of Danmarks Statistik's research service
 */
export type ReferenceType = "status" | "status-period" | "spell" | "event";

type Years = readonly [first: number, last: number];

/** What a coded column can be looked up in. */
export const listNames = ["sex", "origin", "country", "education", "status", "mark", "round"] as const;
export type ListName = (typeof listNames)[number];

/**
 * How a register's column is read: the key of a person, a name that others must write alike (of a section), a code (of a
 * list, or of a family), a year, a date, a date or year of birth, an amount.
 */
export type FieldKind = "person" | "name" | "code" | "year" | "date" | "born" | "amount";

export interface RegisterField {
  /** What it is here. */
  readonly name: string;
  readonly kind: FieldKind;
  /** What the file calls it. */
  readonly column: string;
  readonly list: ListName | null;
  /** True where a row without it is no row. */
  readonly needed: boolean;
}

/** A register as delivered: one file or several that are alike. */
export interface RegisterTable {
  readonly register: RegisterName;
  readonly reference: ReferenceType;
  readonly fields: readonly RegisterField[];
  readonly files: readonly RegisterFile[];
  /** Years that are known to be missing. */
  readonly gaps: readonly number[];
  /** Of spells and events: years that it tells of; `null`: from the first row's to the last's. */
  readonly years: Years | null;
  readonly line: number;
}

export interface RegisterFile {
  readonly source: Source;
  /** The year that the whole file is of, where its name tells. */
  readonly year: number | null;
}

/** Years of age in which a child must have lived in a programme area, and how many of them. */
export interface ResidenceRule {
  readonly rule: "at-age" | "years" | "exposure";
  readonly ages: Years;
  readonly atLeast: number;
}

export interface ParentsRule {
  /** narrow: with primary school as highest education too; wide: whatever the education. */
  readonly restGroup: "narrow" | "wide";
  readonly who: "one" | "both";
  /** The child's age in the year that parents' standing is of, and the ages that their income is a mean over. */
  readonly age: number;
  readonly incomeAges: Years;
}

export const outcomeKinds = [
  "school-finished",
  "grade",
  "youth-started",
  "youth-completed",
  "higher",
  "neet",
  "convicted",
  "employed",
  "income-rank",
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export interface Outcome {
  readonly kind: OutcomeKind;
  /** Years of age at the end of which it is told. */
  readonly age: number;
  /** The column of the children's table. */
  readonly column: string;
}

/** How rows of children are made from registers. */
export interface Registers {
  /** The file that says so. */
  readonly file: string;
  readonly tables: readonly RegisterTable[];
  readonly period: Years;
  /** Years of birth, and how many of them make a cohort. */
  readonly born: Years;
  readonly bands: number;
  readonly residence: ResidenceRule;
  /** Funding rounds whose plans count; `null`: all. */
  readonly rounds: readonly string[] | null;
  readonly parents: ParentsRule;
  /** The study's own lists, which replace the ones that are known. */
  readonly lists: readonly { readonly list: ListName; readonly source: Source }[];
  readonly outcomes: readonly Outcome[];
  /** The largest share of rows that a rule may set aside. */
  readonly setAside: number;
}

/** Which years each register has, with how many rows, and where it breaks off or changes. */
export type RegisterMap = MapOf<number> & { readonly beside: RulesBeside };

/** The same as a reader may see it: counts to the policy's base, `null` where too few people are concerned. */
export type PublicRegisterMap = MapOf<number | null> & { readonly beside: readonly PublicRule[] };

/** A rule by which a child is inside, or its parents in the rest group. */
export type ChildRule =
  | ({ readonly kind: "residence" } & Pick<ResidenceRule, "ages" | "atLeast">)
  | ({ readonly kind: "parents" } & Pick<ParentsRule, "restGroup" | "who">);

/** The same children by the study's rules and by others. */
export interface RulesBeside {
  /** Of each kind the study's own first. */
  readonly rules: readonly ChildRule[];
  /** How many children there are whom the same rules count: true in the place of each that does. */
  readonly children: readonly { readonly by: readonly boolean[]; readonly rows: number }[];
}

export interface PublicRule {
  readonly rule: ChildRule;
  readonly own: boolean;
  /** Whom it counts; of these, and beside these, by the study's own rule. `null` where too few people are concerned. */
  readonly children: {
    readonly all: number | null;
    readonly both: number | null;
    readonly alone: number | null;
    readonly ownAlone: number | null;
  } | null;
}

interface MapOf<Count> {
  readonly period: Years;
  readonly registers: readonly MappedRegister<Count>[];
  /** What was found of the children: how many, and of how many something is not known or not as it should be. */
  readonly children: readonly RegisterCount<Count>[];
}

export interface MappedRegister<Count = number> {
  readonly register: RegisterName;
  readonly reference: ReferenceType;
  /** Every year of the period and every other that rows are of, in order; 0 rows where there are none. */
  readonly years: readonly { readonly year: number; readonly rows: Count }[];
  readonly breaks: readonly RegisterBreak[];
  /** Rows, or values, that are not used, by the rule that sets them aside. */
  readonly setAside: readonly RegisterCount<Count>[];
}

export interface RegisterBreak {
  readonly year: number;
  /** No rows; fewer than half of the rows of the year before, or more than twice as many; other codes than before. */
  readonly kind: "gap" | "halved" | "doubled" | "codes";
}

interface RegisterCount<Count> {
  readonly what: string;
  readonly rows: Count;
}
