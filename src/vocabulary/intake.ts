import type { CalibratedTotal, CalibratedWave, CalibrationAccount } from "./calibrated.js";
import type { LabelledVariable } from "./labelled.js";
import type { PublicResponse } from "./publicResponse.js";
import type { PublicScale } from "./publicScale.js";
import type { PublicRegisterMap, RegisterMap } from "./registers.js";

/** What intake did with the files: every row accounted for. */
export interface IntakeAccount {
  readonly files: readonly FileAccount[];
  /** People in the table of answers by wave and group, in the study's order. */
  readonly people: readonly { readonly wave: string; readonly group: string; readonly rows: number }[];
  /** Answers that a measure lacks, by wave and group: asked but not answered, or not asked. */
  readonly missing: readonly {
    readonly measure: string;
    readonly wave: string;
    readonly group: string;
    readonly rows: number;
  }[];
  /** Where a study has areas: what does not go by them. */
  readonly areas?: AreaAccount;
  /** Where rows were made from registers: what there is of each, by year. */
  readonly registers?: readonly RegisterMap[];
}

export interface AreaAccount {
  /** People of the group that has areas who have none, by wave. */
  readonly without: readonly { readonly wave: string; readonly rows: number }[];
  /** Areas with answers in one wave only, where there are several: they have no change. */
  readonly once: readonly { readonly area: string; readonly wave: string; readonly rows: number }[];
}

export interface FileAccount {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Rows in the file; `read + leftOut` adds up to it. */
  readonly rows: number;
  readonly read: number;
  readonly leftOut: readonly LeftOutRows[];
  /** What the file itself says of its variables, where it has words for them. */
  readonly variables?: readonly LabelledVariable[];
}

export interface LeftOutRows {
  readonly reason: string;
  readonly rows: number;
  /** The first lines concerned, at most ten. */
  readonly lines: readonly number[];
}

/**
 * The account as a reader may see it: counts to the policy's base, `null` where fewer people are concerned than
 * the policy lets out, and no line numbers, which point at single people.
 */
export interface PublicAccount {
  readonly files: readonly PublicFile[];
  readonly people: readonly { readonly wave: string; readonly group: string; readonly rows: PublicCount }[];
  readonly missing: readonly {
    readonly measure: string;
    readonly wave: string;
    readonly group: string;
    readonly rows: PublicCount;
  }[];
  readonly areas?: PublicAreas;
  /** What calibration did to the weights; `null` where they are as delivered. */
  readonly calibration: PublicCalibration | null;
  /** `null` where nobody is told to have been invited without answering. */
  readonly response: PublicResponse | null;
  readonly scales: readonly PublicScale[];
  /** Where rows were made from registers: what there is of each, by year. */
  readonly registers?: readonly PublicRegisterMap[];
}

interface PublicAreas {
  readonly without: readonly { readonly wave: string; readonly rows: PublicCount }[];
  /** By name where as many answered as it takes to be told of an area; how many others there are. */
  readonly once: readonly { readonly area: string; readonly wave: string }[];
  readonly onceUnnamed: number;
}

/** Ratios to two decimals, totals to whole numbers. */
interface PublicCalibration {
  readonly kind: CalibrationAccount["kind"];
  readonly waves: readonly (Pick<CalibratedWave, "wave" | "ratios" | "weightEffect"> & {
    readonly people: PublicCount;
  })[];
  readonly totals: readonly Pick<
    CalibratedTotal,
    "wave" | "group" | "margin" | "column" | "category" | "total" | "before" | "after"
  >[];
}

export interface PublicFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: PublicCount;
  readonly read: PublicCount;
  readonly leftOut: readonly { readonly reason: string; readonly rows: PublicCount }[];
}

/** `null`: some, but too few to tell. */
export type PublicCount = number | null;
