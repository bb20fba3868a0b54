import { problems } from "./problems.js";

/** People of one combination of categories. */
export interface ClassCell {
  /** The categories, the most important first. */
  readonly path: readonly string[];
  readonly invited: number;
  readonly answered: number;
  /** Σ base weights of those invited, and of those who answered. */
  readonly weightInvited: number;
  readonly weightAnswered: number;
}

export interface JoinRule {
  /** A class with fewer answers is joined with a neighbour. */
  readonly atLeast: number;
  /** As is one with a larger factor. */
  readonly largestFactor: number;
  /** Classes are never joined across these first categories of their paths. */
  readonly apart: number;
}

/** Neighbouring cells that share a factor. */
export interface JoinedClass {
  readonly cells: readonly ClassCell[];
  readonly answered: number;
  readonly factor: number;
  /** Too small still, with no neighbour to join. */
  readonly unmended: boolean;
}

/**
 * Joins weighting classes until each has answers enough.
 *
 * The class with the fewest answers is joined first: with the one before or after it, whichever shares more of the
 * first categories; of two that share as many, the one that answered at the more similar rate, then the smaller, then
 * the earlier. And so on, until none is too small or none has a neighbour left.
 *
 * in      cells in the order of their paths
 * out     classes in the same order
 * error   "response-class-empty" where nobody answered and no neighbour is left
 */
export function joinClasses(cells: readonly ClassCell[], rule: JoinRule): readonly JoinedClass[] {
  const classes = cells.map((cell) => [cell]);
  const stuck = new Set<ClassCell[]>();
  for (;;) {
    const small = classes.filter((each) => !stuck.has(each) && tooSmall(each, rule));
    const [first] = small.toSorted((a, b) => answersOf(a) - answersOf(b));
    if (!first) break;
    const partner = partnerOf(first, classes, rule.apart);
    if (!partner) {
      if (answersOf(first) === 0)
        throw problems.nobody({ name: nameOf(first), invited: sum(first, "invited") });
      stuck.add(first);
      continue;
    }
    const [before, after] =
      classes.indexOf(first) < classes.indexOf(partner) ? [first, partner] : [partner, first];
    stuck.delete(partner);
    classes.splice(classes.indexOf(before), 2, [...before, ...after]);
  }
  return classes.map((each) => ({
    cells: each,
    answered: answersOf(each),
    factor: factorOf(each),
    unmended: stuck.has(each),
  }));
}

/** "18-29 × m". */
export function cellName({ path }: ClassCell): string {
  return path.map((category) => (category === "" ? "(not known)" : category)).join(" × ") || "everybody";
}

function nameOf(cells: readonly ClassCell[]): string {
  return cells.map(cellName).join(" + ");
}

function tooSmall(cells: readonly ClassCell[], { atLeast, largestFactor }: JoinRule): boolean {
  return answersOf(cells) < Math.max(1, atLeast) || factorOf(cells) > largestFactor;
}

function partnerOf(of: ClassCell[], classes: readonly ClassCell[][], apart: number): ClassCell[] | undefined {
  const place = classes.indexOf(of);
  const sides = [classes[place - 1], classes[place + 1]].flatMap((other, after) => {
    if (!other) return [];
    const [left, right] = after ? [of.at(-1), other[0]] : [other.at(-1), of[0]];
    const shared = sharedBy(left, right);
    const apartness = Math.abs(1 / factorOf(other) - 1 / factorOf(of));
    return shared < apart ? [] : [{ other, shared, apartness, answers: answersOf(other) }];
  });
  const [best] = sides.toSorted(
    (a, b) => b.shared - a.shared || a.apartness - b.apartness || a.answers - b.answers,
  );
  return best?.other;
}

/** How many of the first categories two cells have in common. */
function sharedBy(a: ClassCell | undefined, b: ClassCell | undefined): number {
  const differs = a?.path.findIndex((category, i) => category !== b?.path[i]) ?? 0;
  return differs < 0 ? (a?.path.length ?? 0) : differs;
}

function answersOf(cells: readonly ClassCell[]): number {
  return sum(cells, "answered");
}

/** Infinite where nobody answered. */
function factorOf(cells: readonly ClassCell[]): number {
  return sum(cells, "weightInvited") / sum(cells, "weightAnswered");
}

function sum(cells: readonly ClassCell[], key: Exclude<keyof ClassCell, "path">): number {
  return cells.reduce((total, cell) => total + cell[key], 0);
}
