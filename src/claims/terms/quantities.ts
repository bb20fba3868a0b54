import type { Quantity } from "../../vocabulary/quantity.js";
import { type Draft, spotOf, tell } from "../draft.js";
import type { Directive } from "../markdown/parse.js";
import { type Attributes, oneOf, required } from "./attributes.js";
import { measureNamed, placeNamed, sideNamed } from "./places.js";

/** The attributes that name a quantity, for a number and for a claim alike. */
export const quantityAttributes = [
  "level",
  "change",
  "difference",
  "wave",
  "from",
  "to",
  "of",
  "against",
  "group",
  "by",
];

/**
 * The quantity that a directive's attributes name.
 *
 *     level=M wave=W                      a level
 *     change=M from=W to=W                later minus earlier
 *     difference=M wave=W of=S against=S  one side minus the other; a side is "breakdown=category", a group, or group/breakdown=category
 *
 * and for each of them group=G (may be left out in a study of one group) and by="breakdown=category".
 */
export function quantityOf(node: Directive, attributes: Attributes, draft: Draft): Quantity | null {
  const kind = oneOf(node, attributes, ["level", "change", "difference"], draft);
  if (kind === null || !fits(node, attributes, kind, draft)) return null;
  const asked = { at: spotOf(node), draft };
  const { group, by } = attributes;
  const measure = measureNamed(attributes[kind] ?? "", asked)?.id;
  if (measure === undefined) return null;
  switch (kind) {
    case "level": {
      const wave = required(node, attributes, "wave", draft);
      const at = wave === null ? null : placeNamed({ wave, group, by }, asked);
      return at && { kind, measure, at };
    }
    case "change": {
      const [earlier, later] = [
        required(node, attributes, "from", draft),
        required(node, attributes, "to", draft),
      ];
      if (earlier === null || later === null) return null;
      const from = placeNamed({ wave: earlier, group, by }, asked);
      const to = placeNamed({ wave: later, group, by }, asked);
      return from && to && { kind, measure, from, to };
    }
    case "difference": {
      const wave = required(node, attributes, "wave", draft);
      const [one, other] = [
        required(node, attributes, "of", draft),
        required(node, attributes, "against", draft),
      ];
      if (wave === null || one === null || other === null) return null;
      const of = sideNamed(one, wave, group, asked);
      const against = sideNamed(other, wave, group, asked);
      return of && against && { kind, measure, of, against };
    }
  }
}

const belongs: Readonly<Record<string, readonly string[]>> = {
  wave: ["level", "difference"],
  from: ["change"],
  to: ["change"],
  of: ["difference"],
  against: ["difference"],
  by: ["level", "change"],
};

/** An attribute of another kind would be read by nobody, so it is a problem. */
function fits(node: Directive, attributes: Attributes, kind: string, draft: Draft): boolean {
  const astray = Object.keys(attributes).filter((name) => belongs[name]?.includes(kind) === false);
  for (const name of astray) {
    tell(draft, spotOf(node), {
      code: "attribute-astray",
      what: `“${name}” says nothing about a ${kind}.`,
      todo: `Leave it out, or write ${(belongs[name] ?? []).join("=… or ")}=… instead of ${kind}=….`,
    });
  }
  return astray.length === 0;
}
