import type { CalibrationAccount } from "./calibrated.js";
import type { CodebookFacts } from "./codebook.js";
import type { IntakeAccount } from "./intake.js";
import type { ClassAccount, ResponseAnalysis, StratumTrimmed, WeightingAccount } from "./response.js";
import type { ScaleQuality } from "./scaleQuality.js";

/** All that was done between the files and the figures, told beside them. */
export interface StudyAccount {
  readonly intake: IntakeAccount;
  readonly codebook: CodebookFacts;
  /** `null` where weights were not calibrated. */
  readonly calibration: CalibrationAccount | null;
  /** `null` where nobody is told to have been invited without answering. */
  readonly response: ResponseAccount | null;
  readonly scales: readonly ScaleQuality[];
}

export interface ResponseAccount {
  readonly places: readonly {
    readonly wave: string;
    readonly group: string;
    readonly analysis: ResponseAnalysis;
  }[];
  readonly classes: ClassAccount | null;
  readonly trimmed: readonly StratumTrimmed[] | null;
  readonly weighting: WeightingAccount;
}
