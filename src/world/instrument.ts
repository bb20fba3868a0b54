import { items, type Question, wording } from "./questionnaire.js";
import { inBoth } from "./study/yaml.js";

/** The questionnaire as `instrument.yaml`. */
export function instrument(): string {
  return [`# ${wording}`, "kvarter: 1", "items:", ...items.flatMap(itemLines), ""].join("\n");
}

function itemLines({ id, question, scale }: Question): readonly string[] {
  return [
    `  - id: ${id}`,
    `    question: ${inBoth(question)}`,
    "    points:",
    ...scale.labels.map((label, i) => `      - {code: ${scale.from + i}, label: ${inBoth(label)}}`),
    `    source: ${JSON.stringify(wording)}`,
  ];
}
