import { expect, test } from "vitest";
import { areaYearsTable, plantedByYear } from "../../src/world/later/areaYears.js";
import { childrenTable } from "../../src/world/later/children.js";
import { interviews } from "../../src/world/later/interviews.js";
import { organisationTable } from "../../src/world/later/organisation.js";
import { makePlans } from "../../src/world/plans.js";
import { plantedForChildren } from "../../src/world/registers/plantedChances.js";
import { scaleOf } from "../../src/world/scale.js";
import type { Table } from "../../src/world/tables/table.js";

const plans = makePlans(1, scaleOf(1));
const rowsOf = ({ rows, columns }: Table) =>
  Array.from({ length: rows }, (_, i) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[i]])),
  );
const share = (rows: readonly Record<string, unknown>[], column: string) =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0) / rows.length;

test("children have outcomes of ages that they reach by 2021, and no others", () => {
  for (const child of rowsOf(childrenTable(1, 0.1, plans))) {
    for (const [outcome, { age }] of Object.entries(plantedForChildren)) {
      expect(Number.isNaN(child[outcome])).toBe(Number(child.born) + age > 2021);
    }
  }
});

test("children of parents in the rest group differ by what is planted", () => {
  const settled = rowsOf(childrenTable(1, 1, plans)).filter(
    ({ born, area, origin }) => Number(born) <= 1992 && area === 0 && origin === 1,
  );
  for (const outcome of ["higher", "neet"] as const) {
    const [rest, others] = [
      settled.filter(({ parents }) => parents !== 0),
      settled.filter(({ parents }) => parents === 0),
    ];
    const gap = share(rest, outcome) - share(others, outcome);
    // Four standard errors, of some 1,500 of the fewer.
    expect(Math.abs(gap - plantedForChildren[outcome].rest), outcome).toBeLessThan(
      4 * Math.sqrt(0.24 / rest.length),
    );
  }
});

test("young people in areas with a plan change by the planted effect, against areas without and years before", () => {
  const rows = rowsOf(areaYearsTable(1, plans));
  const rate = (from: number, to: number, planned: boolean) => {
    const some = rows.filter(
      ({ year, begins }) => Number(year) >= from && Number(year) <= to && Number.isNaN(begins) !== planned,
    );
    const sum = (column: string) => some.reduce((all, row) => all + Number(row[column]), 0);
    return sum("neet") / sum("young");
  };
  const effect =
    rate(2021, 2021, true) - rate(2000, 2015, true) - (rate(2021, 2021, false) - rate(2000, 2015, false));
  // In 2021 plans are in their third to sixth year: the mean over areas by their young people.
  const last = rows.filter(({ year, begins }) => year === 2021 && !Number.isNaN(begins));
  const young = last.reduce((sum, row) => sum + Number(row.young), 0);
  const expected = last.reduce((sum, row) => {
    return (
      sum +
      (Number(row.young) / young) *
        (plantedByYear.firstYear + plantedByYear.eachYear * (2021 - Number(row.begins)))
    );
  }, 0);
  expect(expected).toBeLessThan(-0.01);
  expect(Math.abs(effect - expected)).toBeLessThan(4 * Math.sqrt((2 * 0.16) / young));
});

test("boards see more value than project leaders, and only leaders see less than before", () => {
  const rows = rowsOf(organisationTable(1, plans)).filter(({ value }) => !Number.isNaN(value));
  const mean = (level: number, wave: number) =>
    share(
      rows.filter((row) => row.level === level && row.wave === wave),
      "value",
    );
  expect(mean(1, 2021)).toBeGreaterThan(mean(3, 2021) + 0.3);
  expect(mean(3, 2021)).toBeLessThan(mean(3, 2018) - 0.1);
  expect(Math.abs(mean(1, 2021) - mean(1, 2018))).toBeLessThan(0.25);
});

test("interviews say that nobody has said them", () => {
  const all = interviews(1, plans);
  expect(all).toHaveLength(4);
  for (const { text } of all)
    expect(text).toContain("Syntetisk interview. Ingen virkelig person har sagt dette.");
});
