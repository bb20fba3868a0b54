import type { ListName } from "../../../vocabulary/registers.js";
import { type CodeMeaning, meaning } from "./codeList.js";
import { countries } from "./countries.js";
import { education } from "./education.js";
import { fundingRounds } from "./fundingRounds.js";
import { marks } from "./marks.js";
import { status } from "./status.js";

/**
 * The code lists that are known; what each code is to the study, such as “outside”, is Kvarter's own.
 *
 * source  KOEN and IE_TYPE: CBS-SI/DST, its page of BEF; the others: beside each list
 */
export const defaultLists: Readonly<Record<ListName, readonly CodeMeaning[]>> = {
  sex: [...meaning("man", [1]), ...meaning("woman", [2])],
  origin: [...meaning("danish", [1]), ...meaning("immigrant", [2]), ...meaning("descendant", [3])],
  country: countries,
  education,
  status,
  mark: marks,
  round: fundingRounds.flatMap(({ id, first }) => meaning(id, [id], { from: first })),
};
