import type { PublicAccount, PublicCount, PublicFile } from "../../vocabulary/intake.js";
import type { Released } from "../../vocabulary/released.js";
import { counted } from "./study.js";

/** Part of a file's rows that may be left out before it is told as a warning. */
const unnoticed = 0.02;

/** A line for each file of which rows were left out: how many, with why, as far as the study's policy lets it be told. */
export function rowsLeftOut({ files }: Released<PublicAccount>): readonly string[] {
  return files.filter(({ leftOut }) => leftOut.length > 0).map(line);
}

function line(file: PublicFile): string {
  const reasons = file.leftOut.map(({ reason, rows }) => `${count(rows)} ${reason}`).join(", ");
  const { rows, read } = file;
  const lost = rows === null || read === null ? null : rows - read;
  const told = `${file.file}: ${rows === null ? "a few rows" : counted(rows, "row", "rows")}, ${count(read)} read, ${count(lost)} left out (${reasons})`;
  return isMuch(file) ? `Warning: ${told}` : told;
}

/** Reasons that nobody asked for; any other is a rule of the study's own. */
const unforeseen = /^(weight missing|wave missing|wave not in the study|in no group|not a number)/;

/** Counted by what may be told; of too few rows to tell, any is much. */
function isMuch({ rows, leftOut }: PublicFile): boolean {
  const lost = leftOut.filter(({ reason }) => unforeseen.test(reason));
  if (rows === null) return lost.length > 0;
  return lost.reduce((sum, { rows: some }) => sum + (some ?? 0), 0) > unnoticed * rows;
}

const count = (rows: PublicCount) => (rows === null ? "a few" : String(rows));
