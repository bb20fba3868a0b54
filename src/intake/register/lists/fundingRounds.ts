interface FundingRound {
  readonly id: string;
  /** The first year that it pays for. */
  readonly first: number;
  readonly fields: readonly string[];
}

/**
 * Rounds of funding for social master plans, each with its own fields of effort. A plan begins in the first year of its
 * round or later: plans of 2015-18 began in 2016–2019.
 *
 * source  Landsbyggefonden's pages of each round
 */
export const fundingRounds: readonly FundingRound[] = [
  {
    id: "2011-14",
    first: 2011,
    fields: [
      "Børn, unge og familie",
      "Uddannelse, beskæftigelse og erhverv",
      "Beboernetværk, inddragelse og demokrati",
      "Sundhed",
      "Udsatte grupper",
      "Kultur og fritid",
      "Image og kommunikation",
    ],
  },
  {
    id: "2015-18",
    first: 2015,
    fields: [
      "Tryghed og trivsel",
      "Kriminalpræventiv indsats",
      "Uddannelse og beskæftigelse",
      "Forebyggelse og forældreansvar",
    ],
  },
  {
    id: "2019-26",
    first: 2019,
    fields: [
      "Uddannelse og livschancer",
      "Beskæftigelse",
      "Kriminalitetsforebyggelse",
      "Sammenhængskraft og medborgerskab",
    ],
  },
];
