import type { FamilySums } from "../../vocabulary/chances.js";
import { combined, constant, type Measure, minus, none, over, plus, times, total } from "./smooth.js";

/**
 * How alike brothers and sisters are: the part of the differences between people that lies between families.
 *
 *     s²_family / (s²_family + s²_within)
 *
 * by the analysis of variance, with families of any size; an only child counts between families. Everything that
 * siblings share is in it, the home as well as the street; it is an upper limit of what an area can mean.
 *
 * in      sums of `chancesFamilies`
 * out     −1/(size − 1) to 1; below 0 where siblings differ more than strangers do
 * returns `not-estimable`: "no-answers" without a family of two, "no-variance" where nobody differs
 * source  Solon, Page & Duncan (2000), REStat 82, 383–392; Searle, Casella & McCulloch (1992), Variance Components, §3.6
 */
export function siblingCorrelation({ sums }: FamilySums): Measure {
  const [families, people, squares, outcome, between, all] = [0, 1, 2, 3, 4, 5].map((i) => total(sums, i));
  if (!families || !people || !squares || !outcome || !between || !all)
    throw new Error("no sums of families");
  if (!(people.value > families.value))
    return none("no-answers", "no family has two children with the outcome");
  const apart = minus(families, constant(1));
  const meanBetween = over(minus(between, over(times(outcome, outcome), people)), apart);
  const meanWithin = over(minus(all, between), minus(people, families));
  const size = over(minus(people, over(squares, people)), apart);
  const whole = plus(meanBetween, times(minus(size, constant(1)), meanWithin));
  if (!(whole.value > 0)) return none("no-variance", "nobody differs from others in the outcome");
  return over(
    combined([
      [1, meanBetween],
      [-1, meanWithin],
    ]),
    whole,
  );
}
