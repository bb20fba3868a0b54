import { spotOf } from "../draft.js";
import { chanceNamed } from "../terms/registerParts.js";
import { type Drawing, type Drawn, pointAtWave } from "./drawing.js";
import { chosenWaves, whoIsShown } from "./scope.js";

/** A measure of chances over the waves: a line for each group. */
export function drawChances(drawing: Drawing): Drawn | null {
  const { node, attributes, measure, draft } = drawing;
  const chance = chanceNamed(measure.id, attributes, { at: spotOf(node), draft });
  if (chance === null) return null;
  const waves = chosenWaves(drawing);
  const series = whoIsShown(drawing).map(({ id, label, group }) => ({
    id,
    label,
    points: waves.flatMap((wave) =>
      pointAtWave(drawing, wave, {
        kind: "chance",
        measure: measure.id,
        ...chance,
        at: { wave: wave.id, group, category: null },
      }),
    ),
  }));
  return {
    form: waves.length > 1 ? "lines" : "dots",
    contrast: chance.chance === "share-gap",
    series,
    reference: null,
  };
}
