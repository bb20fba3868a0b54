import { type Output, wholeNumber } from "./output.js";
import { encoded, padded } from "./writeHead.js";
import type { Target } from "./writeRows.js";

/** One set of labels for each variable that has some, under the variable's name. */
export function writeLabelSets(out: Output, target: Target): void {
  for (const { variable, labels } of target.columns) {
    if (labels.length === 0) continue;
    const sorted = labels.toSorted((a, b) => a.value - b.value);
    const texts = sorted.map(({ label }) => Buffer.concat([encoded(target, label), Buffer.alloc(1)]));
    let begin = 0;
    const begins = texts.map((text) => {
      begin += text.length;
      return begin - text.length;
    });
    const table = Buffer.concat([
      wholeNumber(labels.length, 4),
      wholeNumber(begin, 4),
      ...begins.map((at) => wholeNumber(at, 4)),
      ...sorted.map(({ value }) => signed(value)),
      ...texts,
    ]);
    out.text("<lbl>");
    out.whole(table.length, 4);
    out.bytes(padded(encoded(target, variable.name), target.layout.name));
    out.bytes(Buffer.alloc(3));
    out.bytes(table);
    out.text("</lbl>");
  }
}

function signed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
