import { matchingWays } from "../../vocabulary/quantity.js";
import { spotOf } from "../draft.js";
import { wordingOf } from "../languages.js";
import { matchedNamed } from "../terms/matchedNamed.js";
import { type Drawing, type Drawn, pointAtWave } from "./drawing.js";
import { chosenWaves, namesIn } from "./scope.js";

/** Differences between people and others who are like them, over the waves: a line for each way of matching. */
export function drawMatched(drawing: Drawing): Drawn | null {
  const { node, attributes, measure, draft } = drawing;
  const asked = { at: spotOf(node), draft };
  const waves = chosenWaves(drawing);
  const { analysis, ways } = attributes;
  const known = draft.study.analysis.matches.find(
    ({ id, measures }) => (analysis === undefined || id === analysis) && measures.includes(measure.id),
  );
  const names = ways === undefined ? [...(known?.ways ?? [matchingWays[0]])] : namesIn(ways);
  const series = names.flatMap((way) => {
    const points = waves.flatMap((wave) => {
      const of = matchedNamed(measure.id, { ...(analysis && { analysis }), way }, wave.id, asked);
      return of ? pointAtWave(drawing, wave, of) : [];
    });
    const label = wordingOf(draft.language).matchingWay[way as (typeof matchingWays)[number]];
    return points.length > 0 ? [{ id: way, label, points }] : [];
  });
  return { form: waves.length > 1 ? "lines" : "dots", contrast: true, series, reference: null };
}
