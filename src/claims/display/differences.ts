import type { Place } from "../../vocabulary/quantity.js";
import type { Wave } from "../../vocabulary/study.js";
import { type Draft, spotOf } from "../draft.js";
import { labelsOf, sideLabel } from "../labels.js";
import { wordingOf } from "../languages.js";
import { required } from "../terms/attributes.js";
import { sideNamed } from "../terms/places.js";
import { type Drawing, type Drawn, dots, pointAtWave } from "./drawing.js";
import { chosenWaves } from "./scope.js";

/** One side minus the other: a dot for each wave. */
export function drawDifferences(drawing: Drawing): Drawn | null {
  const { node, attributes, measure, draft } = drawing;
  const waves = chosenWaves(drawing);
  const one = required(node, attributes, "of", draft);
  const other = required(node, attributes, "against", draft);
  if (one === null || other === null) return null;
  const asked = { at: spotOf(node), draft };
  const side = (text: string, wave: Wave) => sideNamed(text, wave.id, attributes.group, asked);
  const pairs = waves.map((wave) => ({ wave, of: side(one, wave), against: side(other, wave) }));
  const whole = pairs.flatMap(({ wave, of, against }) => (of && against ? [{ wave, of, against }] : []));
  const [first] = whole;
  if (!first || whole.length < pairs.length) return null;
  const points = whole.flatMap(({ wave, of, against }) =>
    pointAtWave(drawing, wave, { kind: "difference", measure: measure.id, of, against }),
  );
  return dots(true, { id: measure.id, label: againstLabel(first, draft), points });
}

/** "Graduate against Less than college": what both sides share is left out. */
export function againstLabel(
  { of, against }: { of: Place; against: Place },
  { study, language }: Draft,
): string {
  const wording = wordingOf(language);
  const labels = labelsOf(study, language);
  const name = (side: Place, beside: Place) => sideLabel(side, beside, labels, wording.sentence.within);
  return wording.against(name(of, against), name(against, of));
}
