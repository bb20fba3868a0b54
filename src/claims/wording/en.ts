import type { ChanceMeasure } from "../../vocabulary/quantity.js";
import type { Says } from "../claim/says.js";
import { capital, type PartTold, type Side, type Wording } from "./wording.js";

const finds: Readonly<Record<Says, string>> = {
  "at-least": "at least",
  "more-than": "more than",
  "at-most": "at most",
  "less-than": "less than",
  between: "between",
  rose: "a significant rise",
  fell: "a significant fall",
  "rose-not-significantly": "a rise that is not significant",
  "fell-not-significantly": "a fall that is not significant",
  "no-change-shown": "no change can be shown",
  unchanged: "no change beyond the study's margin",
  higher: "significantly higher",
  lower: "significantly lower",
  "higher-not-significantly": "higher, but not significantly",
  "lower-not-significantly": "lower, but not significantly",
  "no-difference-shown": "no difference can be shown",
  alike: "no difference beyond the study's margin",
  more: "a change that is significantly higher",
  less: "a change that is significantly lower",
  "more-not-significantly": "a change that is higher, but not significantly",
  "less-not-significantly": "a change that is lower, but not significantly",
  "same-extent": "the same change, within the study's margin",
  adds: "a significant contribution",
  takes: "a significant pull the other way",
  "no-part-shown": "no contribution can be shown",
  raised: "a probable effect upwards",
  lowered: "a probable effect downwards",
  "sign-of-rise": "signs of an effect upwards",
  "sign-of-fall": "signs of an effect downwards",
  "no-effect-shown": "no effect can be shown",
};

const chances: Readonly<Record<Exclude<ChanceMeasure, "transition">, string>> = {
  "share-gap": "gap between the shares",
  "share-ratio": "ratio of the shares",
  "odds-ratio": "odds ratio",
  dissimilarity: "index of dissimilarity",
  "rank-slope": "slope of ranks on parents’ ranks",
  "rank-at-25": "expected rank from parents’ lower quartile",
  upward: "share above their parents",
  mobility: "Shorrocks’ index of mobility",
  "bottom-to-top": "share from bottom to top",
  "mutual-information": "part of the outcome that origin tells",
  "uniform-difference": "strength of all odds ratios together",
};

/** Of a class, in words, since every digit of a claim must be a figure's. */
const ordinals =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const ordinal = (place: number | undefined) => ordinals[(place ?? 0) - 1] ?? "";

const limited = (says: Says, limits: readonly string[]) =>
  [finds[says], limits.join(" and ")].join(" ").trim();
const hedge = (says: Says) => (says.endsWith("-not-significantly") ? ", but not significantly" : "");
const inWave = ({ name, level }: Side) => (level === null ? name : `${level} in ${name}`);
const withLevel = ({ name, level }: Side) => (level === null ? name : `${name} (${level})`);
const verb = { up: "rose", down: "fell" };
const noun = { up: "rise", down: "fall" };

