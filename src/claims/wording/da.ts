import type { ChanceMeasure } from "../../vocabulary/quantity.js";
import type { Says } from "../claim/says.js";
import { capital, type PartTold, type Side, type Wording } from "./wording.js";

const finds: Readonly<Record<Says, string>> = {
  "at-least": "mindst",
  "more-than": "mere end",
  "at-most": "højst",
  "less-than": "mindre end",
  between: "mellem",
  rose: "en signifikant stigning",
  fell: "et signifikant fald",
  "rose-not-significantly": "en stigning, der ikke er signifikant",
  "fell-not-significantly": "et fald, der ikke er signifikant",
  "no-change-shown": "en ændring kan ikke påvises",
  unchanged: "ingen ændring ud over undersøgelsens margin",
  higher: "signifikant højere",
  lower: "signifikant lavere",
  "higher-not-significantly": "højere, men ikke signifikant",
  "lower-not-significantly": "lavere, men ikke signifikant",
  "no-difference-shown": "en forskel kan ikke påvises",
  alike: "ingen forskel ud over undersøgelsens margin",
  more: "en ændring, der er signifikant højere",
  less: "en ændring, der er signifikant lavere",
  "more-not-significantly": "en ændring, der er højere, men ikke signifikant",
  "less-not-significantly": "en ændring, der er lavere, men ikke signifikant",
  "same-extent": "samme ændring inden for undersøgelsens margin",
  adds: "et signifikant bidrag",
  takes: "et signifikant træk den anden vej",
  "no-part-shown": "et bidrag kan ikke påvises",
  raised: "en sandsynlig virkning opad",
  lowered: "en sandsynlig virkning nedad",
  "sign-of-rise": "tegn på en virkning opad",
  "sign-of-fall": "tegn på en virkning nedad",
  "no-effect-shown": "en virkning kan ikke påvises",
};

const chances: Readonly<Record<Exclude<ChanceMeasure, "transition">, string>> = {
  "share-gap": "afstand mellem andelene",
  "share-ratio": "forhold mellem andelene",
  "odds-ratio": "oddsratio",
  dissimilarity: "ulighedsindeks (dissimilarity)",
  "rank-slope": "hældning af rang på forældrenes rang",
  "rank-at-25": "forventet rang fra forældrenes nederste kvartil",
  upward: "andel over deres forældre",
  mobility: "Shorrocks’ mobilitetsindeks",
  "bottom-to-top": "andel fra bund til top",
  "mutual-information": "den del af udfaldet, som baggrunden fortæller",
  "uniform-difference": "styrken af alle oddsratioer under ét",
};

/** Of a class, in words, since every digit of a claim must be a figure's. */
const ordinals =
  "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende attende nittende tyvende".split(
    " ",
  );
const ordinal = (place: number | undefined) => ordinals[(place ?? 0) - 1] ?? "";

const limited = (says: Says, limits: readonly string[]) =>
  [finds[says], limits.join(" og ")].join(" ").trim();
const hedge = (says: Says) => (says.endsWith("-not-significantly") ? ", men ikke signifikant" : "");
const inWave = ({ name, level }: Side) => (level === null ? name : `${level} i ${name}`);
const withLevel = ({ name, level }: Side) => (level === null ? name : `${name} (${level})`);
const verb = { up: "steg", down: "faldt" };
const noun = { up: "stigningen", down: "faldet" };

