import { didYouMean } from "../../vocabulary/near.js";
import type { CategoryRef, Place } from "../../vocabulary/quantity.js";
import type { Breakdown, Measure } from "../../vocabulary/study.js";
import { type Draft, type Spot, tell } from "../draft.js";
import { inLanguage } from "../inLanguage.js";

/** Where a name was written, for messages. */
export interface Asked {
  readonly at: Spot;
  readonly draft: Draft;
}

/** The measure, wave, group or category that an author names by its id; `null` after telling what is wrong. */
export function measureNamed(id: string, { at, draft }: Asked): Measure | null {
  const found = draft.study.measures.find((measure) => measure.id === id);
  return found ?? unknown("measure", id, { at, draft }, draft.study.measures);
}

/** A wave goes by its id or, as a reader knows it, by its label. */
export function waveNamed(name: string, { at, draft }: Asked): string | null {
  const { waves } = draft.study;
  const found =
    waves.find(({ id }) => id === name) ??
    waves.find(({ label }) => inLanguage(label, draft.language) === name);
  return found?.id ?? unknown("wave", name, { at, draft }, waves);
}

/** A group; it may be left out where the study has only one. */
export function groupNamed(id: string | undefined, { at, draft }: Asked): string | null {
  const { groups } = draft.study;
  const [only] = groups;
  if (id === undefined && only !== undefined && groups.length === 1) return only.id;
  if (id !== undefined) {
    return groups.find((group) => group.id === id)?.id ?? unknown("group", id, { at, draft }, groups);
  }
  return tell(draft, at, {
    code: "attribute-missing",
    what: "The study has several groups, and none is named here.",
    todo: `Add group=… (${groups.map((group) => group.id).join(", ")}).`,
  });
}

/** A breakdown by its id. */
export function breakdownNamed(id: string, asked: Asked): Breakdown | null {
  const { breakdowns } = asked.draft.study;
  return breakdowns.find((breakdown) => breakdown.id === id) ?? unknown("breakdown", id, asked, breakdowns);
}

/** "degree=graduate" → the category, or `null` after telling what is wrong. */
export function categoryNamed(text: string, { at, draft }: Asked): CategoryRef | null {
  const [breakdownId = "", ...rest] = text.split("=");
  const breakdown = breakdownNamed(breakdownId, { at, draft });
  if (!breakdown) return null;
  const category = breakdown.categories.find(({ id }) => id === rest.join("="));
  if (category) return { breakdown: breakdownId, category: category.id };
  const known = breakdown.categories.map(({ id }) => ({ id: `${breakdownId}=${id}` }));
  return unknown("category", text, { at, draft }, known);
}

/**
 * One side of a difference: "degree=graduate", "programme", or "programme/degree=graduate".
 *
 * in      group: what stands in group=, used where the side names none
 */
export function sideNamed(text: string, wave: string, group: string | undefined, asked: Asked): Place | null {
  const [ownGroup, category, ...rest] = text.includes("/")
    ? text.split("/")
    : text.includes("=")
      ? [group, text]
      : [text];
  if (rest.length === 0) return placeNamed({ wave, group: ownGroup, by: category }, asked);
  return tell(asked.draft, asked.at, {
    code: "name-unknown",
    what: `“${text}” does not name one side of a difference.`,
    todo: "Write a group, breakdown=category, or group/breakdown=category.",
  });
}

/** A wave, a group and perhaps a category, put together. */
export function placeNamed(
  { wave, group, by }: { wave: string; group: string | undefined; by: string | undefined },
  asked: Asked,
): Place | null {
  const waveId = waveNamed(wave, asked);
  const groupId = groupNamed(group, asked);
  const category = by === undefined ? null : categoryNamed(by, asked);
  if (waveId === null || groupId === null || (by !== undefined && category === null)) return null;
  return { wave: waveId, group: groupId, category };
}

/** Tells that a name is none of those that are known, with the likely one. */
export function unknown(
  kind: string,
  name: string,
  { at, draft }: Asked,
  known: readonly { readonly id: string }[],
): null {
  return tell(draft, at, {
    code: "name-unknown",
    what: `The study has no ${kind} “${name}”.`,
    todo: didYouMean(
      name,
      known.map(({ id }) => id),
    ),
  });
}
