import type { GroupId, WaveId } from "../world.js";
import type { TrueLevel } from "./levels.js";

interface Subject {
  readonly measure: string;
  readonly trait?: string;
  readonly category?: string;
}

/** 2021 minus 2018. */
export interface TrueChange extends Subject {
  readonly group: GroupId;
  readonly value: number | null;
}

/** The areas minus another group: in one wave, or in the change from 2018 to 2021. */
export interface TrueGap extends Subject {
  readonly benchmark: GroupId;
  readonly in: WaveId | "change";
  readonly value: number | null;
}

export function trueChanges(levels: readonly TrueLevel[]): readonly TrueChange[] {
  const before = valuesBy(levels.filter(({ wave }) => wave === 2018));
  return levels
    .filter(({ wave }) => wave === 2021)
    .map(({ group, value, ...level }) => {
      return { ...subjectOf(level), group, value: minus(value, before.get(keyOf(level, group))) };
    });
}

export function trueGaps(levels: readonly TrueLevel[], changes: readonly TrueChange[]): readonly TrueGap[] {
  return [
    ...gaps(
      2018,
      levels.filter(({ wave }) => wave === 2018),
    ),
    ...gaps(
      2021,
      levels.filter(({ wave }) => wave === 2021),
    ),
    ...gaps("change", changes),
  ];
}

function gaps(when: TrueGap["in"], all: readonly (TrueChange | TrueLevel)[]): readonly TrueGap[] {
  const known = valuesBy(all);
  return all
    .filter(({ group }) => group !== "areas")
    .map(({ group, value, ...one }) => {
      const inAreas = known.get(keyOf(one, "areas")) ?? null;
      return { ...subjectOf(one), benchmark: group, in: when, value: minus(inAreas, value) };
    });
}

function valuesBy(all: readonly (TrueChange | TrueLevel)[]): ReadonlyMap<string, number | null> {
  return new Map(all.map(({ group, value, ...one }) => [keyOf(one, group), value]));
}

function keyOf({ measure, trait, category }: Subject, group: GroupId): string {
  return [measure, trait, category, group].join(" ");
}

function subjectOf({ measure, trait, category }: Subject): Subject {
  return trait === undefined || category === undefined ? { measure } : { measure, trait, category };
}

function minus(a: number | null, b: number | null | undefined): number | null {
  return a === null || b === null || b === undefined ? null : a - b;
}
