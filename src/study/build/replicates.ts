import type { Replicates } from "../../vocabulary/design.js";
import { problems } from "../problems.js";
import type { DesignDraft } from "../schema/designSchema.js";
import { columnNames } from "./columnNames.js";
import type { UsesColumn } from "./design.js";
import type { Drafting } from "./drafting.js";

type ReplicatesDraft = NonNullable<DesignDraft["replicates"]>;

/**
 * Replicate weights and how their spread becomes a variance.
 *
 * source  Wolter (2007); the scales that R survey 4.5 `svrepdesign` uses for each type
 */
export function replicates(
  drafting: Drafting,
  draft: ReplicatesDraft | undefined,
  usesColumn: UsesColumn,
): Replicates | null {
  if (draft === undefined) return null;
  const columns = draft.columns.flatMap(columnNames);
  draft.columns.forEach((given, i) => {
    for (const column of columnNames(given)) {
      usesColumn(column, "replicate weight", ["replicates", "columns", i], {
        type: {
          is: "number",
          why: "it is calculated with",
        },
      });
    }
  });
  return {
    columns,
    method: draft.method,
    scale: draft.scale ?? usualScale(drafting, draft, columns.length),
    rscales: rscales(drafting, draft, columns.length),
    mse: draft.mse,
    combined: draft.combined,
  };
}

function usualScale(drafting: Drafting, draft: ReplicatesDraft, count: number): number {
  switch (draft.method) {
    case "JK1":
      return (count - 1) / count;
    case "JKn":
      return 1;
    case "BRR":
      return 1 / count;
    case "bootstrap":
      return 1 / (count - 1);
    case "Fay":
      if (draft.rho !== undefined) return 1 / (count * (1 - draft.rho) ** 2);
      wrong(
        drafting,
        "Fay's method needs its factor.",
        "Add “rho: …” as the data's documentation gives it, or “scale: …”.",
      );
      return Number.NaN;
  }
}

function rscales(drafting: Drafting, draft: ReplicatesDraft, count: number): readonly number[] {
  if (draft.rscales === undefined) {
    if (draft.method === "JKn") {
      wrong(
        drafting,
        "JKn needs a factor for each replicate.",
        "Add “rscales: […]”, (n−1)/n of the stratum each replicate belongs to.",
      );
    }
    return new Array<number>(count).fill(1);
  }
  if (draft.rscales.length !== count) {
    wrong(
      drafting,
      `There are ${count} replicates but ${draft.rscales.length} rscales.`,
      "Give one factor for each replicate.",
    );
  }
  return draft.rscales;
}

function wrong(drafting: Drafting, what: string, todo: string): void {
  drafting.found.push(
    problems.designConflict({ at: drafting.sheet.at(["design", "replicates"]), what, todo }),
  );
}
