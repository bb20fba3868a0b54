import { lightPalette } from "../charts/palette.js";
import { dateText } from "../display/figureText.js";
import type { Edition } from "../edition.js";
import { plainText } from "../html/plainText.js";
import { aboutSections } from "../sections/aboutSections.js";
import { analysisSections } from "../sections/analysisSections.js";
import { methodSections } from "../sections/methodSections.js";
import { walk } from "../sections/walk.js";
import { blockModel, inlineModel } from "./pdfBlocks.js";
import { evidenceModel } from "./pdfEvidence.js";
import { displayTable, sectionModel } from "./pdfTables.js";

/** All that the PDF of a report says, as data for `assets/report.typ`; the same as the page says, with the evidence in short. */
export function pdfModel(edition: Edition) {
  const { report, study, words, language, policy, account } = edition;
  const [year, month, day] = study.about.date.slice(0, 10).split("-").map(Number);
  const displays = walk(report).flatMap((met) => (met.kind === "display" ? met.display : []));
  const marked = new Set(walk(report).flatMap((met) => (met.kind === "claim" ? met.id : [])));
  const dated = dateText(study.about.date, language);
  return {
    title: report.title,
    study: study.title[language] ?? "",
    description: report.lead ? plainText(report.lead) : report.title,
    lead: report.lead && inlineModel(report.lead, edition, null),
    language: language.split("-")[0],
    rtl: edition.rtl,
    authors: study.about.authors,
    date: { year, month, day },
    dated,
    meta: [study.about.authors.join(", "), dated].filter((part) => part !== "").join(" · "),
    synthetic: study.synthetic ? { label: words.synthetic, meaning: words.syntheticMeaning } : null,
    colours: Object.fromEntries(lightPalette()),
    words: {
      tableOnPage: words.tableOnPage,
      evidence: words.evidence,
      evidenceLead: `${words.evidenceLead} ${words.evidenceOnPage}`,
      loose: words.loose,
      tablesHeading: words.tablesHeading,
      method: words.methodTitle,
      about: words.aboutPublication,
    },
    blocks: report.blocks.map((block) => blockModel(block, edition)),
    ...evidenceModel(edition, marked),
    tables: displays
      .filter(({ form }) => form !== "table")
      .map((display) => ({
        id: display.id,
        number: edition.numbered(display),
        table: displayTable(display, display.titleText, edition),
      })),
    method: [
      ...methodSections(study, account, language),
      ...analysisSections(study, edition.results, language),
    ].map(sectionModel),
    about: aboutSections(study, policy, language).map(sectionModel),
  };
}
