import type { Source } from "../../vocabulary/study.js";

/** How rows are read that several files make together: as they were made, with nothing left to decode. */
export const madeRows = {
  format: "joined",
  encoding: "utf-8",
  delimiter: ",",
  decimal: ".",
  sheet: null,
  recode: {},
  missing: [],
  ignore: "others",
} as const satisfies Partial<Source>;
