import type { Calibration, Margin } from "../../vocabulary/design.js";
import type { Group, Wave } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { DesignDraft, MarginsDraft } from "../schema/designSchema.js";
import type { Path } from "../sheet.js";
import type { Fitting } from "./buildStudy.js";
import type { UsesColumn } from "./design.js";
import { type Drafting, text } from "./drafting.js";
import { knownName } from "./references.js";

interface Known {
  readonly waves: readonly Wave[];
  readonly groups: readonly Group[];
}

type CalibrationDraft = NonNullable<DesignDraft["calibration"]>;
type MarginDraft = MarginsDraft["margins"][number];

/** What is known of the population, and how weights are adjusted to it. */
export function calibration(
  drafting: Drafting,
  draft: CalibrationDraft | undefined,
  file: Fitting<MarginsDraft> | null,
  known: Known,
  usesColumn: UsesColumn,
): Calibration | null {
  if (draft === undefined || (typeof draft.margins === "string" && file === null)) return null;
  const { kind } = draft;
  const own = file ? { ...drafting, sheet: file.sheet } : drafting;
  const path = file ? ["margins"] : ["design", "calibration", "margins"];
  const drafts = typeof draft.margins === "string" ? (file?.draft.margins ?? []) : draft.margins;
  const at = own.sheet.at(path);
  const margins = drafts.map((each, i) => margin(own, each, [...path, i], known));
  for (const { column, i, ...needs } of columnsOf(drafts)) {
    const place = file ? [] : [i, "column"];
    usesColumn(column, "calibration", ["calibration", "margins", ...place], needs);
  }
  if (kind === "post-stratification" || kind === "raking") {
    if (draft.bounds)
      wrong(
        drafting,
        `${kind} has no bounds.`,
        "Take “bounds” away, or choose linear, logit or exponential.",
      );
    if (drafts.some((each) => each.total !== undefined)) {
      wrong(
        drafting,
        `${kind} needs totals by category.`,
        "Give “totals: {category: …}”, or choose linear calibration.",
      );
    }
    return { kind, margins, at };
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
  return { kind, margins, bounds: [low, high], at };
}

function margin(drafting: Drafting, draft: MarginDraft, path: Path, { waves, groups }: Known): Margin {
  if ((draft.totals === undefined) === (draft.total === undefined)) {
    drafting.found.push(
      problems.oneOfThese({ at: drafting.sheet.at(path), name: draft.column, keys: ["totals", "total"] }),
    );
  }
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  if (draft.wave !== undefined) knownName(drafting, "wave", draft.wave, ids(waves), [...path, "wave"]);
  if (draft.group !== undefined) knownName(drafting, "group", draft.group, ids(groups), [...path, "group"]);
  return {
    name: draft.name === undefined ? draft.column : text(drafting, draft.name, [...path, "name"]),
    column: draft.column,
    wave: draft.wave ?? null,
    group: draft.group ?? null,
    totals: draft.totals
      ? Object.entries(draft.totals).map(([category, total]) => ({ category, total }))
      : [{ category: null, total: draft.total ?? Number.NaN }],
  };
}

/** The columns that margins use, each once, and how they are read. */
function columnsOf(drafts: readonly MarginDraft[]) {
  const types = {
    text: { is: "text", why: "its values name categories" },
    number: { is: "number", why: "it is added up" },
  } as const;
  return drafts.flatMap(({ column, totals }, i) =>
    drafts.findIndex((one) => one.column === column) === i
      ? [{ column, i, type: totals ? types.text : types.number, ...groupsOf(drafts, column) }]
      : [],
  );
}

/** The groups that a column's margins are of, unless one is of all. */
function groupsOf(drafts: readonly MarginDraft[], column: string): { readonly groups?: readonly string[] } {
  const groups = drafts.filter((one) => one.column === column).map(({ group }) => group);
  const named = groups.filter((group) => group !== undefined);
  return named.length < groups.length ? {} : { groups: named };
}

function wrong(drafting: Drafting, what: string, todo: string): void {
  drafting.found.push(
    problems.designConflict({ at: drafting.sheet.at(["design", "calibration"]), what, todo }),
  );
}
