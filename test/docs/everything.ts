import type { Desk } from "../desks/desk.js";

/** Makes the new study ask for every kind of figure that a study can ask for. */
export async function askForEverything(desk: Desk): Promise<void> {
  await desk.write(
    "areas.yaml",
    `kvarter: 1
areas:
${["North", "East", "South", "West"].map((id) => `  - {id: ${id}, label: {en: ${id}, da: ${id}}}`).join("\n")}
`,
  );
  await desk.change("study.yaml", "    wave: {column: year}", '$&\n    recode: {stratum: {Country: ""}}');
  await desk.change("study.yaml", "stratum: stratum, ", "");
  await desk.change(
    "study.yaml",
    "design:",
    `  - {id: safety, ${words("Safety")}, dimension: {items: [safe]}}
  - {id: gladness, ${words("Gladness")}, dimension: {items: [glad]}}
  - {id: total, ${words("Total")}, index: {dimensions: [gladness, safety]}}
  - {id: middle, ${words("Middle")}, median: glad}
areas: {label: {en: Area, da: Område}, column: stratum, group: areas, measures: [glad]}
analysis:
  contributions: [total]
  decompositions: [{breakdown: sex, measures: [glad]}]
  clustering: [well-being]
  families: [{id: both, label: {en: Both, da: Begge}, measures: [glad, well-being], group: areas, from: 2018, to: 2021}]
  equivalence: {share: 0.03}
  sensitivity: {measures: [glad], variants: [areas-equal, delivered-weights, unweighted, imputed]}
design:`,
  );
}

function words(word: string): string {
  return `label: {en: ${word}, da: ${word}}, meaning: {en: ${word}, da: ${word}}`;
}
