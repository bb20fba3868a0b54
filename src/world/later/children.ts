import { at } from "../../maths/at.js";
import { chances, dice, pick } from "../dice.js";
import type { Plan } from "../plans.js";
import { chanceFor, plantedFor, plantedForChildren, plantedGrade } from "../registers/plantedChances.js";
import { numbers, type Table, type TableLabel, texts, yesNo } from "../tables/table.js";

type Outcome = keyof typeof plantedForChildren;

const outcomes: readonly { readonly id: Outcome; readonly en: string; readonly da: string }[] = [
  { id: "school", en: "Completed school by 17", da: "Har afsluttet grundskolen som 17-årig" },
  { id: "youth", en: "Began a youth education by 18", da: "Er begyndt på en ungdomsuddannelse som 18-årig" },
  {
    id: "higher",
    en: "Completed a higher education by 29",
    da: "Har en videregående uddannelse som 29-årig",
  },
  {
    id: "neet",
    en: "Neither in education nor employment at 29",
    da: "Hverken i uddannelse eller job som 29-årig",
  },
];

/** Children born 1985–2006, a third of them in plan areas at 15; an outcome is empty where they reach its age after 2021. */
export function childrenTable(seed: number, size: number, plans: readonly Plan[]): Table {
  const children = drawChildren(seed, Math.max(3000, Math.round(60000 * size)), plans.length);
  const { count, born, girl, origin, area, parents } = children;
  const has = outcomes.map(({ id }) => outcomeOf(id, seed, children, plans));
  return {
    name: "later/children",
    title: { en: "Children born 1985–2006. Synthetic", da: "Børn født 1985–2006. Syntetisk" },
    rows: count,
    columns: [
      texts(
        ["child", "Child", "Barn"],
        Array.from(born, (_, i) => `C${String(i + 1).padStart(6, "0")}`),
      ),
      numbers(["born", "Year of birth", "Fødselsår"], born),
      numbers(["girl", "Girl", "Pige"], girl, yesNo),
      numbers(["origin", "Origin", "Herkomst"], origin, originLabels),
      numbers(["parents", "Parents in the rest group", "Forældre i restgruppen"], parents, parentLabels),
      numbers(["area", "Area at 15; 0 elsewhere", "Boligområde som 15-årig; 0 andre steder"], area),
      numbers(
        ["grade", "Mean of the final marks", "Karaktergennemsnit ved afgangsprøven"],
        gradesOf(seed, children),
      ),
      ...outcomes.map(({ id, en, da }, i) => numbers([id, en, da], has[i] as Float64Array, yesNo)),
    ],
  };
}

interface Children {
  readonly count: number;
  readonly born: Float64Array;
  readonly girl: Float64Array;
  /** Codes, as in the table. */
  readonly origin: Float64Array;
  readonly parents: Float64Array;
  readonly area: Float64Array;
}

function drawChildren(seed: number, count: number, areas: number): Children {
  const draw = (what: string, value: (unit: number, i: number) => number) => {
    const { unit } = dice(seed, `children/${what}`);
    return Float64Array.from({ length: count }, (_, i) => value(unit(), i));
  };
  const area = draw("area", (unit) => Math.max(0, Math.ceil((3 * unit - 2) * areas)));
  const inArea = (i: number) => area[i] !== 0;
  return {
    count,
    area,
    born: draw("born", (unit) => 1985 + Math.floor(22 * unit)),
    girl: draw("girl", (unit) => (unit < 0.49 ? 1 : 0)),
    origin: draw("origin", (unit, i) => 1 + pick(inArea(i) ? originInAreas : originElsewhere, unit)),
    parents: draw("parents", (unit, i) => pick(inArea(i) ? parentsInAreas : parentsElsewhere, unit)),
  };
}

function outcomeOf(id: Outcome, seed: number, children: Children, plans: readonly Plan[]): Float64Array {
  const planted = plantedForChildren[id];
  const { unit } = dice(seed, `children/${id}`);
  return children.born.map((born, i) => {
    const [luck, plan] = [unit(), plans[at(children.area, i) - 1]];
    const year = born + planted.age;
    if (year > 2021) return Number.NaN;
    // A plan that began before the year of the outcome adds what it adds at first, however long ago it began.
    const since = plan && Number(plan.start.slice(0, 4)) < year ? 0 : null;
    return luck < chanceFor(planted, { ...traitsOf(children, i), since }) ? 1 : 0;
  });
}

function gradesOf(seed: number, children: Children): Float64Array {
  const { normal } = dice(seed, "children/grade");
  return children.born.map((year, i) => {
    const mean = plantedFor(plantedGrade, { ...traitsOf(children, i), since: null });
    const grade = mean + plantedGrade.spread * normal();
    return year + 16 > 2021 ? Number.NaN : Math.round(10 * Math.max(-3, Math.min(12, grade))) / 10;
  });
}

function traitsOf({ born, girl, origin, parents, area }: Children, i: number) {
  return {
    born: at(born, i),
    girl: girl[i] === 1,
    rest: parents[i] !== 0,
    menapt: origin[i] === menapt,
    area: area[i] !== 0,
  };
}

const originInAreas = chances([0.42, 0.4, 0.18]);
const originElsewhere = chances([0.89, 0.05, 0.06]);
const parentsInAreas = chances([0.55, 0.3, 0.15]);
const parentsElsewhere = chances([0.88, 0.1, 0.02]);

/** Code of the origin. */
const menapt = 2;

const originLabels: readonly TableLabel[] = [
  { value: 1, label: { en: "Danish", da: "Dansk" } },
  { value: 2, label: { en: "MENAPT", da: "MENAPT" } },
  { value: 3, label: { en: "Other", da: "Anden" } },
];

const parentLabels: readonly TableLabel[] = [
  { value: 0, label: { en: "Neither", da: "Ingen" } },
  { value: 1, label: { en: "One", da: "En" } },
  { value: 2, label: { en: "Both", da: "Begge" } },
];
