import { expect, test } from "vitest";
import { study as evaluated, published as found } from "../../test/claims/evaluatedStudy.js";
import { file, released, study } from "../../test/claims/smallStudy.js";
import { explainClaim } from "./explainClaim.js";
import { verifyReports } from "./verifyReports.js";

const terms = "{#happy-fell change=very-happy from=2018 to=2021 is=fell}";
const publication = verifyReports(
  study,
  [file(`:claim[Happiness fell.]${terms}`), file(`:claim[Lykken faldt.]${terms}`, "da")],
  released(),
);

test("a claim is explained from the sentence back to the rows", () => {
  const { sentences, figures } = explainClaim(publication, "happy-fell");
  expect(sentences.map(({ language, sentence, asserts }) => [language, sentence, asserts])).toEqual([
    ["en", "Happiness fell.", "Very happy, from 2018 to 2021: a significant fall"],
    ["da", "Lykken faldt.", "Meget lykkelige, fra 2018 til 2021: et signifikant fald"],
  ]);
  expect(figures).toHaveLength(3);
  expect(figures[0]).toMatchInlineSnapshot(`
    {
      "confidence": "95 per cent",
      "degreesOfFreedom": 100,
      "evidence": {
        "designEffect": null,
        "leftOut": [],
        "lonelyPsu": "fail",
        "method": "shareLogit",
        "psus": 100,
        "query": "SELECT count(*) FROM answers",
        "strata": 10,
        "tables": [
          "answers",
        ],
        "unit": "psu",
        "variance": "linearisation",
      },
      "interval": "from −13.5 to −8.5 percentage points",
      "people": "2,000",
      "quantity": "change very-happy 2018/all to 2021/all",
      "significant": true,
      "standardError": 0.01,
      "test": "p < 0.001",
      "value": "−11.0 percentage points",
    }
  `);
});

test("within a family of tests the adjusted p is told, with the family", () => {
  const terms = "{#rose change=trust from=2018 to=2021 group=areas is=rose}";
  const told = verifyReports(evaluated, [file(`:claim[Trust rose.]${terms}`)], released(found));
  expect(explainClaim(told, "rose").figures[0]?.test).toBe("p = 0.004, adjusted within “dimensions”");
});

test("a claim that is not there is told, with the likely one", () => {
  expect(() => explainClaim(publication, "happy-fel")).toThrow("No report holds a claim “happy-fel”.");
});
