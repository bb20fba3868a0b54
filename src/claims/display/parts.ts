import type { ComponentOf, Quantity, Span } from "../../vocabulary/quantity.js";
import { spotOf } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import { labelsOf } from "../labels.js";
import { wordingOf } from "../languages.js";
import { required } from "../terms/attributes.js";
import { indexNamed } from "../terms/parts.js";
import { breakdownNamed } from "../terms/places.js";
import { capital } from "../wording/wording.js";
import { bothWaves, type Drawing, type Drawn, dots, point, spanOf } from "./drawing.js";
import { whoIsShown } from "./scope.js";

/** What each dimension adds to an index's change, in its points, and last the whole change; a series for each group. */
export function drawContributions(drawing: Drawing): Drawn | null {
  return drawDimensions(drawing, "contribution");
}

/** What each dimension adds as a part of the whole change. */
export function drawContributionShares(drawing: Drawing): Drawn | null {
  return drawDimensions(drawing, "contribution-share");
}

function drawDimensions(drawing: Drawing, kind: "contribution" | "contribution-share"): Drawn | null {
  const { node, measure, draft } = drawing;
  const labels = labelsOf(draft.study, draft.language);
  const index = indexNamed(measure.id, { at: spotOf(node), draft });
  if (index === null) return null;
  const parts = (span: Span) =>
    index.dimensions.map((dimension) => ({
      label: labels.measure(dimension),
      quantity: { kind, measure: index.id, dimension, ...span },
    }));
  return drawParts(drawing, parts, kind === "contribution");
}

/** What other people, and what people of the same category, make of a change, and last the whole change. */
export function drawComponents(drawing: Drawing): Drawn | null {
  const { node, attributes, measure, draft } = drawing;
  const { component } = wordingOf(draft.language);
  const id = required(node, attributes, "breakdown", draft);
  const breakdown = id === null ? null : breakdownNamed(id, { at: spotOf(node), draft });
  if (breakdown === null) return null;
  const names: readonly (Pick<ComponentOf, "part" | "category"> & { readonly label: string })[] = [
    { part: "composition", category: null, label: capital(component("composition", null)) },
    { part: "within", category: null, label: capital(component("within", null)) },
    ...breakdown.categories.map(({ id: category, label }) => ({
      part: "within" as const,
      category,
      label: capital(component("within", inLanguage(label, draft.language))),
    })),
  ];
  const parts = (span: Span) =>
    names.map(({ label, part, category }) => ({
      label,
      quantity: {
        kind: "component",
        measure: measure.id,
        breakdown: breakdown.id,
        part,
        category,
        ...span,
      } as const,
    }));
  return drawParts(drawing, parts, true);
}

interface Part {
  readonly label: string;
  readonly quantity: Quantity;
}

/** A series for each group: its parts and, where they add up to it in the same unit, the whole change. */
function drawParts(drawing: Drawing, parts: (span: Span) => readonly Part[], adding: boolean): Drawn | null {
  const { measure, draft } = drawing;
  const waves = bothWaves(drawing);
  if (waves === null) return null;
  const { wholeChange } = wordingOf(draft.language).shown;
  const series = whoIsShown(drawing).map((who) => {
    const span = spanOf(who, waves);
    const whole: Part = { label: wholeChange, quantity: { kind: "change", measure: measure.id, ...span } };
    const shown = [...parts(span), ...(adding ? [whole] : [])];
    const points = shown.flatMap(({ label, quantity }) => point(drawing, label, quantity));
    return { id: who.id, label: who.label, points };
  });
  return dots(adding, ...series);
}
