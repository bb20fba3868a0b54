import type { LabelledBatch } from "../../../vocabulary/labelled.js";
import { type Output, wholeNumber } from "./output.js";
import { problems } from "./problems.js";
import type { Target } from "./writeRows.js";

/** The texts of one piece that do not fit in a row, row by row. */
export function writeLongTexts(out: Output, target: Target, batch: LabelledBatch, first: number): void {
  const long = target.columns.flatMap(({ type }, place) => {
    const column = batch.columns[place];
    return type.kind === "longText" && column?.kind === "text" ? [{ place, values: column.values }] : [];
  });
  for (let row = 0; row < batch.rows; row++) {
    for (const { place, values } of long) {
      const text = values[row] ?? "";
      if (text === "") continue;
      const encoded = target.encoder.encode(text);
      if (encoded === null) throw problems.text(target.path, text);
      const head = [
        Buffer.from("GSO"),
        wholeNumber(place + 1, 4),
        wholeNumber(first + row + 1, target.layout.rows),
        Buffer.from([130]),
        wholeNumber(encoded.length + 1, 4),
      ];
      out.bytes(Buffer.concat([...head, encoded, Buffer.alloc(1)]));
    }
  }
}
