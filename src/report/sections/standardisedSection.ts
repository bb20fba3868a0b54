import { inLanguage } from "../../claims/inLanguage.js";
import { midSentence } from "../../vocabulary/midSentence.js";
import type { ChangeOf, DifferenceOf, LevelOf, Place } from "../../vocabulary/quantity.js";
import type { Publishable, Released, ReleasedResults } from "../../vocabulary/released.js";
import type { Standardised, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { rangeText, shortText, unitText } from "../display/figureText.js";
import { noteText } from "../display/noteText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { inParentheses, missingText } from "./plainTexts.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";

/** Figures as they are beside what they would be with the same composition. */
export function standardisedSection(study: Study, results: ReleasedResults, language: Language): Section {
  const words = wordsIn(language);
  const parts = study.analysis.standardised.flatMap((standardised) =>
    standardised.measures.flatMap((measure) => partsOf({ study, results, language, standardised, measure })),
  );
  return {
    id: "standardised",
    heading: words.standardised,
    parts: parts.length > 0 ? [{ kind: "text", text: words.standardisedLead }, ...parts] : [],
  };
}

interface Asked {
  readonly study: Study;
  readonly results: ReleasedResults;
  readonly language: Language;
  readonly standardised: Standardised;
  readonly measure: string;
}

/** A line of the table: what it is called, and what stands there as it is and with the same composition. */
interface Line {
  readonly label: string;
  readonly plain: Released<Publishable> | undefined;
  readonly alike: Released<Publishable> | undefined;
}

function partsOf(asked: Asked): readonly Part[] {
  const { study, language, standardised, measure } = asked;
  const words = wordsIn(language);
  const groups = [...study.groups.map((group) => levelsOf(asked, group.id)), ...differencesOf(asked)];
  const figure = groups
    .flatMap(({ lines }) => lines.map(({ alike }) => alike))
    .find((one) => one?.kind === "figure");
  if (figure?.kind !== "figure") return [];
  const by = named(study.breakdowns, standardised.breakdown, language);
  const { group, wave } = standardised.standard;
  const as = {
    group: midSentence(named(study.groups, group, language), language),
    wave: named(study.waves, wave, language),
  };
  const notes = (figure.evidence.notes ?? []).map((note) => noteText(note, figure, study, language));
  const cell = (result: Released<Publishable> | undefined) => {
    if (result?.kind !== "figure") return result ? missingText(result, words) : "";
    return `${shortText(result, language)} (${rangeText(result, language)})`;
  };
  return [
    {
      kind: "grouped-table",
      id: `standardised-${standardised.breakdown}-${measure}`,
      caption: fill(words.standardisedOf, { measure: named(study.measures, measure, language), by }),
      columns: [wordsColumn(words.wave), numberColumn(words.asItIs), numberColumn(words.sameComposition)],
      groups: groups.map(({ label, lines }) => ({
        label,
        rows: lines.map((line) => [line.label, cell(line.plain), cell(line.alike)]),
      })),
    },
    { kind: "text", text: [fill(words.standardisedAs, as), ...notes].join(" ") },
  ];
}

/** A group's levels, and its change from the first wave to the last. */
function levelsOf(asked: Asked, group: string) {
  const { study, language, measure } = asked;
  const at = (wave: string): Place => ({ wave, group, category: null });
  const [first, last] = [study.waves[0]?.id ?? "", study.waves.at(-1)?.id ?? ""];
  const names = { from: named(study.waves, first, language), to: named(study.waves, last, language) };
  return {
    label: named(study.groups, group, language),
    lines: [
      ...study.waves.map(({ id, label }) =>
        lineOf(asked, inLanguage(label, language), { kind: "level", measure, at: at(id) }),
      ),
      ...(first === last
        ? []
        : [
            lineOf(asked, fill(wordsIn(language).changeFrom, names), {
              kind: "change",
              measure,
              from: at(first),
              to: at(last),
            }),
          ]),
    ],
  };
}

/** Every two groups, wave by wave. */
function differencesOf(asked: Asked) {
  const { study, language, measure } = asked;
  const words = wordsIn(language);
  return study.groups.flatMap((one, i) =>
    study.groups.slice(i + 1).map((other) => {
      const at = (wave: string, group: string): Place => ({ wave, group, category: null });
      const lines = study.waves.map(({ id, label }) =>
        lineOf(asked, inLanguage(label, language), {
          kind: "difference",
          measure,
          of: at(id, one.id),
          against: at(id, other.id),
        }),
      );
      const [of, against] = [
        inLanguage(one.label, language),
        midSentence(inLanguage(other.label, language), language),
      ];
      const figure = lines.flatMap(({ alike }) => (alike?.kind === "figure" ? [alike] : []))[0];
      const unit = figure ? inParentheses(unitText(figure, study, language)) : "";
      return { label: `${fill(words.differenceOf, { of, against })}${unit}`, lines };
    }),
  );
}

function lineOf(
  { results, standardised: { breakdown } }: Asked,
  label: string,
  of: LevelOf | ChangeOf | DifferenceOf,
): Line {
  const alike = results.find({ kind: "standardised", measure: of.measure, breakdown, of });
  return { label, plain: results.find(of), alike };
}
