import { type Table, texts } from "../tables/table.js";
import type { Place } from "./places.js";

/** Which sections belong to which plan, and when it begins. */
export function plansTable(places: readonly Place[]): Table {
  const rows = places.flatMap(({ name, sections, start }) =>
    start === null ? [] : sections.map((section) => ({ section, name, start })),
  );
  return {
    name: "data/plans",
    title: { en: "Sections of plans. Synthetic", da: "Helhedsplanernes afdelinger. Syntetisk" },
    rows: rows.length,
    columns: [
      texts(
        ["AFDELING", "Section", "Afdeling"],
        rows.map(({ section }) => section),
      ),
      texts(
        ["PLAN", "Plan", "Helhedsplan"],
        rows.map(({ name }) => name),
      ),
      texts(
        ["START", "Year in which it begins", "Startår"],
        rows.map(({ start }) => String(start)),
      ),
      texts(
        ["RUNDE", "Round of funding", "Runde af midler"],
        rows.map(() => "2015-18"),
      ),
    ],
  };
}
