import { dice } from "../dice.js";
import type { Life } from "./lives.js";
import { oneOf } from "./oneOf.js";
import { firstBorn, lastBorn, type Parent } from "./people.js";

/** A spell in an education; days are year-month-day. */
export interface Spell {
  readonly person: number;
  readonly from: string;
  readonly to: string;
  /** DISCED's main area. */
  readonly level: number;
}

/** What a child's education comes to: spells, and the years in which it reached each level. */
export interface Schooling {
  readonly spells: readonly Spell[];
  /** Year in which a youth education, and a higher one, is completed; 9999 where none is. */
  readonly youth: number;
  readonly higher: number;
  readonly levels: { readonly youth: 20 | 30; readonly higher: 40 | 50 | 60 | 70 };
}

const never = 9999;

/** Spells and levels that show what became of each child. */
export function makeSchooling(seed: number, lives: readonly Life[]): readonly Schooling[] {
  const { unit } = dice(seed, "registers/schooling");
  return lives.map(({ child: { person, born }, has }): Schooling => {
    const [kind, when, wide] = [unit(), unit(), unit()];
    const levels = {
      youth: kind < 0.6 ? 20 : 30,
      higher: oneOf([40, 50, 50, 60, 70] as const, wide),
    } as const;
    const spell = (from: number, to: number, level: number): Spell => ({
      person,
      from: `${born + from}-08-10`,
      to: `${born + to}-06-25`,
      level,
    });
    const begins = has.youth ? 16 + Math.floor(2.2 * when) : 19 + Math.floor(2 * when);
    const youth = has.completed ? begins + 3 : has.higher ? 25 : never;
    const higher = has.higher ? 26 + Math.floor(4 * wide) : never;
    return {
      youth: youth === never ? never : born + youth,
      higher: higher === never ? never : born + higher,
      levels,
      spells: [
        // Who begins nothing that counts by 18 may be in a preparatory course.
        ...(!has.youth && kind < 0.3 ? [spell(17, 18, 15)] : []),
        ...(has.completed || has.youth
          ? [spell(begins, begins + (has.completed ? 3 : 1), levels.youth)]
          : []),
        ...(has.higher && !has.completed ? [spell(22, 25, levels.youth)] : []),
        ...(has.higher ? [spell(youth === 25 ? 25 : 23, higher, levels.higher)] : []),
        // A few who are not outside at 29 are so by status, but enrolled.
        ...(!has.neet && when < 0.04 ? [spell(29, 30, 35)] : []),
      ],
    };
  });
}

/** Parents who study are enrolled for all the years that anybody asks for. */
export function spellsOfParents(parents: readonly Parent[]): readonly Spell[] {
  return parents
    .filter(({ standing }) => standing === "studying")
    .map(({ person }) => ({
      person,
      from: `${firstBorn + 9}-08-10`,
      to: `${lastBorn + 16}-06-25`,
      level: 30,
    }));
}

interface Conviction {
  readonly person: number;
  readonly date: string;
}

/** A conviction or two in the years in which they count, and a few before. */
export function makeConvictions(seed: number, lives: readonly Life[]): readonly Conviction[] {
  const { unit } = dice(seed, "registers/convictions");
  return lives.flatMap(({ child: { person, born }, has }) => {
    const [age, month, again, early] = [unit(), unit(), unit(), unit()];
    const at = (years: number) => ({
      person,
      date: `${born + years}-${String(1 + Math.floor(12 * month)).padStart(2, "0")}-15`,
    });
    const first = has.convictedYoung ? 15 + Math.floor(4 * age) : 19 + Math.floor(6 * age);
    const convicted = has.convictedYoung || has.convicted;
    return [
      ...(early < 0.002 ? [at(14)] : []),
      ...(convicted ? [at(first)] : []),
      ...(convicted && again < 0.3 ? [at(first + 1)] : []),
      ...(early > 0.99 ? [at(26)] : []),
    ];
  });
}
