import type { Calibration, Margin } from "../../vocabulary/design.js";
import type { Wave } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { DesignDraft } from "../schema/designSchema.js";
import type { UsesColumn } from "./design.js";
import { type Drafting, text } from "./drafting.js";
import { knownName } from "./references.js";

type CalibrationDraft = NonNullable<DesignDraft["calibration"]>;
type MarginDraft = CalibrationDraft["margins"][number];

/** What is known of the population, and how weights are adjusted to it. */
export function calibration(
  drafting: Drafting,
  draft: CalibrationDraft | undefined,
  waves: readonly Wave[],
  usesColumn: UsesColumn,
): Calibration | null {
  if (draft === undefined) return null;
  const { kind } = draft;
  const margins = draft.margins.map((each, i) => margin(drafting, each, i, waves, usesColumn));
  if (kind === "post-stratification" || kind === "raking") {
    if (draft.bounds)
      wrong(
        drafting,
        `${kind} has no bounds.`,
        "Take “bounds” away, or choose linear, logit or exponential.",
      );
    if (draft.margins.some((each) => each.total !== undefined)) {
      wrong(
        drafting,
        `${kind} needs totals by category.`,
        "Give “totals: {category: …}”, or choose linear calibration.",
      );
    }
    return { kind, margins };
  }
  const [low, high] = draft.bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (kind === "logit" && draft.bounds === undefined) {
    wrong(
      drafting,
      "Logit calibration needs bounds.",
      "Add “bounds: [low, high]” around 1, such as [0.3, 3].",
    );
  }
  if (low === undefined || high === undefined) throw new Error("bounds are two numbers");
  if (low >= 1 || high <= 1)
    wrong(drafting, "The bounds do not lie around 1.", "Give one below 1 and one above, such as [0.3, 3].");
  return { kind, margins, bounds: [low, high] };
}

function margin(
  drafting: Drafting,
  draft: MarginDraft,
  i: number,
  waves: readonly Wave[],
  usesColumn: UsesColumn,
): Margin {
  const key = ["calibration", "margins", i];
  const path = ["design", ...key];
  if ((draft.totals === undefined) === (draft.total === undefined)) {
    drafting.found.push(
      problems.oneOfThese({ at: drafting.sheet.at(path), name: draft.column, keys: ["totals", "total"] }),
    );
  }
  if (draft.wave !== undefined) {
    knownName(
      drafting,
      "wave",
      draft.wave,
      waves.map((wave) => wave.id),
      [...path, "wave"],
    );
  }
  const type = draft.totals
    ? ({ is: "text", why: "its values name categories" } as const)
    : ({ is: "number", why: "it is added up" } as const);
  usesColumn(draft.column, "calibration", [...key, "column"], type);
  return {
    name: draft.name === undefined ? draft.column : text(drafting, draft.name, [...path, "name"]),
    column: draft.column,
    wave: draft.wave ?? null,
    totals: draft.totals
      ? Object.entries(draft.totals).map(([category, total]) => ({ category, total }))
      : [{ category: null, total: draft.total ?? Number.NaN }],
  };
}

function wrong(drafting: Drafting, what: string, todo: string): void {
  drafting.found.push(
    problems.designConflict({ at: drafting.sheet.at(["design", "calibration"]), what, todo }),
  );
}
