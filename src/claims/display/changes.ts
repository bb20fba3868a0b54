import { inLanguage } from "../inLanguage.js";
import { bothWaves, type Drawing, type Drawn, dots, point, spanOf } from "./drawing.js";
import { chosenWaves, whoIsShown } from "./scope.js";

/** A dot for each group or category between two waves; without from= and to= one from each wave to the next. */
export function drawChanges(drawing: Drawing): Drawn | null {
  const { attributes, measure, draft } = drawing;
  const { language } = draft;
  const shown = whoIsShown(drawing);
  const kind = "change" as const;
  if (attributes.from === undefined && attributes.to === undefined) {
    const waves = chosenWaves(drawing);
    const steps = waves.slice(1).flatMap((to, k) => {
      const from = waves[k];
      return from ? [{ from, to }] : [];
    });
    const series = shown.map((who) => ({
      id: who.id,
      label: who.label,
      points: steps.flatMap(({ from, to }) => {
        const label = `${inLanguage(from.label, language)}–${inLanguage(to.label, language)}`;
        return point(drawing, label, {
          kind,
          measure: measure.id,
          ...spanOf(who, { from: from.id, to: to.id }),
        });
      }),
    }));
    return dots(true, ...series);
  }
  const waves = bothWaves(drawing);
  if (waves === null) return null;
  const points = shown.flatMap((who) =>
    point(drawing, who.label, { kind, measure: measure.id, ...spanOf(who, waves) }),
  );
  return dots(true, { id: measure.id, label: inLanguage(measure.label, language), points });
}
