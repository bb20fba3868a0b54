const interval = { from: 0.03, to: 0.07 };
const test = { from: 0, to: 0.07 };
const atMost = (to, why) => ({ from: 0, to, why });

/** Of these the bias has no unit that the others share, or no one sign. */
const unitless = ["contribution-share", "area-apart"];

/**
 * The rows of the page: what each is called, and how often it may go wrong. An interval may miss the truth in 3 to 7 of
 * 100, a test find something in at most 7 where there is nothing. What is known to differ says why.
 */
export const intervals = [
  ["level-share", "Share", interval],
  ["level-dimension", "Mean of a dimension", interval],
  ["level-index", "Total index", interval],
  ["level-age", "Share and total in an age group", interval],
  ["level-residency", "Share and total of those who stayed, of those who moved", interval],
  ["change-panel", "Change in the areas, some asked twice", interval],
  ["change", "Change in the sector and the population", interval],
  ["change-age", "Change in an age group", interval],
  ["change-residency", "Change among those who stayed; from those who left to those who came", interval],
  ["difference", "Difference between two groups", interval],
  ["change-difference", "Difference of changes", interval],
  ["contribution", "What a dimension adds to the change of the total", interval],
  [
    "contribution-share",
    "A dimension's share of that change",
    atMost(
      0.1,
      "told only where the total is shown to have changed: samples that chance made show a large change",
    ),
  ],
  ["residency-within", "Change that is not one of who lives there", interval],
  ["residency-within-stayers", "… of it, among those who stayed", interval],
  ["residency-within-movers", "… of it, between those who left and those who came", interval],
  ["age-within", "Change that is not one of ages", interval],
  [
    "age-composition",
    "Change that is one of ages",
    atMost(0.07, "known totals tell ages better than the stated error knows"),
  ],
  ["area", "An area's level", interval],
  ["area-apart", "An area's distance from the mean of all", interval],
  [
    "area-change",
    "An area's change",
    atMost(0.07, "areas change much alike; near a variance of 0 between them the stated error is too large"),
  ],
  ["areas-equal-level", "Level, every area counting the same", interval],
  ["areas-equal-change", "Change, every area counting the same", interval],
  [
    "clustering",
    "Intraclass correlation",
    atMost(0.07, "the interval is about areas that might be drawn, the truth about those that were"),
  ],
].map(([row, label, bounds]) => ({ row, label, bounds, unitless: unitless.includes(row) }));

export const tests = [
  ["test-change", "Change: dimensions that did not change", test],
  ["test-difference", "Difference: glad in the areas and in the sector in 2021, both 83 per cent", test],
  ["test-change-difference", "Difference of changes: dimensions that changed alike", test],
  ["test-equivalence", "To the same extent: two groups exactly a margin apart", test],
  ["test-family", "Holm's family of six: either dimension that did not change", test],
  ["test-apart", "Area told apart: on the wrong side of the mean", test],
  ["test-fit", "One factor: dimensions that are one", test],
  ["test-metric", "Invariance between waves: loadings", test],
  ["test-scalar", "Invariance between waves: intercepts", test],
  ["test-strict", "Invariance between waves: residuals", test],
].map(([row, label, bounds]) => ({ row, label, bounds }));

export const weightings = [
  { weights: "unweighted", label: "none: every person counts one" },
  { weights: "base", label: "base weights" },
  { weights: "classes", label: "base weights × weighting classes" },
  { weights: "calibrated", label: "the same, calibrated" },
  { weights: "imputed", label: "the same, missing answers imputed" },
];