/** English as the British write it. */
export const englishWording: Wording = {
  numbers: { point: ".", thousands: "," },
  share: "per cent",
  sharePoints: "percentage points",
  index: "index from 0 to 1",
  interval: (low, high) => `from ${low} to ${high}`,
  against: (of, against) => `${of} against ${against}`,
  quoted: (name) => `“${name}”`,
  finds: limited,
  margin: {
    within: ({ margin, confidence, interval }) =>
      `Margin ±${margin}; the ${confidence} interval ${interval} lies within it.`,
    wide: ({ margin, change }) =>
      `The margin (±${margin}) is at least as large as the change that is compared with (${change}): no change at all could pass as the same.`,
  },
  component: (part, category) => {
    if (part === "composition")
      return category === null ? "another mix of people" : `the number of “${category}”`;
    return `the change among ${category === null ? "people of the same background" : `“${category}”`}`;
  },
  variant: {
    "areas-equal": "every area counting the same",
    "delivered-weights": "without adjusting to known totals",
    unweighted: "without weights",
    "complete-cases": "only those who answered every question of it",
    imputed: "with missing answers filled in",
  },
  standardised: (breakdown) => `with the same composition by “${breakdown}”`,
  mover: {
    stayed: (who) => ` among those who stayed${who}`,
    came: (way) => `the arrival of those who came${way === null ? "" : ` (“${way}”)`}`,
    left: (way) => `the departure of those who left${way === null ? "" : ` (“${way}”)`}`,
  },
  matchingWay: {
    score: "pairs nearest in the score",
    traits: "pairs nearest in the traits",
    cells: "agreeing in every trait",
    classes: "within classes of the score",
    odds: "weighted by the odds of the score",
  },
  chance: ({ chance, cell }) =>
    chance === "transition"
      ? `children in the ${ordinal(cell?.to)} class of parents in the ${ordinal(cell?.from)}`
      : chances[chance],
  estimator: {
    "group-time": "by year of beginning",
    imputation: "by imputation",
    interaction: "by interaction with the year of beginning",
    synthetic: "synthetic comparison",
    twins: "beside twins",
    "two-way": "two-way fixed effects",
  },
  effectPart: (part) => {
    if (part.by === "overall") return "";
    if (part.by === "cohort") return ` where it began in ${part.at}`;
    if (part.by === "period") return ` in ${part.at}`;
    const years = `${Math.abs(part.at)} ${Math.abs(part.at) === 1 ? "year" : "years"}`;
    return part.at === 0
      ? " in its first year"
      : ` ${years} ${part.at < 0 ? "ahead of it" : "after it began"}`;
  },
  shown: {
    change: "change",
    difference: "difference",
    changeDifference: "difference of changes",
    contribution: "contribution to the change",
    contributionShare: "part of the change",
    component: "parts of the change",
    doubleDifference: "difference of gaps",
    effect: "effect",
    wholeChange: "The whole change",
    asReported: "as reported",
    meanOfAreas: "Mean of the areas",
    above: "Above the mean of the areas",
    notApart: "Cannot be told from the mean",
    below: "Below the mean of the areas",
    rose: "Rose",
    noChangeShown: "No change can be shown",
    fell: "Fell",
  },
  about: {
    level: ({ measure, who, wave }) => `${measure}${who}, ${wave}`,
    change: ({ measure, who, from, to }) => `${measure}${who}, from ${from} to ${to}`,
    difference: ({ measure, wave, of, against }) => `${measure}, ${wave}, ${of} against ${against}`,
    changeDifference: ({ measure, from, to, of, against }) =>
      `${measure}, from ${from} to ${to}, ${of} against ${against}`,
    part: ({ part, measure, who, from, to }) =>
      `${measure}${who}, from ${from} to ${to}, the part of ${part}`,
    clustering: ({ measure, wave }) => `${measure}, ${wave}, the part of areas in the variation`,
    doubleDifference: ({ measure, wave, between, and, of, against }) =>
      `${measure}, ${wave}, ${between} against ${and}, in ${of} beside ${against}`,
    effect: ({ measure, programme, part }) => `${measure}, the effect of ${programme}${part}`,
    matched: ({ measure, wave, of, against }) =>
      `${measure}, ${wave}, ${of} against similar people in ${against}`,
    exposure: ({ measure, who, years, siblings }) =>
      `${measure}${who}, for every extra year (${years})${siblings ? " among brothers and sisters" : ""}`,
    likeness: ({ measure, who }) => `${measure}${who}, the part of families in the variation`,
    trend: ({ measure, who, from, to }) => `${measure}${who}, a year, from ${from} to ${to}`,
    bend: ({ measure, who, bend }) => `${measure}${who}, a year, from ${bend} on beside until then`,
    meanOfAreas: "the mean of the areas",
  },
  sentence: {
    among: (category) => ` among “${category}”`,
    within: (group) => ` in ${group}`,
    onAverage: (group) => `${group} on average`,
    level: (says, { measure, who, wave, limits }) =>
      `“${measure}”${who} was ${limited(says, limits)} in ${wave}.`,
    change: (says, { measure, who, from, to }) => {
      if (says === "no-change-shown")
        return `A change in “${measure}”${who} from ${from.name} to ${to.name} cannot be shown.`;
      const moved = says === "unchanged" ? "was unchanged" : says.startsWith("rose") ? "rose" : "fell";
      return `“${measure}”${who} ${moved} from ${inWave(from)} to ${inWave(to)}${hedge(says)}.`;
    },
    difference: (says, { measure, wave, of, against }) => {
      if (says === "no-difference-shown")
        return `In ${wave}, a difference in “${measure}” between ${of.name} and ${against.name} cannot be shown.`;
      if (says === "alike")
        return `In ${wave}, “${measure}” was similar for ${withLevel(of)} and for ${withLevel(against)}.`;
      return `In ${wave}, “${measure}” was ${says.startsWith("higher") ? "higher" : "lower"} for ${withLevel(of)} than for ${withLevel(against)}${hedge(says)}.`;
    },
    changeDifference: (says, { measure, way, from, to, of, against }) => {
      const over = `From ${from} to ${to}`;
      if (says === "no-difference-shown")
        return `${over}, a difference between the changes in “${measure}” for ${withLevel(of)} and for ${withLevel(against)} cannot be shown.`;
      if (says === "same-extent" && way !== null)
        return `${over}, “${measure}” ${verb[way]} to the same extent for ${withLevel(of)} as for ${withLevel(against)}.`;
      if (says === "same-extent")
        return `${over}, the change in “${measure}” was similar for ${withLevel(of)} and for ${withLevel(against)}.`;
      const up = says.startsWith("more");
      const moved =
        way === null
          ? `the change in “${measure}” was ${up ? "higher" : "lower"}`
          : `“${measure}” ${verb[way]} ${up === (way === "up") ? "more" : "less"}`;
      return `${over}, ${moved} for ${withLevel(of)} than for ${withLevel(against)}${hedge(says)}.`;
    },
    part: (says, told) => capital(partOf(says, told)),
    shareOfChange: (says, { part, measure, who, from, to, limits }) =>
      `The part of ${part} in the change of “${measure}”${who} from ${from} to ${to} was ${limited(says, limits)}.`,
    clustering: (says, { measure, wave, limits }) =>
      `The part of areas in the variation of “${measure}” was ${limited(says, limits)} in ${wave}.`,
    doubleDifference: (says, { measure, wave, between, and, of, against }) => {
      const distance = `the distance from ${and} to ${between} in “${measure}”`;
      if (says === "no-difference-shown")
        return `In ${wave}, a difference between ${of.name} and ${against.name} in ${distance} cannot be shown.`;
      if (says === "alike")
        return `In ${wave}, ${distance} was similar for ${withLevel(of)} and for ${withLevel(against)}.`;
      return `In ${wave}, ${distance} was ${says.startsWith("higher") ? "higher" : "lower"} for ${withLevel(of)} than for ${withLevel(against)}${hedge(says)}.`;
    },
    effect: (says, { measure, programme, part, points }) => {
      if (says === "no-effect-shown")
        return `An effect of ${programme} on “${measure}”${part} cannot be shown.`;
      const up = says === "raised" || says === "sign-of-rise";
      const moved = `“${measure}” was ${up ? "higher" : "lower"}${points === null ? "" : ` by ${points}`} with ${programme}${part}`;
      return says.startsWith("sign")
        ? `There are signs of an effect: ${moved}.`
        : `${moved}, a probable effect.`;
    },
    matched: (says, { measure, wave, of, against, points }) => {
      if (says === "no-difference-shown")
        return `In ${wave}, a difference in “${measure}” between ${of} and similar people in ${against} cannot be shown.`;
      if (says === "alike")
        return `In ${wave}, “${measure}” was similar for ${of} and for similar people in ${against}.`;
      const by = points === null ? "" : ` by ${points}`;
      return `In ${wave}, “${measure}” was ${says.startsWith("higher") ? "higher" : "lower"}${by} for ${of} than for similar people in ${against}${hedge(says)}.`;
    },
    exposure: (says, { measure, who, years, siblings, points }) => {
      const among = ` for every extra year (${years})${siblings ? " among brothers and sisters" : ""}`;
      if (!says.startsWith("higher") && !says.startsWith("lower"))
        return `A difference in “${measure}”${who}${among} cannot be shown.`;
      const by = points === null ? "" : ` by ${points}`;
      return `“${measure}”${who} was ${says.startsWith("higher") ? "higher" : "lower"}${by}${among}${hedge(says)}.`;
    },
    likeness: (says, { measure, who, limits }) =>
      `The part of families in the variation of “${measure}”${who} was ${limited(says, limits)}.`,
    trend: (says, { measure, who, from, to, points }) => {
      if (says === "no-change-shown" || says === "unchanged")
        return `A trend in “${measure}”${who} from ${from} to ${to} cannot be shown.`;
      const by = points === null ? "" : ` by ${points}`;
      return `“${measure}”${who} ${says.startsWith("rose") ? "rose" : "fell"}${by} a year from ${from} to ${to}${hedge(says)}.`;
    },
    bend: (says, { measure, who, bend }) => {
      if (!says.startsWith("higher") && !says.startsWith("lower"))
        return `A bend in the trend of “${measure}”${who} in ${bend} cannot be shown.`;
      return `The yearly change in “${measure}”${who} was ${says.startsWith("higher") ? "higher" : "lower"} from ${bend} on${hedge(says)}.`;
    },
  },
};

function partOf(says: Says, { part, way, measure, who, from, to, points, share }: PartTold): string {
  const over = `“${measure}”${who} from ${from} to ${to}`;
  const by = points === null ? "" : `, by ${points}`;
  if (says === "no-part-shown") return `a contribution of ${part} to the change in ${over} cannot be shown.`;
  if (says === "takes")
    return `${part} ${way === null ? "takes from" : `works against the ${noun[way]} in`} ${over}${by}.`;
  if (way === null) return `${part} adds to ${over}${by}.`;
  if (share !== null) return `${part} accounts for ${share} of the ${noun[way]} in ${over}.`;
  return `${part} adds to the ${noun[way]} in ${over}${by}.`;
}
