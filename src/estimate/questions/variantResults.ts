import type { Result } from "../../vocabulary/estimate.js";
import type { ChangeOf, LevelOf, Variant } from "../../vocabulary/quantity.js";
import type { Areas, Measure, Study } from "../../vocabulary/study.js";
import { areaMeans } from "./areaMeans.js";
import type { DomainEstimates } from "./domainEstimates.js";
import { measureResults } from "./measureResults.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
}

/** Levels and changes of whole groups, named as what they are: the same figures in another way. */
export function variantResults(
  asked: Asked,
  variant: Variant,
  estimates: DomainEstimates,
  groups: readonly string[] = asked.study.groups.map(({ id }) => id),
): readonly Result[] {
  return measureResults({ ...asked, breakdown: null }, estimates).flatMap((result): readonly Result[] => {
    const { quantity } = result;
    if (quantity.kind !== "level" && quantity.kind !== "change") return [];
    const { group } = quantity.kind === "level" ? quantity.at : quantity.to;
    return groups.includes(group) ? [named(result, variant, quantity)] : [];
  });
}

function named(result: Result, variant: Variant, of: LevelOf | ChangeOf): Result {
  const { evidence } = result;
  return {
    ...result,
    quantity: { kind: "variant", measure: of.measure, variant, of },
    evidence: { ...evidence, method: "variant", designEffect: null },
  };
}

/** Every area counting the same, from estimates by area. */
export function areasEqual(asked: Asked, areas: Areas, estimates: DomainEstimates): readonly Result[] {
  return variantResults(asked, "areas-equal", areaMeans(areas, estimates), [areas.group]);
}
