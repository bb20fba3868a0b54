import type { World } from "../world.js";
import { type TrueAreaLevel, type TrueIcc, trueAreaLevels, trueIccs } from "./areas.js";
import { type TrueChange, type TrueGap, trueChanges, trueGaps } from "./changes.js";
import { allScores, type TrueLevel, trueLevels } from "./levels.js";
import { type TrueMeasure, trueMeasures } from "./measures.js";
import { type TrueMoving, trueMoving } from "./movers.js";
import { type TrueComposition, type TrueDriver, trueCompositions, trueDrivers } from "./parts.js";
import { type TrueResponse, trueResponses } from "./response.js";

/** All that is true of a world, counted over everybody who lives in it: nothing is estimated. */
export interface Truth {
  readonly measures: readonly TrueMeasure[];
  readonly levels: readonly TrueLevel[];
  readonly changes: readonly TrueChange[];
  readonly gaps: readonly TrueGap[];
  readonly areas: readonly TrueAreaLevel[];
  readonly iccs: readonly TrueIcc[];
  readonly moving: readonly TrueMoving[];
  readonly drivers: readonly TrueDriver[];
  readonly compositions: readonly TrueComposition[];
  readonly responses: readonly TrueResponse[];
}

/**
 * The truth about a world.
 *
 * in      a world
 * out     levels, changes and gaps by group, wave and category; areas; who stays and moves; what drives the total;
 *         who answers. Shares, dimensions and the total are on 0–1; an item is the mean of its codes
 */
export function truthOf(world: World): Truth {
  const scores = allScores(world);
  const levels = trueLevels(world, scores);
  const changes = trueChanges(levels);
  const areas = trueAreaLevels(world, scores);
  return {
    measures: trueMeasures,
    levels,
    changes,
    gaps: trueGaps(levels, changes),
    areas,
    iccs: trueIccs(scores, areas),
    moving: trueMoving(world, scores),
    drivers: trueDrivers(changes),
    compositions: trueCompositions(levels),
    responses: trueResponses(world, scores),
  };
}
