import { meaning } from "./codeList.js";

/** Groups of SOCIO13, a person's main standing in a year. From general knowledge, to be checked against the delivery. */
export const status = [
  ...meaning("employed", [110, 111, 112, 113, 114, 120, 131, 132, 133, 134, 135, 139]),
  ...meaning("unemployed", [210, 220]),
  ...meaning("education", [310]),
  ...meaning("outside", [321, 322, 323, 330, 410]),
  ...meaning("child", [420]),
];
