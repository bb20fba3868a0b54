import { expect, test } from "vitest";
import { complaints, file, released, study } from "../../../test/claims/smallStudy.js";
import { verifyReports } from "../verifyReports.js";

const complain = (body: string, language: string) =>
  complaints(() => verifyReports(study, [file(body, language)], released()));

test("a report in another language than its name says is refused, naming both", () => {
  const danish = "Tilliden steg i området, og andelen er signifikant højere.";
  expect(complain(danish, "en")).toContain("named as a report in “en”, but its text reads as “da” (“steg”)");
  expect(complain("Plain.\n\nTrust fell, and the share of the happy is lower.", "da")).toMatch(
    /da\.md:7:1 language-unknown\n.*reads as “en” \(“fell”\)/,
  );
});

test("a foreign name or quotation in a report does not change its language", () => {
  expect(
    complain("The people of the town, “Højere fald”, said that it is a name of a place in the north.", "en"),
  ).toBe("passes");
  expect(complain("Spørgsmålet er fra “The Higher Fall” og blev stillet på nettet.", "da")).toBe("passes");
});
