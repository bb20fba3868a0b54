import { chances, dice, pick } from "../dice.js";
import { itemAt, oneOf } from "./oneOf.js";
import type { Place } from "./places.js";

export const firstBorn = 1985;
export const lastBorn = 2004;
/** First and last year of the registers. */
export const period = [1985, 2021] as const;

export type OriginId = "danish" | "western" | "menapt" | "other";
const originIds: readonly OriginId[] = ["danish", "western", "menapt", "other"];

export interface Person {
  /** Key, from 1. */
  readonly person: number;
  readonly born: number;
  readonly woman: boolean;
  /** 1 Danish, 2 immigrant, 3 descendant. */
  readonly type: 1 | 2 | 3;
  /** ISO 3166. */
  readonly country: string;
  /** First and last year in the population. */
  readonly from: number;
  readonly to: number;
  readonly municipality: number;
  readonly family: number;
}

export interface Parent extends Person {
  /** How the parent stands while a child is growing up; who studies is on a benefit and enrolled. */
  readonly standing: "employed" | "studying" | "outside";
  /** Highest education, as DISCED's main areas. */
  readonly level: 10 | 30 | 50 | 70;
  /** Income of the year 2000. */
  readonly income: number;
}

export interface Child extends Person {
  readonly origin: OriginId;
  readonly mother: Parent;
  readonly father: Parent | null;
  /** Where the child lives at 15, and where before or after, from what age it lives in the second. */
  readonly place: Place;
  readonly homes: readonly [Home, Home];
  readonly moves: number;
  /** What the family has in common, standard normal. */
  readonly shared: number;
}

export interface Home {
  readonly place: Place;
  /** "" elsewhere. */
  readonly section: string;
}

export interface People {
  readonly children: readonly Child[];
  readonly parents: readonly Parent[];
}

interface Family {
  readonly mother: Parent;
  readonly father: Parent | null;
  readonly origin: OriginId;
  readonly country: string;
  readonly shared: number;
  readonly number: number;
}

/** Parents are born before the children whom the study is about. */
const lastParent = firstBorn - 1;

/** Years between brothers and sisters, and how many of them a family has at most. */
const siblings = { apart: 3, chance: 0.35, most: 3 } as const;

/**
 * Children born in 1985–2004 with their parents: so many of each year in each place at the age of 15, some of them brothers
 * and sisters.
 */
export function makePeople(seed: number, places: readonly Place[]): People {
  const draw = drawing(seed);
  const parents: Parent[] = [];
  const children: Child[] = [];
  let persons = places.reduce((sum, { children: n }) => sum + n, 0) * (lastBorn - firstBorn + 1);
  const parent = (family: Omit<Parent, "person">): Parent => {
    persons += 1;
    const one = { ...family, person: persons };
    parents.push(one);
    return one;
  };
  let families = 0;
  for (const place of places) {
    const earlier: (readonly { readonly family: Family; readonly order: number }[])[] = [];
    for (let born = firstBorn; born <= lastBorn; born++) {
      const here = Array.from({ length: place.children }, (_, i) => {
        const older = earlier[born - firstBorn - siblings.apart]?.[i];
        if (older && older.order < siblings.most && draw.unit("sibling") < siblings.chance)
          return { family: older.family, order: older.order + 1 };
        families += 1;
        return { family: makeFamily({ place, born, number: families }, draw, parent), order: 1 };
      });
      earlier.push(here);
      for (const { family } of here) {
        children.push(makeChild({ person: children.length + 1, place, born, family }, draw, places));
      }
    }
  }
  return { children, parents };
}

interface Draw {
  unit(what: string): number;
  normal(what: string): number;
}

/** Each thing that is drawn has a stream of its own. */
function drawing(seed: number): Draw {
  const streams = new Map<string, ReturnType<typeof dice>>();
  const of = (what: string) => {
    const own = streams.get(what) ?? dice(seed, `registers/${what}`);
    streams.set(what, own);
    return own;
  };
  return { unit: (what) => of(what).unit(), normal: (what) => of(what).normal() };
}

