import { meaning } from "./codeList.js";

/**
 * Groups of SOCIO13, a person's main standing in a year; used for all years, as the classification itself is.
 *
 * source  Danmarks Statistik, Socio-Economic Classification (SOCIO13), v1:2014, which covers 1991 on. 220 are those who
 *         live mainly on benefits when ill, on leave or in training: not employed in that year
 */
export const status = [
  ...meaning("employed", [110, 111, 112, 113, 114, 120, 131, 132, 133, 134, 135, 139]),
  ...meaning("unemployed", [210, 220]),
  ...meaning("education", [310]),
  ...meaning("outside", [321, 322, 323, 330, 410]),
  ...meaning("child", [420]),
];
