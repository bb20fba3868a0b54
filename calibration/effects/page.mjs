import { rowTables } from "../rowTables.mjs";
import { plantedMean } from "./panels.mjs";
import {
  chances,
  chanceTests,
  everywhereInTheEnd,
  falseAlarms,
  fewClusters,
  growingEffect,
  municipal,
  partingIntervals,
  partingTests,
  rows,
  sameEffect,
} from "./tables.mjs";

/** What came out, as the page docs/proof-effects.md. */
export function page(byRow, { worlds, from }) {
  const { intervals, tests, notes } = rowTables(byRow, rows);
  return `# Effects and chances, tried against planted truth

**Answers** whether estimates of effects and of chances, their intervals and tests do what they say, and where the usual ones do not.
What is true is planted: ${worlds} made-up worlds, seeds ${from} to ${from + worlds - 1}. This page is what a command writes, and the same bytes each time:

    npm run calibrate -- --of effects --worlds ${worlds} --from ${from} --write docs/proof-effects.md

A world of *effects* is a panel: the share of young people in education in 266 areas from 2005 to 2021, of 60 to 180 people each.
A programme begins in 66 areas, in 2016 in 18, 2017 in 16, 2018 in 18 and 2019 in 14. Areas differ for good (those 66 are better off),
years differ, and half of what happens to an area in one year is left in the next. Figures are those that a study is told: the same
functions, from the sums of a panel to intervals and tests. A world of *chances* is people: their origin, side, family and income.

*Bias* is in hundredths of the outcome's unit, for shares percentage points. *Stated/true*: standard errors as stated, over how much
estimates really vary. *Coverage*: how many 95 % intervals hold the truth; 93 to 97 is asked for, but where a note says more. Behind
every rate stands ± two Monte-Carlo standard errors. Synthetic difference-in-differences and twins are tried in every fourth world,
placebos in every twentieth.

Some rows are there to **fail**: what is often done, and should not be. In runs of any length the command stops with an error where a
rate lies outside what is allowed by more than chance explains (binomial test, p < 10⁻⁴), and so it does where such a row comes to hold.

## Nothing happens

No effect is planted, and trends are alike. How often a test at 5 % finds something; 3 to 7 per cent are allowed, and fewer.

${tests(falseAlarms, { noted: true })}

## The same effect everywhere

Three points, at once and for good: here a regression with two fixed effects is right too.

${intervals(sameEffect)}

## An effect that grows, and differs

It grows by 3 points a year where it began in 2016, by 2.2, 1.4 and 0.6 where it began later.

${intervals(growingEffect)}

## The programme comes everywhere

It begins in 66 areas in 2009, where its effect grows by a point a year; in 100 areas in 2014 and in the last 100 in 2019, with two
points at once. Until 2018 the mean effect is ${points(plantedMean("everywhere"))} points. Two-way fixed effects tell ${points(plantedMean("everywhere") + (byRow.get("everywhere two-way overall")?.bias.value ?? Number.NaN))}.

${intervals(everywhereInTheEnd)}

## Trends that part before

Areas that are reached drift up by 0.6 points a year against the others, all the time; the effect is three points. The honest
intervals are about its mean over the years after the start.

${intervals(partingIntervals)}

${tests(partingTests, { head: "test of what is so", rate: "found, %" })}

## Areas of one municipality

Those reached lie two in a municipality and begin together, the others three. Most of what happens to an area happens to its
municipality. The effect is three points.

${intervals(municipal)}

## Few clusters

A regression of people in clusters of 5 to 34, of which 4 of 8, 6 of 15 and 22 of 66 are reached; what a cluster shares is half as
large as what tells its people apart.

${intervals(fewClusters)}

## Chances

600 children of each of two cohorts, 500 parents and children with incomes, 300 families of one to three children, 60 areas of ten
people, 16 cohorts of 150.

${intervals(chances)}

${tests(chanceTests)}

## What is allowed, and why

${notes()}
## What it shows

* Two-way fixed effects are right where the effect is the same at once, everywhere and for good. Where areas reached early serve as
  comparison for later ones they are not, and no interval tells. With 200 areas that are never reached such comparisons weigh little: the
  bias is half a point of six and a half, and the interval hides it only by being too wide.
* Group-time effects beside the never and the not yet reached, and imputation, find what was planted in all these worlds, and their
  intervals hold it. Imputation is the surest of them while trends are alike (its errors are little more than half as large), and
  errs most where trends part: it holds every year before against every year after.
* A test of the time before needs areas, not only years. To test every effect of every cohort against χ², as programs do, takes many
  times as many areas in each cohort as there are years before; here it rejects nearly always. A study is told a test of the event
  study's points that all cohorts have, by Hotelling's T², and of no more of them than a fifth of the degrees of freedom.
* Intervals of a cohort have the degrees of freedom of its areas, not those of all areas: 13 where 14 areas are reached. Its standard
  error has no correction for their number (nor has R \`did\`).
* That the shares of cohorts might have been others is counted in, and here they never are: where effects differ by cohort, intervals
  are then wider than need be.
* Twins are chosen by what areas were before. Those reached are better off here, so that others who looked like them were a little
  lucky then, and are less so later: a bias in their favour, small beside the error.
* Honest intervals hold the truth where trends part, at a price: the one that allows for as much after as before hardly ever misses.
* With few clusters take CR2 or the bootstrap: where they err, it is on the safe side.
* Measures of chances hold what was planted. Dissimilarity of equals is never 0, and an interval of it means nothing near what chance
  alone would make. Ranks need their own standard error: that of a regression program may be far too wide or too narrow.

## When it does not apply

* Truth is planted as the estimators assume it: nothing acts before the start, areas do not spill over to others, nobody moves because of
  the programme, and every area is seen in every year.
* Areas count alike; covariates are not tried here, but [held against R](methods/group-time-effects.md#checked-by).
* Reading registers, rounding and the [disclosure gate](methods/release.md) come before and after what is tried.
`;
}

const points = (share) => (100 * share).toFixed(1);
