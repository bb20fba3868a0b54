import type { Measure } from "../../vocabulary/study.js";
import type { Draft } from "../draft.js";
import type { LeafDirective } from "../markdown/parse.js";
import type { Attributes } from "../terms/attributes.js";
import { drawAreaChanges, drawAreas } from "./areas.js";
import { drawChances } from "./chances.js";
import { drawChangeDifferences } from "./changeDifferences.js";
import { drawChanges } from "./changes.js";
import { drawDifferences } from "./differences.js";
import { drawDoubleDifferences } from "./doubleDifferences.js";
import type { Drawing, Drawn } from "./drawing.js";
import { drawEffects } from "./effects.js";
import { drawLevels } from "./levels.js";
import { drawMatched } from "./matched.js";
import { drawComponents, drawContributionShares, drawContributions } from "./parts.js";
import { tellAstray } from "./scope.js";
import { drawSeveral } from "./several.js";
import type { Subject } from "./subjects.js";
import { drawVariants } from "./variants.js";

export interface Asked {
  readonly subject: Subject;
  /** One measure; several only of levels and changes. */
  readonly measures: readonly [Measure, ...Measure[]];
  readonly attributes: Attributes;
}

const drawnBy: Readonly<Record<Subject, (drawing: Drawing) => Drawn | null>> = {
  levels: drawLevels,
  changes: drawChanges,
  differences: drawDifferences,
  changeDifferences: drawChangeDifferences,
  contributions: drawContributions,
  contributionShares: drawContributionShares,
  components: drawComponents,
  areas: drawAreas,
  areaChanges: drawAreaChanges,
  doubleDifferences: drawDoubleDifferences,
  effects: drawEffects,
  chances: drawChances,
  matched: drawMatched,
  variants: drawVariants,
};

/** The figures of a display, in the order they are shown; `null` after telling what is wrong. */
export function seriesOf(node: LeafDirective, asked: Asked, draft: Draft): Drawn | null {
  const { subject, attributes, measures } = asked;
  const [measure, ...others] = measures;
  const before = draft.problems.length;
  tellAstray(node, subject, attributes, draft);
  const drawing = { node, attributes, measure, draft };
  const several = others.length > 0 && (subject === "levels" || subject === "changes");
  const drawn = several ? drawSeveral(drawing, measures, subject) : drawnBy[subject](drawing);
  return draft.problems.length > before ? null : drawn;
}
