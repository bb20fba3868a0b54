import type { WritableFile } from "../../writableFile.js";
import { withoutEnd } from "../texts.js";
import { problems } from "./problems.js";

/** What only the rows tell: how many there are, and how many bytes the longest text of each variable has. */
export interface Measured {
  readonly rows: number;
  readonly widths: readonly number[];
}

export async function measured({ variables, batches }: WritableFile): Promise<Measured> {
  const widths = variables.map(() => 0);
  let rows = 0;
  for await (const batch of batches()) {
    rows += batch.rows;
    variables.forEach(({ name, kind }, k) => {
      const column = batch.columns[k];
      if (column?.kind !== kind) throw new Error(`the column of “${name}” is not of its kind`);
      if (column.kind === "number") {
        if (column.tags?.some((tag) => tag !== 0))
          throw problems.missing(name, "some rows have a tagged one");
        if (column.values.includes(-Number.MAX_VALUE))
          throw problems.value(name, `${-Number.MAX_VALUE}, by which SPSS means that there is no value`);
      } else {
        for (const text of column.values)
          widths[k] = Math.max(widths[k] ?? 0, Buffer.byteLength(withoutEnd(text)));
      }
    });
  }
  return { rows, widths };
}
