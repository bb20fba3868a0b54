import type { Text } from "../../vocabulary/text.js";
import { type TraitId, traits } from "../background.js";
import { indicators, items, questionnaire } from "../questionnaire.js";
import { residency } from "../tables/personColumns.js";
import { fileNames } from "../tables/surveyTable.js";
import { groupIds, type World, waveIds } from "../world.js";
import { inBoth } from "./yaml.js";

const groups = {
  areas: {
    role: "programme",
    label: { en: "Areas with a social housing plan", da: "Områder med en boligsocial helhedsplan" },
  },
  sector: { role: "benchmark", label: { en: "The social-housing sector", da: "Den almene sektor" } },
  population: { role: "benchmark", label: { en: "The population", da: "Befolkningen" } },
} as const;

const backgrounds: readonly TraitId[] = ["age", "sex", "origin", "education", "income"];

/** Smaller worlds have strata too small to cut weights off in. */
const leastToTrim = 0.2;

/** The study of a world as `study.yaml`. */
export function studyFile({ seed, size, plans }: World): string {
  return [
    "# Synthetic: made by `kvarter world`; no person, area or plan in it exists.",
    "kvarter: 1",
    "id: helhedsplaner",
    `title: ${inBoth({ en: "Safety and well-being in housing areas, 2018–2021", da: "Tryghed og trivsel i boligområder 2018–2021" })}`,
    `summary: ${inBoth({
      en: `How residents of ${plans.length} made-up areas with a social housing plan see their safety, their neighbours, their area and their life, beside the social-housing sector and the population.`,
      da: `Hvordan beboere i ${plans.length} opdigtede områder med en boligsocial helhedsplan ser på deres tryghed, deres naboer, deres område og deres liv, ved siden af den almene sektor og befolkningen.`,
    })}`,
    "languages: [da, en]",
    "synthetic: true",
    "about:",
    "  authors: [The Kvarter contributors]",
    "  date: 2026-11-23",
    `  citation: ${inBoth({
      en: `Kvarter: a synthetic Denmark with planted truth, seed ${seed}, size ${size}. Not a survey of anybody.`,
      da: `Kvarter: et syntetisk Danmark med en kendt sandhed, frø ${seed}, størrelse ${String(size).replace(".", ",")}. Ikke en undersøgelse af nogen.`,
    })}`,
    "sources:",
    ...sources(),
    "waves:",
    ...waves(),
    "groups:",
    ...groupIds.map((id) => `  - {id: ${id}, role: ${groups[id].role}, label: ${inBoth(groups[id].label)}}`),
    "breakdowns:",
    ...breakdowns(),
    `areas: {label: ${inBoth({ en: "Housing area", da: "Boligområde" })}, column: area, group: areas, measures: [glad, high-quality, total]}`,
    "measures:",
    ...measures(),
    "design:",
    "  weight: weight",
    "  stratum: stratum",
    "  population: stratum_people",
    "  person: person",
    "  calibration: {kind: logit, bounds: [0.2, 5], margins: margins.yaml}",
    "response:",
    "  column: answered",
    "  yes: 1",
    "  no: 0",
    "  known: [age, sex, origin, education, income]",
    "  classes: {cross: [age, origin, education], atLeast: 30}",
    // In a stratum of a handful of answers a few weights that stand apart can be most of them: nobody is left to share.
    ...(size >= leastToTrim ? ["  trim: {medianIqr: 3}"] : []),
    ...analysis(),
    "release: standard",
    "",
  ].join("\n");
}

function sources(): readonly string[] {
  const columns = [
    "person: text, stratum: text, stratum_people: number, weight: number, answered: text, language: text, age_sex: text",
    ...backgrounds.map((trait) => `${trait}: text`),
    ...items.map(({ id }) => `${id}: text`),
  ].join(", ");
  return groupIds.flatMap((group) =>
    waveIds.map((wave) => {
      const own = group === "areas" ? ", area: text, residency: text" : "";
      return `  - {file: data/${fileNames[group]}-${wave}.zsav, wave: ${wave}, group: ${group}, others: ignore, columns: {${columns}${own}}}`;
    }),
  );
}

function waves(): readonly string[] {
  return [
    `  - {id: 2018, note: ${inBoth({
      en: "The plans began between 2016 and 2019, so that for most of them this is not the time before the plan.",
      da: "Planerne begyndte mellem 2016 og 2019, så for de fleste af dem er dette ikke tiden før planen.",
    })}}`,
    `  - {id: 2021, note: ${inBoth({
      en: "In the model case this wave was fielded during the pandemic; the made-up people knew of none.",
      da: "I forbilledet blev denne runde gennemført under pandemien; de opdigtede personer kendte ikke til nogen.",
    })}}`,
  ];
}

