import type { Language } from "../../vocabulary/text.js";
import { wordsIn } from "../words.js";

/** A method, a rule or a reason that other rooms name in short, told in full; as it came where it is not known here. */
export function told(term: string, language: Language): string {
  const known = terms[term];
  return known?.[wordsIn(language).language as "en" | "da"] ?? term;
}

const terms: Readonly<Record<string, { readonly en: string; readonly da: string }>> = {
  level: {
    en: "weighted share, mean, total or ratio",
    da: "vægtet andel, gennemsnit, total eller forhold",
  },
  quantiles: {
    en: "weighted quantile; its interval by way of the share at or below it",
    da: "vægtet fraktil; intervallet fås af andelen, der ligger på eller under den",
  },
  linearisation: {
    en: "standard error by linearisation over strata and sampling units",
    da: "standardfejl ved linearisering over strata og udvalgsenheder",
  },
  replicates: { en: "standard error by replicate weights", da: "standardfejl ved replikatvægte" },
  change: {
    en: "later wave minus earlier wave; people and sampling units that are in both waves are taken into account",
    da: "senere runde minus tidligere runde; der er taget højde for personer og udvalgsenheder, som er med i begge",
  },
  difference: {
    en: "one group minus the other in the same wave; what the two have in common in the sampling is taken into account",
    da: "den ene gruppe minus den anden i samme runde; der er taget højde for det, de to har til fælles i udvælgelsen",
  },
  fail: { en: "not allowed", da: "ikke tilladt" },
  certainty: { en: "adds nothing to the variance", da: "bidrager ikke til variansen" },
  remove: { en: "adds nothing to the variance", da: "bidrager ikke til variansen" },
  adjust: { en: "compared with the mean of all strata", da: "sammenlignes med gennemsnittet af alle strata" },
  average: {
    en: "given the mean variance of the other strata",
    da: "får de andre stratas gennemsnitlige varians",
  },
  "no answer": { en: "no answer", da: "intet svar" },
};
