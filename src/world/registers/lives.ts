import { normalCdf } from "../../maths/normal.js";
import { type Dice, dice } from "../dice.js";
import { earnings } from "./earnings.js";
import { type Child, inRestGroup, type People } from "./people.js";
import { chanceFor, plantedFor, plantedGrade, plantedInRegisters, type Traits } from "./plantedChances.js";

export type OutcomeId = keyof typeof plantedInRegisters;
const outcomeIds = Object.keys(plantedInRegisters) as readonly OutcomeId[];

/** What becomes of a child, and how likely it was. */
export interface Life {
  readonly child: Child;
  readonly traits: Traits;
  readonly chances: Readonly<Record<OutcomeId, number>>;
  /** What was drawn: at ages that the registers do not reach too. */
  readonly has: Readonly<Record<OutcomeId, boolean>>;
  /** Each mark is drawn around it with this standard deviation. */
  readonly grade: { readonly mean: number; readonly spread: number };
  /** The child's own part in the deviation from the mean mark, standard normal. */
  readonly ability: number;
  /** Income at 30. */
  readonly income: number;
  /** Normal scores that ranks of income are planted by: the parents', and the child's without its own chance. */
  readonly score: { readonly parents: number; readonly expected: number };
}

/** Good outcomes go together and bad ones do not: which way each goes. */
const way: Readonly<Record<OutcomeId, 1 | -1>> = {
  school: 1,
  youth: 1,
  completed: 1,
  higher: 1,
  employed: 1,
  neet: -1,
  convictedYoung: -1,
  convicted: -1,
};

/** Variance of a child's luck by what it is shared with; the rest is of one outcome alone. */
const luck = { family: 0.2, child: 0.3 } as const;

/**
 * What becomes of every child: each outcome with the chance that is planted for it.
 *
 * Brothers and sisters, and the outcomes of one child, have luck in common. The luck of one outcome is standard normal for
 * everybody, so that the planted chance is the chance. Who is convicted by 18 is so by 24.
 */
export function makeLives(seed: number, { children }: People): readonly Life[] {
  const streams = new Map<string, Dice>();
  const normal = (what: string) => {
    const own = streams.get(what) ?? dice(seed, `registers/luck/${what}`);
    streams.set(what, own);
    return own.normal();
  };
  const earned = earnings(children, () => normal("income"));
  return children.map((child, i): Life => {
    const traits = traitsOf(child);
    const inCommon = Math.sqrt(luck.family) * child.shared + Math.sqrt(luck.child) * normal("child");
    const own = Math.sqrt(1 - luck.family - luck.child);
    const crime = inCommon - own * normal("crime");
    const entries = outcomeIds.map((id) => {
      const chance = chanceFor(plantedInRegisters[id], traits);
      const drawn = id.startsWith("convicted") ? crime : inCommon - own * way[id] * normal(id);
      return { id, chance, has: normalCdf(-way[id] * drawn) < chance };
    });
    const { spread, restSpreadPerYear } = plantedGrade;
    return {
      child,
      traits,
      chances: record(entries.map(({ id, chance }) => [id, chance])),
      has: record(entries.map(({ id, has }) => [id, has])),
      grade: {
        mean: plantedFor(plantedGrade, traits),
        spread: spread + (traits.rest ? restSpreadPerYear * (child.born - 1985) : 0),
      },
      ability: normal("ability"),
      ...earned(i),
    };
  });
}

const record = <T>(entries: readonly (readonly [OutcomeId, T])[]) =>
  Object.fromEntries(entries) as Readonly<Record<OutcomeId, T>>;

/** What chances depend on. A plan reaches those who turn 15 in its first year or later, in the area where they live then. */
function traitsOf({ born, woman, origin, mother, father, place }: Child): Traits {
  const since = place.start === null ? -1 : born + 15 - place.start;
  return {
    born,
    girl: woman,
    rest: inRestGroup(mother) || (father !== null && inRestGroup(father)),
    menapt: origin === "menapt",
    area: place.kind !== "elsewhere",
    since: since >= 0 ? since : null,
  };
}
