import { inLanguage } from "../../claims/inLanguage.js";
import type { SiblingsNote } from "../../vocabulary/estimate.js";
import type { PublicCount } from "../../vocabulary/intake.js";
import { midSentence } from "../../vocabulary/midSentence.js";
import type { ExposurePart } from "../../vocabulary/quantity.js";
import type { Publishable, Released, ReleasedResults } from "../../vocabulary/released.js";
import type { Exposure, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText, rangeText, unitText, valueText } from "../display/figureText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { exposureSays } from "./exposureSays.js";
import { countText, dash, inParentheses, missingText } from "./plainTexts.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";

/** What a year more goes with, among all beside among brothers and sisters, and what the two mean together. */
export function exposureSection(study: Study, results: ReleasedResults, language: Language): Section {
  const words = wordsIn(language);
  const parts = study.analysis.exposure.flatMap((exposure) =>
    partsOf({ study, results, language, exposure }),
  );
  return {
    id: "exposure",
    heading: words.exposureHeading,
    parts:
      parts.length === 0
        ? []
        : [
            { kind: "text", text: words.exposureLead },
            ...parts,
            { kind: "text", text: words.exposureLimits },
          ],
  };
}

interface Asked {
  readonly study: Study;
  readonly results: ReleasedResults;
  readonly language: Language;
  readonly exposure: Exposure;
}

type Found = Readonly<Partial<Record<ExposurePart, Released<Publishable>>>>;

function partsOf(asked: Asked): readonly Part[] {
  const { study, language, exposure } = asked;
  const words = wordsIn(language);
  const rows = exposure.measures.map((measure) => ({ measure, found: foundOf(asked, measure) }));
  const many = study.groups.length > 1 && exposure.group !== null;
  const group = many
    ? ` – ${midSentence(named(study.groups, exposure.group ?? "", language), language)}`
    : "";
  const said = rows.flatMap(({ measure, found }) => {
    const says = exposureSays(found.all, found.siblings);
    const name = named(study.measures, measure, language);
    return says
      ? [{ text: fill(words.exposureSays, { measure: name, says: words[`exposureSays: ${says}`] }) }]
      : [];
  });
  return [
    {
      kind: "table",
      id: `exposure-${exposure.id}`,
      caption: fill(words.exposureOf, { years: inLanguage(exposure.label, language) }) + group,
      columns: [
        wordsColumn(words.measure),
        ...[
          words.exposureAll,
          words.exposurePeople,
          words.exposureSiblings,
          words.exposureTogether,
          words.exposureFamilies,
          words.exposureAlone,
          words.exposureLikeness,
        ].map(numberColumn),
      ],
      rows: rows.map(({ measure, found }) => rowOf(asked, measure, found)),
    },
    ...said.map(({ text }) => ({ kind: "text" as const, text })),
  ];
}

function rowOf({ study, language }: Asked, measure: string, found: Found): readonly string[] {
  const words = wordsIn(language);
  const cell = (result: Released<Publishable> | undefined) => {
    if (result?.kind !== "figure") return result ? missingText(result, words) : dash;
    return `${valueText(result.value, result, language)} (${rangeText(result, language)})`;
  };
  const people = (result: Released<Publishable> | undefined) =>
    result?.kind === "figure" ? numberText(result.n, 0, language) : dash;
  const note = found.siblings?.kind === "figure" ? siblingsNote(found.siblings.evidence.notes) : undefined;
  const count = (many: PublicCount | undefined) => (many === undefined ? dash : countText(many, language));
  const unit = [found.all, found.siblings].find((result) => result?.kind === "figure");
  return [
    named(study.measures, measure, language) +
      inParentheses(unit?.kind === "figure" ? unitText(unit, study, language) : ""),
    cell(found.all),
    people(found.all),
    cell(found.siblings),
    people(found.siblings),
    count(note?.families),
    count(note?.alone),
    cell(found.likeness),
  ];
}

const siblingsNote = (notes: readonly { readonly kind: string }[] = []) =>
  notes.find((note): note is SiblingsNote => note.kind === "siblings");

function foundOf({ results, exposure }: Asked, measure: string): Found {
  const own = [...results.byKey.values()].flatMap((result) => {
    const { quantity } = result;
    const is =
      quantity.kind === "exposure" && quantity.analysis === exposure.id && quantity.measure === measure;
    return is ? [[quantity.part, result] as const] : [];
  });
  return Object.fromEntries(own);
}
