import { isUtf8 } from "node:buffer";
import { type Decode, utf8 } from "./text.js";
import { decodeWindows1252 } from "./windows1252.js";

/**
 * How the texts of a file that does not say it are encoded: in windows-1252, or in UTF-8 where most of those with more
 * than ASCII are valid UTF-8. One text alone does not tell: “RÅ” between curly quotes in windows-1252 is valid UTF-8.
 *
 * in      something that reads all texts with what it is given
 */
export function encodingOf(readAll: (count: Decode) => void): Decode {
  let [valid, others] = [0, 0];
  readAll((bytes) => {
    if (isUtf8(bytes)) valid++;
    else others++;
    return "";
  });
  return valid > others ? utf8 : decodeWindows1252;
}
