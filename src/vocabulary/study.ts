import type { SamplingDesign } from "./design.js";
import type { ReleasePolicy } from "./policy.js";
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
  readonly items: readonly Item[];
  readonly measures: readonly Measure[];
  readonly design: SamplingDesign;
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
  readonly path: string;
  readonly language: Language;
}

/** A file as delivered, and how to read it. Columns are declared, never guessed. */
export interface Source {
  /** Relative to the study's folder. */
  readonly file: string;
  readonly format: "csv" | "parquet";
  readonly encoding: "utf-8" | "windows-1252";
  readonly delimiter: string;
  readonly decimal: "." | ",";
  /** Texts that stand for "no answer" in every column of this file. */
  readonly missing: readonly string[];
  readonly columns: readonly Column[];
  /** Columns of the file that are knowingly not used; `others`: all that are not declared. */
  readonly ignore: readonly string[] | "others";
  /** How a row of this file tells its wave: a column that names it, or the whole file is one wave. */
  readonly wave: { readonly column: string } | { readonly id: string };
  /** The group that the whole file belongs to; `null`: the groups' own `where` decides. */
  readonly group: string | null;
  /** Line of study.yaml where the source is declared, for messages. */
  readonly line: number;
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
}

export interface Category {
  readonly id: string;
  readonly label: Text;
  /** Values of the column that mean this category. */
  readonly values: readonly string[];
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
  | Dimension;

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
