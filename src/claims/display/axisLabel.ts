import type { Measure } from "../../vocabulary/study.js";
import type { Draft } from "../draft.js";
import { meanUnit, unitOf, unitWords } from "../format.js";
import { inLanguage } from "../inLanguage.js";
import { wordingOf } from "../languages.js";
import { capital } from "../wording/wording.js";
import type { Subject } from "./subjects.js";

/** "Very happy, per cent"; "Very happy: change, percentage points"; of several measures only "Change, percentage points". */
export function axisLabel(
  [measure, ...others]: readonly [Measure, ...Measure[]],
  { subject, contrast }: { subject: Subject; contrast: boolean },
  draft: Draft,
): string {
  const { shown } = wordingOf(draft.language);
  const told = {
    levels: "",
    changes: shown.change,
    differences: shown.difference,
    changeDifferences: shown.changeDifference,
    contributions: shown.contribution,
    contributionShares: shown.contributionShare,
    components: shown.component,
    areas: "",
    areaChanges: shown.change,
    variants: contrast ? shown.change : "",
  }[subject];
  const unit =
    subject === "contributionShares" ? wordingOf(draft.language).share : axisUnit(measure, contrast, draft);
  const name = inLanguage(measure.label, draft.language);
  const join = (parts: readonly string[], mark: string) => parts.filter((part) => part !== "").join(mark);
  return others.length > 0 ? capital(join([told, unit], ", ")) : join([join([name, told], ": "), unit], ", ");
}

/** The unit in words; a level of an index says that it is one. */
export function axisUnit(measure: Measure, contrast: boolean, { study, language }: Draft): string {
  const unit = unitOf(study, { kind: "level", measure: measure.id });
  if (unit === "index" && !contrast) return wordingOf(language).index;
  return unitWords(unit, { contrast, language, meanUnit: meanUnit(study, measure.id, language) });
}
