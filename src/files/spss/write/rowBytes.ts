import type { LabelledBatch, NumberColumn, TextColumn } from "../../../vocabulary/labelled.js";
import { withoutEnd } from "../texts.js";
import { stored } from "./labelBytes.js";
import type { Plan, PlannedVariable } from "./plan.js";

const bytesAtOnce = 2 ** 22;

/** The rows of a batch as they lie in memory when nothing is compressed, some at a time. */
export function* rowBytes(batch: LabelledBatch, plan: Plan): Generator<Buffer> {
  const length = plan.unitsOfText.length * 8;
  const atOnce = Math.max(1, Math.floor(bytesAtOnce / length));
  for (let from = 0; from < batch.rows; from += atOnce) {
    const to = Math.min(batch.rows, from + atOnce);
    const rows = Buffer.alloc((to - from) * length, " ");
    plan.variables.forEach((variable, k) => {
      const column = batch.columns[k];
      if (column?.kind === "number") putNumbers(rows, length, variable, column, from, to);
      else if (column) putTexts(rows, length, variable, column, from, to);
    });
    yield rows;
  }
}

function putNumbers(
  rows: Buffer,
  length: number,
  { segments, epoch }: PlannedVariable,
  { values }: NumberColumn,
  from: number,
  to: number,
): void {
  const at = (segments[0]?.unit ?? 0) * 8;
  for (let row = from; row < to; row++) {
    rows.writeDoubleLE(stored(values[row] as number, epoch), (row - from) * length + at);
  }
}

function putTexts(
  rows: Buffer,
  length: number,
  { segments }: PlannedVariable,
  { values }: TextColumn,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const text = Buffer.from(withoutEnd(values[row] ?? ""));
    let done = 0;
    for (const { unit, used } of segments) {
      rows.set(text.subarray(done, done + used), (row - from) * length + unit * 8);
      done += used;
    }
  }
}
