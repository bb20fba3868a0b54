/**
 * Rounds of funding for social master plans, each with its own fields of effort.
 *
 * source  Landsbyggefonden's pages of each round
 */
export const fundingRounds: readonly { readonly id: string; readonly fields: readonly string[] }[] = [
  {
    id: "2011-14",
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
    fields: [
      "Tryghed og trivsel",
      "Kriminalpræventiv indsats",
      "Uddannelse og beskæftigelse",
      "Forebyggelse og forældreansvar",
    ],
  },
  {
    id: "2019-26",
    fields: [
      "Uddannelse og livschancer",
      "Beskæftigelse",
      "Kriminalitetsforebyggelse",
      "Sammenhængskraft og medborgerskab",
    ],
  },
];
