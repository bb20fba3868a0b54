import { inLanguage } from "../../claims/inLanguage.js";
import type { PublicAccount } from "../../vocabulary/intake.js";
import type { PublicScale } from "../../vocabulary/publicScale.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { confidenceText, numberText } from "../display/figureText.js";
import { fill, wordsIn } from "../words.js";
import { cellText, dash, spanText } from "./plainTexts.js";
import { scaleLimits } from "./scaleLimits.js";
import { itemName, scaleName } from "./scaleNames.js";
import { scaleSentences } from "./scaleSentences.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";

/** How well dimensions and indices measure, with a warning for each that is weak: nothing where there are none. */
export function scalesSection(
  study: Study,
  { scales }: Released<PublicAccount>,
  language: Language,
): Section {
  const words = wordsIn(language);
  const heading = { id: "scales", heading: words.scales };
  if (scales.length === 0) return { ...heading, parts: [] };
  const programme = study.groups.filter(({ role }) => role === "programme");
  const groups = programme.map(({ label }) => inLanguage(label, language)).join(", ") || words.everybody;
  const warnings = scales.map((scale) => warningOf(scale, study, language));
  const judged = scales.some(({ verdict }) => verdict.kind !== "not-estimable");
  const warned = warnings.some(({ warning }) => warning.told.length > 0);
  return {
    ...heading,
    parts: [
      { kind: "text", text: fill(words.scalesLead, { groups }) },
      { kind: "text", text: judged && !warned ? words.scalesHold : "" },
      ...warnings,
      consistencyTable(scales, study, language),
      weakestTable(scales, study, language),
      fitTable(scales, study, language),
      { kind: "text", text: `${words.sameMeaning} ${words.dashMeaning}` },
      { kind: "text", text: words.limits },
      { kind: "terms", terms: scaleLimits(language) },
    ],
  };
}

function warningOf(scale: PublicScale, study: Study, language: Language) {
  const words = wordsIn(language);
  const { label } = scaleName(scale.scale, study, language);
  return {
    kind: "warning" as const,
    warning: {
      term: `${label}: ${words[`verdict: ${scale.verdict.kind}`]}`,
      told: scaleSentences(scale, study, language),
    },
  };
}

/** Scales of one factor; what all items of an index have is told by its fit. */
function consistencyTable(scales: readonly PublicScale[], study: Study, language: Language): Part {
  const words = wordsIn(language);
  const number = (value: number | undefined | null) => cellText(value, 2, language);
  const confidence = scales.flatMap(({ alpha }) => alpha ?? [])[0]?.confidence ?? 0.95;
  return {
    kind: "table",
    id: "scales-consistency",
    caption: words.scalesCaption,
    columns: [
      wordsColumn(words.scale),
      ...[words.people, words.alpha].map(numberColumn),
      numberColumn(fill(words.intervalOf, { confidence: confidenceText(confidence, language) })),
      numberColumn(words.omega),
      wordsColumn(words.verdict),
    ],
    rows: scales.map(({ scale, people, alpha, omega, verdict }) => [
      scaleName(scale, study, language).label,
      people === null ? words.tooFewToTell : numberText(people, 0, language),
      number(alpha?.value),
      spanText(alpha && [alpha.low, alpha.high], number),
      number(omega),
      words[`verdict: ${verdict.kind}`],
    ]),
  };
}

function weakestTable(scales: readonly PublicScale[], study: Study, language: Language): Part {
  const words = wordsIn(language);
  return {
    kind: "table",
    id: "scales-weakest",
    caption: words.weakestCaption,
    columns: [wordsColumn(words.scale), wordsColumn(words.weakest), numberColumn(words.rest)],
    rows: scales.flatMap(({ scale, weakest }) =>
      weakest
        ? [
            [
              scaleName(scale, study, language).label,
              itemName(weakest.item, study, language),
              numberText(weakest.rest, 2, language),
            ],
          ]
        : [],
    ),
  };
}

function fitTable(scales: readonly PublicScale[], study: Study, language: Language): Part {
  const words = wordsIn(language);
  const keys = (["wave", "language"] as const).filter((key) =>
    scales.some(({ compared }) => compared.some((each) => each.key === key && each.holds !== null)),
  );
  const number = (value: number | undefined) => cellText(value, 3, language);
  return {
    kind: "table",
    id: "scales-fit",
    caption: words.fitCaption,
    columns: [
      wordsColumn(words.scale),
      ...["CFI", "RMSEA", "SRMR"].map(numberColumn),
      ...keys.map((key) => wordsColumn(words[`same: ${key}`])),
    ],
    rows: scales.map(({ scale, fit, compared }) => [
      scaleName(scale, study, language).label,
      ...[fit?.cfi, fit?.rmsea, fit?.srmr].map(number),
      ...keys.map((key) => {
        const holds = compared.find((each) => each.key === key)?.holds;
        return holds ? words[`same: ${holds}`] : dash;
      }),
    ]),
  };
}
