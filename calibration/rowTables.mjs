const count = (n) => n.toLocaleString("en");
const hundredths = (value, digits) => (100 * value).toFixed(digits).replace(/^-(0\.?0*)$/, "$1");
const plusMinus = ({ value, se }, digits) => `${hundredths(value, digits)} ± ${hundredths(2 * se, digits)}`;
const percent = (rate) => (100 * rate).toFixed(0);
/** As the row tells it: a test by how often it finds something, an interval by how often it holds the truth. */
const allowed = ({ isTest, bounds: { from, to } }) =>
  isTest ? `${percent(from)} to ${percent(to)}` : `${percent(1 - to)} to ${percent(1 - from)}`;

/**
 * Tables of a page, with notes by number for the rows that are allowed more, or other, than the rest.
 *
 * in      rates by row; every row of the page that has bounds
 */
export function rowTables(byRow, rows) {
  const noteOf = (one) => `${allowed(one)} is allowed: ${one.bounds.why}.`;
  const notes = [...new Set(rows.filter(({ bounds }) => bounds.why).map(noteOf))];
  const mark = (one) => (one.bounds?.why ? `(${notes.indexOf(noteOf(one)) + 1})` : "");

  const intervalCells = ({ row, label, unitless }) => {
    const found = byRow.get(row);
    if (!found) return [label, "–", "–", "–", "–", "–"];
    const { worlds, n, bias, missed, stated, spread } = found;
    const coverage = { value: 1 - missed.value, se: missed.se };
    // An interval that comes without an estimate and its error has neither bias nor spread.
    const off = unitless || stated === 0 ? "–" : plusMinus(bias, 2);
    const ratio = stated === 0 ? "–" : (stated / spread).toFixed(2);
    return [label, worlds, count(n), off, ratio, plusMinus(coverage, 1)];
  };
  const testCells = ({ row, label }) => {
    const found = byRow.get(row);
    return found ? [label, found.worlds, count(found.n), plusMinus(found.missed, 1)] : [label, "–", "–", "–"];
  };
  return {
    intervals: (own, { head = "figure", noted: withNotes = true } = {}) =>
      table(
        [head, "worlds", "figures", "bias", "stated/true", "coverage, %", ...(withNotes ? [""] : [])],
        own.map((one) => [...intervalCells(one), ...(withNotes ? [mark(one)] : [])]),
      ),
    tests: (
      own,
      { head = "test of what is not so", rate = "false alarms, %", noted: withNotes = false } = {},
    ) =>
      table(
        [head, "worlds", "tests", rate, ...(withNotes ? [""] : [])],
        own.map((one) => [...testCells(one), ...(withNotes ? [mark(one)] : [])]),
      ),
    /** What the numbers in the last columns stand for; rows with the same reason share one. */
    notes: () => notes.map((note, k) => `(${k + 1}) ${note}\n`).join("\n"),
  };
}

/** The last column is text where its header is empty; the first always is; the others are numbers. */
function table(header, lines) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const rule = `|${header.map((name, k) => (k === 0 || name === "" ? "---|" : "---:|")).join("")}`;
  return [row(header), rule, ...lines.map(row)].join("\n");
}
