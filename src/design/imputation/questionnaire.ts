/** What people answered and did not, as the chained equations need it: people by number, from 0. */
export interface Questionnaire {
  readonly people: number;
  readonly items: readonly QuestionnaireItem[];
  /** What is known of everyone: numbers, and categories from 0. */
  readonly numbers: readonly Float64Array[];
  readonly categories: readonly Int32Array[];
}

export interface QuestionnaireItem {
  readonly id: string;
  /** The answer on the item's own scale; any number where there is none. */
  readonly values: Float64Array;
  /** By person: `answered`, `lacking` (asked, no answer: to be imputed) or `unasked`. */
  readonly state: Uint8Array;
  /** The ends of the scale. */
  readonly ends: readonly [min: number, max: number];
  /** Items with one number belong to one dimension; `reversed`: high answers mean little of it. */
  readonly dimension: number;
  readonly reversed: boolean;
}

export const state = { answered: 0, lacking: 1, unasked: 2 } as const;

/** The people in one state, in order. */
export function peopleIn({ state: states }: QuestionnaireItem, wanted: number): Int32Array {
  const found = new Int32Array(states.reduce((count, each) => count + (each === wanted ? 1 : 0), 0));
  let k = 0;
  states.forEach((each, person) => {
    if (each === wanted) found[k++] = person;
  });
  return found;
}
