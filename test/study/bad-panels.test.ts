import { expect, test } from "vitest";
import { evaluatedFiles, problemsTold } from "./evaluatedFiles.js";

/** A unit's outcome of each year in order; three people have it, so that the release policy lets figures out. */
type Unit = readonly [unit: string, start: number | null, ...outcomes: readonly (number | null)[]];

const rowsOf = (units: readonly Unit[]) =>
  units.flatMap(([unit, start, ...outcomes]) =>
    outcomes.flatMap((y, t) => (y === null ? [] : Array(3).fill(`${2010 + t},${unit},${start ?? ""},${y}`))),
  );

/** What is told of a claim about the effect of a plan. */
function told(units: readonly Unit[], estimator = "group-time") {
  const periods = Math.max(...units.map((unit) => unit.length - 2));
  const waves = Array.from({ length: periods }, (_, i) => 2010 + i).join(", ");
  const files = {
    "study.yaml": `kvarter: 1
id: test
title: What a plan did
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
sources: [{file: a.csv, wave: {column: year}, columns: {year: text, unit: text, start: number, y: number}}]
waves: [${waves}]
groups: [{id: all, role: programme, label: All}]
measures: [{id: y, label: Outcome, meaning: The mean., mean: y}]
analysis:
  effects: [{id: plan, label: The plan, measures: [y], unit: unit, start: start, estimators: [${estimator}]}]
release: open
`,
    "instrument.yaml": `kvarter: 1
items: [{id: y, question: How much?, number: {min: -1000, max: 1000, unit: points}}]
`,
    "a.csv": `${["year,unit,start,y", ...rowsOf(units)].join("\n")}\n`,
    "reports/plan.en.md": `---\ntitle: The plan\nslug: plan\n---\n\n:claim[An effect of the plan on :measure[y] cannot be shown.]{effect=y estimator=${estimator} is=no-effect-shown}\n`,
  };
  return problemsTold(
    evaluatedFiles(files),
    ({ at, code, message, todo }) => `${at.file}:${at.line} ${code}
  ${message}
  → ${todo}`,
  );
}

const why = (estimator: string, reason: string) => `reports/plan.en.md:6 figure-not-estimable
  There is no figure to stand behind “effect y plan ${estimator} overall”: it could not be estimated (${reason}).
  → Take it out, or do what stands in brackets.`;

test("treated areas of which none has a time before", async () => {
  const units: readonly Unit[] = [
    ["a", 2010, 1, 2],
    ["b", 2010, 1, 2],
    ["c", null, 1, 2],
    ["d", null, 2, 3],
  ];
  expect(await told(units)).toBe(
    why(
      "group-time",
      "there is no time before the programme to compare with; take in earlier periods, or leave out units that it had reached by the first",
    ),
  );
});

test("a never-treated group that is empty", async () => {
  const units: readonly Unit[] = [
    ["a", 2011, 1, 2],
    ["b", 2011, 1, 3],
    ["c", 2011, 2, 2],
  ];
  expect(await told(units)).toBe(
    why(
      "group-time",
      "there is nobody to compare with that the programme had not reached; take in units that it never reaches, or periods in which some are not reached yet",
    ),
  );
});

test.each(["group-time", "synthetic"])(
  "a panel with too many holes, and what can be done instead: %s",
  async (estimator) => {
    const units: readonly Unit[] = [
      ["a", 2012, 1, 2, 3],
      ["b", null, 1, 2, 1],
      ["c", 2012, 1, null, 1],
      ["d", null, null, 3, 4],
      ["e", null, 1, 2, null],
    ];
    expect(await told(units, estimator)).toBe(
      why(
        estimator,
        "fewer than half of the units are seen in every period; take fewer periods or larger units, or estimators: [imputation], which uses units that are seen in some",
      ),
    );
  },
);
