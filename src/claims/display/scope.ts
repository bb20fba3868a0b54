import { didYouMean } from "../../vocabulary/near.js";
import type { CategoryRef } from "../../vocabulary/quantity.js";
import type { Wave } from "../../vocabulary/study.js";
import { type Draft, spotOf, tell } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import type { LeafDirective } from "../markdown/parse.js";
import type { Attributes } from "../terms/attributes.js";
import { groupNamed, waveNamed } from "../terms/places.js";

/** What a display shows: the attribute that names its measure. */
export const subjects = ["levels", "changes", "differences"] as const;
export type Subject = (typeof subjects)[number];

export interface Asked {
  readonly subject: Subject;
  readonly measure: string;
  readonly attributes: Attributes;
}

/** One line or one dot of a display: a category within a group, or a whole group. */
export interface Who {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly category: CategoryRef | null;
}

/** The categories of by= within one group, or the groups (all of them, or the one of group=). */
export function whoIsShown(node: LeafDirective, { attributes }: Asked, draft: Draft): readonly Who[] {
  const asked = { at: spotOf(node), draft };
  const { study, language } = draft;
  const { by, group } = attributes;
  if (by === undefined) {
    const only = group === undefined ? undefined : groupNamed(group, asked);
    return study.groups
      .filter(({ id }) => only === undefined || id === only)
      .map(({ id, label }) => ({ id, label: inLanguage(label, language), group: id, category: null }));
  }
  const breakdown = study.breakdowns.find(({ id }) => id === by);
  const groupId = groupNamed(group, asked);
  if (!breakdown) {
    const todo = didYouMean(
      by,
      study.breakdowns.map(({ id }) => id),
    );
    tell(draft, asked.at, { code: "name-unknown", what: `The study has no breakdown “${by}”.`, todo });
  }
  if (!breakdown || groupId === null) return [];
  return breakdown.categories.map(({ id, label }) => ({
    id,
    label: inLanguage(label, language),
    group: groupId,
    category: { breakdown: breakdown.id, category: id },
  }));
}

/** The wave of wave=, the waves of waves="…", or all, in the study's order. */
export function chosenWaves(
  node: LeafDirective,
  { subject, attributes }: Asked,
  draft: Draft,
): readonly Wave[] {
  tellAstray(node, { subject, attributes }, draft);
  const { wave, waves } = attributes;
  const names = (wave === undefined ? (waves?.split(/[\s,]+/) ?? []) : [wave]).filter((name) => name !== "");
  if (names.length === 0) return draft.study.waves;
  const ids = names.map((name) => waveNamed(name, { at: spotOf(node), draft }));
  return draft.study.waves.filter(({ id }) => ids.includes(id));
}

const astray: Readonly<Record<Asked["subject"], readonly string[]>> = {
  levels: ["from", "to", "of", "against"],
  changes: ["wave", "of", "against"],
  differences: ["from", "to", "by"],
};

/** An attribute that would be read by nobody is a problem. */
function tellAstray(
  node: LeafDirective,
  { subject, attributes }: Omit<Asked, "measure">,
  draft: Draft,
): void {
  const twice = attributes.wave !== undefined || attributes.from !== undefined ? ["waves"] : [];
  for (const name of [...astray[subject], ...twice].filter((one) => attributes[one] !== undefined)) {
    tell(draft, spotOf(node), {
      code: "attribute-astray",
      what: `“${name}” says nothing about ${twice.includes(name) ? "a display whose waves are named already" : subject}.`,
      todo: "Leave it out.",
    });
  }
}
