import type { Gap } from "../../vocabulary/quantity.js";
import type { Wave } from "../../vocabulary/study.js";
import { spotOf } from "../draft.js";
import { labelsOf } from "../labels.js";
import { wordingOf } from "../languages.js";
import { required } from "../terms/attributes.js";
import { doubleGap } from "../terms/registerParts.js";
import { type Drawing, type Drawn, dots, pointAtWave } from "./drawing.js";
import { chosenWaves } from "./scope.js";

/** The gap between two categories in one group minus that in another: a dot for each wave. */
export function drawDoubleDifferences(drawing: Drawing): Drawn | null {
  const { node, attributes, measure, draft } = drawing;
  const need = (name: string) => required(node, attributes, name, draft);
  const [group, other, between, and] = [need("of"), need("against"), need("between"), need("and")];
  if (group === null || other === null || between === null || and === null) return null;
  const gap = (of: string, { id: wave }: Wave): Gap | null =>
    doubleGap({ wave, group: of, between, and }, { at: spotOf(node), draft });
  const points = chosenWaves(drawing).flatMap((wave) => {
    const [of, against] = [gap(group, wave), gap(other, wave)];
    if (!of || !against) return [];
    return pointAtWave(drawing, wave, { kind: "double-difference", measure: measure.id, of, against });
  });
  const labels = labelsOf(draft.study, draft.language);
  const known = draft.study.groups.map(({ id }) => id);
  const label = [group, other].every((id) => known.includes(id))
    ? wordingOf(draft.language).against(labels.group(group), labels.group(other))
    : "";
  return dots(true, { id: measure.id, label, points });
}
