import { inLanguage } from "../../claims/inLanguage.js";
import type { PublicAccount, PublicCount } from "../../vocabulary/intake.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { areaParts } from "./areaParts.js";
import { calibrationSection } from "./calibrationSection.js";
import { leftOutText } from "./leftOutText.js";
import { measureTerm } from "./measureTerm.js";
import { missingTable } from "./missingTable.js";
import { countText } from "./plainTexts.js";
import { registersSection } from "./registersSection.js";
import { responseSection } from "./responseSection.js";
import { scalesSection } from "./scalesSection.js";
import { filled, numberColumn, type Section, wordsColumn } from "./section.js";
import { weightingSection } from "./weightingSection.js";

/** Where the data come from, who answered, what is measured and how people were drawn. */
export function methodSections(
  study: Study,
  account: Released<PublicAccount>,
  language: Language,
): Section[] {
  const words = wordsIn(language);
  const count = (rows: PublicCount) => countText(rows, language);
  const wave = (id: string) => named(study.waves, id, language);
  const waves = [...new Set(account.people.map((people) => people.wave))];
  const rowsOf = (id: string, group: string) =>
    account.people.find((people) => people.wave === id && people.group === group)?.rows ?? null;
  return filled([
    {
      id: "source",
      heading: words.source,
      parts: [
        { kind: "text", text: inLanguage(study.about.dataCitation, language) },
        {
          kind: "table",
          id: "files",
          caption: words.filesCaption,
          columns: [wordsColumn(words.file), numberColumn(words.rows), numberColumn(words.rowsRead)],
          rows: account.files.map(({ file, rows, read }) => [file, count(rows), count(read)]),
        },
        {
          kind: "table",
          id: "left-out",
          caption: words.reasonCaption,
          columns: [wordsColumn(words.file), wordsColumn(words.reason), numberColumn(words.rows)],
          rows: account.files.flatMap(({ file, leftOut }) =>
            leftOut.map(({ reason, rows }) => [file, leftOutText(reason, language), count(rows)]),
          ),
        },
        { kind: "text", text: words.checksums },
      ],
    },
    registersSection(account, language),
    responseSection(study, account, language),
    {
      id: "answered",
      heading: words.answered,
      parts: [
        {
          kind: "table",
          id: "people",
          caption: words.peopleCaption,
          columns: [
            wordsColumn(words.wave),
            ...study.groups.map(({ label }) => numberColumn(inLanguage(label, language))),
          ],
          rows: waves.map((id) => [wave(id), ...study.groups.map((group) => count(rowsOf(id, group.id)))]),
        },
        ...areaParts(study, account, language),
        missingTable(study, account, language),
      ],
    },
    {
      id: "wave-notes",
      heading: words.waveNotes,
      parts: [
        {
          kind: "terms",
          terms: study.waves.flatMap(({ label, note }) =>
            note ? { term: inLanguage(label, language), told: [inLanguage(note, language)] } : [],
          ),
        },
      ],
    },
    {
      id: "measures",
      heading: words.measures,
      parts: [
        { kind: "terms", terms: study.measures.map((measure) => measureTerm(measure, study, language)) },
      ],
    },
    {
      id: "sampling",
      heading: words.sampling,
      parts: [{ kind: "text", text: samplingText(study, language) }],
    },
    weightingSection(study, account, language),
    calibrationSection(study, account, language),
    scalesSection(study, account, language),
  ]);
}

function samplingText({ design }: Study, language: Language): string {
  const words = wordsIn(language);
  return [
    design.weight === null ? words.unweighted : fill(words.weighted, { column: design.weight }),
    design.stratum === null ? "" : fill(words.stratified, { column: design.stratum }),
    design.stages[0] ? fill(words.clustered, { column: design.stages[0].unit }) : words.direct,
    design.person === null ? words.separatePeople : fill(words.samePeople, { column: design.person }),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
