import type { Codebook } from "../vocabulary/codebook.js";
import type { Publication } from "../vocabulary/document.js";
import type { PublicAccount } from "../vocabulary/intake.js";
import { Problem } from "../vocabulary/problem.js";
import type { Released } from "../vocabulary/released.js";
import type { Study } from "../vocabulary/study.js";
import { assetText, fontBytes, fontLicence, fontNames } from "./assets.js";
import { siteStyle } from "./charts/palette.js";
import { codebookFiles } from "./codebook/codebookFiles.js";
import { displayCsv } from "./display/displayCsv.js";
import { editionOf } from "./edition.js";
import { frontPage } from "./html/frontPage.js";
import { methodPage } from "./html/methodPage.js";
import { reportPage } from "./html/reportPage.js";
import { pdf } from "./pdf/pdf.js";
import { walk } from "./sections/walk.js";
import { addresses } from "./site/addresses.js";
import { resultsJson } from "./site/resultsJson.js";
import { runRecord } from "./site/runRecord.js";

/**
 * A verified publication as files: pages, PDFs, data and the record of the run.
 *
 * in      the study, what may be published of it, and intake's account of every row
 * out     content by address, relative to the site's root; the same bytes each time
 * error   `Problem` ("address-taken") where two files would have one address
 */
export function buildPublication(
  study: Study,
  publication: Publication,
  { account, codebook }: { readonly account: Released<PublicAccount>; readonly codebook: Released<Codebook> },
): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  const add = (address: string, content: string | Uint8Array, from?: string) => {
    if (files.has(address)) throw addressTaken(address, from);
    files.set(address, content);
  };
  const { results } = publication;
  const { policy } = results;
  const languages = study.languages.filter((language) =>
    publication.reports.some((report) => report.language === language),
  );

  add(addresses.style, siteStyle());
  for (const name of fontNames) add(addresses.font(name), fontBytes(name));
  add(addresses.fontLicence, fontLicence());
  for (const language of languages) {
    add(addresses.method(language), methodPage({ study, account, results, language, languages }));
  }

  const reports = publication.reports.map((report) => {
    const edition = editionOf(report, study, publication, account);
    const made = pdf(edition);
    if (made.kind === "pdf") add(addresses.pdf(report), made.bytes, report.path);
    add(addresses.report(report), reportPage(edition, made.kind === "pdf" ? [] : made.missing), report.path);
    for (const met of walk(report)) {
      if (met.kind === "display")
        add(addresses.csv(report, met.display), displayCsv(met.display, study), report.path);
    }
    return { report, pdf: made.kind === "pdf" };
  });

  const book = { study, account, policy, codebook, languages };
  for (const [address, text] of codebookFiles(book)) add(address, text);
  add(addresses.front, frontPage({ study, policy, languages, reports }));
  add(addresses.dataNote, dataNote(study));
  add(addresses.results, resultsJson(publication.results, study));
  add(addresses.record, runRecord(study, account, policy, files));
  return files;
}

/** How the data files are written; where people are made up, that first. */
function dataNote({ synthetic }: Study): string {
  const mark = synthetic
    ? "SYNTHETIC DATA: people and answers are made up. Nothing here describes a real place.\n\n"
    : "";
  return mark + assetText("data-readme.txt");
}

function addressTaken(address: string, file: string | undefined): Problem {
  return new Problem({
    code: "address-taken",
    exit: "study",
    at: { file },
    what: `Two parts of the publication would have the address ${address}.`,
    todo: "Give the report, the chart or the table another name.",
  });
}
