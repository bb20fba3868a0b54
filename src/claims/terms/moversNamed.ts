import type { MoversOf } from "../../vocabulary/quantity.js";
import type { Attributes } from "./attributes.js";
import { categoryIn } from "./parts.js";
import { type Asked, unknown } from "./places.js";

const parts = ["stayed", "came", "left"] as const;

/** part=stayed, came or left, and way= a category of the breakdown by which the study tells how people came or left. */
export function moversNamed(
  { part: name = "", way }: Attributes,
  asked: Asked,
): Pick<MoversOf, "part" | "way"> | null {
  const known = parts.map((id) => ({ id }));
  const part =
    parts.find((one) => one === name) ?? unknown("part of a change by who moved", name, asked, known);
  if (part === null || way === undefined) return part && { part, way: null };
  const { analysis, breakdowns } = asked.draft.study;
  const by = part === "stayed" ? null : analysis.movers?.[part];
  const breakdown = breakdowns.find(({ id }) => id === by);
  if (!breakdown) return unknown("way in which people moved", way, asked, []);
  const category = categoryIn(breakdown, way, asked);
  return category === null ? null : { part, way: { breakdown: breakdown.id, category } };
}
