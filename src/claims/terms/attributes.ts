import { didYouMean } from "../../vocabulary/near.js";
import { type Draft, spotOf, tell } from "../draft.js";
import type { Directive } from "../markdown/parse.js";

export type Attributes = Readonly<Record<string, string>>;

/** The attributes of a directive; one that it does not know is a problem, and so is one without a value. */
export function readAttributes(node: Directive, known: readonly string[], draft: Draft): Attributes | null {
  const given = Object.entries(node.attributes ?? {}).map(
    ([name, value]) => [name, (value ?? "").trim()] as const,
  );
  const before = draft.problems.length;
  for (const [name, value] of given) {
    const written = name === "class" ? `.${value}` : name;
    if (!known.includes(name)) {
      tell(draft, spotOf(node), {
        code: "attribute-unknown",
        what: `“${written}” is not something that :${node.name} can be told.`,
        todo: didYouMean(name, known),
      });
    } else if (value === "") {
      tell(draft, spotOf(node), {
        code: "attribute-empty",
        what: `“${name}” of :${node.name} has no value.`,
        todo: `Write ${name}=…, or ${name}="…" where the value holds a space or “=”.`,
      });
    }
  }
  return draft.problems.length > before ? null : Object.fromEntries(given);
}

/** An attribute that must be there. */
export function required(node: Directive, attributes: Attributes, name: string, draft: Draft): string | null {
  return (
    attributes[name] ??
    tell(draft, spotOf(node), {
      code: "attribute-missing",
      what: `:${node.name} lacks “${name}”.`,
      todo: `Add ${name}=… between its braces.`,
    })
  );
}

/** The one of several attributes that says what a directive is about: level, change, difference, and so on. */
export function oneOf<Name extends string>(
  node: Directive,
  attributes: Attributes,
  names: readonly Name[],
  draft: Draft,
): Name | null {
  const given = names.filter((name) => attributes[name] !== undefined);
  const [only] = given;
  if (only !== undefined && given.length === 1) return only;
  const choices = names.map((name) => `${name}=…`).join(", ");
  return tell(draft, spotOf(node), {
    code: given.length === 0 ? "attribute-missing" : "attribute-twice",
    what:
      given.length === 0
        ? `:${node.name} does not say which figure it is about.`
        : `:${node.name} is told both ${given.join(" and ")}; it can be about one thing only.`,
    todo: `Write one of these: ${choices}.`,
  });
}
