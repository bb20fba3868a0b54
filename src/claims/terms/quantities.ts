import type { Quantity } from "../../vocabulary/quantity.js";
import { type Draft, spotOf, tell } from "../draft.js";
import type { Directive } from "../markdown/parse.js";
import { type Attributes, oneOf } from "./attributes.js";
import { builders } from "./builders.js";
import { measureNamed } from "./places.js";
import { type SubjectName, subjectNames, subjects, subjectsWith } from "./subjects.js";

/** The attributes that name a quantity, for a number and for a claim alike. */
export const quantityAttributes: readonly string[] = [
  ...new Set([...subjectNames, ...Object.values(subjects).flatMap(({ takes }) => takes)]),
];

/**
 * The quantity that a directive's attributes name.
 *
 *     level=M wave=W                                      a level
 *     change=M from=W to=W                                later minus earlier
 *     difference=M wave=W of=S against=S                  one side minus the other
 *     changeDifference=M from=W to=W of=S against=S       one side's change minus the other's
 *     contribution=I dimension=M from=W to=W              what a dimension adds to an index's change, in its points
 *     contributionShare=I dimension=M from=W to=W         the same as a part of the whole change
 *     component=M breakdown=B part=composition from to    what other people than before make of a change
 *     component=M breakdown=B part=within from=W to=W     what changed among people of one category
 *     area=M at=AREA wave=W                               an area's level by the model
 *     areaApart=M at=AREA wave=W                          how far it lies from the mean of all areas
 *     areaChange=M at=AREA from=W to=W                    an area's change by the model
 *     standardised=M breakdown=B wave=W                   a level with the same composition; or from=W to=W a change,
 *                                                         or wave=W of=G against=G a difference
 *     clustering=M wave=W                                 how much of the differences lies between areas
 *
 * A side is "breakdown=category", a group, or group/breakdown=category. group=G goes with all but areas, and may be
 * left out in a study of one group; by="breakdown=category" and variant=V go with a level or a change; category=C
 * goes with a component.
 */
export function quantityOf(node: Directive, attributes: Attributes, draft: Draft): Quantity | null {
  const name = oneOf(node, attributes, subjectNames, draft);
  if (name === null || !fits(node, attributes, name, draft)) return null;
  const asked = { at: spotOf(node), draft };
  const measure = measureNamed(attributes[name] ?? "", asked);
  return measure && builders[name]({ node, attributes, measure, asked });
}

/** An attribute of another kind would be read by nobody, so it is a problem. */
function fits(node: Directive, attributes: Attributes, name: SubjectName, draft: Draft): boolean {
  const astray = Object.keys(attributes).filter((attribute) => {
    const home = subjectsWith(attribute);
    return home.length > 0 && !home.includes(name);
  });
  for (const attribute of astray) {
    tell(draft, spotOf(node), {
      code: "attribute-astray",
      what: `“${attribute}” says nothing about ${subjects[name].called}.`,
      todo: `Leave it out; it goes with ${subjectsWith(attribute).join("=…, ")}=….`,
    });
  }
  return astray.length === 0;
}
