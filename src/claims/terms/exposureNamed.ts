import { type ExposureOf, exposureParts } from "../../vocabulary/quantity.js";
import type { Attributes } from "./attributes.js";
import { type Asked, unknown } from "./places.js";
import { named } from "./registerParts.js";

/** What a year more goes with, as the study's first and last wave span it; among all, or among brothers and sisters. */
export function exposureNamed(
  measure: string,
  name: string,
  attributes: Attributes,
  asked: Asked,
): ExposureOf | null {
  const { waves, groups, analysis } = asked.draft.study;
  const having = analysis.exposure.filter(({ measures }) => measures.includes(measure));
  const exposure = named("analysis of exposure on this measure", attributes.analysis, having, asked);
  const known = exposureParts.map((id) => ({ id }));
  const part =
    exposureParts.find((one) => one === name) ??
    unknown("part of an analysis of exposure", name, asked, known);
  if (exposure === null || part === null) return null;
  const group = exposure.group ?? (groups.length === 1 ? (groups[0]?.id ?? "") : "");
  const at = (wave: string | undefined) => ({ wave: wave ?? "", group, category: null });
  const [from, to] = [at(waves[0]?.id), at(waves.at(-1)?.id)];
  return { kind: "exposure", measure, analysis: exposure.id, part, from, to };
}
