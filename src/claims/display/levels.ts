import type { Quantity } from "../../vocabulary/quantity.js";
import type { Wave } from "../../vocabulary/study.js";
import { inLanguage } from "../inLanguage.js";
import { type Drawing, type Drawn, dots, placeOf, point, pointAtWave } from "./drawing.js";
import { chosenWaves, type Who, whoIsShown } from "./scope.js";

/** Lines over waves, one for each group or category; in one wave a dot for each. */
export function drawLevels(drawing: Drawing): Drawn {
  const { measure, draft } = drawing;
  const shown = whoIsShown(drawing);
  const waves = chosenWaves(drawing);
  const level = (who: Who, wave: Wave): Quantity => ({
    kind: "level",
    measure: measure.id,
    at: placeOf(who, wave.id),
  });
  const [only] = waves;
  if (only !== undefined && waves.length === 1) {
    const points = shown.flatMap((who) => point(drawing, who.label, level(who, only)));
    return dots(false, { id: measure.id, label: inLanguage(measure.label, draft.language), points });
  }
  const series = shown.map((who) => ({
    id: who.id,
    label: who.label,
    points: waves.flatMap((wave) => pointAtWave(drawing, wave, level(who, wave))),
  }));
  return { form: "lines", contrast: false, series, reference: null };
}
