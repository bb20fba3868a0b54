import type { Says } from "../claim/says.js";
import type { Side, Wording } from "./wording.js";

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
  higher: "signifikant højere",
  lower: "signifikant lavere",
  "higher-not-significantly": "højere, men ikke signifikant",
  "lower-not-significantly": "lavere, men ikke signifikant",
  "no-difference-shown": "en forskel kan ikke påvises",
};

const limited = (says: Says, limits: readonly string[]) =>
  [finds[says], limits.join(" og ")].join(" ").trim();
const hedge = (says: Says) => (says.endsWith("-not-significantly") ? ", men ikke signifikant" : "");
const inWave = ({ name, level }: Side) => (level === null ? name : `${level} i ${name}`);
const withLevel = ({ name, level }: Side) => (level === null ? name : `${name} (${level})`);

/** Danish; the minus is the true one, which `Intl` does not print. */
export const danishWording: Wording = {
  numbers: { point: ",", thousands: "." },
  share: "procent",
  sharePoints: "procentpoint",
  index: "indeks fra 0 til 1",
  interval: (low, high) => `fra ${low} til ${high}`,
  against: (of, against) => `${of} mod ${against}`,
  change: "ændring",
  difference: "forskel",
  finds: limited,
  about: {
    level: ({ measure, who, wave }) => `${measure}${who}, ${wave}`,
    change: ({ measure, who, from, to }) => `${measure}${who}, fra ${from} til ${to}`,
    difference: ({ measure, wave, of, against }) => `${measure}, ${wave}, ${of} mod ${against}`,
  },
  sentence: {
    among: (category) => ` blandt ${category}`,
    within: (group) => ` i ${group}`,
    level: (says, { measure, who, wave, limits }) =>
      `»${measure}«${who} var ${limited(says, limits)} i ${wave}.`,
    change: (says, { measure, who, from, to }) =>
      says === "no-change-shown"
        ? `En ændring i »${measure}«${who} fra ${from.name} til ${to.name} kan ikke påvises.`
        : `»${measure}«${who} ${says.startsWith("rose") ? "steg" : "faldt"} fra ${inWave(from)} til ${inWave(to)}${hedge(says)}.`,
    difference: (says, { measure, wave, of, against }) =>
      says === "no-difference-shown"
        ? `En forskel i »${measure}« mellem ${of.name} og ${against.name} i ${wave} kan ikke påvises.`
        : `I ${wave} var »${measure}« ${says.startsWith("higher") ? "højere" : "lavere"} for ${withLevel(of)} end for ${withLevel(against)}${hedge(says)}.`,
  },
};
