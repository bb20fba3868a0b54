import type { DrawLog, DrawnPerson, SamplePlan } from "../../vocabulary/samplePlan.js";

/** sample-plan.csv: a row a stratum, and a last one for all together; margins and changes are shares. */
export function planCsv({ strata, pooled }: SamplePlan): string {
  const rows = [...strata, { ...pooled, id: "(all)", everyone: pooled.invited === pooled.size }];
  return csv([
    ["stratum", "size", "invited", "everyone", "answers", "margin", "change", "rise", "fall"],
    ...rows.map((row) => [
      row.id,
      row.size,
      row.invited,
      row.everyone ? 1 : 0,
      row.answers.toFixed(1),
      ...[row.margin, row.change, row.rise, row.fall].map((value) =>
        value === null ? "" : value.toFixed(4),
      ),
    ]),
  ]);
}

/** sample.csv: everyone who was drawn, with their chance and base weight to full precision. */
export function sampleCsv(drawn: readonly DrawnPerson[]): string {
  return csv([
    ["person", "stratum", "from", "probability", "weight"],
    ...drawn.map(({ person, stratum, from, probability, weight }) => [
      person,
      stratum,
      from,
      probability,
      weight,
    ]),
  ]);
}

/** sample-log.json: the record of the draw. */
export function logJson(log: DrawLog): string {
  return `${JSON.stringify(log, null, 2)}\n`;
}

function csv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(field).join(",")}\n`).join("");
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
