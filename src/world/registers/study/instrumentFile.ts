import { inBoth } from "../../study/yaml.js";
import { means, shares } from "./outcomeWords.js";

/** What registers tell of a child, as the items of `instrument.yaml`. */
export function instrumentFile(): string {
  const points = `[{code: 0, label: ${inBoth({ en: "No", da: "Nej" })}}, {code: 1, label: ${inBoth({ en: "Yes", da: "Ja" })}}]`;
  const item = (id: string, question: { readonly en: string; readonly da: string }, scale: string) =>
    `  - {id: ${id}, column: ${id.replaceAll("-", "_")}, question: ${inBoth(question)}, ${scale}}`;
  return [
    "# What the made-up registers tell of a child; the columns are those of the rows that registers.yaml makes.",
    "kvarter: 1",
    "items:",
    ...shares.map(({ id, label }) => item(id, label, `points: ${points}`)),
    ...means.map(({ id, label, min, max, unit }) =>
      item(id, label, `number: {min: ${min}, max: ${max}, unit: ${inBoth(unit)}}`),
    ),
    "",
  ].join("\n");
}
