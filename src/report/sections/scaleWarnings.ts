import type { PublicAccount } from "../../vocabulary/intake.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { scaleSummary } from "./scaleSentences.js";

/** What a reader of a measure's figures must know of its scale; nothing where it holds, or where it has none. */
export function scaleWarnings({ study, account, language }: About, measure: string): readonly string[] {
  const own = account.scales.find(({ scale }) => scale === measure);
  return own ? scaleSummary(own, study, language) : [];
}

export interface About {
  readonly study: Study;
  readonly account: Released<PublicAccount>;
  readonly language: Language;
}
