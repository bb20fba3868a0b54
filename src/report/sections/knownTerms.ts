import {
  invarianceLimits,
  judgedFromPeople,
  rmseaJudgedFromDf,
  scaleThresholds,
} from "../../vocabulary/scaleThresholds.js";
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
  "change-difference": {
    en: "one group's change minus the other's over the same waves",
    da: "den ene gruppes ændring minus den andens over de samme runder",
  },
  contribution: {
    en: "change of what a dimension adds to a person's index; the dimensions' parts add up to the whole change",
    da: "ændring i det, som en dimension bidrager med til en persons indeks; dimensionernes dele summerer til hele ændringen",
  },
  "contribution-share": {
    en: "a dimension's part over the whole change; interval after Fieller",
    da: "en dimensions del i forhold til hele ændringen; interval efter Fieller",
  },
  component: {
    en: "the change divided into composition and what changed within categories (Kitagawa)",
    da: "ændringen delt i sammensætning og det, der har ændret sig inden for kategorier (Kitagawa)",
  },
  area: {
    en: "the area's own answers and what areas like it have, each weighted by how sure it is (Fay–Herriot)",
    da: "områdets egne svar og det, som områder, der ligner, har, vægtet efter hvor sikre de er (Fay–Herriot)",
  },
  "area-apart": {
    en: "the area's estimate minus the mean of all areas; p-values adjusted over the areas (Holm)",
    da: "områdets estimat minus gennemsnittet af alle områder; p-værdier justeret over områderne (Holm)",
  },
  "area-change": {
    en: "the area's own change and that of areas like it, each weighted by how sure it is (Fay–Herriot)",
    da: "områdets egen ændring og den, som områder, der ligner, har, vægtet efter hvor sikre de er (Fay–Herriot)",
  },
  clustering: {
    en: "variance between areas over all variance, from a model with an intercept for each area (REML)",
    da: "varians mellem områder i forhold til al varians, fra en model med et niveau for hvert område (REML)",
  },
  effect: {
    en: "how units changed that the programme reached, less how others changed that it had not reached",
    da: "hvordan enheder ændrede sig, som indsatsen nåede, minus hvordan andre ændrede sig, som den ikke havde nået",
  },
  "double-difference": {
    en: "the gap in one group minus the same gap in the other; what they have in common in the sampling is taken into account",
    da: "afstanden i den ene gruppe minus den samme afstand i den anden; der er taget højde for det, de har til fælles i udvælgelsen",
  },
  chance: {
    en: "a measure of how unequal chances are, from counts or ranks",
    da: "et mål for, hvor ulige chancerne er, ud fra antal eller rang",
  },
  "chance-change": {
    en: "later measure of chances minus the earlier one",
    da: "senere mål for chancer minus det tidligere",
  },
  movers: {
    en: "the change divided into those who stayed, those who came and those who left; the same people in both waves count as such",
    da: "ændringen delt i dem, der blev boende, dem, der kom til, og dem, der ikke længere er der; de samme personer i begge runder tæller som de samme",
  },
  exposure: {
    en: "slope by the year in a regression, among all or among those of the same family; who belong to one family may be alike",
    da: "hældning pr. år i en regression, blandt alle eller inden for samme familie; de, der hører til samme familie, må gerne ligne hinanden",
  },
  likeness: {
    en: "the part of families in the variance, by the analysis of variance (sibling correlation)",
    da: "familiernes del af variansen ved variansanalyse (søskendekorrelation)",
  },
  trend: {
    en: "a line through the waves by least squares; its error follows from those of the waves",
    da: "en linje gennem runderne ved mindste kvadrater; usikkerheden følger af rundernes",
  },
  clusters: {
    en: "standard error from how units (or clusters of them) differ",
    da: "standardfejl ud fra, hvordan enheder (eller klynger af dem) adskiller sig",
  },
  matched: {
    en: "people minus others who are like them in what they were matched by; who was not matched takes no part",
    da: "mennesker minus andre, der ligner dem i det, de blev matchet efter; hvem der ikke blev matchet, er ikke med",
  },
  sets: {
    en: "standard error from how people and their matches differ, set by set",
    da: "standardfejl ud fra, hvordan mennesker og deres matches adskiller sig, sæt for sæt",
  },
  rows: {
    en: "standard error that lets people vary unequally (HC1); weights are taken as given",
    da: "standardfejl, der lader mennesker variere forskelligt (HC1); vægtene tages som givne",
  },
  jackknife: {
    en: "standard error by leaving out one unit at a time",
    da: "standardfejl ved at udelade én enhed ad gangen",
  },
  standardised: {
    en: "means of each category, weighted by the share of the standard’s people in it; that this share is an estimate too is in the error",
    da: "gennemsnit af hver kategori, vægtet med den del af standardens mennesker, der er i den; at også den del er et estimat, er med i usikkerheden",
  },
  variant: { en: "the same figure estimated in another way", da: "det samme tal estimeret på en anden måde" },
  model: { en: "standard error by the model", da: "standardfejl fra modellen" },
  imputation: {
    en: "standard error over imputed data sets (Rubin)",
    da: "standardfejl over imputerede datasæt (Rubin)",
  },
  fail: { en: "not allowed", da: "ikke tilladt" },
  certainty: { en: "adds nothing to the variance", da: "bidrager ikke til variansen" },
  remove: { en: "adds nothing to the variance", da: "bidrager ikke til variansen" },
  adjust: { en: "compared with the mean of all strata", da: "sammenlignes med gennemsnittet af alle strata" },
  average: {
    en: "given the mean variance of the other strata",
    da: "får de andre stratas gennemsnitlige varians",
  },
  [scaleThresholds.itemRest.source]: {
    en: scaleThresholds.itemRest.source,
    da: "Nunnally & Bernstein (1994), s. 305; under 0 peger det den anden vej",
  },
  [rmseaJudgedFromDf.source]: {
    en: rmseaJudgedFromDf.source,
    da: "Kenny, Kaniskan & McCoach (2015), Sociological Methods & Research 44, 486–507; tallet er Kvarters eget",
  },
  [invarianceLimits.source]: {
    en: invarianceLimits.source,
    da: "Chen (2007), Structural Equation Modeling 14, 464–504, for grupper på tilsammen over 300 personer",
  },
  [judgedFromPeople.source]: {
    en: judgedFromPeople.source,
    da: "Gorsuch (1983), Factor Analysis, s. 332, om faktormodeller",
  },
};
