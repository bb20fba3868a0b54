import type { UserMissing, ValueLabel } from "../../vocabulary/labelled.js";
import { fill, type Words } from "../words.js";
import type { CodebookWords } from "./codebookWords.js";

/** A value as it stands in a labelled file; a tagged missing value with its point: ".a". */
export function valueText(value: ValueLabel["value"]): string {
  return typeof value === "object" ? `.${value.tag}` : String(value);
}

/** The values that a file declares as missing: "97", "98 to 99", "lowest to -1". */
export function missingTexts(missing: UserMissing, words: CodebookWords, common: Words): readonly string[] {
  return [
    ...missing.values.map(valueText),
    ...missing.ranges.map(({ low, high }) =>
      fill(common.range, {
        low: low === -Infinity ? words.lowest : String(low),
        high: high === Infinity ? words.highest : String(high),
      }),
    ),
  ];
}