function breakdowns(): readonly string[] {
  const category = (id: string, value: string | number, label: (typeof residency)[number]["label"]) =>
    `      - {id: ${id}, values: "${value}", label: ${inBoth(label)}}`;
  const head = (id: string, label: { readonly en?: string; readonly da?: string }) => [
    `  - id: ${id}`,
    `    label: ${inBoth({ en: label.en ?? "", da: label.da ?? "" })}`,
    "    categories:",
  ];
  return [
    ...backgrounds.flatMap((trait) => [
      ...head(trait, traits[trait].label),
      ...traits[trait].categories.map(({ id, label }, i) => category(id, i + 1, label)),
    ]),
    ...head("residency", { en: "Stayed or moved", da: "Blevet boende eller flyttet" }),
    ...residency.map(({ value, label }, i) => category(["stayers", "movers"][i] ?? "", value, label)),
    ...head("language", { en: "Language of the answers", da: "Svarenes sprog" }),
    category("danish", "da", { en: "Danish", da: "Dansk" }),
    category("english", "en", { en: "English", da: "Engelsk" }),
  ];
}

function measures(): readonly string[] {
  const told = (id: string, label: Text, meaning: Text, how: string) =>
    `  - {id: ${id}, label: ${inBoth(label)}, meaning: ${inBoth(meaning)}, ${how}}`;
  const counted = indicators.map(({ id, label, item, orAbove }) =>
    told(
      id,
      label,
      indicatorMeanings[id] ?? { en: "", da: "" },
      `share: {item: ${item}, orAbove: ${orAbove}}`,
    ),
  );
  const dimensions = questionnaire.map(({ id, label, items: own }) => {
    const list = own.map(({ id: item, reversed }) => (reversed ? `{item: ${item}, reversed: true}` : item));
    return told(
      id,
      label,
      {
        en: `Mean of ${own.length} questions, each put on a scale from 0 to 1, where 1 is best.`,
        da: `Gennemsnit af ${own.length} spørgsmål, hver omregnet til en skala fra 0 til 1, hvor 1 er bedst.`,
      },
      `dimension: {items: [${list.join(", ")}]}`,
    );
  });
  const total = told(
    "total",
    { en: "Safety and well-being", da: "Tryghed og trivsel" },
    {
      en: "Mean of the six dimensions, each counting the same, on a scale from 0 to 1.",
      da: "Gennemsnit af de seks dimensioner, der tæller lige meget, på en skala fra 0 til 1.",
    },
    `index: {dimensions: [${questionnaire.map(({ id }) => id).join(", ")}]}`,
  );
  const single = items.map(({ id, question, scale, reversed }) => {
    const [low, high] = [scale.labels[0], scale.labels.at(-1)];
    const turned = reversed
      ? { en: " (the lower, the better)", da: " (jo lavere, des bedre)" }
      : { en: "", da: "" };
    return told(
      id,
      question,
      {
        en: `Mean of the answers, from ${scale.from} (${low?.en}) to ${scale.from + scale.labels.length - 1} (${high?.en})${turned.en}.`,
        da: `Gennemsnit af svarene, fra ${scale.from} (${low?.da}) til ${scale.from + scale.labels.length - 1} (${high?.da})${turned.da}.`,
      },
      `mean: ${id}`,
    );
  });
  return [...counted, ...dimensions, total, ...single];
}

const indicatorMeanings: Readonly<Record<string, { readonly en: string; readonly da: string }>> = {
  glad: {
    en: "Those who agree or strongly agree that they are glad to live in their area, out of all who answered.",
    da: "De, der er enige eller helt enige i, at de er glade for at bo i deres område, ud af alle, der har svaret.",
  },
  "high-quality": {
    en: "Those who put their satisfaction with life at 6 or more on a scale from 0 to 10, out of all who answered.",
    da: "De, der sætter deres tilfredshed med livet til 6 eller mere på en skala fra 0 til 10, ud af alle, der har svaret.",
  },
};

function analysis(): readonly string[] {
  const dimensions = questionnaire.map(({ id }) => id).join(", ");
  return [
    "analysis:",
    `  families: [{id: dimensions, label: ${inBoth({ en: "The six dimensions", da: "De seks dimensioner" })}, measures: [${dimensions}], group: areas, from: 2018, to: 2021}]`,
    "  equivalence: {share: 0.03, index: 0.015, measures: {total: 0.0075}}",
    `  decompositions: [{breakdown: residency, measures: [glad, high-quality, total, ${dimensions}]}, {breakdown: origin, measures: [glad, total]}]`,
    "  contributions: [total]",
    `  clustering: [total, ${dimensions}]`,
    "  language: language",
    "  sensitivity: {measures: [glad, high-quality, total], variants: [areas-equal, delivered-weights, unweighted, complete-cases, imputed], imputations: 5}",
  ];
}
