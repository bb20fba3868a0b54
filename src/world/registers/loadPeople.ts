import type { Store } from "../../store/store.js";
import type { Schooling, Spell } from "./events.js";
import type { Life } from "./lives.js";
import { loadTable } from "./loadTable.js";
import type { Home, Parent, Person } from "./people.js";

/** Names of the tables that the registers are made of. */
const loaded = {
  children: "children",
  parents: "parents",
  /** A row a child and parent: `person` (the parent), `born` (of the child). */
  raising: "raising",
  spells: "spells",
} as const;

/** Everybody, with what is the same in all years, as tables in the engine. */
export async function loadPeople(
  store: Store,
  lives: readonly Life[],
  parents: readonly Parent[],
  { schooling, spells }: { readonly schooling: readonly Schooling[]; readonly spells: readonly Spell[] },
): Promise<void> {
  const children = lives.map(({ child }) => child);
  const flag = (value: boolean) => (value ? 1 : 0);
  const home = (which: 0 | 1, value: (home: Home) => string | number) =>
    children.map(({ homes }) => value(homes[which]));
  await loadTable(store, loaded.children, {
    ...person(children),
    mother: ["whole", children.map(({ mother }) => mother.person)],
    father: ["whole", children.map(({ father }) => father?.person ?? null)],
    moves: ["whole", children.map(({ moves }) => moves)],
    section_before: ["text", home(0, ({ section }) => section)],
    section_after: ["text", home(1, ({ section }) => section)],
    town_before: ["whole", home(0, ({ place }) => place.municipality)],
    town_after: ["whole", home(1, ({ place }) => place.municipality)],
    youth: ["whole", schooling.map(({ youth }) => youth)],
    higher: ["whole", schooling.map(({ higher }) => higher)],
    youth_level: ["whole", schooling.map(({ levels }) => levels.youth)],
    higher_level: ["whole", schooling.map(({ levels }) => levels.higher)],
    neet: ["whole", lives.map(({ has }) => flag(has.neet))],
    employed: ["whole", lives.map(({ has }) => flag(has.employed))],
    income: ["whole", lives.map(({ income }) => income)],
  });
  await loadTable(store, loaded.parents, {
    ...person(parents),
    working: ["whole", parents.map(({ standing }) => flag(standing === "employed"))],
    level: ["whole", parents.map(({ level }) => level)],
    income: ["whole", parents.map(({ income }) => income)],
  });
  const raising = children.flatMap(({ born, mother, father }) =>
    [mother, ...(father ? [father] : [])].map((parent) => ({ person: parent.person, born })),
  );
  await loadTable(store, loaded.raising, {
    person: ["whole", raising.map((one) => one.person)],
    born: ["whole", raising.map(({ born }) => born)],
  });
  await loadTable(store, loaded.spells, {
    person: ["whole", spells.map((one) => one.person)],
    begins: ["text", spells.map(({ from }) => from)],
    ends: ["text", spells.map(({ to }) => to)],
    level: ["whole", spells.map(({ level }) => level)],
  });
}

function person(people: readonly Person[]) {
  return {
    person: ["whole", people.map((one) => one.person)],
    born: ["whole", people.map(({ born }) => born)],
    sex: ["whole", people.map(({ woman }) => (woman ? 2 : 1))],
    type: ["whole", people.map(({ type }) => type)],
    country: ["text", people.map(({ country }) => country)],
    first: ["whole", people.map(({ from }) => from)],
    last: ["whole", people.map(({ to }) => to)],
    town: ["whole", people.map(({ municipality }) => municipality)],
    family: ["whole", people.map(({ family }) => family)],
  } as const;
}
