import type { Text } from "../vocabulary/text.js";
import { agree, four, often, type QuestionScale, trust, upToTen } from "./scales.js";
import type { DimensionId } from "./world.js";

export interface QuestionDimension {
  readonly id: DimensionId;
  readonly label: Text;
  /** Share of the answers that people leave open. */
  readonly skipped: number;
  readonly items: readonly Question[];
}

export interface Question {
  readonly id: string;
  readonly question: Text;
  readonly scale: QuestionScale;
  /** True where the highest code is the least favourable answer. */
  readonly reversed: boolean;
  /** Where the answers lie on 0–1, and how far apart, in the plan areas of 2018, before they are rounded to the scale. */
  readonly mean: number;
  readonly spread: number;
}

/** A share: those who answer at or above a point of one item. */
export interface QuestionIndicator {
  readonly id: string;
  readonly label: Text;
  readonly item: string;
  readonly orAbove: number;
}

/** Where the wording is from, as readers are told. */
export const wording =
  "Kvarter's own wording, made for a synthetic study; not VIVE's or anyone else's questionnaire, and not tested in the field";

/** Six dimensions of four questions each. */
export const questionnaire: readonly QuestionDimension[] = [
  {
    id: "safety",
    label: { en: "Perceived safety", da: "Oplevet tryghed" },
    skipped: 0.015,
    items: [
      ask(
        "safe_dark",
        {
          en: "I feel safe when I walk in my area after dark.",
          da: "Jeg føler mig tryg, når jeg går i mit område, efter at det er blevet mørkt.",
        },
        agree,
        { mean: 0.52, spread: 0.21 },
      ),
      ask(
        "safe_home",
        {
          en: "How safe do you feel when you are alone at home?",
          da: "Hvor tryg er du, når du er alene hjemme?",
        },
        upToTen({ en: "not at all safe", da: "slet ikke tryg" }, { en: "completely safe", da: "helt tryg" }),
        { mean: 0.7, spread: 0.19 },
      ),
      ask(
        "safe_avoid",
        {
          en: "How often do you keep away from certain places in your area because you feel unsafe there?",
          da: "Hvor tit holder du dig væk fra bestemte steder i dit område, fordi du er utryg der?",
        },
        often,
        { mean: 0.5, spread: 0.23, reversed: true },
      ),
      ask(
        "safe_young",
        {
          en: "Children and young people can be out on their own here without worry.",
          da: "Børn og unge kan roligt færdes alene her.",
        },
        agree,
        { mean: 0.5, spread: 0.2 },
      ),
    ],
  },
  {
    id: "cohesion",
    label: { en: "Social cohesion", da: "Social sammenhængskraft" },
    skipped: 0.03,
    items: [
      ask(
        "coh_help",
        { en: "Neighbours here give each other a hand.", da: "Naboer her giver hinanden en hånd." },
        agree,
        { mean: 0.54, spread: 0.19 },
      ),
      ask(
        "coh_greet",
        {
          en: "How many of those who live close by do you know well enough to stop and talk?",
          da: "Hvor mange af dem, der bor tæt på, kender du godt nok til at stoppe op og tale med?",
        },
        four(["None", "A few", "Many", "Nearly all"], ["Ingen", "Nogle få", "Mange", "Næsten alle"]),
        { mean: 0.43, spread: 0.21 },
      ),
      ask(
        "coh_mixed",
        {
          en: "How well do people of different backgrounds get on with each other here?",
          da: "Hvor godt går det mellem folk med forskellig baggrund her?",
        },
        upToTen({ en: "very badly", da: "meget dårligt" }, { en: "very well", da: "meget godt" }),
        { mean: 0.55, spread: 0.18 },
      ),
      ask(
        "coh_apart",
        { en: "People here mostly keep to themselves.", da: "Folk her holder sig mest for sig selv." },
        agree,
        { mean: 0.42, spread: 0.19, reversed: true },
      ),
    ],
  },
  {
    id: "efficacy",
    label: { en: "Collective efficacy", da: "Kollektiv handlekraft" },
    skipped: 0.06,
    items: [
      ask(
        "eff_speak",
        {
          en: "If someone was destroying things outside, how likely is it that a resident would step in or call for help?",
          da: "Hvis nogen var ved at ødelægge noget udenfor, hvor sandsynligt er det så, at en beboer ville gribe ind eller tilkalde hjælp?",
        },
        four(
          ["Very unlikely", "Unlikely", "Likely", "Very likely"],
          ["Meget usandsynligt", "Usandsynligt", "Sandsynligt", "Meget sandsynligt"],
        ),
        { mean: 0.5, spread: 0.21 },
      ),
      ask(
        "eff_join",
        {
          en: "When we who live here act together, things get changed.",
          da: "Når vi, der bor her, går sammen om noget, bliver det ændret.",
        },
        agree,
        { mean: 0.47, spread: 0.19 },
      ),
      ask(
        "eff_say",
        {
          en: "How much say do residents have in what happens here?",
          da: "Hvor meget har beboerne at sige i det, der sker her?",
        },
        upToTen({ en: "none", da: "intet" }, { en: "a great deal", da: "meget" }),
        { mean: 0.43, spread: 0.19 },
      ),
      ask(
        "eff_nobody",
        {
          en: "If something is wrong out here, nobody does anything about it.",
          da: "Hvis noget er galt herude, er der ingen, der gør noget ved det.",
        },
        agree,
        { mean: 0.42, spread: 0.2, reversed: true },
      ),
    ],
  },
  {
    id: "trust",
    label: { en: "Trust", da: "Tillid" },
    skipped: 0.04,
    items: [
      ask(
        "tru_police",
        { en: "How much trust do you have in the police?", da: "Hvor stor tillid har du til politiet?" },
        trust,
        { mean: 0.62, spread: 0.21 },
      ),
      ask(
        "tru_courts",
        { en: "How much trust do you have in the courts?", da: "Hvor stor tillid har du til domstolene?" },
        trust,
        { mean: 0.58, spread: 0.21 },
      ),
      ask(
        "tru_national",
        {
          en: "How much trust do you have in the members of the Folketing?",
          da: "Hvor stor tillid har du til folketingspolitikerne?",
        },
        trust,
        { mean: 0.39, spread: 0.2 },
      ),
      ask(
        "tru_local",
        {
          en: "How much trust do you have in the politicians of your municipality?",
          da: "Hvor stor tillid har du til politikerne i din kommune?",
        },
        trust,
        { mean: 0.41, spread: 0.2 },
      ),
    ],
  },
  {
    id: "satisfaction",
    label: { en: "Satisfaction with the area", da: "Tilfredshed med boligområdet" },
    skipped: 0.01,
    items: [
      ask(
        "sat_glad",
        { en: "I am glad to live in this area.", da: "Jeg er glad for at bo i dette område." },
        agree,
        { mean: 0.77, spread: 0.18 },
      ),
      ask(
        "sat_move",
        { en: "I would move away if I could.", da: "Jeg ville flytte væk, hvis jeg kunne." },
        agree,
        { mean: 0.52, spread: 0.26, reversed: true },
      ),
      ask(
        "sat_place",
        {
          en: "All in all, how satisfied are you with your area as a place to live?",
          da: "Hvor tilfreds er du alt i alt med dit område som et sted at bo?",
        },
        upToTen({ en: "not at all", da: "slet ikke" }, { en: "completely", da: "fuldt ud" }),
        { mean: 0.58, spread: 0.19 },
      ),
      ask(
        "sat_friend",
        { en: "Would you advise a friend to move here?", da: "Ville du råde en ven til at flytte hertil?" },
        four(
          ["Certainly not", "Probably not", "Probably", "Certainly"],
          ["Helt sikkert ikke", "Nok ikke", "Nok", "Helt sikkert"],
        ),
        { mean: 0.47, spread: 0.24 },
      ),
    ],
  },
  {
    id: "quality",
    label: { en: "Quality of life", da: "Livskvalitet" },
    skipped: 0.02,
    items: [
      ask(
        "qol_life",
        {
          en: "How satisfied are you with your life these days, when you look at the whole of it?",
          da: "Hvor tilfreds er du med dit liv for tiden, når du ser på det hele?",
        },
        upToTen({ en: "not at all", da: "slet ikke" }, { en: "completely", da: "fuldt ud" }),
        { mean: 0.705, spread: 0.18 },
      ),
      ask(
        "qol_energy",
        {
          en: "How often in the last four weeks did you have the energy to do what you wanted?",
          da: "Hvor tit har du i de seneste fire uger haft kræfter til at gøre det, du gerne ville?",
        },
        often,
        { mean: 0.55, spread: 0.21 },
      ),
      ask("qol_lonely", { en: "How often do you feel lonely?", da: "Hvor tit føler du dig ensom?" }, often, {
        mean: 0.58,
        spread: 0.23,
        reversed: true,
      }),
      ask(
        "qol_future",
        { en: "I look forward to the coming years.", da: "Jeg glæder mig til de kommende år." },
        agree,
        { mean: 0.58, spread: 0.21 },
      ),
    ],
  },
];

export const items: readonly Question[] = questionnaire.flatMap((dimension) => dimension.items);

export const indicators: readonly QuestionIndicator[] = [
  {
    id: "glad",
    label: { en: "Glad to live in the area", da: "Glade for at bo i området" },
    item: "sat_glad",
    orAbove: 4,
  },
  {
    id: "high-quality",
    label: { en: "High quality of life", da: "Høj livskvalitet" },
    item: "qol_life",
    orAbove: 6,
  },
];

/** How much each question of a dimension hangs on it, by its place among the four. */
export const loadings: readonly number[] = [0.76, 0.7, 0.74, 0.62];

function ask(
  id: string,
  question: Text,
  scale: QuestionScale,
  answers: { readonly mean: number; readonly spread: number; readonly reversed?: true },
): Question {
  return { reversed: false, ...answers, id, question, scale };
}
