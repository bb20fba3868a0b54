import { meaning } from "./codeList.js";

/**
 * Main areas of the Danish classification of education (DISCED-15), by what they mean for the outcomes.
 *
 * source  main areas 10 to 80: Danmarks Statistik; what each holds is from general knowledge, to be checked:
 *         10 primary and lower secondary, 15 preparatory, 20 upper secondary, 30 vocational, 35 courses of access,
 *         40 short, 50 medium (60 bachelor), 70 long cycle higher, 80 research. 90 is not told
 */
export const education = [
  ...meaning("primary", [10, 15]),
  ...meaning("youth", [20, 30, 35]),
  ...meaning("higher", [40, 50, 60, 70, 80]),
  ...meaning("unknown", [90]),
];
