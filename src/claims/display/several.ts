import type { Quantity } from "../../vocabulary/quantity.js";
import type { Measure } from "../../vocabulary/study.js";
import { spotOf, tell } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import { axisUnit } from "./axisLabel.js";
import { bothWaves, type Drawing, type Drawn, dots, oneWave, placeOf, point, spanOf } from "./drawing.js";
import { type Who, whoIsShown } from "./scope.js";

/** Several measures of one unit beside each other: a dot for each, and a series for each group or category. */
export function drawSeveral(
  drawing: Drawing,
  measures: readonly Measure[],
  subject: "levels" | "changes",
): Drawn | null {
  const { draft } = drawing;
  const contrast = subject === "changes";
  const figure = contrast ? changeIn(drawing) : levelIn(drawing);
  if (figure === null || !isOneUnit(drawing, measures)) return null;
  const series = whoIsShown(drawing).map((who) => ({
    id: who.id,
    label: who.label,
    points: measures.flatMap((measure) =>
      point(drawing, inLanguage(measure.label, draft.language), figure(who, measure.id)),
    ),
  }));
  return dots(contrast, ...series);
}

function changeIn(drawing: Drawing): ((who: Who, measure: string) => Quantity) | null {
  const waves = bothWaves(drawing);
  return waves && ((who, measure) => ({ kind: "change", measure, ...spanOf(who, waves) }));
}

function levelIn(drawing: Drawing): ((who: Who, measure: string) => Quantity) | null {
  const wave = oneWave(drawing);
  if (wave === null) return null;
  return (who, measure) => ({ kind: "level", measure, at: placeOf(who, wave) });
}

/** Measures in different units would stand on one axis that is none of theirs. */
function isOneUnit({ node, draft }: Drawing, measures: readonly Measure[]): boolean {
  const [first, ...others] = measures.map((measure) => ({
    id: measure.id,
    unit: axisUnit(measure, false, draft),
  }));
  const odd = others.find(({ unit }) => unit !== first?.unit);
  if (!first || !odd) return true;
  const named = ({ id, unit }: typeof odd) => `“${id}” (${unit === "" ? "no unit" : unit})`;
  tell(draft, spotOf(node), {
    code: "units-differ",
    what: `${named(first)} and ${named(odd)} cannot stand on one axis.`,
    todo: "Give each unit a display of its own.",
  });
  return false;
}
