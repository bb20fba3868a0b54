import { expect, test } from "vitest";
import { publication } from "../../../test/report/fixture.js";
import { study, told } from "../../../test/report/fixtureStudy.js";
import type { Study } from "../../vocabulary/study.js";
import { buildPublication } from "../buildPublication.js";

/** The same with an Arabic text beside every English one. */
function withArabic<T>(value: T): T {
  if (value === null || typeof value !== "object" || value instanceof Map) return value;
  if (Array.isArray(value)) return value.map(withArabic) as T;
  const entries = Object.entries(value).map(([key, inner]) => [key, withArabic(inner)]);
  return Object.fromEntries("en" in value && "da" in value ? [...entries, ["ar", "نص"]] : entries);
}

test("a language without words of its own falls back to English, marked as English, and runs its own way", () => {
  const arabic: Study = { ...withArabic(study), languages: ["ar"] };
  const reports = publication.reports
    .filter(({ language }) => language === "en")
    .map((report) => ({ ...report, language: "ar", title: "عنوان" }));
  const files = buildPublication(arabic, { ...publication, reports }, told);
  const page = String(files.get("ar/wellbeing.html"));
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('<header class="top" lang="en" dir="ltr">');
  expect(page).toContain('<section class="evidence" aria-labelledby="evidence" lang="en" dir="ltr">');
  expect(page).toContain('<blockquote lang="ar" dir="rtl"><p>More are glad');
  expect(page).toContain("There is no PDF in this language: the fonts it is set in lack the characters ا");
  expect(files.has("pdf/wellbeing.ar.pdf")).toBe(false);
});
