const interval = { from: 0.03, to: 0.07 };
const test = { from: 0, to: 0.07 };
const atMost = (to, why) => ({ from: 0, to, why });
/** What is shown to fail has to: were it to hold, the page would tell a wrong story. */
const fails = (from, why) => ({ from, to: 1, why });

const rowsOf = (rows) => rows.map(([row, label, bounds]) => ({ row, label, bounds, isTest: false }));
const testsOf = (rows) => rowsOf(rows).map((row) => ({ ...row, isTest: true }));

/** Nothing is planted: whether anything is found. */
export const falseAlarms = testsOf([
  ["nothing never overall", "Effect, group-time beside the never reached", test],
  ["nothing not-yet overall", "Effect, group-time beside the not yet reached", test],
  ["nothing imputation overall", "Effect, imputation", test],
  ["nothing interaction overall", "Effect, regression with interactions", test],
  ["nothing synthetic overall", "Effect, synthetic difference-in-differences, jackknife", test],
  ["nothing twins overall", "Effect, group-time beside twin areas", test],
  ["nothing two-way overall", "Effect, two-way fixed effects", test],
  ["nothing never before", "Time before the start, group-time beside the never reached", test],
  ["nothing not-yet before", "Time before the start, group-time beside the not yet reached", test],
  ["nothing imputation before", "Time before the start, imputation", test],
  ["nothing interaction before", "Time before the start, regression with interactions", test],
  ["municipal never before", "Time before the start, group-time with municipalities as clusters", test],
  [
    "nothing every effect before",
    "Time before the start, every cohort's every effect by χ²",
    fails(
      0.5,
      "it needs many times as many areas in each cohort as there are years before; no study is told this one",
    ),
  ],
  ["nothing bands", "Simultaneous bands over the event study: 0 lies outside somewhere", test],
  [
    "nothing normal bands",
    "… the same bands by the normal distribution",
    atMost(
      0.12,
      "the first and the last points rest on the 14 to 18 areas of one cohort, whose spread is underrated; no study is told these",
    ),
  ],
]);

export const sameEffect = rowsOf([
  ["same never overall", "Same effect: group-time beside the never reached", interval],
  ["same imputation overall", "Same effect: imputation", interval],
  ["same synthetic overall", "Same effect: synthetic difference-in-differences, jackknife", interval],
  ["same placebo overall", "Same effect: synthetic difference-in-differences, placebo", interval],
  ["same two-way overall", "Same effect: two-way fixed effects", interval],
]);

const cautious = atMost(
  0.07,
  "that other areas might have begun in another year is counted in, and here none does: too cautious where effects differ by cohort",
);
const jackknifed = atMost(0.07, "a jackknife takes the differences between cohorts for chance");

export const growingEffect = rowsOf([
  ["growing never overall", "Growing effect: group-time beside the never reached", cautious],
  ["growing never cohort", "Growing effect: … of a cohort", interval],
  ["growing never event", "Growing effect: … so many years after the start", interval],
  ["growing not-yet overall", "Growing effect: group-time beside the not yet reached", cautious],
  ["growing not-yet cohort", "Growing effect: … of a cohort, beside the not yet reached", interval],
  [
    "growing not-yet event",
    "Growing effect: … so many years after the start, beside the not yet reached",
    interval,
  ],
  ["growing imputation overall", "Growing effect: imputation", interval],
  ["growing imputation event", "Growing effect: … so many years after the start, imputation", interval],
  ["growing interaction overall", "Growing effect: regression with interactions", interval],
  [
    "growing interaction event",
    "Growing effect: … so many years after the start, regression with interactions",
    interval,
  ],
  ["growing synthetic overall", "Growing effect: synthetic difference-in-differences, jackknife", jackknifed],
  ["growing twins overall", "Growing effect: group-time beside twin areas", cautious],
  [
    "growing two-way overall",
    "Growing effect: two-way fixed effects",
    { from: 0.03, to: 0.2, why: "it is biased, and holds the truth as often as it does by being wide" },
  ],
]);

export const everywhereInTheEnd = rowsOf([
  ["everywhere not-yet overall", "Reached in the end: group-time beside the not yet reached", interval],
  ["everywhere not-yet event", "Reached in the end: … so many years after the start", interval],
  ["everywhere imputation overall", "Reached in the end: imputation", interval],
  [
    "everywhere imputation event",
    "Reached in the end: … so many years after the start, imputation",
    interval,
  ],
  [
    "everywhere two-way overall",
    "Reached in the end: two-way fixed effects",
    fails(0.5, "areas reached first, whose effect still grows, serve as comparison for those reached later"),
  ],
]);

