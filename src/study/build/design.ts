import type { SamplingDesign, Stage } from "../../vocabulary/design.js";
import type { Source, Wave } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import { type DesignDraft, designSchema } from "../schema/designSchema.js";
import { calibration } from "./calibration.js";
import type { Drafting } from "./drafting.js";
import { type ColumnUse, usesColumn } from "./references.js";
import { replicates } from "./replicates.js";

/** How the people were drawn; a study that says nothing drew them one by one, each counting one. */
export function design(
  drafting: Drafting,
  draft: DesignDraft = designSchema.parse({}),
  sources: readonly Source[],
  waves: readonly Wave[],
): SamplingDesign {
  const { sheet, found } = drafting;
  const uses: ColumnUse[] = [];
  const note = (
    column: string | undefined,
    of: string,
    key: readonly (string | number)[],
    type?: ColumnUse["type"],
  ) => {
    if (column === undefined) return null;
    uses.push({ column, of, path: ["design", ...key], everywhere: true, ...(type ? { type } : {}) });
    return column;
  };
  if (draft.psu !== undefined && draft.stages !== undefined) {
    found.push(problems.oneOfThese({ at: sheet.at(["design"]), name: "design", keys: ["psu", "stages"] }));
  }
  const stages = (draft.stages ?? (draft.psu === undefined ? [] : [{ unit: draft.psu }])).map(
    (stage, i): Stage => {
      const key = draft.stages ? ["stages", i] : [];
      note(
        stage.unit,
        i === 0 ? "PSU" : "unit of the second stage",
        draft.stages ? [...key, "unit"] : ["psu"],
      );
      const populationSize = "populationSize" in stage ? stage.populationSize : undefined;
      return {
        unit: stage.unit,
        populationSize: note(populationSize, "population size", [...key, "populationSize"], counts),
      };
    },
  );
  const built: SamplingDesign = {
    weight: note(draft.weight, "weight", ["weight"], counts),
    stratum: note(draft.stratum, "stratum", ["stratum"]),
    stages,
    person: note(draft.person, "key of the person", ["person"], keepsZeros),
    psusStay: draft.psusStay,
    lonelyPsu: draft.lonelyPsu,
    degreesOfFreedom: draft.degreesOfFreedom,
    shareInterval: draft.shareInterval,
    confidence: draft.confidence,
    replicates: replicates(drafting, draft.replicates, note),
    calibration: calibration(drafting, draft.calibration, waves, note),
  };
  for (const use of uses) usesColumn(drafting, sources, use);
  for (const conflict of conflicts(draft, stages.length > 0)) {
    found.push(problems.designConflict({ at: sheet.keyAt(["design", conflict.key]), ...conflict }));
  }
  return built;
}

/** Parts of a design that do not go together. */
function conflicts(draft: DesignDraft, hasPsus: boolean) {
  const wrong: { key: string; what: string; todo: string }[] = [];
  if (draft.psusStay && !hasPsus) {
    wrong.push({
      key: "psusStay",
      what: "psusStay says that PSUs stay the same, but the design has no PSUs.",
      todo: "Name the column: psu: …",
    });
  }
  if (draft.person !== undefined && hasPsus && !draft.psusStay) {
    wrong.push({
      key: "person",
      what: "People are followed from wave to wave, but their PSUs are not said to stay: what the waves share would be missed.",
      todo: "Add “psusStay: true” where people stay in their PSU and PSUs keep their names, or take “person” out where waves are independent.",
    });
  }
  if (draft.replicates !== undefined && draft.calibration !== undefined) {
    wrong.push({
      key: "calibration",
      what: "Weights are to be calibrated, but the replicate weights are not.",
      todo: "Take “replicates” out, or have the weights and every replicate calibrated before they are delivered.",
    });
  }
  return wrong;
}

/** Notes that a part of the design uses a column; hands the column back, or `null` where none is named. */
export type UsesColumn = (
  column: string | undefined,
  of: string,
  key: readonly (string | number)[],
  type?: ColumnUse["type"],
) => string | null;

const counts = { is: "number", why: "it is calculated with" } as const;
const keepsZeros = { is: "text", why: "a key such as 0101 keeps its zeros only as text" } as const;
