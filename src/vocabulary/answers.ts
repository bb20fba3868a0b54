/**
 * The table of answers: one row per person and wave, as intake leaves it in the store and tallies read it.
 * Every name of a column is made here, so that no room spells one by hand.
 */
export const answers = {
  table: "answers",
  /** Everybody invited, with the columns of the answers; there where a study tells who was invited. */
  everyone: "everyone",
  /** INTEGER: 1 answered, 0 did not. */
  answered: "answered",
  /** TEXT: id of the wave. */
  wave: "wave",
  /** TEXT: id of the group. */
  group: "group",
  /** TEXT or NULL: the same for one person in every wave. */
  person: "person",
  /** DOUBLE: the weight as delivered, above 0 (1 where the study declares none). */
  weight: "weight",
  /** TEXT: stratum within the wave ("" where the study declares none). */
  stratum: "stratum",
  /** TEXT: PSU within the stratum, unique to the row where people were drawn directly. */
  psu: "psu",
  /** TEXT or NULL: second-stage unit within the PSU. */
  secondUnit: "second_unit",
  /** DOUBLE or NULL: PSUs in the population of the stratum; second-stage units in that of the PSU. */
  populationPsus: "population_psus",
  populationSecondUnits: "population_second_units",
  /** INTEGER: index of the source in the study. INTEGER: line or row number in that file, from 1. */
  source: "source",
  line: "line",
  /** DOUBLE or NULL: an item's value on its scale. */
  item: (id: string) => `item_${id}`,
  /** DOUBLE or NULL: a person's value on a measure; 0 or 1 for shares, 0–1 for dimensions. */
  measure: (id: string) => `measure_${id}`,
  /** DOUBLE or NULL: what a ratio's value is divided by; answered where the value is. */
  per: (id: string) => `per_${id}`,
  /** TEXT or NULL: id of the category of a breakdown. */
  breakdown: (id: string) => `by_${id}`,
  /** DOUBLE: the r-th replicate weight, from 1. */
  replicate: (r: number) => `replicate_${r}`,
  /** TEXT or DOUBLE: a column of the source that a calibration margin uses. */
  margin: (column: string) => `margin_${column}`,
  /** TEXT or DOUBLE: a column of the source that an analysis uses as it stands (a unit, a beginning, a parent's income). */
  kept: (column: string) => `kept_${column}`,
  /** DOUBLE: the weight after calibration. */
  calibratedWeight: "calibrated_weight",
  /** INTEGER: the row's pattern of wave and margins, from 0. */
  marginPattern: "margin_pattern",
} as const;
