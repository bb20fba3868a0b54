import type { Group } from "../../vocabulary/study.js";
import type { Text } from "../../vocabulary/text.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import { type Drafting, idsDiffer, text } from "./drafting.js";

const populationLabels: Text = {
  da: "Befolkningen",
  en: "Population",
  sv: "Befolkningen",
  nb: "Befolkningen",
  de: "Bevölkerung",
};

/** The groups; a study that declares none describes one, the population. */
export function groups(
  drafting: Drafting,
  drafts: StudyDraft["groups"],
  sources: StudyDraft["sources"],
): readonly Group[] {
  if (drafts === undefined) return [population(drafting)];
  const { sheet, found } = drafting;
  idsDiffer(
    drafting,
    "group",
    drafts.map((draft) => draft.id),
    ["groups"],
  );
  const ofSources = new Set(sources.map((source) => source.group));
  const built = drafts.map((draft, i): Group => {
    const entries = Object.entries(draft.where ?? {});
    const at = sheet.at(["groups", i, "where"]);
    if (entries.length > 1) found.push(problems.tooMany({ at, name: "where", most: 1 }));
    if (entries.length === 0 && drafts.length > 1 && !ofSources.has(draft.id)) {
      found.push(problems.groupWithoutPeople({ at: sheet.at(["groups", i]), group: draft.id }));
    }
    const [column, values] = entries[0] ?? [];
    return {
      id: draft.id,
      label: text(drafting, draft.label, ["groups", i, "label"]),
      role: draft.role,
      where: column !== undefined && values !== undefined ? { column, values } : null,
    };
  });
  findOverlaps(drafting, built);
  return built;
}

/** Nobody in it is under a programme, so it is a benchmark. */
function population(drafting: Drafting): Group {
  const label = Object.fromEntries(
    drafting.languages.map((language) => [language, populationLabels[language] ?? populationLabels.en ?? ""]),
  );
  return { id: "population", label, role: "benchmark", where: null };
}

function findOverlaps(drafting: Drafting, built: readonly Group[]): void {
  const owners = new Map<string, string>();
  built.forEach((group, i) => {
    for (const value of group.where?.values ?? []) {
      const key = JSON.stringify([group.where?.column, value]);
      const other = owners.get(key);
      const at = drafting.sheet.at(["groups", i, "where"]);
      if (other !== undefined)
        drafting.found.push(problems.groupsOverlap({ at, group: group.id, other, value }));
      owners.set(key, group.id);
    }
  });
}
