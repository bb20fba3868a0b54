import type { AnswersInWave, Codebook, CodebookColumn, CodebookFacts } from "../vocabulary/codebook.js";
import type { PublicCount } from "../vocabulary/intake.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { Released } from "../vocabulary/released.js";
import { letOut } from "./letOut.js";
import { roundToBase } from "./rounding.js";

/**
 * A study's codebook as it may leave: what columns mean, and how often each answer was given as far as the rules go.
 *
 * An answer's count is told where it has at least as many people as the policy asks of a figure, and as many on its
 * side, and on the other, as of a share. Answers and missing answers add up to the people of a wave, which are told
 * elsewhere: so while those withheld are together fewer people than a figure needs, the smallest told is withheld too.
 *
 * out     counts to the policy's base; `null` where withheld, also where it is 0 people; no value labels of keys
 * not     protection against differencing with other tables of the same people
 * source  docs/formats/codebook.md; complementary suppression: Hundepool et al. (2012), Statistical Disclosure Control, §4.3
 */
export function releaseCodebook(facts: CodebookFacts, policy: ReleasePolicy): Released<Codebook> {
  return letOut({
    columns: facts.columns.map((column) => ({
      ...column,
      delivered: column.delivered.map((words) => (namesUnits(column) ? { ...words, labels: [] } : words)),
      answers: column.answers && {
        ...column.answers,
        waves: column.answers.waves.map((wave) => released(wave, policy)),
      },
    })),
  });
}

/** Labels of keys are the names of people, or of the addresses that were drawn. */
function namesUnits({ uses }: CodebookColumn<number>): boolean {
  return uses.some(({ kind }) => kind === "person" || kind === "unit");
}

function released(
  { wave, counts, answered, missing }: AnswersInWave<number>,
  policy: ReleasePolicy,
): AnswersInWave {
  const round = (people: number): PublicCount => roundToBase(people, policy.countBase);
  const whole = (people: number) => people === 0 || people >= policy.minimumCount;
  const enough = (people: number) =>
    people >= policy.minimumCount &&
    Math.min(people, answered - people) >= Math.max(1, policy.minimumPerSide);
  const given = counts.map((people) => ({ people, told: enough(people) }));
  const absent = { people: missing, told: whole(missing) };
  hideTheRest([...given, absent], policy.minimumCount);
  const shown = ({ people, told }: Cell) => (told ? round(people) : null);
  return {
    wave,
    counts: given.map(shown),
    answered: shown({ people: answered, told: absent.told && whole(answered) }),
    missing: shown(absent),
  };
}

interface Cell {
  readonly people: number;
  told: boolean;
}

/** Withholds the smallest of the told, one by one, until those withheld are enough people together. */
function hideTheRest(cells: readonly Cell[], enough: number): void {
  const rising = cells.toSorted((a, b) => a.people - b.people);
  for (;;) {
    const withheld = cells.filter(({ told }) => !told);
    const people = withheld.reduce((sum, cell) => sum + cell.people, 0);
    const next = rising.find(({ told }) => told);
    if (withheld.length === 0 || people >= enough || !next) return;
    next.told = false;
  }
}
