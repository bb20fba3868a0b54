import { at } from "../../maths/at.js";
import { traitIds } from "../background.js";
import { type GroupId, groupIds, type WaveId, type World, waveIds } from "../world.js";
import {
  ageSexCode,
  ageSexLabels,
  labelsOf,
  residency,
  residencyCode,
  stratumName,
} from "./personColumns.js";
import { numbers, type Table, type TableLabel, texts } from "./table.js";

/** Known number of adults in a category of a column, in one group and wave. */
interface Margin {
  readonly group: GroupId;
  readonly wave: WaveId;
  readonly column: string;
  readonly category: string;
  readonly label: string;
  readonly people: number;
}

/** What the register tells of everybody: how many adults there are in each category of each column. */
export function marginsTable(world: World): Table {
  const margins = groupIds.flatMap((group) => waveIds.flatMap((wave) => marginsOf(world, group, wave)));
  return {
    name: "margins",
    title: {
      en: "Known numbers of adults, by group and wave. Synthetic",
      da: "Kendte antal voksne efter gruppe og runde. Syntetisk",
    },
    rows: margins.length,
    columns: [
      texts(
        ["group", "Group", "Gruppe"],
        margins.map(({ group }) => group),
      ),
      numbers(
        ["wave", "Wave", "Runde"],
        margins.map(({ wave }) => wave),
      ),
      texts(
        ["column", "Column", "Kolonne"],
        margins.map(({ column }) => column),
      ),
      texts(
        ["category", "Category", "Kategori"],
        margins.map(({ category }) => category),
      ),
      texts(
        ["label", "What the category means", "Kategoriens betydning"],
        margins.map(({ label }) => label),
      ),
      numbers(
        ["people", "Adults", "Voksne"],
        margins.map(({ people }) => people),
      ),
    ],
  };
}

function marginsOf({ people: all, plans }: World, group: GroupId, wave: WaveId): readonly Margin[] {
  const people = all[group];
  const rows = people.present[wave];
  const { age, sex } = people.traits[wave];
  const margin = (
    column: string,
    categories: readonly { readonly category: string; readonly label: string }[],
    placeOf: (row: number) => number,
  ) => {
    const counts = new Int32Array(categories.length);
    for (const row of rows) {
      const place = placeOf(row);
      counts[place] = at(counts, place) + 1;
    }
    return categories.map((category, i) => ({ group, wave, column, ...category, people: at(counts, i) }));
  };
  const coded = (labels: readonly TableLabel[]) =>
    labels.map(({ value, label }) => ({ category: String(value), label: label.en ?? "" }));
  const strata = Array.from({ length: people.strata }, (_, i) => ({
    category: stratumName(people, i),
    label: group === "areas" ? (plans[i]?.name ?? "") : "",
  }));
  const ageSexPlaces = new Map(ageSexLabels.map(({ value }, i) => [value, i]));
  return [
    ...margin("stratum", strata, (row) => at(people.stratum, row)),
    ...margin(
      "age_sex",
      coded(ageSexLabels),
      (row) => ageSexPlaces.get(ageSexCode(at(age, row), at(sex, row))) ?? -1,
    ),
    ...traitIds.flatMap((trait) =>
      margin(trait, coded(labelsOf(trait)), (row) => at(people.traits[wave][trait], row)),
    ),
    ...(group === "areas"
      ? margin("residency", coded(residency), (row) => residencyCode(people, row) - 1)
      : []),
  ];
}
