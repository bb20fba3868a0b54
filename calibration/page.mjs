import { rowTables } from "./rowTables.mjs";
import { intervals, tests, weightings } from "./tables.mjs";

/** What came out, as the page docs/proof.md. */
export function page(byRow, { worlds, from, size, refused }) {
  const ways = weightings.flatMap(({ weights, label }) =>
    ["level", "change"].map((kind) => ({ row: `${weights}-${kind}`, label: `${label}: ${kind}s` })),
  );
  const tables = rowTables(byRow, intervals);
  return `# Tried against planted truth

**Answers** whether estimates, intervals and tests do what they say. In [the world](methods/world.md) everybody's answers are known, so
they can be counted wrong: ${worlds} made-up countries, seeds ${from} to ${from + worlds - 1}, each surveyed twice, in ${inSize(size)}. Seed 1 is not among them: it
was chosen to look well. This page is what a command writes, and the same bytes each time:

    npm run calibrate -- --worlds ${worlds} --from ${from} --size ${size} --write docs/proof.md

Each world's study is that of \`kvarter world\` with fewer questions: adjusted for nonresponse, calibrated, estimated as
\`kvarter run\` does, but neither rounded nor withheld. The truth is that of everybody who lives in that world. ${refusals(refused, worlds)}

Behind every rate stands ± two Monte-Carlo standard errors; worlds are what is counted, for what comes of one world hangs
together. Scales and imputed answers are tried in every fifth world. In runs of any length the command stops with an error
where a rate lies outside what is allowed by more than chance explains (binomial test, p < 10⁻⁴).

## Intervals

*Bias*: how much estimates are off on average, in hundredths (percentage points of a share, points of an index from 0 to 100).
*Stated/true*: standard errors as stated, over how much estimates really vary. *Coverage*: how many 95 % intervals hold the truth;
93 to 97 is asked for, but where a note says more.

${tables.intervals(intervals)}

${tables.notes()}
## Tests

How often a test at 5 % finds something where nothing was planted. 3 to 7 per cent are allowed, and fewer.

${tables.tests(tests)}

## What weighting repairs

The same three figures (glad, high quality of life, the total) in every group, weighted in different ways.

${tables.intervals(ways, { head: "weights", noted: false })}

## What it shows

* People who are content answer a little more often, for reasons that registers know. Unweighted figures are half a point too
  high, and so are those with base weights; weighting classes take away half of that, calibration more. What is left is due to
  traits that the study does not calibrate to (household, income, years at the address). Here it is small beside sampling
  error; in a survey ten times as large it would not be, and intervals would miss more often than they say.
* A change is nearly free of it, for the same bias is in both waves.
* Factors of weighting classes are taken as given, and calibration to known totals takes the rest in: intervals are as wide as
  they should be.
* An area's level leans on the others and holds the truth as often as it says, taken over areas. Its change is told too cautiously: areas
  truly change much alike, the variance between them is often estimated at 0, and the mean squared error then adds for
  not knowing it.
* The interval of the intraclass correlation is about areas that could be drawn. The truth it is held against is that of
  these areas, which is nearer.
* A dimension's share of the change exists only where the total is shown to have changed. Such samples overstate that change, so
  a little more than 5 per cent of the intervals may miss.
* Where few answers meet many known totals, stated errors become too small: each total takes a degree of freedom that linearised
  variances do not count (nor does R \`survey\`). With 123 answers and some 20 totals (\`--size 0.05\`, raked to five margins) they were 0.92
  of the true ones, and 92 of 100 intervals held the truth. Join categories until there are ten answers or more to a total.

## When it does not apply

* It tells of the estimators in a world where all they assume of sampling is so: answering depends on known traits, and questions
  work alike in both waves. How wrong figures become where people answer for reasons that nobody knows, \`notAtRandom\` of
  \`makeWorld\` can show.
* No world has clusters within strata or replicate weights: those are [checked against R](methods/replicates.md).
* Effects of programmes and chances have [worlds of their own](proof-effects.md).
* Rounding and the [disclosure gate](methods/release.md) come after what is tried here.
`;
}

/** How large the surveys of such a world are, in words. */
function inSize(size) {
  return `size ${size} (about ${Math.round(27273 * Number(size)).toLocaleString("en")} people invited in the areas in each wave)`;
}

function refusals(refused, worlds) {
  if (refused.length === 0) return `All ${worlds} could be estimated.`;
  const counts = new Map();
  for (const code of refused) counts.set(code, (counts.get(code) ?? 0) + 1);
  const told = [...counts].sort().map(([code, count]) => `\`${code}\` ${count}`);
  return `${refused.length} of them gave a sample that no study can be made of, and are left out: ${told.join(", ")}.`;
}
