import type { Display, VerifiedReport } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";

/** Where each part of the site lies, relative to its root. */
export const addresses = {
  front: "index.html",
  style: "style.css",
  results: "results.json",
  record: "run-record.json",
  dataNote: "data/README.txt",
  font: (name: string) => `fonts/${name}.ttf`,
  fontLicence: "fonts/LICENSE.txt",
  report: ({ language, slug }: VerifiedReport) => `${language}/${slug}.html`,
  method: (language: Language) => `${language}/data-and-method.html`,
  pdf: ({ language, slug }: VerifiedReport) => `pdf/${slug}.${language}.pdf`,
  csv: ({ language, slug }: VerifiedReport, { id }: Display) =>
    `data/${id.startsWith(slug) ? id : `${slug}-${id}`}.${language}.csv`,
  /** Where a display stands on its page. */
  display: ({ id }: Display) => `display-${id}`,
} as const;

/** The way from one page to another, both relative to the root, as a link writes it. */
export function link(from: string, to: string): string {
  const up = from.split("/").length - 1;
  return "../".repeat(up) + to.split("/").map(encodeURIComponent).join("/");
}
