import type { CodeMeaning } from "./codeList.js";

/** The first school year, by the year in which it ends, that was marked in seven steps. */
const sevenSteps = 2008;
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

/**
 * Final marks of primary school on the scale of seven steps.
 *
 * source  the Ministry of Education's pages: the new scale came on 1 August 2007 but for upper secondary schools, which had
 *         it a year before; each old mark's translation as for admission to higher education
 */
export const marks: readonly CodeMeaning[] = [
  ...seven.map((code) => ({ code, means: code, from: sevenSteps })),
  ...Object.entries(thirteen).map(([code, means]) => ({ code, means, to: sevenSteps - 1 })),
];
