import { type MatchedOf, matchingWays } from "../../vocabulary/quantity.js";
import type { Attributes } from "./attributes.js";
import { type Asked, unknown, waveNamed } from "./places.js";
import { named } from "./registerParts.js";

/** Which analysis of matched people, by which way (the first that it names where none is said), in one wave. */
export function matchedNamed(
  measure: string,
  attributes: Attributes,
  wave: string,
  asked: Asked,
): MatchedOf | null {
  const having = asked.draft.study.analysis.matches.filter(({ measures }) => measures.includes(measure));
  const matches = named("analysis of matched people on this measure", attributes.analysis, having, asked);
  const at = waveNamed(wave, asked);
  if (matches === null || at === null) return null;
  const { id: analysis, of, against, ways } = matches;
  const name = attributes.way ?? ways[0] ?? "";
  const way =
    matchingWays.find((one) => one === name && ways.includes(one)) ??
    unknown(
      "way of matching",
      name,
      asked,
      ways.map((id) => ({ id })),
    );
  const place = (group: string) => ({ wave: at, group, category: null });
  return way && { kind: "matched", measure, analysis, way, of: place(of), against: place(against) };
}
