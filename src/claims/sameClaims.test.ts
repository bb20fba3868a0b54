import { expect, test } from "vitest";
import { complaints, file, released, study } from "../../test/claims/smallStudy.js";
import { verifyReports } from "./verifyReports.js";

const complain = (...files: ReturnType<typeof file>[]) =>
  complaints(() => verifyReports(study, files, released()));
const fell = (sentence: string, id: string, to = "2021") =>
  `:claim[${sentence}]{${id} change=very-happy from=2018 to=${to} is=fell}`;

test("the two languages of a report hold the same claims", () => {
  expect(complain(file(fell("It fell.", "#a")), file(fell("Den faldt.", "#a"), "da"))).toBe("passes");
  expect(complain(file(fell("It fell.", "")), file(fell("Den faldt.", ""), "da"))).toBe("passes");
});

test("a claim that stands in one language only is told, with its line", () => {
  expect(complain(file(fell("It fell.", "#a")), file(fell("Den faldt.", "#b"), "da"))).toMatchInlineSnapshot(`
    "reports/happiness.da.md:1:1 languages-differ
    Claim “a” stands in reports/happiness.en.md, line 5, but not in reports/happiness.da.md: “It fell.”
    → Say it in reports/happiness.da.md too, with the id “a”, or take it out of reports/happiness.en.md.

    reports/happiness.en.md:1:1 languages-differ
    Claim “b” stands in reports/happiness.da.md, line 5, but not in reports/happiness.en.md: “Den faldt.”
    → Say it in reports/happiness.en.md too, with the id “b”, or take it out of reports/happiness.da.md."
  `);
});

test("a claim that asserts something else in the other language is told, with both lines", () => {
  expect(
    complain(file(`\n\n${fell("It fell.", "#a")}`), file(fell("Den faldt.", "#a", "2024"), "da")),
  ).toMatchInlineSnapshot(`
    "reports/happiness.da.md:5:1 languages-differ
    Claim “a” asserts “change very-happy 2018/all to 2021/all is fell” in reports/happiness.en.md, line 7, but “change very-happy 2018/all to 2024/all is fell” in reports/happiness.da.md, line 5.
    → Give both the same terms, or ids of their own."
  `);
});

test("an id is one claim's, within a report and across reports", () => {
  expect(complain(file(`${fell("It fell.", "#a")}\n\n${fell("It fell.", "#a")}`))).toMatchInlineSnapshot(`
    "reports/happiness.en.md:7:1 claim-id-taken
    The claim id “a” is taken: reports/happiness.en.md, line 5 has it too.
    → Give each claim an id of its own, the same in each language: {#id …}."
  `);
  expect(
    complain(file(fell("It fell.", "#a"), "en", "one"), file(fell("Den faldt.", "#a"), "da", "two")),
  ).toMatchInlineSnapshot(`
    "reports/two.da.md:5:1 claim-id-taken
    The claim id “a” is taken: reports/one.en.md, line 5 has it too.
    → Give each claim an id of its own, the same in each language: {#id …}."
  `);
});

test("a slug is one report's in each language", () => {
  expect(complain({ ...file("x"), path: "a.md" }, { ...file("y"), path: "b.md" })).toMatchInlineSnapshot(`
    "b.md:1:1 slug-taken
    Two reports in “en” have the slug “happiness”: a.md and b.md.
    → Give one of them another slug."
  `);
});

test("claims without ids that the two languages number differently are told to have ids", () => {
  const more = ":claim[More were.]{change=very-happy from=2021 to=2024 is=rose}";
  const told = complain(file(`${more}\n\n${fell("It fell.", "")}`), file(fell("Den faldt.", ""), "da"));
  expect(told).toContain("Give it an id in both, {#id …}");
  expect(told).toContain("Give each claim an id in both languages");
});
