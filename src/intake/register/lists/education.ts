import { meaning } from "./codeList.js";

/**
 * Main areas of Danish education, by what they mean for the outcomes: those of DISCED-15, in force since 28 February 2015
 * and laid over earlier years too, and of the classification before (forspalte 1) what it called otherwise, until 2014.
 *
 * source  DISCED-15: Danmarks Statistik, TILG_ART (15, 29 to 80); forspalte 1: Danmarks Statistik, FSP1H. 20 stands in
 *         the latter and in DREAM's list; that 90 is “not told” is from general knowledge
 */
export const education = [
  ...meaning("primary", [10, 15]),
  ...meaning("youth", [20, 25, 29, 30, 35]),
  ...meaning("higher", [40, 50, 60, 70, 80]),
  ...meaning("higher", [65], { to: 2014 }),
  ...meaning("unknown", [90]),
];
