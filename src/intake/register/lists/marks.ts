import type { CodeMeaning } from "./codeList.js";

/** The seven steps in use since the school year that ended in 2007 or later. */
const seven = ["-3", "0", "2", "4", "7", "10", "12"];

/** The steps before, and what each came to be. */
const thirteen = {
  "13": "12",
  "11": "12",
  "10": "10",
  "9": "7",
  "8": "7",
  "7": "4",
  "6": "2",
  "5": "0",
  "3": "0",
  "0": "-3",
};

/** Final marks on the scale of seven steps. The translation is the ministry's own; from general knowledge, to be checked. */
export const marks: readonly CodeMeaning[] = [
  ...seven.map((code) => ({ code, means: code, from: 2007 })),
  ...Object.entries(thirteen).map(([code, means]) => ({ code, means, to: 2006 })),
];
