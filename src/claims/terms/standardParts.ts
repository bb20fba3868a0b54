import { tell } from "../draft.js";
import type { Attributes } from "./attributes.js";
import { type Asked, unknown } from "./places.js";

/** The breakdown that a measure is standardised by: the only one, or the one that an attribute names. */
export function standardNamed(measure: string, attributes: Attributes, asked: Asked): string | null {
  const { draft, at } = asked;
  const known = draft.study.analysis.standardised.flatMap(({ breakdown, measures }) =>
    measures.includes(measure) ? [{ id: breakdown }] : [],
  );
  const [only] = known;
  const name = attributes.breakdown;
  if (only && name === undefined && known.length === 1) return only.id;
  if (only && name !== undefined) {
    const kind = `breakdown that “${measure}” is standardised by`;
    return known.find(({ id }) => id === name)?.id ?? unknown(kind, name, asked, known);
  }
  return tell(draft, at, {
    code: only ? "attribute-missing" : "name-unknown",
    what: only
      ? `“${measure}” is standardised by several breakdowns, and none is named here.`
      : `The study does not standardise “${measure}”.`,
    todo: only
      ? `Add breakdown=… (${known.map(({ id }) => id).join(", ")}).`
      : "List it in study.yaml under “analysis.standardised”.",
  });
}

/** Two waves make it a change, two sides a difference, and else it is a level. */
export function standardisedKind(
  attributes: Attributes,
  { at, draft }: Asked,
): "level" | "change" | "difference" | null {
  const given = (names: readonly string[]) => names.some((name) => attributes[name] !== undefined);
  const [change, difference] = [given(["from", "to"]), given(["of", "against"])];
  if (!change) return difference ? "difference" : "level";
  if (!difference && attributes.wave === undefined) return "change";
  return tell(draft, at, {
    code: "attribute-astray",
    what: "A standardised figure is a level, a change or a difference, and this one names more than that.",
    todo: "Give “wave” for a level, “from” and “to” for a change, or “wave”, “of” and “against” for a difference.",
  });
}
