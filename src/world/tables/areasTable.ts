import { at } from "../../maths/at.js";
import { incomes } from "../background.js";
import { municipalities } from "../country.js";
import { type WaveId, type World, waveIds } from "../world.js";
import { areaLabels } from "./personColumns.js";
import { numbers, type Table, type TableColumn, texts } from "./table.js";

/** One row an area, with what registers tell of the adults who live there. */
export function areasTable(world: World): Table {
  const { plans } = world;
  const town = plans.map(({ municipality }) => municipalities[municipality]);
  return {
    name: "areas",
    title: {
      en: "The plan areas. Synthetic: no such area exists; municipalities are real",
      da: "Områderne med helhedsplan. Syntetisk: områderne findes ikke; kommunerne er virkelige",
    },
    rows: plans.length,
    columns: [
      numbers(
        ["area", "Area", "Boligområde"],
        plans.map(({ number }) => number),
        areaLabels(plans),
      ),
      texts(
        ["name", "Name of the area", "Områdets navn"],
        plans.map(({ name }) => name),
      ),
      numbers(
        ["plan", "Number of the plan", "Helhedsplanens nummer"],
        plans.map(({ number }) => number),
      ),
      texts(
        ["organisation", "Housing organisation", "Boligorganisation"],
        plans.map((plan) => plan.organisation),
      ),
      numbers(
        ["municipality", "Municipality, code", "Kommune, kode"],
        town.map((one) => one?.code ?? Number.NaN),
      ),
      texts(
        ["municipality_name", "Municipality", "Kommune"],
        town.map((one) => one?.name ?? ""),
      ),
      texts(
        ["start", "First day of the plan", "Helhedsplanens første dag"],
        plans.map(({ start }) => start),
      ),
      numbers(
        ["sections", "Housing sections", "Boligafdelinger"],
        plans.map(({ sections }) => sections),
      ),
      numbers(
        ["residents", "Residents of all ages", "Beboere i alle aldre"],
        plans.map(({ residents }) => residents),
      ),
      numbers(
        ["adults", "Residents aged 18 and over", "Beboere på 18 år og derover"],
        plans.map(({ adults }) => adults),
      ),
      ...waveIds.flatMap((wave) => registerColumns(world, wave)),
    ],
  };
}

function registerColumns(world: World, wave: WaveId): readonly TableColumn[] {
  const { origin, education, income, tenure } = world.people.areas.traits[wave];
  const mean = (of: (row: number) => number) => areaMeans(world, wave, of);
  const is = (column: Uint8Array, category: number) => (row: number) => (column[row] === category ? 1 : 0);
  const named = (name: string, en: string, da: string) =>
    [`${name}_${wave}`, `${en}, ${wave}`, `${da}, ${wave}`] as const;
  return [
    numbers(
      named("share_menapt", "Share of MENAPT origin", "Andel med MENAPT-herkomst"),
      mean(is(origin, 2)),
    ),
    numbers(
      named("share_primary", "Share with primary school only", "Andel med kun grundskole"),
      mean(is(education, 0)),
    ),
    numbers(
      named("share_new", "Share who came within 3 years", "Andel tilflyttet inden for 3 år"),
      mean(is(tenure, 0)),
    ),
    numbers(
      named("mean_income", "Mean income, thousand kroner", "Gennemsnitlig indkomst, tusind kr."),
      mean((row) => at(incomes, at(income, row))),
    ),
  ];
}

function areaMeans({ people: { areas }, plans }: World, wave: WaveId, of: (row: number) => number): number[] {
  const sums = plans.map(() => 0);
  for (const row of areas.present[wave]) {
    const area = at(areas.stratum, row);
    sums[area] = at(sums, area) + of(row);
  }
  return sums.map((sum, area) => sum / (plans[area]?.adults ?? 0));
}
