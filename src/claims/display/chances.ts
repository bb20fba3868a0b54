import type { ChanceMeasure, Place, Quantity } from "../../vocabulary/quantity.js";
import { spotOf } from "../draft.js";
import { chanceNamed } from "../terms/chanceNamed.js";
import { type Drawing, type Drawn, pointAtWave } from "./drawing.js";
import { chosenWaves, whoIsShown } from "./scope.js";

/** A measure of chances over the waves: a line for each group. What is a change only is drawn from the first wave on. */
export function drawChances(drawing: Drawing): Drawn | null {
  const { node, attributes, measure, draft } = drawing;
  const chance = chanceNamed(measure.id, attributes, { at: spotOf(node), draft });
  if (chance === null) return null;
  const of = { measure: measure.id, ...chance };
  const [first] = draft.study.waves;
  const sinceFirst = chance.chance === "uniform-difference" && first;
  const waves = chosenWaves(drawing).filter((wave) => !sinceFirst || wave !== first);
  const place = (wave: string, group: string): Place => ({ wave, group, category: null });
  const series = whoIsShown(drawing).map(({ id, label, group }) => ({
    id,
    label,
    points: waves.flatMap((wave) => {
      const to = place(wave.id, group);
      const quantity: Quantity = sinceFirst
        ? { kind: "chance-change", ...of, from: place(first.id, group), to }
        : { kind: "chance", ...of, at: to };
      return pointAtWave(drawing, wave, quantity);
    }),
  }));
  return {
    form: waves.length > 1 ? "lines" : "dots",
    contrast: isContrast(chance.chance),
    series,
    reference: null,
  };
}

/** True for a measure whose figures carry a sign. */
export function isContrast(chance: ChanceMeasure): boolean {
  return chance === "share-gap" || chance === "uniform-difference";
}
