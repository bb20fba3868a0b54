import { meaning } from "./codeList.js";

/**
 * The 24 countries of Danish statistics' MENAPT group, by ISO 3166-1 code and by name.
 *
 * source  the list as introduced in December 2020, which has not Israel:
 *         https://ec.europa.eu/migrant-integration/news/denmark-new-statistics-category-migrants-muslim-countries_en
 */
const menapt2020: Readonly<Record<string, string>> = {
  SY: "Syria",
  KW: "Kuwait",
  LY: "Libya",
  SA: "Saudi Arabia",
  LB: "Lebanon",
  SO: "Somalia",
  IQ: "Iraq",
  QA: "Qatar",
  SD: "Sudan",
  BH: "Bahrain",
  DJ: "Djibouti",
  JO: "Jordan",
  DZ: "Algeria",
  AE: "United Arab Emirates",
  TN: "Tunisia",
  EG: "Egypt",
  MA: "Morocco",
  IR: "Iran",
  YE: "Yemen",
  MR: "Mauritania",
  OM: "Oman",
  AF: "Afghanistan",
  PK: "Pakistan",
  TR: "Turkey",
};

/**
 * Western countries as Danish statistics count them since 2002: the European Union and the United Kingdom, Andorra, Iceland,
 * Liechtenstein, Monaco, Norway, San Marino, Switzerland and the Vatican, Canada and the United States, Australia and New
 * Zealand. East Germany (DD) is counted as Germany.
 *
 * source  Danmarks Statistik's definition as on integrationsbarometer.dk (“Statistiske definitioner”) and in TjekDet,
 *         27 May 2019
 */
const western = `AD AT AU BE BG CA CH CY CZ DD DE EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MT NL NO NZ PL PT
  RO SE SI SK SM US VA`;

/** The rest of ISO 3166-1; with Kosovo (XK), and Yugoslavia and the Soviet Union as long as they were. */
const other = `AG AI AL AM AO AR AS AW AX AZ BA BB BD BF BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CC CD CF CG CI CK CL CM
  CN CO CR CU CV CW CX DM DO EC EH ER ET FJ FK FM GA GD GE GF GG GH GI GM GN GP GQ GT GU GW GY HK HN HT ID IL IM IN IO
  JE JM JP KE KG KH KI KM KN KP KR KY KZ LA LC LK LR LS MD ME MF MG MH MK ML MM MN MO MP MQ MS MU MV MW MX MY MZ NA
  NC NE NF NG NI NP NR NU PA PE PF PG PH PM PN PR PS PW PY RE RS RU RW SB SC SG SH SJ SL SN SR SS ST SU SV SX SZ TC TD
  TG TH TJ TK TL TM TO TT TV TW TZ UA UG UY UZ VC VE VG VI VN VU WF WS XK YT YU ZA ZM ZW`;

/** Countries by group of origin: ISO 3166-1 codes, those of MENAPT by name too. National numbers need the study's list. */
export const countries = [
  ...meaning("menapt", [...Object.keys(menapt2020), ...Object.values(menapt2020)]),
  ...meaning("western", western.split(/\s+/)),
  ...meaning("other", other.split(/\s+/)),
  ...meaning("danish", ["DK", "FO", "GL"]),
];
