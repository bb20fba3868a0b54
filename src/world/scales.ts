import type { Text } from "../vocabulary/text.js";

/** The answers that a question allows. */
export interface QuestionScale {
  /** Lowest code; the codes go up one by one. */
  readonly from: number;
  readonly labels: readonly Text[];
}

export const agree: QuestionScale = {
  from: 1,
  labels: [
    { en: "Strongly disagree", da: "Helt uenig" },
    { en: "Disagree", da: "Uenig" },
    { en: "Neither agree nor disagree", da: "Hverken enig eller uenig" },
    { en: "Agree", da: "Enig" },
    { en: "Strongly agree", da: "Helt enig" },
  ],
};

/** 0 to 10, with words at the ends. */
export function upToTen(low: Text, high: Text): QuestionScale {
  const word = (i: number) => (i === 0 ? low : i === 10 ? high : undefined);
  const label = (i: number, language: "en" | "da") => (word(i) ? `${i}: ${word(i)?.[language]}` : String(i));
  return {
    from: 0,
    labels: Array.from({ length: 11 }, (_, i) => ({ en: label(i, "en"), da: label(i, "da") })),
  };
}

export function four(en: readonly string[], da: readonly string[]): QuestionScale {
  return { from: 1, labels: en.map((text, i) => ({ en: text, da: da[i] ?? "" })) };
}

export const often = four(
  ["Never", "Rarely", "Sometimes", "Often"],
  ["Aldrig", "Sjældent", "Af og til", "Ofte"],
);
export const trust = upToTen({ en: "no trust", da: "ingen tillid" }, { en: "full trust", da: "fuld tillid" });
