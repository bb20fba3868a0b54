import { type Place, type Variant, variants } from "../../vocabulary/quantity.js";
import type { Areas, Breakdown, IndexOfDimensions } from "../../vocabulary/study.js";
import { tell } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import { type Asked, unknown, waveNamed } from "./places.js";

/** An index, so that it has dimensions; `null` after telling that it is none. */
export function indexNamed(id: string, asked: Asked): IndexOfDimensions | null {
  const indices = asked.draft.study.measures.filter((measure) => measure.kind === "index");
  return indices.find((index) => index.id === id) ?? unknown("index of dimensions", id, asked, indices);
}

/** One of an index's dimensions. */
export function dimensionNamed(id: string, { id: index, dimensions }: IndexOfDimensions, asked: Asked) {
  const known = dimensions.map((dimension) => ({ id: dimension }));
  return dimensions.find((one) => one === id) ?? unknown(`dimension of “${index}”`, id, asked, known);
}

/** A category by its own id, where the breakdown is named apart. */
export function categoryIn(
  { id: breakdown, categories }: Breakdown,
  id: string,
  asked: Asked,
): string | null {
  const found = categories.find((category) => category.id === id);
  return found?.id ?? unknown(`category of “${breakdown}”`, id, asked, categories);
}

const componentParts = [{ id: "composition" }, { id: "within" }] as const;

/** Which part of a change that is divided by a breakdown. */
export function partNamed(id: string, asked: Asked): "composition" | "within" | null {
  return componentParts.find((part) => part.id === id)?.id ?? unknown("part", id, asked, componentParts);
}

/** Another way of estimating. */
export function variantNamed(id: string, asked: Asked): Variant | null {
  const known = variants.map((variant) => ({ id: variant }));
  return variants.find((variant) => variant === id) ?? unknown("variant", id, asked, known);
}

/** The areas of the study; `null` after telling that it has none. */
export function areasOf({ at, draft }: Asked): Areas | null {
  return (
    draft.study.areas ??
    tell(draft, at, {
      code: "name-unknown",
      what: "The study names no areas.",
      todo: "Say under “areas” in study.yaml which areas there are.",
    })
  );
}

/** An area in one wave. Like a wave, an area goes by its id or by its label. */
export function areaPlace(name: string, wave: string, asked: Asked): Place | null {
  const areas = areasOf(asked);
  const waveId = waveNamed(wave, asked);
  if (areas === null || waveId === null) return null;
  const { list, breakdown, group } = areas;
  const found =
    list.find(({ id }) => id === name) ??
    list.find(({ label }) => inLanguage(label, asked.draft.language) === name) ??
    unknown("area", name, asked, list);
  return found && { wave: waveId, group, category: { breakdown, category: found.id } };
}
