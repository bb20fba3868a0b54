import type { StudyAccount } from "./account.js";
import type { Publication } from "./document.js";
import type { Study } from "./study.js";

/** Everything between the files of a study and its publication. */
export interface Evaluation {
  readonly study: Study;
  readonly account: StudyAccount;
  readonly publication: Publication;
}

export type Progress = (doing: string) => void | Promise<void>;

export interface EvaluateOptions {
  /** Told what is about to be done, in a few words; may throw to stop. */
  readonly progress?: Progress;
  /** Given the engine while it works, so that a person can stop it. */
  readonly onStore?: (engine: { interrupt(): void }) => void;
  readonly threads?: number;
  readonly memoryLimit?: string;
}
