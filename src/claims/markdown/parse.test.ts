import { expect, test } from "vitest";
import { complaints, file, released, study } from "../../../test/claims/smallStudy.js";
import { verifyReports } from "../verifyReports.js";

const complain = (body: string) => complaints(() => verifyReports(study, [file(body)], released()));

test("Markdown that is nested too deep is told, and is no bug", () => {
  for (const deep of [">".repeat(6000), `${">".repeat(200)} so`, `${"- ".repeat(200)}so`]) {
    expect(complain(deep)).toContain("en.md:5:1 markdown-unsupported\nThe text has lists, quotes");
  }
  expect(complain("> > - so")).toBe("passes");
});