/** Danish; the minus is the true one, which `Intl` does not print. */
export const danishWording: Wording = {
  numbers: { point: ",", thousands: "." },
  share: "procent",
  sharePoints: "procentpoint",
  index: "indeks fra 0 til 1",
  interval: (low, high) => `fra ${low} til ${high}`,
  against: (of, against) => `${of} mod ${against}`,
  quoted: (name) => `»${name}«`,
  finds: limited,
  margin: {
    within: ({ margin, confidence, interval }) =>
      `Margin ±${margin}; ${confidence}-intervallet ${interval} ligger inden for den.`,
    wide: ({ margin, change }) =>
      `Margenen (±${margin}) er mindst lige så stor som den ændring, der sammenlignes med (${change}): selv ingen ændring kunne gælde for det samme.`,
  },
  component: (part, category) => {
    if (part === "composition")
      return category === null ? "en anden sammensætning af mennesker" : `antallet af »${category}«`;
    return `ændringen blandt ${category === null ? "mennesker med samme baggrund" : `»${category}«`}`;
  },
  variant: {
    "areas-equal": "hvor hvert område tæller lige meget",
    "delivered-weights": "uden tilpasning til kendte totaler",
    unweighted: "uden vægte",
    "complete-cases": "kun dem, der har svaret på alle dets spørgsmål",
    imputed: "med manglende svar udfyldt",
  },
  standardised: (breakdown) => `med samme sammensætning efter »${breakdown}«`,
  mover: {
    stayed: (who) => ` blandt dem, der blev boende${who},`,
    came: (way) => `de, der kom til${way === null ? "" : ` (»${way}«)`},`,
    left: (way) => `de, der ikke længere er der${way === null ? "" : ` (»${way}«)`},`,
  },
  matchingWay: {
    score: "par med nærmeste score",
    traits: "par med nærmeste træk",
    cells: "ens i alle træk",
    classes: "inden for klasser af scoren",
    odds: "vægtet med scorens odds",
  },
  chance: ({ chance, cell }) =>
    chance === "transition"
      ? `børn i ${ordinal(cell?.to)} klasse af forældre i ${ordinal(cell?.from)}`
      : chances[chance],
  estimator: {
    "group-time": "efter begyndelsesår",
    imputation: "ved imputation",
    interaction: "ved interaktion med begyndelsesår",
    synthetic: "syntetisk sammenligning",
    twins: "ved siden af tvillinger",
    "two-way": "tovejs faste effekter",
  },
  effectPart: (part) => {
    if (part.by === "overall") return "";
    if (part.by === "cohort") return `, hvor den begyndte i ${part.at}`;
    if (part.by === "period") return ` i ${part.at}`;
    if (part.at === 0) return " i det første år";
    return ` ${Math.abs(part.at)} år ${part.at < 0 ? "forud for den" : "efter begyndelsen"}`;
  },
  shown: {
    change: "ændring",
    difference: "forskel",
    changeDifference: "forskel mellem ændringer",
    contribution: "bidrag til ændringen",
    contributionShare: "del af ændringen",
    component: "dele af ændringen",
    doubleDifference: "forskel mellem afstande",
    effect: "virkning",
    wholeChange: "Hele ændringen",
    asReported: "som i rapporten",
    meanOfAreas: "Områdernes gennemsnit",
    above: "Over områdernes gennemsnit",
    notApart: "Kan ikke skelnes fra gennemsnittet",
    below: "Under områdernes gennemsnit",
    rose: "Steg",
    noChangeShown: "En ændring kan ikke påvises",
    fell: "Faldt",
  },
  about: {
    level: ({ measure, who, wave }) => `${measure}${who}, ${wave}`,
    change: ({ measure, who, from, to }) => `${measure}${who}, fra ${from} til ${to}`,
    difference: ({ measure, wave, of, against }) => `${measure}, ${wave}, ${of} mod ${against}`,
    changeDifference: ({ measure, from, to, of, against }) =>
      `${measure}, fra ${from} til ${to}, ${of} mod ${against}`,
    part: ({ part, measure, who, from, to }) =>
      `${measure}${who}, fra ${from} til ${to}, den del, der kommer fra ${part}`,
    clustering: ({ measure, wave }) => `${measure}, ${wave}, områdernes del af variationen`,
    doubleDifference: ({ measure, wave, between, and, of, against }) =>
      `${measure}, ${wave}, ${between} mod ${and}, i ${of} ved siden af ${against}`,
    effect: ({ measure, programme, part }) => `${measure}, virkningen af ${programme}${part}`,
    matched: ({ measure, wave, of, against }) =>
      `${measure}, ${wave}, ${of} mod lignende mennesker i ${against}`,
    exposure: ({ measure, who, years, siblings }) =>
      `${measure}${who}, for hvert ekstra år (${years})${siblings ? " blandt søskende" : ""}`,
    likeness: ({ measure, who }) => `${measure}${who}, familiernes del af variationen`,
    trend: ({ measure, who, from, to }) => `${measure}${who}, om året, fra ${from} til ${to}`,
    bend: ({ measure, who, bend }) => `${measure}${who}, om året, fra og med ${bend} mod indtil da`,
    meanOfAreas: "områdernes gennemsnit",
  },
  sentence: {
    among: (category) => ` blandt »${category}«`,
    within: (group) => ` i ${group}`,
    onAverage: (group) => `${group} i gennemsnit`,
    level: (says, { measure, who, wave, limits }) =>
      `»${measure}«${who} var ${limited(says, limits)} i ${wave}.`,
    change: (says, { measure, who, from, to }) => {
      if (says === "no-change-shown")
        return `En ændring i »${measure}«${who} fra ${from.name} til ${to.name} kan ikke påvises.`;
      const moved = says === "unchanged" ? "var uændret" : says.startsWith("rose") ? "steg" : "faldt";
      return `»${measure}«${who} ${moved} fra ${inWave(from)} til ${inWave(to)}${hedge(says)}.`;
    },
    difference: (says, { measure, wave, of, against }) => {
      if (says === "no-difference-shown")
        return `En forskel i »${measure}« mellem ${of.name} og ${against.name} i ${wave} kan ikke påvises.`;
      if (says === "alike")
        return `I ${wave} lå »${measure}« på samme niveau for ${withLevel(of)} som for ${withLevel(against)}.`;
      return `I ${wave} var »${measure}« ${says.startsWith("higher") ? "højere" : "lavere"} for ${withLevel(of)} end for ${withLevel(against)}${hedge(says)}.`;
    },
    changeDifference: (says, { measure, way, from, to, of, against }) => {
      if (says === "no-difference-shown")
        return `En forskel mellem ændringerne i »${measure}« for ${withLevel(of)} og for ${withLevel(against)} fra ${from} til ${to} kan ikke påvises.`;
      if (says === "same-extent" && way === null)
        return `Ændringen i »${measure}« fra ${from} til ${to} lå på samme niveau for ${withLevel(of)} som for ${withLevel(against)}.`;
      if (says === "same-extent" && way !== null)
        return `Fra ${from} til ${to} ${verb[way]} »${measure}« i samme omfang for ${withLevel(of)} som for ${withLevel(against)}.`;
      const up = says.startsWith("more");
      const moved =
        way === null
          ? `var ændringen i »${measure}« ${up ? "højere" : "lavere"}`
          : `${verb[way]} »${measure}« ${up === (way === "up") ? "mere" : "mindre"}`;
      return `Fra ${from} til ${to} ${moved} for ${withLevel(of)} end for ${withLevel(against)}${hedge(says)}.`;
    },
    part: (says, told) => capital(partOf(says, told)),
    shareOfChange: (says, { part, measure, who, from, to, limits }) =>
      `Den del af ændringen i »${measure}«${who} fra ${from} til ${to}, der kommer fra ${part}, var ${limited(says, limits)}.`,
    clustering: (says, { measure, wave, limits }) =>
      `Områdernes del af variationen i »${measure}« var ${limited(says, limits)} i ${wave}.`,
    doubleDifference: (says, { measure, wave, between, and, of, against }) => {
      const distance = `afstanden fra ${and} til ${between} i »${measure}«`;
      if (says === "no-difference-shown")
        return `En forskel mellem ${of.name} og ${against.name} i ${distance} i ${wave} kan ikke påvises.`;
      if (says === "alike")
        return `I ${wave} lå ${distance} på samme niveau for ${withLevel(of)} som for ${withLevel(against)}.`;
      return `I ${wave} var ${distance} ${says.startsWith("higher") ? "højere" : "lavere"} for ${withLevel(of)} end for ${withLevel(against)}${hedge(says)}.`;
    },
    effect: (says, { measure, programme, part, points }) => {
      if (says === "no-effect-shown")
        return `En virkning af ${programme} på »${measure}«${part} kan ikke påvises.`;
      const up = says === "raised" || says === "sign-of-rise";
      const moved = `»${measure}« var ${up ? "højere" : "lavere"}${points === null ? "" : ` med ${points}`} med ${programme}${part}`;
      return says.startsWith("sign")
        ? `Der er tegn på en virkning: ${moved}.`
        : `${moved}, en sandsynlig virkning.`;
    },
    matched: (says, { measure, wave, of, against, points }) => {
      if (says === "no-difference-shown")
        return `En forskel i »${measure}« mellem ${of} og lignende mennesker i ${against} i ${wave} kan ikke påvises.`;
      if (says === "alike")
        return `I ${wave} lå »${measure}« på samme niveau for ${of} som for lignende mennesker i ${against}.`;
      const by = points === null ? "" : ` med ${points}`;
      return `I ${wave} var »${measure}« ${says.startsWith("higher") ? "højere" : "lavere"}${by} for ${of} end for lignende mennesker i ${against}${hedge(says)}.`;
    },
    exposure: (says, { measure, who, years, siblings, points }) => {
      const among = ` for hvert ekstra år (${years})${siblings ? " blandt søskende" : ""}`;
      if (!says.startsWith("higher") && !says.startsWith("lower"))
        return `En forskel i »${measure}«${who}${among} kan ikke påvises.`;
      const by = points === null ? "" : ` med ${points}`;
      return `»${measure}«${who} var ${says.startsWith("higher") ? "højere" : "lavere"}${by}${among}${hedge(says)}.`;
    },
    likeness: (says, { measure, who, limits }) =>
      `Familiernes del af variationen i »${measure}«${who} var ${limited(says, limits)}.`,
    trend: (says, { measure, who, from, to, points }) => {
      if (says === "no-change-shown" || says === "unchanged")
        return `En udvikling i »${measure}«${who} fra ${from} til ${to} kan ikke påvises.`;
      const by = points === null ? "" : ` med ${points}`;
      return `»${measure}«${who} ${says.startsWith("rose") ? "steg" : "faldt"}${by} om året fra ${from} til ${to}${hedge(says)}.`;
    },
    bend: (says, { measure, who, bend }) => {
      if (!says.startsWith("higher") && !says.startsWith("lower"))
        return `Et knæk i udviklingen i »${measure}«${who} i ${bend} kan ikke påvises.`;
      return `Den årlige ændring i »${measure}«${who} var ${says.startsWith("higher") ? "højere" : "lavere"} fra og med ${bend}${hedge(says)}.`;
    },
  },
};

function partOf(says: Says, { part, way, measure, who, from, to, points, share }: PartTold): string {
  const over = `»${measure}«${who} fra ${from} til ${to}`;
  const by = points === null ? "" : ` med ${points}`;
  if (says === "no-part-shown")
    return `et bidrag fra ${part.replace(/^de, /, "dem, ")} til ændringen i ${over} kan ikke påvises.`;
  if (says === "takes")
    return `${part} ${way === null ? "trækker ned i" : `modvirker ${noun[way]} i`} ${over}${by}.`;
  if (way === null) return `${part} trækker op i ${over}${by}.`;
  if (share !== null) return `${part} udgør ${share} af ${noun[way]} i ${over}.`;
  return `${part} bidrager til ${noun[way]} i ${over}${by}.`;
}
