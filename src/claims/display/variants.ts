import type { ChangeOf, LevelOf } from "../../vocabulary/quantity.js";
import { spotOf, tell } from "../draft.js";
import { wordingOf } from "../languages.js";
import { capital } from "../wording/wording.js";
import { bothWaves, type Drawing, type Drawn, dots, oneWave, placeOf, point, spanOf } from "./drawing.js";
import { type Who, whoIsShown } from "./scope.js";

/** A level or a change as the study reports it, then in each of the other ways; a series for each group. */
export function drawVariants(drawing: Drawing): Drawn | null {
  const { attributes, measure, draft, node } = drawing;
  const { sensitivity } = draft.study.analysis;
  if (!sensitivity.measures.includes(measure.id)) {
    return tell(draft, spotOf(node), {
      code: "figure-missing",
      what: `The study estimates “${measure.id}” in one way only.`,
      todo: "List it in study.yaml under “analysis.sensitivity”.",
    });
  }
  const change = attributes.from !== undefined || attributes.to !== undefined;
  const figure = change ? changeIn(drawing) : levelIn(drawing);
  if (figure === null) return null;
  const { shown, variant: names } = wordingOf(draft.language);
  const { areas } = draft.study;
  const series = whoIsShown(drawing).map((who) => {
    const of = figure(who);
    const others = sensitivity.variants.filter(
      (variant) => variant !== "areas-equal" || who.group === areas?.group,
    );
    const points = [
      ...point(drawing, capital(shown.asReported), of),
      ...others.flatMap((variant) =>
        point(drawing, capital(names[variant]), { kind: "variant", variant, measure: measure.id, of }),
      ),
    ];
    return { id: who.id, label: who.label, points };
  });
  return dots(change, ...series);
}

function changeIn(drawing: Drawing): ((who: Who) => ChangeOf) | null {
  const waves = bothWaves(drawing);
  return waves && ((who) => ({ kind: "change", measure: drawing.measure.id, ...spanOf(who, waves) }));
}

function levelIn(drawing: Drawing): ((who: Who) => LevelOf) | null {
  const wave = oneWave(drawing);
  if (wave === null) return null;
  return (who) => ({ kind: "level", measure: drawing.measure.id, at: placeOf(who, wave) });
}
