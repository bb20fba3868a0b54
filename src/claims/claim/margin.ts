import type { Figure } from "../../vocabulary/released.js";
import type { Assertion, Draft } from "../draft.js";
import { formatFigure, formatLimit, meanUnit, printedScale } from "../format.js";
import { wordingOf } from "../languages.js";
import { figureIfAny } from "../terms/figures.js";
import { changeIn } from "./beside.js";
import { sameness } from "./says.js";

/** What a claim that two things are the same was held against, a sentence each in the report's language. */
export interface HeldAgainst {
  /** The margin, and the interval that lies within it; `null` for claims that need none. */
  readonly margin: string | null;
  /** Where the margin is as large as the change compared with, so that no change at all would pass as the same. */
  readonly caution: string | null;
}

/** The margin of a claim of sameness, and whether it is too wide to say much. */
export function heldAgainst({ says, quantity }: Assertion, figure: Figure, draft: Draft): HeldAgainst {
  const equivalence = figure.contrast?.equivalence;
  if (!sameness.has(says) || equivalence === undefined) return { margin: null, caution: null };
  const { language, study } = draft;
  const { margin: held } = wordingOf(language);
  const unit = { language, meanUnit: meanUnit(study, quantity.measure, language) };
  const { margin, interval } = equivalence;
  const told = {
    margin: marginText(figure, margin, unit),
    confidence: formatFigure({ ...figure, ...interval }, { ...unit, show: "confidence" }),
    interval: formatFigure(
      { ...figure, ...interval, decimals: figure.decimals + 1 },
      { ...unit, show: "interval", withUnit: false },
    ),
  };
  const other =
    quantity.kind === "change-difference"
      ? figureIfAny(changeIn(quantity.measure, quantity.against), draft)
      : null;
  const wide = other !== null && margin >= Math.abs(other.value);
  return {
    margin: held.within(told),
    caution: wide ? held.wide({ ...told, change: formatFigure(other, { ...unit, show: "value" }) }) : null,
  };
}

/** "1.5 percentage points", as the study states it. */
export function marginText(
  { unit }: Pick<Figure, "unit">,
  margin: number,
  format: { readonly language: string; readonly meanUnit: string },
): string {
  const printed = Number((margin * printedScale(unit)).toPrecision(12));
  return formatLimit(printed, { ...format, unit, contrast: true });
}
