/** Names of the variables that residuals after calibration need in a tally. */
export const auxiliaryNames = {
  /** Indicator of every row. */
  everyone: "everyone",
  /** A margin that is a number, by its column. */
  number: (column: string) => `auxiliary ${column}`,
  /** The product of a margin's number with a variable, both about their centres. */
  times: (column: string, variable: string) => `auxiliary ${column} × ${variable}`,
} as const;
