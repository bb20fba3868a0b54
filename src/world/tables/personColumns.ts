import { at } from "../../maths/at.js";
import { type TraitId, traitIds, traits } from "../background.js";
import { municipalities, municipalityGroups } from "../country.js";
import type { Plan } from "../plans.js";
import type { People, WaveId } from "../world.js";
import { numbers, type TableColumn, type TableLabel, texts } from "./table.js";

/** What the register knows of people: who they are, where they live, and the traits that margins are known of. */
export function personColumns(
  people: People,
  wave: WaveId,
  rows: Int32Array,
  plans: readonly Plan[],
): readonly TableColumn[] {
  const { age, sex } = people.traits[wave];
  const each = (of: (row: number) => number) => Float64Array.from(rows, of);
  return [
    texts(
      ["person", "Person, the same key in every wave", "Person, samme nøgle i hver runde"],
      keysOf(people, rows),
    ),
    texts(
      ["stratum", "Stratum", "Stratum"],
      Array.from(rows, (row) => stratumName(people, at(people.stratum, row))),
    ),
    ...(people.group === "areas" ? areaColumns(people, rows, plans) : [groupColumn(people, rows)]),
    numbers(
      ["municipality", "Municipality, code", "Kommune, kode"],
      each((row) => municipalities[at(people.municipality, row)]?.code ?? Number.NaN),
      municipalities.map(({ code, name }) => ({ value: code, label: { en: name, da: name } })),
    ),
    numbers(
      ["years", "Age in years", "Alder i år"],
      each((row) => wave - at(people.born, row)),
    ),
    ...traitIds.map((trait) =>
      numbers(
        [trait, traits[trait].label.en ?? "", traits[trait].label.da ?? ""],
        each((row) => 1 + at(people.traits[wave][trait], row)),
        labelsOf(trait),
      ),
    ),
    numbers(
      ["age_sex", "Age and sex", "Alder og køn"],
      each((row) => ageSexCode(at(age, row), at(sex, row))),
      ageSexLabels,
    ),
  ];
}

/** Name of a stratum, different in every group. */
export function stratumName({ group }: Pick<People, "group">, stratum: number): string {
  return `${group}-${String(stratum + 1).padStart(2, "0")}`;
}

/** Two digits: the age group, then the sex. */
export function ageSexCode(age: number, sex: number): number {
  return 10 * (age + 1) + sex + 1;
}

export const ageSexLabels: readonly TableLabel[] = traits.age.categories.flatMap((age, i) =>
  traits.sex.categories.map((sex, j) => ({
    value: ageSexCode(i, j),
    label: {
      en: `${sex.label.en}, ${age.label.en}`,
      da: `${sex.label.da}, ${age.label.da}`,
    },
  })),
);

export function labelsOf(trait: TraitId): readonly TableLabel[] {
  return traits[trait].categories.map(({ label }, i) => ({ value: i + 1, label }));
}

export function areaLabels(plans: readonly Plan[]): readonly TableLabel[] {
  return plans.map(({ number, name }) => ({ value: number, label: { en: name, da: name } }));
}

/** What registers tell afterwards: who lives in the area in both waves, and who moves out or in between them. */
export const residency: readonly TableLabel[] = [
  { value: 1, label: { en: "Stayers", da: "Fastboende" } },
  {
    value: 2,
    label: { en: "Those who moved out (2018) or in (2021)", da: "Fraflyttere (2018), tilflyttere (2021)" },
  },
];

export function residencyCode({ stays }: People, row: number): number {
  return stays[row] === 1 ? 1 : 2;
}

const letters = { areas: "A", sector: "S", population: "P" } as const;

function keysOf({ group }: People, rows: Int32Array): readonly string[] {
  return Array.from(rows, (row) => letters[group] + String(row + 1).padStart(6, "0"));
}

function areaColumns(people: People, rows: Int32Array, plans: readonly Plan[]): readonly TableColumn[] {
  const area = Float64Array.from(rows, (row) => 1 + at(people.stratum, row));
  return [
    numbers(["area", "Area", "Boligområde"], area, areaLabels(plans)),
    numbers(["plan", "Number of the plan", "Helhedsplanens nummer"], area),
    numbers(
      ["section", "Housing section within the area", "Boligafdeling i området"],
      Float64Array.from(rows, (row) => at(people.section, row)),
    ),
    numbers(
      ["residency", "Lives there in both waves", "Bor der i begge runder"],
      Float64Array.from(rows, (row) => residencyCode(people, row)),
      residency,
    ),
  ];
}

function groupColumn(people: People, rows: Int32Array): TableColumn {
  return numbers(
    ["municipality_group", "Municipality group", "Kommunegruppe"],
    Float64Array.from(rows, (row) => 1 + at(people.stratum, row)),
    municipalityGroups.map((label, i) => ({ value: i + 1, label })),
  );
}
