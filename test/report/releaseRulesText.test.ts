import { expect, test } from "vitest";
import { releaseRulesText } from "../../src/report/display/releaseRulesText.js";

test("one person is told as one", () => {
  const policy = {
    name: "open",
    minimumCount: 3,
    minimumPerSide: 1,
    countBase: 1,
    published: 1200,
    withheld: 4,
  };
  expect(releaseRulesText(policy, "en")).toBe(
    "A figure is published only when it rests on at least 3 people, and a share only with at least 1 person on each side. 1,200 figures were released, 4 withheld.",
  );
  expect(releaseRulesText(policy, "da")).toBe(
    "Et tal udgives kun, når det hviler på mindst 3 personer, og en andel kun med mindst 1 person på hver side. 1.200 tal er frigivet, 4 er tilbageholdt.",
  );
});
