import type { Text } from "../../../vocabulary/text.js";

interface Words {
  readonly en: string;
  readonly da: string;
}

interface OutcomeWords {
  readonly id: string;
  readonly label: Words;
  readonly meaning: Words;
}

const outOf = {
  en: "out of all who are in the country at that age",
  da: "ud af alle, der er i landet i den alder",
};

/** Shares of children, as the study tells them. */
export const shares: readonly OutcomeWords[] = [
  {
    id: "school-finished",
    label: { en: "Finished school", da: "Har afsluttet folkeskolen" },
    meaning: {
      en: `Children who have a final mark by the year they turn 17, ${outOf.en}.`,
      da: `Børn, der har en afgangskarakter senest i det år, de fylder 17, ${outOf.da}.`,
    },
  },
  {
    id: "youth-started",
    label: { en: "Began a youth education", da: "Er begyndt på en ungdomsuddannelse" },
    meaning: {
      en: `Children who have begun an upper secondary or vocational education by the year they turn 18, ${outOf.en}.`,
      da: `Børn, der er begyndt på en ungdomsuddannelse senest i det år, de fylder 18, ${outOf.da}.`,
    },
  },
  {
    id: "youth-completed",
    label: { en: "Completed a youth education", da: "Har fuldført en ungdomsuddannelse" },
    meaning: {
      en: `Children who have completed an upper secondary or vocational education by the year they turn 24, ${outOf.en}.`,
      da: `Børn, der har fuldført en ungdomsuddannelse senest i det år, de fylder 24, ${outOf.da}.`,
    },
  },
  {
    id: "higher",
    label: { en: "Completed a higher education", da: "Har fuldført en videregående uddannelse" },
    meaning: {
      en: `Children who have completed a higher education by the year they turn 29, ${outOf.en}.`,
      da: `Børn, der har fuldført en videregående uddannelse senest i det år, de fylder 29, ${outOf.da}.`,
    },
  },
  {
    id: "neet-29",
    label: { en: "Outside education and employment", da: "Uden for uddannelse og job" },
    meaning: {
      en: `Children who in the year they turn 29 are neither employed nor in education, ${outOf.en}.`,
      da: `Børn, der i det år, de fylder 29, hverken er i job eller uddannelse, ${outOf.da}.`,
    },
  },
  {
    id: "convicted-18",
    label: { en: "Convicted by 18", da: "Har fået en dom som 15–18-årig" },
    meaning: {
      en: `Children who were convicted in one of the years in which they turn 15 to 18, ${outOf.en}.`,
      da: `Børn, der har fået en dom i et af de år, hvor de fylder 15 til 18, ${outOf.da}.`,
    },
  },
  {
    id: "convicted",
    label: { en: "Convicted by 24", da: "Har fået en dom som 15–24-årig" },
    meaning: {
      en: `Children who were convicted in one of the years in which they turn 15 to 24, ${outOf.en}.`,
      da: `Børn, der har fået en dom i et af de år, hvor de fylder 15 til 24, ${outOf.da}.`,
    },
  },
  {
    id: "employed-30",
    label: { en: "Employed", da: "I job" },
    meaning: {
      en: `Children who are employed in the year they turn 30, ${outOf.en}.`,
      da: `Børn, der er i job i det år, de fylder 30, ${outOf.da}.`,
    },
  },
];

/** Means of numbers. */
export const means: readonly (OutcomeWords & {
  readonly min: number;
  readonly max: number;
  readonly unit: Text;
})[] = [
  {
    id: "grade",
    label: { en: "Final marks", da: "Afgangskarakterer" },
    meaning: {
      en: "Mean of a child's final marks by 17, of children who have any.",
      da: "Gennemsnittet af et barns afgangskarakterer senest som 17-årig, for børn, der har nogen.",
    },
    min: -3,
    max: 12,
    unit: { en: "points", da: "point" },
  },
  {
    id: "income-rank",
    label: { en: "Rank of income", da: "Plads i indkomstfordelingen" },
    meaning: {
      en: "Where a child's income at 30 stands among all children born in the same year, from 0 to 1.",
      da: "Hvor et barns indkomst som 30-årig ligger blandt alle børn født samme år, fra 0 til 1.",
    },
    min: 0,
    max: 1,
    unit: { en: "of the distribution", da: "af fordelingen" },
  },
];

/** Shares of children whose mean mark is low, and is high. */
export const ends: readonly (OutcomeWords & { readonly point: string })[] = [
  {
    id: "low-marks",
    label: { en: "Mean mark of 2 or below", da: "Gennemsnit på højst 2" },
    meaning: {
      en: "Children whose final marks are 2 or below on average, of children who have any.",
      da: "Børn, hvis afgangskarakterer i gennemsnit er højst 2, ud af børn, der har nogen.",
    },
    point: "orBelow: 2",
  },
  {
    id: "high-marks",
    label: { en: "Mean mark of 8 or above", da: "Gennemsnit på mindst 8" },
    meaning: {
      en: "Children whose final marks are 8 or above on average, of children who have any.",
      da: "Børn, hvis afgangskarakterer i gennemsnit er mindst 8, ud af børn, der har nogen.",
    },
    point: "orAbove: 8",
  },
];
