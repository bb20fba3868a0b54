import type { z } from "zod";
import type { Source } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { RegistersDraft } from "../schema/registersFileSchema.js";
import type { placeShape } from "../schema/sourceSchema.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Path } from "../sheet.js";
import type { Fitting } from "./buildStudy.js";
import { deliveredFile } from "./deliveredFile.js";
import type { Drafting } from "./drafting.js";
import { joinedRows } from "./joined/joinedRows.js";
import { knownName } from "./references.js";
import { registerRows } from "./registers/registerRows.js";

type PlaceDraft = z.output<z.ZodObject<typeof placeShape>>;
type Known = { readonly waves: readonly string[]; readonly groups: readonly string[] };

/** The data files and how to read them; `periods` are what the waves' columns hold, `registers` the files of that name. */
export function sources(
  drafting: Drafting,
  drafts: StudyDraft["sources"],
  known: Known & {
    readonly periods: readonly string[];
    readonly registers: ReadonlyMap<string, Fitting<RegistersDraft>>;
  },
): readonly Source[] {
  return drafts.map((draft, i) => {
    const path = ["sources", i];
    const place = placeOf(drafting, draft, path, known);
    if ("registers" in draft) {
      const file = known.registers.get(draft.registers);
      if (!file) throw new Error(`${draft.registers} was not read`);
      return { ...registerRows(drafting, draft, path, file), ...place };
    }
    return "joined" in draft
      ? { ...joinedRows(drafting, draft, path, known.periods), ...place }
      : { ...deliveredFile(drafting, draft, path), ...place };
  });
}

/** The wave and the group of a source's rows. */
function placeOf(
  drafting: Drafting,
  draft: PlaceDraft,
  path: Path,
  known: Known,
): Pick<Source, "wave" | "group"> {
  if (draft.group !== undefined) knownName(drafting, "group", draft.group, known.groups, [...path, "group"]);
  return { wave: waveOf(drafting, draft, path, known.waves), group: draft.group ?? null };
}

function waveOf(drafting: Drafting, draft: PlaceDraft, path: Path, waves: readonly string[]): Source["wave"] {
  if (typeof draft.wave === "object") return { column: draft.wave.column };
  if (draft.wave !== undefined) {
    knownName(drafting, "wave", draft.wave, waves, [...path, "wave"]);
    return { id: draft.wave };
  }
  if (waves.length !== 1) drafting.found.push(problems.noWave({ at: drafting.sheet.at(path), waves }));
  return { id: waves[0] ?? "" };
}
