import { expect, test } from "vitest";
import { midSentence } from "../vocabulary/midSentence.js";
import { categoryMidSentence } from "./midSentence.js";

test.each([
  ["The areas", "en", "the areas"],
  ["Areas with a social housing plan", "en", "areas with a social housing plan"],
  ["Other non-Western origin", "en", "other non-Western origin"],
  ["Women", "en", "women"],
  ["Danish origin", "en", "Danish origin"],
  ["MENAPT", "en", "MENAPT"],
  ["Elm Park", "en", "Elm Park"],
  ["18–29 years", "en", "18–29 years"],
  ["Den almene sektor", "da", "den almene sektor"],
  ["Områder med en boligsocial helhedsplan", "da", "områder med en boligsocial helhedsplan"],
  ["Befolkningen", "da", "befolkningen"],
  ["Dansk herkomst", "da", "dansk herkomst"],
  ["Nordparken", "da", "Nordparken"],
  ["Die Gebiete", "de", "Die Gebiete"],
])("%s (%s) within a sentence is %s", (label, language, within) => {
  expect(midSentence(label, language)).toBe(within);
});

test("an area keeps its name, whatever it begins with", () => {
  const areas = { breakdown: "area" } as never;
  const area = { breakdown: "area", category: "a" };
  expect(categoryMidSentence("The Oaks", area, { areas }, "en")).toBe("The Oaks");
  expect(categoryMidSentence("The young", { breakdown: "age", category: "y" }, { areas }, "en")).toBe(
    "the young",
  );
});
