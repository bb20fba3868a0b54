import { measureUnit } from "../../vocabulary/measureUnit.js";
import { chanceMeasures, chanceUnits } from "../../vocabulary/quantity.js";
import type { Measure } from "../../vocabulary/study.js";
import type { Draft } from "../draft.js";
import { meanUnit, unitWords } from "../format.js";
import { inLanguage } from "../inLanguage.js";
import { wordingOf } from "../languages.js";
import type { Attributes } from "../terms/attributes.js";
import { capital } from "../wording/wording.js";
import { isContrast } from "./chances.js";
import type { Subject } from "./subjects.js";

/** "Very happy, per cent"; "Very happy: change, percentage points"; of several measures only "Change, percentage points". */
export function axisLabel(
  [measure, ...others]: readonly [Measure, ...Measure[]],
  { subject, contrast, attributes }: { subject: Subject; contrast: boolean; attributes: Attributes },
  draft: Draft,
): string {
  const wording = wordingOf(draft.language);
  const { shown } = wording;
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
    doubleDifferences: shown.doubleDifference,
    effects: shown.effect,
    chances: chanceText(attributes, draft),
    matched: shown.difference,
    variants: contrast ? shown.change : "",
  }[subject];
  const unit =
    subject === "contributionShares"
      ? wording.share
      : subject === "chances"
        ? chanceUnit(attributes.as, draft)
        : axisUnit(measure, contrast, draft);
  const name = inLanguage(measure.label, draft.language);
  const join = (parts: readonly string[], mark: string) => parts.filter((part) => part !== "").join(mark);
  return others.length > 0 ? capital(join([told, unit], ", ")) : join([join([name, told], ": "), unit], ", ");
}

/** The unit in words; a level of an index says that it is one. */
export function axisUnit(measure: Measure, contrast: boolean, { study, language }: Draft): string {
  const unit = measureUnit(measure);
  if (unit === "index" && !contrast) return wordingOf(language).index;
  return unitWords(unit, { contrast, language, meanUnit: meanUnit(study, measure.id, language) });
}

function chanceText({ as, parents, children }: Attributes, { language }: Draft): string {
  const chance = chanceMeasures.find((one) => one === as);
  const cell = { from: Number(parents), to: Number(children) };
  return chance ? wordingOf(language).chance(chance === "transition" ? { chance, cell } : { chance }) : "";
}

function chanceUnit(name: string | undefined, { language }: Draft): string {
  const chance = chanceMeasures.find((one) => one === name);
  return chance
    ? unitWords(chanceUnits[chance], { contrast: isContrast(chance), language, meanUnit: "" })
    : "";
}
