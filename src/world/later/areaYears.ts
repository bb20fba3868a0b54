import { at } from "../../maths/at.js";
import { dice } from "../dice.js";
import type { Plan } from "../plans.js";
import { numbers, type Table } from "../tables/table.js";

/** What is planted in the yearly shares of young people who are neither in education nor employment. */
export const plantedByYear = {
  /** Share in 2000, the change that all areas see each year, and the standard deviation of areas. */
  start: 0.24,
  perYear: -0.002,
  spread: 0.03,
  /** What a plan adds in its first year, and in each further one. */
  firstYear: -0.004,
  eachYear: -0.004,
} as const;

const years = Array.from({ length: 22 }, (_, i) => 2000 + i);

/** One row an area and year: plan areas, and as many without a plan, numbered from 101. Plans start at different times. */
export function areaYearsTable(seed: number, plans: readonly Plan[]): Table {
  const { normal, unit } = dice(seed, "area-years");
  const others = plans.map(({ number, adults }) => ({ number: 100 + number, adults, begins: Number.NaN }));
  const areas = [
    ...plans.map(({ number, adults, start }) => ({ number, adults, begins: Number(start.slice(0, 4)) })),
    ...others,
  ];
  const rows = areas.flatMap(({ number, adults, begins }) => {
    const own = plantedByYear.spread * normal();
    const young = Math.max(40, Math.round(adults / 4));
    return years.map((year) => {
      const chance =
        plantedByYear.start + own + plantedByYear.perYear * (year - 2000) + effectOf(year - begins);
      let neet = 0;
      for (let i = 0; i < young; i++) if (unit() < chance) neet++;
      return [number, year, begins, young, neet] as const;
    });
  });
  const column = (place: 0 | 1 | 2 | 3 | 4) => rows.map((row) => at(row, place));
  return {
    name: "later/area-years",
    title: {
      en: "Young people in areas with and without a plan, 2000–2021. Synthetic",
      da: "Unge i områder med og uden helhedsplan, 2000–2021. Syntetisk",
    },
    rows: rows.length,
    columns: [
      numbers(
        ["area", "Area; from 101 those without a plan", "Boligområde; fra 101 dem uden helhedsplan"],
        column(0),
      ),
      numbers(["year", "Year", "År"], column(1)),
      numbers(["begins", "Year that the plan begins", "Helhedsplanens startår"], column(2)),
      numbers(["young", "People aged 18–29", "18–29-årige"], column(3)),
      numbers(
        ["neet", "Of whom neither in education nor employment", "Heraf hverken i uddannelse eller job"],
        column(4),
      ),
    ],
  };
}

/** Nothing before the plan's first year; NaN for areas without a plan. */
function effectOf(yearsSince: number): number {
  return yearsSince >= 0 ? plantedByYear.firstYear + plantedByYear.eachYear * yearsSince : 0;
}
