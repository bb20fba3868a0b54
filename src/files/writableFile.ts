import type { LabelledBatch, LabelledFile } from "../vocabulary/labelled.js";

/** What can be written: a file as it is read, but its rows can be had more than once. */
export type WritableFile = Pick<LabelledFile, "label" | "notes" | "variables"> & {
  readonly batches: () => AsyncIterable<LabelledBatch> | Iterable<LabelledBatch>;
};
