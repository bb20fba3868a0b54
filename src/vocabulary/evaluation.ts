import type { StudyAccount } from "./account.js";
import type { Codebook } from "./codebook.js";
import type { Publication } from "./document.js";
import type { PublicAccount } from "./intake.js";
import type { Released } from "./released.js";
import type { ReportText, Study } from "./study.js";

/** Everything between the files of a study and its publication. */
export interface Evaluation {
  readonly study: Study;
  readonly account: StudyAccount;
  /** The account of every step, and the codebook, as they may leave. */
  readonly told: { readonly account: Released<PublicAccount>; readonly codebook: Released<Codebook> };
  readonly publication: Publication;
}

export type Progress = (doing: string) => void | Promise<void>;

export interface EvaluateOptions {
  /** Told what is about to be done, in a few words; may throw to stop. */
  readonly progress?: Progress;
  /** Given the study and its reports before any data are read; may throw to stop. */
  readonly onReports?: (study: Study, reports: readonly ReportText[]) => void;
  /** Told how many questions have been begun, and of how many. */
  readonly onQuestion?: (begun: number, of: number) => void;
  /** Given the engine while it works, so that a person can stop it. */
  readonly onStore?: (engine: { interrupt(): void }) => void;
  readonly threads?: number;
  readonly memoryLimit?: string;
}
