import type { Span } from "../../vocabulary/quantity.js";
import { spotOf } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import { required } from "../terms/attributes.js";
import { sideNamed } from "../terms/places.js";
import { againstLabel } from "./differences.js";
import { bothWaves, type Drawing, type Drawn, dots, point, spanOf } from "./drawing.js";

/** One side's change minus the other's; without of= and against= every programme group's minus every benchmark's. */
export function drawChangeDifferences(drawing: Drawing): Drawn | null {
  const { measure, draft } = drawing;
  const waves = bothWaves(drawing);
  const pairs = waves && pairsOf(drawing, waves);
  if (pairs === null) return null;
  const points = pairs.flatMap(({ of, against }) =>
    point(drawing, againstLabel({ of: of.from, against: against.from }, draft), {
      kind: "change-difference",
      measure: measure.id,
      of,
      against,
    }),
  );
  return dots(true, { id: measure.id, label: inLanguage(measure.label, draft.language), points });
}

interface Pair {
  readonly of: Span;
  readonly against: Span;
}

function pairsOf(
  { node, attributes, draft }: Drawing,
  waves: { from: string; to: string },
): readonly Pair[] | null {
  if (attributes.of === undefined && attributes.against === undefined) {
    const ofRole = (role: string) =>
      draft.study.groups
        .filter((group) => group.role === role)
        .map(({ id }) => spanOf({ group: id, category: null }, waves));
    return ofRole("programme").flatMap((of) => ofRole("benchmark").map((against) => ({ of, against })));
  }
  const asked = { at: spotOf(node), draft };
  const side = (name: "of" | "against"): Span | null => {
    const text = required(node, attributes, name, draft);
    const from = text === null ? null : sideNamed(text, waves.from, attributes.group, asked);
    return from && { from, to: { ...from, wave: waves.to } };
  };
  const [of, against] = [side("of"), side("against")];
  return of && against && [{ of, against }];
}
