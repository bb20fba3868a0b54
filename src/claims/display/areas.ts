import type { Point, Series } from "../../vocabulary/document.js";
import type { Quantity } from "../../vocabulary/quantity.js";
import type { Publishable, Released } from "../../vocabulary/released.js";
import type { Area, Areas } from "../../vocabulary/study.js";
import { shownDirection } from "../claim/bearing.js";
import { meanOfAreas } from "../claim/beside.js";
import type { Way } from "../claim/ways.js";
import { spotOf } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import { wordingOf } from "../languages.js";
import { figureIfAny, isFigure, releasedFor } from "../terms/figures.js";
import { areasOf } from "../terms/parts.js";
import { bothWaves, type Drawing, type Drawn, oneWave, placeOf, point, spanOf } from "./drawing.js";

/**
 * Every area's level by the model, in three series: above the mean of all areas, not told from it, below it. Within
 * a series areas stand by the alphabet, so that nothing can be read as a rank.
 */
export function drawAreas(drawing: Drawing): Drawn | null {
  const { measure, draft } = drawing;
  const areas = areasOf({ at: spotOf(drawing.node), draft });
  const wave = oneWave(drawing);
  if (areas === null || wave === null) return null;
  const { above, notApart, below, meanOfAreas: label } = wordingOf(draft.language).shown;
  const at = (area: Area) => placeOf(whereIs(area, areas), wave);
  const series = threeSeries(drawing, areas, {
    shown: (area) => ({ kind: "area", measure: measure.id, at: at(area) }),
    tested: (area) => ({ kind: "area-apart", measure: measure.id, at: at(area) }),
    labels: { up: above, none: notApart, down: below },
  });
  const mean = figureIfAny(
    meanOfAreas(measure.id, placeOf({ group: areas.group, category: null }, wave)),
    draft,
  );
  return { form: "caterpillar", contrast: false, series, reference: mean && { label, result: mean } };
}

/** Every area's change by the model, in three series: rose, not told from no change, fell. */
export function drawAreaChanges(drawing: Drawing): Drawn | null {
  const { measure, draft } = drawing;
  const areas = areasOf({ at: spotOf(drawing.node), draft });
  const waves = bothWaves(drawing);
  if (areas === null || waves === null) return null;
  const { rose, noChangeShown, fell } = wordingOf(draft.language).shown;
  const change = (area: Area): Quantity => ({
    kind: "area-change",
    measure: measure.id,
    ...spanOf(whereIs(area, areas), waves),
  });
  const series = threeSeries(drawing, areas, {
    shown: change,
    tested: change,
    labels: { up: rose, none: noChangeShown, down: fell },
  });
  return { form: "caterpillar", contrast: true, series, reference: null };
}

interface Telling {
  /** The figure that is drawn of an area, and the one that tells which series it belongs to. */
  readonly shown: (area: Area) => Quantity;
  readonly tested: (area: Area) => Quantity;
  readonly labels: Readonly<Record<Way | "none", string>>;
}

function threeSeries(
  drawing: Drawing,
  { list }: Areas,
  { shown, tested, labels }: Telling,
): readonly Series[] {
  const { draft, node } = drawing;
  const { compare } = new Intl.Collator(draft.language, { numeric: true });
  const named = list
    .map((area) => ({ area, label: inLanguage(area.label, draft.language) }))
    .sort((a, b) => compare(a.label, b.label));
  const points: (Point & { readonly way: Way | "none" })[] = [];
  for (const { area, label } of named) {
    const test = releasedFor(tested(area), spotOf(node), draft);
    if (test === null) return []; // one area speaks for all
    points.push(...point(drawing, label, shown(area)).map((made) => ({ ...made, way: wayOf(test) })));
  }
  return (["up", "none", "down"] as const)
    .map((way) => ({
      id: way,
      label: labels[way],
      points: points.filter((one) => one.way === way).map(({ way: _, ...made }): Point => made),
    }))
    .filter((series) => series.points.length > 0);
}

/** An area without a figure cannot be told from any other. */
function wayOf(result: Released<Publishable>): Way | "none" {
  return (isFigure(result) && shownDirection(result)) || "none";
}

const whereIs = ({ id }: Area, { group, breakdown }: Areas) => ({
  group,
  category: { breakdown, category: id },
});