function makeFamily(
  { place, born, number }: { readonly place: Place; readonly born: number; readonly number: number },
  draw: Draw,
  parent: (one: Omit<Parent, "person">) => Parent,
): Family {
  const origin = itemAt(originIds, pick(origins[place.kind], draw.unit("origin")));
  const country = oneOf(countriesOf[origin], draw.unit("country"));
  const means = draw.normal("means");
  const grown = (woman: boolean) => {
    const age = Math.max(
      born - lastParent,
      18 + Math.floor(17 * draw.unit("parent's age")) + (woman ? 0 : 3),
    );
    const foreign = origin !== "danish";
    const arrived = foreign ? born - Math.floor(9 * draw.unit("parent's arrival")) : period[0];
    const rest = outside[place.kind] * (woman ? 1.2 : 0.8) * (foreign ? 1.4 : 1);
    const [stands, school] = [draw.unit("standing"), draw.unit("school")];
    const standing = stands < rest ? "outside" : stands < rest + 0.03 ? "studying" : "employed";
    const primary = standing === "employed" ? 0.2 : 0.7;
    const level =
      school < primary ? 10 : itemAt([30, 50, 70] as const, pick(levels, (school - primary) / (1 - primary)));
    const luck = Math.sqrt(0.5) * means + Math.sqrt(0.5) * draw.normal("income");
    const usual = (woman ? 230 : 280) * (standing === "employed" ? 1 : 0.6) * (1 + 0.006 * (level - 10));
    return parent({
      born: born - age,
      woman,
      type: foreign ? 2 : 1,
      country,
      from: Math.max(period[0], born - age, arrived),
      to: period[1],
      municipality: place.municipality,
      family: number,
      standing,
      level,
      income: Math.round(1000 * usual * Math.exp(0.35 * luck)),
    });
  };
  const mother = grown(true);
  const father = draw.unit("father") < 0.06 ? null : grown(false);
  return { mother, father, origin, country, shared: draw.normal("family"), number };
}

function makeChild(
  own: { readonly person: number; readonly place: Place; readonly born: number; readonly family: Family },
  draw: Draw,
  places: readonly Place[],
): Child {
  const { person, place, born, family } = own;
  const { origin, country, mother, father, shared } = family;
  const type = origin === "danish" ? 1 : draw.unit("type") < 0.2 ? 2 : 3;
  const arrival = 1 + Math.floor(9 * draw.unit("arrival"));
  const leaves = draw.unit("leaves") < 0.04 ? 5 + Math.floor(25 * draw.unit("leaving")) : 99;
  const from = type === 2 ? Math.max(born + arrival, mother.from, father?.from ?? 0) : born;
  const homeIn = (where: Place): Home => ({
    place: where,
    section: where.sections[Math.floor(where.sections.length * draw.unit("section"))] ?? "",
  });
  const home = homeIn(place);
  const moved = draw.unit("moved") < 0.3;
  const other = moved ? homeIn(oneOf(places, draw.unit("other home"))) : home;
  const moves = 1 + Math.floor(17 * draw.unit("moving"));
  return {
    person,
    born,
    woman: draw.unit("girl") < 0.49,
    type,
    country,
    from,
    to: Math.max(from, Math.min(period[1], born + leaves)),
    municipality: place.municipality,
    family: family.number,
    origin,
    mother,
    father,
    place,
    homes: moves <= 15 ? [other, home] : [home, other],
    moves,
    shared,
  };
}

/** True where a parent is in the rest group: neither in education nor employment and no more than primary school. */
export function inRestGroup({ standing, level }: Parent): boolean {
  return standing === "outside" && level === 10;
}

/** Danish, Western, MENAPT and other; the shares in areas are those of the survey world's children. */
const origins = {
  plan: chances([0.42, 0.04, 0.4, 0.14]),
  section: chances([0.57, 0.05, 0.25, 0.13]),
  elsewhere: chances([0.84, 0.04, 0.08, 0.04]),
};

/** Of parents, before sex and origin are counted in. */
const outside = { plan: 0.24, section: 0.19, elsewhere: 0.09 } as const;

const levels = chances([0.6, 0.28, 0.12]);

const countriesOf: Readonly<Record<OriginId, readonly string[]>> = {
  danish: ["DK"],
  western: ["DE", "PL", "SE", "GB", "RO"],
  menapt: ["TR", "LB", "SO", "IQ", "PK", "IR", "AF", "SY", "MA"],
  other: ["VN", "LK", "BA", "TH", "IN", "PH"],
};
