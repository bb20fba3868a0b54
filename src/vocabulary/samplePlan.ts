/** A stratum before anybody is invited. */
export interface StratumAhead {
  readonly id: string;
  /** People who may be invited. */
  readonly size: number;
  /** The part of those invited that is expected to answer: above 0, at most 1. */
  readonly response: number;
  /** The share that the margin is reckoned for, between 0 and 1. */
  readonly share: number;
}

/** How invitations are shared out over strata. */
export type Allocation =
  | { readonly kind: "equal" | "proportional" | "neyman"; readonly total: number }
  /** In proportion to size to a power: 0 is equal, 1 is proportional. */
  | { readonly kind: "power"; readonly exponent: number; readonly total: number }
  /** As many as give each stratum this margin (a share: 0.05 is five percentage points). */
  | { readonly kind: "precision"; readonly margin: number };

/** Answers that come from people who also answered in the wave before. */
export interface PanelAhead {
  /** Their part of a wave's answers. */
  readonly share: number;
  /** Correlation of one person's two answers. */
  readonly correlation: number;
}

export interface Expectations {
  /** What weights and clusters are expected to cost in variance; 1 is a simple random sample. */
  readonly designEffect: number;
  readonly confidence: number;
  /** Chance of finding a change of the size that is told. */
  readonly power: number;
  /** `null`: the waves are drawn independently. */
  readonly panel: PanelAhead | null;
  /** True where the figures are about these very people: a sample of everyone has no sampling error. */
  readonly finite: boolean;
}

/** What so many answers will tell; margins and changes are shares (0.06 is six percentage points). */
export interface Foreseen {
  readonly size: number;
  readonly invited: number;
  /** Answers expected: seldom a whole number. */
  readonly answers: number;
  /** Half the width of the interval of a share; `null` without answers. */
  readonly margin: number | null;
  /**
   * The smallest change between two such waves that is found with the stated power, at the variance of the share;
   * `null` where none is.
   */
  readonly change: number | null;
  /** As `change`, with the variance that the second wave has after a rise or a fall. */
  readonly rise: number | null;
  readonly fall: number | null;
}

export interface PlannedStratum extends Foreseen {
  readonly id: string;
  /** True where everybody is invited. */
  readonly everyone: boolean;
}

export interface SamplePlan {
  readonly allocation: Allocation;
  readonly expectations: Expectations;
  readonly strata: readonly PlannedStratum[];
  /** All strata together, each with the weight of its size. */
  readonly pooled: Foreseen;
  /** Strata whose margin is wider than wanted although everybody is invited. */
  readonly notMet: readonly string[];
  /** Invitations of the total that nobody is left for. */
  readonly unplaced: number;
}

/** What becomes of people who answered in the wave before. */
export type PanelRule =
  /** They are drawn like everybody else. */
  | { readonly kind: "as-others" }
  | { readonly kind: "leave-out" }
  /** They are invited again, up to a part of the stratum's invitations; the rest refreshes the sample. */
  | { readonly kind: "reinvite"; readonly most: number };

/** Someone in the frame, as far as drawing must know them. */
export interface FramePerson {
  readonly person: string;
  readonly stratum: string;
  /** Must not be contacted (in Denmark: forskerbeskyttelse). */
  readonly banned: boolean;
  readonly answeredBefore: boolean;
  /** Could have been drawn in the wave before. */
  readonly thereBefore: boolean;
}

/** All that chance needs to give the same sample from the same frame. */
export interface DrawOrder {
  readonly seed: number;
  readonly panel: PanelRule;
  readonly invited: readonly { readonly stratum: string; readonly people: number }[];
}

export interface DrawnPerson {
  readonly person: string;
  readonly stratum: string;
  readonly from: "panel" | "fresh";
  /** Chance of being invited, over both waves' draws. */
  readonly probability: number;
  /** 1 / probability: how many people of the stratum the person stands for. */
  readonly weight: number;
}

/** What happened in a stratum when the sample was drawn. */
export interface StratumDrawn {
  readonly stratum: string;
  /** People in the frame. */
  readonly frame: number;
  readonly excluded: readonly {
    readonly reason: "contact-ban" | "answered-before";
    readonly people: number;
  }[];
  /** Invitations planned. */
  readonly planned: number;
  /** People drawn among those who answered before, and among the others. */
  readonly panel: number;
  readonly fresh: number;
}

/** The record of a draw: with the frame it is enough to draw again. */
export interface DrawLog {
  readonly kvarter: 1;
  readonly frame: { readonly file: string; readonly sha256: string; readonly bytes: number };
  /** How chance was made, in words. */
  readonly method: string;
  readonly order: DrawOrder;
  readonly strata: readonly StratumDrawn[];
}

/** A row of a CSV file, or why it cannot be read. The first one holds the names of the columns. */
export interface FrameRow {
  readonly line: number;
  readonly fields: readonly string[] | null;
  readonly reason: string | null;
}

export interface FrameFile {
  /** Relative to the folder of the sample file. */
  readonly file: string;
  readonly encoding: "utf-8" | "windows-1252";
  readonly delimiter: string;
  /** Line of the sample file where the frame is declared, for messages. */
  readonly line: number;
}

/** Reads the frame, row by row; `seen` is complete when the rows have been read. */
export type ReadFrame = (
  folder: string,
  file: FrameFile,
) => {
  readonly rows: AsyncIterable<FrameRow>;
  readonly seen: { readonly bytes: number; readonly sha256: string };
};

/** What planning or drawing came to, and the files to be written. */
export interface SampleOutcome {
  readonly plan: SamplePlan;
  readonly log: DrawLog | null;
  /** People in the frame who must not be contacted. */
  readonly banned: number;
  /** Folder to write into, relative to that of the sample file. */
  readonly output: string;
  /** Contents by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** The sample file's folder and name, and how far to go. */
export interface SampleTask {
  readonly folder: string;
  readonly file: string;
  readonly step: "plan" | "draw";
}
