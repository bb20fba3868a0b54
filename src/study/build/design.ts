import type { SamplingDesign, Stage } from "../../vocabulary/design.js";
import type { Group, Source, Wave } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import { type DesignDraft, designSchema, type MarginsDraft } from "../schema/designSchema.js";
import type { Fitting } from "./buildStudy.js";
import { calibration } from "./calibration.js";
import type { Drafting } from "./drafting.js";
import { type ColumnUse, usesColumn } from "./references.js";
import { replicates } from "./replicates.js";

/** How the people were drawn; a study that says nothing drew them one by one, each counting one. */
export function design(
  drafting: Drafting,
  draft: DesignDraft = designSchema.parse({}),
  sources: readonly Source[],
  known: {
    readonly waves: readonly Wave[];
    readonly groups: readonly Group[];
    readonly margins: Fitting<MarginsDraft> | null;
  },
): SamplingDesign {
  const { sheet, found } = drafting;
  const uses: ColumnUse[] = [];
  const note = (
    column: string | undefined,
    of: string,
    key: readonly (string | number)[],
    { type, groups }: Pick<ColumnUse, "type" | "groups"> = {},
  ) => {
    if (column === undefined) return null;
    const path = ["design", ...key];
    uses.push({ column, of, path, everywhere: true, ...(type && { type }), ...(groups && { groups }) });
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
        populationSize: note(populationSize, "population size", [...key, "populationSize"], { type: counts }),
      };
    },
  );
  const built: SamplingDesign = {
    weight: note(draft.weight, "weight", ["weight"], { type: counts }),
    stratum: note(draft.stratum, "stratum", ["stratum"]),
    stages,
    population: note(draft.population, "population size", ["population"], { type: counts }),
    person: note(draft.person, "key of the person", ["person"], { type: keepsZeros }),
    psusStay: draft.psusStay,
    lonelyPsu: draft.lonelyPsu,
    degreesOfFreedom: draft.degreesOfFreedom,
    shareInterval: draft.shareInterval,
    confidence: draft.confidence,
    replicates: replicates(drafting, draft.replicates, note),
    calibration: calibration(drafting, draft.calibration, known.margins, known, note),
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
  if (draft.population !== undefined && hasPsus) {
    wrong.push({
      key: "population",
      what: "The population's size is given in people, but people were drawn within PSUs.",
      todo: "Say how many units there are at each stage: stages: [{unit: …, populationSize: …}].",
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
  needs?: Pick<ColumnUse, "type" | "groups">,
) => string | null;

const counts = { is: "number", why: "it is calculated with" } as const;
const keepsZeros = { is: "text", why: "a key such as 0101 keeps its zeros only as text" } as const;
