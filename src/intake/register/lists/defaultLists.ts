import type { ListName } from "../../../vocabulary/registers.js";
import { type CodeMeaning, meaning } from "./codeList.js";
import { countries } from "./countries.js";
import { education } from "./education.js";
import { fundingRounds } from "./fundingRounds.js";
import { marks } from "./marks.js";
import { status } from "./status.js";

/** The code lists that are known. Those of sex and of origin (IE_TYPE): CBS-SI/DST Database. */
export const defaultLists: Readonly<Record<ListName, readonly CodeMeaning[]>> = {
  sex: [...meaning("man", [1]), ...meaning("woman", [2])],
  origin: [...meaning("danish", [1]), ...meaning("immigrant", [2]), ...meaning("descendant", [3])],
  country: countries,
  education,
  status,
  mark: marks,
  round: fundingRounds.flatMap(({ id }) => meaning(id, [id])),
};
