/**
 * Who comes from where, lives where, and arrives where: what is planted, as shares.
 *
 * `rest` are children of parents without work or training. Inside and outside the areas; born early or late.
 */
const sides = { rest: { inside: 0.5, outside: 0.5 }, other: { inside: 0.2, outside: 0.8 } };
const origins = { rest: 0.35, other: 0.65 };
export const destinations = ["none", "youth", "higher"];

/** Chances of arriving in each destination. */
function chancesOf({ cohort, origin, side }) {
  const [rest, inside, late] = [
    origin === "rest" ? 1 : 0,
    side === "inside" ? 1 : 0,
    cohort === "late" ? 1 : 0,
  ];
  const none = 0.12 + 0.13 * rest + 0.06 * inside + 0.08 * rest * inside - 0.03 * late - 0.04 * rest * late;
  const higher = 0.36 - 0.16 * rest - 0.06 * inside + 0.05 * late;
  return { none, youth: 1 - none - higher, higher };
}

/** Every combination of cohort, origin and side, with its share of its cohort. */
const groups = ["early", "late"].flatMap((cohort) =>
  Object.entries(origins).flatMap(([origin, share]) =>
    Object.entries(sides[origin]).map(([side, part]) => ({ cohort, origin, side, share: share * part })),
  ),
);

/** The planted chance of arriving in some destinations, of those who are like this. */
export function plantedRate(like, arriving) {
  const own = groups.filter((group) => Object.entries(like).every(([key, value]) => group[key] === value));
  const rate = (group) => arriving.reduce((sum, destination) => sum + chancesOf(group)[destination], 0);
  const people = own.reduce((sum, { share }) => sum + share, 0);
  return own.reduce((sum, group) => sum + group.share * rate(group), 0) / people;
}

/** People of each cohort, drawn one by one. */
export function people(dice, perCohort) {
  return ["early", "late"].flatMap((cohort) => {
    const own = groups.filter((group) => group.cohort === cohort);
    return Array.from({ length: perCohort }, () => {
      const group =
        own[
          drawnPlace(
            dice,
            own.map(({ share }) => share),
          )
        ];
      const chances = chancesOf(group);
      const place = drawnPlace(
        dice,
        destinations.map((destination) => chances[destination]),
      );
      return { cohort, origin: group.origin, side: group.side, arrives: destinations[place] };
    });
  });
}

function drawnPlace(dice, shares) {
  let left = dice.uniform();
  const place = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return place < 0 ? shares.length - 1 : place;
}
