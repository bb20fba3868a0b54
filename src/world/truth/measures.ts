import type { Text } from "../../vocabulary/text.js";
import { indicators, items, questionnaire } from "../questionnaire.js";
import type { GroupId, WaveId, World } from "../world.js";

/** Something that the truth is known of: a share (0–1), a dimension or the total (0–1), or the mean of an item's codes. */
export interface TrueMeasure {
  readonly id: string;
  readonly kind: "share" | "dimension" | "total" | "item";
  readonly label: Text;
}

/** Mean of the six dimensions. */
const total: TrueMeasure = {
  id: "total",
  kind: "total",
  label: { en: "Safety and well-being, all in all", da: "Tryghed og trivsel samlet" },
};

/** The indicators, the dimensions and the total: what is also known by category, area and way of moving. */
export const mainMeasures: readonly TrueMeasure[] = [
  ...indicators.map(({ id, label }) => ({ id, kind: "share" as const, label })),
  ...questionnaire.map(({ id, label }) => ({ id, kind: "dimension" as const, label })),
  total,
];

export const trueMeasures: readonly TrueMeasure[] = [
  ...mainMeasures,
  ...items.map(({ id, question }) => ({ id, kind: "item" as const, label: question })),
];

/** What each person comes to on the main measures, by measure; a place per person of `present[wave]`. */
export type Scores = ReadonlyMap<string, Float64Array>;

/** Scores as if everybody had been asked and had answered everything. */
export function scoresOf(world: World, group: GroupId, wave: WaveId): Scores {
  const rows = world.people[group].present[wave];
  const answers = world.answers[group][wave];
  const scores = new Map<string, Float64Array>();
  for (const { id, item, orAbove } of indicators) {
    const place = items.findIndex((one) => one.id === item);
    const point = orAbove - (items[place]?.scale.from ?? 0);
    const [column, score] = [answers[place] as Uint8Array, new Float64Array(rows.length)];
    for (let i = 0; i < rows.length; i++) score[i] = (column[rows[i] as number] as number) >= point ? 1 : 0;
    scores.set(id, score);
  }
  const sum = new Float64Array(rows.length);
  for (const [d, { id, items }] of questionnaire.entries()) {
    const score = new Float64Array(rows.length);
    for (const [j, { scale }] of items.entries()) {
      const [column, most] = [answers[4 * d + j] as Uint8Array, items.length * (scale.labels.length - 1)];
      for (let i = 0; i < rows.length; i++) {
        score[i] = (score[i] as number) + (column[rows[i] as number] as number) / most;
      }
    }
    scores.set(id, score);
    for (let i = 0; i < rows.length; i++) sum[i] = (sum[i] as number) + (score[i] as number);
  }
  return scores.set(
    total.id,
    sum.map((all) => all / questionnaire.length),
  );
}

/** Mean of each item's codes, as if everybody had answered it. */
export function itemMeans(
  world: World,
  group: GroupId,
  wave: WaveId,
): readonly { id: string; value: number }[] {
  const rows = world.people[group].present[wave];
  return items.map(({ id, reversed, scale }, place) => {
    const column = world.answers[group][wave][place] as Uint8Array;
    let sum = 0;
    for (let i = 0; i < rows.length; i++) sum += column[rows[i] as number] as number;
    const steps = sum / rows.length;
    return { id, value: reversed ? scale.from + scale.labels.length - 1 - steps : scale.from + steps };
  });
}
