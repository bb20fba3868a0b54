import type { CategoryRef } from "../../vocabulary/quantity.js";
import type { Wave } from "../../vocabulary/study.js";
import { type Draft, spotOf, tell } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import type { LeafDirective } from "../markdown/parse.js";
import type { Attributes } from "../terms/attributes.js";
import { breakdownNamed, groupNamed, waveNamed } from "../terms/places.js";
import type { Drawing } from "./drawing.js";
import { displayAttributes, type Subject, subjects } from "./subjects.js";

/** One line or one dot of a display: a category within a group, or a whole group. */
export interface Who {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly category: CategoryRef | null;
}

/** The categories of by= within one group, or the groups (all of them, or the one of group=). */
export function whoIsShown({ node, attributes, draft }: Drawing): readonly Who[] {
  const asked = { at: spotOf(node), draft };
  const { study, language } = draft;
  const { by, group } = attributes;
  if (by === undefined) {
    const only = group === undefined ? undefined : groupNamed(group, asked);
    return study.groups
      .filter(({ id }) => only === undefined || id === only)
      .map(({ id, label }) => ({ id, label: inLanguage(label, language), group: id, category: null }));
  }
  const groupId = groupNamed(group, asked);
  const breakdown = breakdownNamed(by, asked);
  if (breakdown === null || groupId === null) return [];
  return breakdown.categories.map(({ id, label }) => ({
    id,
    label: inLanguage(label, language),
    group: groupId,
    category: { breakdown: breakdown.id, category: id },
  }));
}

/** The wave of wave=, the waves of waves="…", or all, in the study's order. */
export function chosenWaves({ node, attributes, draft }: Drawing): readonly Wave[] {
  const { wave, waves } = attributes;
  const names = wave === undefined ? namesIn(waves ?? "") : [wave];
  if (names.length === 0) return draft.study.waves;
  const ids = names.map((name) => waveNamed(name, { at: spotOf(node), draft }));
  return draft.study.waves.filter(({ id }) => ids.includes(id));
}

/** Names with spaces or commas between. */
export function namesIn(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== "");
}

/** An attribute that would be read by nobody is a problem. */
export function tellAstray(
  node: LeafDirective,
  subject: Subject,
  attributes: Attributes,
  draft: Draft,
): void {
  const takes: readonly string[] = subjects[subject];
  const twice = attributes.wave !== undefined || attributes.from !== undefined ? ["waves"] : [];
  const astray = displayAttributes.filter((name) => !takes.includes(name));
  for (const name of new Set([...astray, ...twice])) {
    if (attributes[name] === undefined) continue;
    tell(draft, spotOf(node), {
      code: "attribute-astray",
      what: `“${name}” says nothing about ${twice.includes(name) ? "a display whose waves are named already" : subject}.`,
      todo: "Leave it out.",
    });
  }
}
