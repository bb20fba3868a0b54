import type { Store } from "../../store/store.js";
import type { Source, Study } from "../../vocabulary/study.js";
import { deliverCsv } from "./csv/deliverCsv.js";
import type { Delivered } from "./delivered.js";
import { deliverParquet } from "./deliverParquet.js";
import { deliverLabelled } from "./labelled/deliverLabelled.js";
import { locate } from "./locate.js";

/**
 * Opens a file as delivered, whatever its format.
 *
 * error   `Problem` or `Problems` where it is not there, or not what the study says it is
 */
export async function deliver(study: Study, source: Source, index: number, store: Store): Promise<Delivered> {
  if (source.format === "joined") throw new Error(`${source.file} is no file`);
  const path = await locate(study, source);
  return deliveries[source.format](study, source, index, path, store);
}

const deliveries = {
  csv: deliverCsv,
  parquet: deliverParquet,
  spss: deliverLabelled,
  stata: deliverLabelled,
  sas: deliverLabelled,
  excel: deliverLabelled,
} as const;