export const partingIntervals = rowsOf([
  [
    "parting never overall",
    "Trends part: group-time beside the never reached",
    fails(0.1, "it takes the drift since the last year before for an effect"),
  ],
  [
    "parting imputation overall",
    "Trends part: imputation",
    fails(0.5, "it takes the drift since the middle of all years before for an effect"),
  ],
  [
    "parting magnitudes",
    "Trends part: honest interval, after as much as before",
    atMost(0.07, "it allows for any drift as large as the largest seen before, and so it is wide"),
  ],
  ["parting line", "Trends part: honest interval, along a line", interval],
]);

export const partingTests = testsOf([
  ["parting never before", "Trends part: time before the start, group-time", fails(0.5, "")],
  ["parting imputation before", "Trends part: time before the start, imputation", fails(0.5, "")],
]);

const apart = fails(
  0.05,
  "two areas of a municipality are counted as two, where they are little more than one",
);

export const municipal = rowsOf([
  ["shared never overall", "Shared shocks: areas as clusters", apart],
  ["shared never cohort", "Shared shocks: … of a cohort", apart],
  ["municipal never overall", "Shared shocks: municipalities as clusters", interval],
  [
    "municipal never cohort",
    "Shared shocks: … of a cohort, municipalities as clusters",
    {
      from: 0.03,
      to: 0.1,
      why: "a cohort lies in 7 to 9 municipalities, and its standard error has no correction for so few",
    },
  ],
  ["municipal imputation overall", "Shared shocks: imputation, municipalities as clusters", interval],
]);

const tooFew = "the spread between few clusters is underrated, since the line follows each of them";
const uncorrected = {
  8: fails(0.07, tooFew),
  15: { from: 0.03, to: 0.12, why: tooFew },
  66: { from: 0.03, to: 0.09, why: tooFew },
};
const safe = atMost(0.07, "with so few clusters it errs on the safe side");
const corrected = { 8: safe, 15: safe, 66: interval };
const labelOf = { CR0: "CR0", CR1: "CR1", CR2: "CR2", wild: "wild bootstrap" };

export const fewClusters = [8, 15, 66].flatMap((many) =>
  rowsOf(
    Object.entries(labelOf).map(([kind, label]) => [
      `clusters ${kind} ${many}`,
      `${many} clusters: ${label}`,
      (kind === "CR0" || kind === "CR1" ? uncorrected : corrected)[many],
    ]),
  ),
);

export const chances = rowsOf([
  ["chances share-gap", "Share gap", interval],
  ["chances log-odds-ratio", "ln odds ratio", interval],
  ["chances dissimilarity", "Dissimilarity", interval],
  ["chances change share-gap", "Change of the share gap", interval],
  ["chances change log-odds-ratio", "Change of the ln odds ratio", interval],
  ["chances change dissimilarity", "Change of dissimilarity", interval],
  ["chances double difference", "Double difference", interval],
  ["chances standardised", "Difference of standardised rates", interval],
  [
    "chances not standardised",
    "… of the same rates, not standardised",
    fails(
      0.1,
      "more children inside come from where chances are worse; that is no difference between like and like",
    ),
  ],
  ["equal share-gap", "Equal chances: share gap", interval],
  ["equal log-odds-ratio", "Equal chances: ln odds ratio", interval],
  [
    "equal dissimilarity",
    "Equal chances: dissimilarity",
    fails(0.07, "chance only adds to it; beside it stands what chance alone would make (`byChance`)"),
  ],
  ["alike areas", "Gap between sides, areas as clusters", interval],
  [
    "alike people",
    "Gap between sides, people as if independent",
    fails(0.07, "people of an area share what happens to it"),
  ],
  ["trend bend", "Bend of a trend", interval],
  ["trend no bend", "Bend of a trend that has none", interval],
  ["ranks alike", "Rank–rank slope", interval],
  [
    "ranks alike naive",
    "Rank–rank slope, with the error of a regression program",
    atMost(0.03, "it does not know that ranks cannot run away, and is too wide here"),
  ],
  ["ranks divided", "Rank–rank slope, where some children swap places with others", interval],
  [
    "ranks divided naive",
    "… of the same, with the error of a regression program",
    fails(0.07, "it takes distances from the line to be alike everywhere, and is too narrow here"),
  ],
  ["siblings within", "Siblings compared: outcome by years lived in an area", interval],
  [
    "siblings cluster",
    "Everybody compared: outcome by years lived in an area",
    fails(0.5, "better-off families live there for fewer years"),
  ],
  ["siblings correlation", "Sibling correlation", interval],
]);

export const chanceTests = testsOf([["trend misfit", "Misfit of a trend that is straight", test]]);

/** Every row that has bounds. */
export const rows = [
  ...falseAlarms,
  ...sameEffect,
  ...growingEffect,
  ...everywhereInTheEnd,
  ...partingIntervals,
  ...partingTests,
  ...municipal,
  ...fewClusters,
  ...chances,
  ...chanceTests,
];
