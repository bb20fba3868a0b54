import { crossing, mostCrossed } from "../../vocabulary/crossed.js";
import { midSentence } from "../../vocabulary/midSentence.js";
import type { Breakdown, Category } from "../../vocabulary/study.js";
import type { Text } from "../../vocabulary/text.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Path } from "../sheet.js";
import { type Drafting, text } from "./drafting.js";

type Draft = StudyDraft["breakdowns"][number];

/**
 * A breakdown whose categories are those of other breakdowns, crossed.
 *
 * in      the names under `cross`; the breakdowns that stand before it; all names of breakdowns of its own
 * out     its categories, the last breakdown's changing fastest: `rest.menapt`, “Parents in the rest group, MENAPT origin”
 */
export function crossed(
  drafting: Drafting,
  draft: Draft,
  cross: readonly string[],
  path: Path,
  { before, all }: { readonly before: readonly Breakdown[]; readonly all: readonly string[] },
): Breakdown {
  const { sheet, found } = drafting;
  const keys = (["column", "columns", "rule", "categories"] as const).filter(
    (key) => draft[key] !== undefined,
  );
  if (keys.length > 0) found.push(problems.crossAlone({ at: sheet.at(path), breakdown: draft.id, keys }));
  const parts = cross.flatMap((name, i): readonly Breakdown[] => {
    const at = sheet.at([...path, "cross", i]);
    const part = before.find(({ id }) => id === name);
    if (part?.cross) found.push(problems.crossNamed({ at, name, within: "cross", cross: part.cross }));
    else if (cross.indexOf(name) < i)
      found.push(problems.crossOf({ at, breakdown: draft.id, name, why: "twice" }));
    else if (part) return [part];
    else if (name === draft.id)
      found.push(problems.crossOf({ at, breakdown: draft.id, name, why: "itself" }));
    else if (all.includes(name))
      found.push(problems.crossOf({ at, breakdown: draft.id, name, why: "later" }));
    else {
      const known = before.flatMap(({ id, cross: of }) => (of ? [] : [id]));
      found.push(problems.unknownName({ at, kind: "breakdown", name, known }));
    }
    return [];
  });
  const many = parts.reduce((product, { categories }) => product * categories.length, 1);
  if (many > mostCrossed)
    found.push(
      problems.crossTooMany({
        at: sheet.at([...path, "cross"]),
        breakdown: draft.id,
        many,
        most: mostCrossed,
      }),
    );
  return {
    id: draft.id,
    label: text(drafting, draft.label, [...path, "label"]),
    categories: many > mostCrossed ? [] : parts.map(({ categories }) => categories).reduce(eachWithEach, []),
    columns: [],
    rule: "only",
    cross,
  };
}

/** Categories that were crossed before, each with each of one breakdown more. */
function eachWithEach(before: readonly Category[], next: readonly Category[]): readonly Category[] {
  if (before.length === 0) return next;
  return before.flatMap((one) =>
    next.map((other) => ({
      id: one.id + crossing + other.id,
      label: bothLabels(one.label, other.label),
      values: [],
    })),
  );
}

/** “Parents in the rest group, women”: a further label stands within what the first one begins. */
function bothLabels(one: Text, other: Text): Text {
  return Object.fromEntries(
    Object.entries(one).map(([language, label]) => [
      language,
      `${label}, ${midSentence(other[language] ?? "", language)}`,
    ]),
  );
}
