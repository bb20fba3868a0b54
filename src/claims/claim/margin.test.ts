import { expect, test } from "vitest";
import { quantities, study } from "../../../test/claims/evaluatedStudy.js";
import { change, figure, file, place, released } from "../../../test/claims/smallStudy.js";
import { verifyReports } from "../verifyReports.js";

const moved = (group: string, value: number) =>
  figure(
    change("trust", place("2018", null, group), place("2021", null, group)),
    [value, value - 0.01, value + 0.01],
    { n: 500, p: 0.0001 },
  );

/** Trust rose by so much in the population, and in the areas by 0.006 more, held against a margin of 0.02. */
function told(population: number, body: string, language = "en") {
  const apart = figure(quantities.changeDifference, [0.006, -0.005, 0.016], {
    n: 500,
    p: 0.2,
    alike: { margin: 0.02, p: 0.001 },
  });
  const figures = [apart, moved("areas", population + 0.006), moved("population", population)];
  const { reports } = verifyReports(study, [file(body, language)], released(figures));
  return reports[0]?.claims ?? [];
}

const same = "{changeDifference=trust from=2018 to=2021 of=areas against=population is=same-extent}";
const english = `:claim[Trust rose to the same extent.]${same}`;
const rise = ":claim[Trust rose in the areas.]{change=trust from=2018 to=2021 group=areas is=rose}";

test("a claim of sameness tells the margin and the interval that was held against it; no other does", () => {
  const [alike, rose] = told(0.05, `${english} ${rise}`);
  expect(alike).toMatchObject({
    margin: "Margin ±0.02; the 90 per cent interval from −0.005 to +0.014 lies within it.",
    caution: null,
  });
  expect(rose).toMatchObject({ margin: null, caution: null });
  const [danish] = told(0.05, `:claim[Tilliden steg i samme omfang.]${same}`, "da");
  expect(danish?.margin).toBe(
    "Margin ±0,02; 90 procent-intervallet fra −0,005 til +0,014 ligger inden for den.",
  );
});

test("a margin as large as the change that is compared with is told as a caution", () => {
  expect(told(0.021, english)[0]?.caution).toBeNull();
  expect(told(0.02, english)[0]?.caution).toBe(
    "The margin (±0.02) is at least as large as the change that is compared with (+0.02): no change at all could pass as the same.",
  );
});
