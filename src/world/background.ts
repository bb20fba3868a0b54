import type { Text } from "../vocabulary/text.js";

export type TraitId = "age" | "sex" | "origin" | "household" | "education" | "income" | "tenure";

export interface Trait {
  readonly label: Text;
  readonly categories: readonly { readonly id: string; readonly label: Text }[];
}

/** What registers know of everybody. In files a category is its place in the list, counted from 1. */
export const traits: Readonly<Record<TraitId, Trait>> = {
  age: {
    label: { en: "Age", da: "Alder" },
    categories: ["18–29", "30–44", "45–59", "60–74", "75+"].map((years) => ({
      id: years.replace("–", "-").replace("+", "-up"),
      label: { en: `${years} years`, da: `${years} år` },
    })),
  },
  sex: {
    label: { en: "Sex", da: "Køn" },
    categories: [
      { id: "man", label: { en: "Man", da: "Mand" } },
      { id: "woman", label: { en: "Woman", da: "Kvinde" } },
    ],
  },
  origin: {
    label: { en: "Origin", da: "Herkomst" },
    categories: [
      { id: "danish", label: { en: "Danish", da: "Dansk" } },
      { id: "western", label: { en: "Western", da: "Vestlig" } },
      { id: "menapt", label: { en: "MENAPT", da: "MENAPT" } },
      { id: "other", label: { en: "Other non-Western", da: "Anden ikke-vestlig" } },
    ],
  },
  household: {
    label: { en: "Household", da: "Husstand" },
    categories: [
      { id: "single", label: { en: "Living alone", da: "Bor alene" } },
      { id: "single-parent", label: { en: "Single with children", da: "Enlig med børn" } },
      { id: "couple", label: { en: "Couple", da: "Par" } },
      { id: "family", label: { en: "Couple with children", da: "Par med børn" } },
      { id: "other", label: { en: "Several adults", da: "Flere voksne" } },
    ],
  },
  education: {
    label: { en: "Highest education", da: "Højeste uddannelse" },
    categories: [
      { id: "primary", label: { en: "Primary school", da: "Grundskole" } },
      { id: "secondary", label: { en: "Upper secondary", da: "Gymnasial" } },
      { id: "vocational", label: { en: "Vocational", da: "Erhvervsfaglig" } },
      { id: "higher", label: { en: "Higher", da: "Videregående" } },
    ],
  },
  income: {
    label: { en: "Fifth of incomes", da: "Indkomstfemtedel" },
    categories: [
      { id: "lowest", label: { en: "Lowest fifth", da: "Laveste femtedel" } },
      { id: "second", label: { en: "Second fifth", da: "Næstlaveste femtedel" } },
      { id: "middle", label: { en: "Middle fifth", da: "Mellemste femtedel" } },
      { id: "fourth", label: { en: "Fourth fifth", da: "Næsthøjeste femtedel" } },
      { id: "highest", label: { en: "Highest fifth", da: "Højeste femtedel" } },
    ],
  },
  tenure: {
    label: { en: "Years at the address", da: "År på adressen" },
    categories: [
      { id: "new", label: { en: "Under 3 years", da: "Under 3 år" } },
      { id: "some", label: { en: "3–9 years", da: "3–9 år" } },
      { id: "long", label: { en: "10 years or more", da: "10 år eller mere" } },
    ],
  },
};

export const traitIds = Object.keys(traits) as readonly TraitId[];

/** The youngest and the oldest year of life of each age group. */
export const ageSpans: readonly (readonly [number, number])[] = [
  [18, 29],
  [30, 44],
  [45, 59],
  [60, 74],
  [75, 94],
];

export function ageGroup(years: number): number {
  return years < 30 ? 0 : years < 45 ? 1 : years < 60 ? 2 : years < 75 ? 3 : 4;
}

/** All who moved in between the waves, 2019 to 2021, are new in 2021; nobody else is. */
export function tenureGroup(years: number): number {
  return years < 3 ? 0 : years < 10 ? 1 : 2;
}

/** Mean income of each fifth, in thousand kroner a year. */
export const incomes: readonly number[] = [130, 205, 265, 340, 540];
