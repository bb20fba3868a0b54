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
  await withBeginnings(desk);
  await withFamilies(desk);
  await desk.change("study.yaml", "    wave: {column: year}", '$&\n    recode: {stratum: {Country: ""}}');
  // Four areas are few degrees of freedom for the policy.
  await desk.change(
    "study.yaml",
    "stratum: stratum, person: person",
    "degreesOfFreedom: infinite, person: person",
  );
  await desk.change(
    "study.yaml",
    "design:",
    `  - {id: safety, ${words("Safety")}, dimension: {items: [safe]}}
  - {id: gladness, ${words("Gladness")}, dimension: {items: [glad]}}
  - {id: total, ${words("Total")}, index: {dimensions: [gladness, safety]}}
  - {id: middle, ${words("Middle")}, median: glad}
areas: {label: {en: Area, da: Område}, column: stratum, group: areas, measures: [glad]}
analysis:
  gaps: [{breakdown: sex, measures: [glad]}]
  standardised: [{breakdown: sex, measures: [glad]}]
  trends: [{measures: [glad]}]
  effects: [{id: plan, label: {en: the plan, da: planen}, measures: [glad], unit: stratum, start: began}]
  chances: [{id: sexes, label: {en: By sex, da: Efter køn}, measures: [glad], breakdown: sex, of: women, against: men}, {id: all-sexes, label: {en: By sex, da: Efter køn}, measures: [glad], breakdown: sex}]
  exposure: [{id: years, label: {en: years there, da: år der}, measures: [glad], years: years, family: family}]
  contributions: [total]
  decompositions: [{breakdown: sex, measures: [glad]}]
  clustering: [well-being]
  families: [{id: both, label: {en: Both, da: Begge}, measures: [glad, well-being], group: areas, from: 2018, to: 2021}]
  equivalence: {share: 0.03}
  sensitivity: {measures: [glad], variants: [areas-equal, delivered-weights, unweighted, imputed]}
design:`,
  );
}

/** Makes a study that asks for everything one of everybody, without weights, and asks for what only such a study can ask for. */
export async function takeEverybody(desk: Desk): Promise<void> {
  await desk.change("study.yaml", "design: {weight: weight, ", "design: {");
  await desk.change("study.yaml", "analysis:", "analysis:\n  movers: {measures: [glad]}");
  const like =
    "{id: like, label: {en: Like, da: Lignende}, measures: [glad], of: areas, against: population, exact: [sex]}";
  await desk.change("study.yaml", "analysis:", `analysis:\n  matches: [${like}]`);
}

/** A plan began in 2021 in two of the four areas. */
async function withBeginnings(desk: Desk): Promise<void> {
  const file = "data/answers.csv";
  const [head = "", ...rows] = (await desk.read(file)).trimEnd().split("\n");
  const began = (row: string) => (/,(North|East),/.test(row) ? "2021" : "");
  await desk.write(file, [`${head},began`, ...rows.map((row) => `${row},${began(row)}`), ""].join("\n"));
  await desk.change("study.yaml", "safe: text}", "safe: text, began: number}");
}

/** Everybody of 2021 has a family of two, and has lived there for so many years. */
async function withFamilies(desk: Desk): Promise<void> {
  const file = "data/answers.csv";
  const [head = "", ...rows] = (await desk.read(file)).trimEnd().split("\n");
  const lived = (row: string, i: number) =>
    row.startsWith("2021") ? `${Math.floor(i / 2)},${(i * 7) % 11}` : ",";
  await desk.write(
    file,
    [`${head},family,years`, ...rows.map((row, i) => `${row},${lived(row, i)}`), ""].join("\n"),
  );
  await desk.change("study.yaml", "began: number}", "began: number, family: text, years: number}");
}

function words(word: string): string {
  return `label: {en: ${word}, da: ${word}}, meaning: {en: ${word}, da: ${word}}`;
}
