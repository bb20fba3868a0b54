import { type ChanceOf, chanceMeasures, type TransitionCell } from "../../vocabulary/quantity.js";
import type { Chances } from "../../vocabulary/study.js";
import { tell } from "../draft.js";
import type { Attributes } from "./attributes.js";
import { type Asked, unknown } from "./places.js";
import { named } from "./registerParts.js";

/** Which measure of chances, of which analysis; of a transition also from which class to which. */
export function chanceNamed(
  measure: string,
  attributes: Attributes,
  asked: Asked,
): Pick<ChanceOf, "analysis" | "chance" | "cell"> | null {
  const having = asked.draft.study.analysis.chances.filter(({ measures }) => measures.includes(measure));
  const chances = named("analysis of chances of this measure", attributes.analysis, having, asked);
  const known = chanceMeasures.map((id) => ({ id }));
  const name = attributes.as;
  const chance =
    chanceMeasures.find((one) => one === name) ?? unknown("measure of chances", name ?? "", asked, known);
  if (!chances || !chance) return null;
  const found = { analysis: chances.id, chance };
  if (chance !== "transition") return noClasses(attributes, asked) && found;
  const cell = cellNamed(chances, attributes, asked);
  return cell && { ...found, cell };
}

/** parents=1 children=5: from the lowest fifth to the highest. */
function cellNamed(chances: Chances, attributes: Attributes, asked: Asked): TransitionCell | null {
  const classes = chances.kind === "ranks" ? (chances.classes ?? 0) : 0;
  const known = Array.from({ length: classes }, (_, c) => ({ id: `${c + 1}` }));
  const classOf = (whose: "parents" | "children") =>
    known.some(({ id }) => id === attributes[whose])
      ? Number(attributes[whose])
      : unknown(`class of ${whose}`, attributes[whose] ?? "", asked, known);
  const [from, to] = [classOf("parents"), classOf("children")];
  return from === null || to === null ? null : { from, to };
}

/** True where no class is named; else `null` after telling. */
function noClasses({ parents, children }: Attributes, { at, draft }: Asked): true | null {
  if (parents === undefined && children === undefined) return true;
  return tell(draft, at, {
    code: "attribute-astray",
    what: "Classes of parents and children are named of a transition alone.",
    todo: "Write as=transition, or leave parents= and children= out.",
  });
}
