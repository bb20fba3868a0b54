import type { Inline } from "../../vocabulary/document.js";
import { didYouMean } from "../../vocabulary/near.js";
import { type Draft, spotOf, tell } from "../draft.js";
import { formatFigure, meanUnit, type Show, shows } from "../format.js";
import type { TextDirective } from "../markdown/parse.js";
import { bound, type Piece } from "../markdown/reading.js";
import { readAttributes } from "./attributes.js";
import { figureFor } from "./figures.js";
import { quantityAttributes, quantityOf } from "./quantities.js";

/**
 * A number of the study, printed with its unit in the report's language.
 *
 *     :num{level=very-happy wave=2018}                              31.0 per cent
 *     :num{level=very-happy wave=2018 show=interval}                from 29.4 to 32.7 per cent
 *     :num{level=very-happy wave=2018 by="degree=graduate" show=n}  1,234
 *     :num{change=very-happy from=2018 to=2024}                     −7.3 percentage points
 *     :num{change=very-happy from=2018 to=2024 show=size}           7.3 percentage points
 *     :num{difference=very-happy wave=2024 of="degree=graduate" against="degree=high-school"}
 *     :num{level=very-happy wave=2018 show=confidence}              95 per cent
 */
export function readNumber(node: TextDirective, draft: Draft, pieces: Piece[]): Inline[] {
  const at = spotOf(node);
  const attributes = readAttributes(node, [...quantityAttributes, "show"], draft);
  if (attributes === null || !hasNoLabel(node, draft)) return [];
  const show = showNamed(attributes.show ?? "value", node, draft);
  const quantity = quantityOf(node, attributes, draft);
  if (quantity === null || show === null) return [];
  const figure = figureFor(quantity, at, draft);
  const { study, language } = draft;
  const unit = { show, language, meanUnit: meanUnit(study, quantity.measure, language) };
  const text = figure ? formatFigure(figure, unit) : "…";
  pieces.push(bound(text, at, { kind: "number", quantity }));
  return figure ? [{ kind: "number", text, figure }] : [];
}

function showNamed(name: string, node: TextDirective, draft: Draft): Show | null {
  return (
    shows.find((show) => show === name) ??
    tell(draft, spotOf(node), {
      code: "name-unknown",
      what: `A number cannot be shown as “${name}”.`,
      todo: didYouMean(name, shows),
    })
  );
}

function hasNoLabel(node: TextDirective, draft: Draft): boolean {
  if (node.children.length === 0) return true;
  tell(draft, spotOf(node), {
    code: "directive-broken",
    what: ":num prints its own number and takes no text in brackets.",
    todo: "Take the brackets out: :num{…}.",
  });
  return false;
}
