import { inLanguage } from "../../claims/inLanguage.js";
import { wordingOf } from "../../claims/languages.js";
import { capital } from "../../claims/wording/wording.js";
import { midSentence } from "../../vocabulary/midSentence.js";
import { type MatchedOf, type MatchingWay, quantityKey } from "../../vocabulary/quantity.js";
import type { Figure, Publishable, Released, ReleasedResults } from "../../vocabulary/released.js";
import type { Matches, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { confidenceText, numberText, rangeText, unitText, valueText } from "../display/figureText.js";
import { matchedText } from "../display/matchedText.js";
import { named } from "../display/quantityText.js";
import { fill, type Words, wordsIn } from "../words.js";
import { balanceParts } from "./balanceParts.js";
import { dash, inParentheses, missingText, pText } from "./plainTexts.js";
import { numberColumn, type Part, type Section, type Term, wordsColumn } from "./section.js";

/** People beside others who are like them: by every way of matching, with how like each other they are. */
export function matchesSection(study: Study, results: ReleasedResults, language: Language): Section {
  const words = wordsIn(language);
  const parts = study.analysis.matches.flatMap((matches) => {
    const asked = { study, results, language, matches };
    const tables = matches.measures.map((measure) => tableOf(asked, measure));
    return [
      ...tables,
      { kind: "terms" as const, terms: matches.ways.map((way) => wayOf(asked, way)) },
      ...balancesOf(asked),
    ];
  });
  return {
    id: "matches",
    heading: words.matches,
    parts: parts.length > 0 ? [{ kind: "text", text: words.matchesLead }, ...parts] : [],
  };
}

interface Asked {
  readonly study: Study;
  readonly results: ReleasedResults;
  readonly language: Language;
  readonly matches: Matches;
}

function quantityOf({ matches }: Asked, measure: string, wave: string, way: MatchingWay): MatchedOf {
  const place = (group: string) => ({ wave, group, category: null });
  const { id: analysis, of, against } = matches;
  return { kind: "matched", measure, analysis, way, of: place(of), against: place(against) };
}

/** In each wave the difference between all people of the groups, and that by each way of matching. */
function tableOf(asked: Asked, measure: string): Part {
  const { study, results, language, matches } = asked;
  const words = wordsIn(language);
  const groups = study.waves.map(({ id: wave, label }) => {
    const [first = "score"] = matches.ways;
    const { of, against } = quantityOf(asked, measure, wave, first);
    const everybody = results.find({ kind: "difference", measure, of, against });
    const matched = matches.ways.map((way) => ({
      name: capital(wordingOf(language).matchingWay[way]),
      result: results.byKey.get(quantityKey(quantityOf(asked, measure, wave, way))),
    }));
    return {
      label: inLanguage(label, language),
      lines: [{ name: words.everybodyOfBoth, result: everybody }, ...matched],
    };
  });
  const figure = groups
    .flatMap(({ lines }) => lines)
    .flatMap(({ result }) => (result?.kind === "figure" ? [result] : []))[0];
  const confidence = confidenceText(figure?.confidence ?? study.design.confidence, language);
  const title = fill(words.matchesOf, {
    measure: named(study.measures, measure, language),
    analysis: inLanguage(matches.label, language),
    of: named(study.groups, matches.of, language),
    against: midSentence(named(study.groups, matches.against, language), language),
  });
  return {
    kind: "grouped-table",
    id: `matches-${matches.id}-${measure}`,
    caption: `${title}${inParentheses(figure ? unitText(figure, study, language) : "")}`,
    columns: [
      wordsColumn(words.compared),
      ...[
        capital(wordingOf(language).shown.difference),
        fill(words.intervalOf, { confidence }),
        words.p,
        words.people,
      ].map(numberColumn),
    ],
    groups: groups.map(({ label, lines }) => ({
      label,
      rows: lines.flatMap(({ name, result }) => (result ? [[name, ...cellsOf(result, language)]] : [])),
    })),
  };
}

function cellsOf(result: Released<Publishable>, language: Language): readonly string[] {
  if (result.kind !== "figure") return [missingText(result, wordsIn(language)), dash, dash, dash];
  return [
    valueText(result.value, result, language),
    rangeText(result, language),
    pText(result.contrast?.p, language),
    numberText(result.n, 0, language),
  ];
}

/** What a way compares, and in each wave who was matched or why nobody was. */
function wayOf(asked: Asked, way: MatchingWay): Term {
  const { study, language } = asked;
  const words = wordsIn(language);
  const told = study.waves.flatMap(({ id, label }) => {
    const found = oneOf(asked, id, way);
    const text = found?.kind === "figure" ? noteOf(found, asked) : found ? whyNone(found, words) : "";
    return text === "" ? [] : [`${inLanguage(label, language)}: ${text}`];
  });
  return {
    term: capital(wordingOf(language).matchingWay[way]),
    told: [words[`matching: ${way}`], ...told],
  };
}

function noteOf(figure: Figure, { study, language }: Asked): string {
  return (figure.evidence.notes ?? [])
    .flatMap((note) => (note.kind === "matched" ? [matchedText(note, figure, study, language)] : []))
    .join(" ");
}

function whyNone(result: Publishable, words: Words): string {
  const key = result.kind === "no-figure" ? `notMatched: ${result.reason}` : "";
  return key in words ? words[key as keyof Words] : "";
}

/** What was found in the first measure of which there is a figure: people are matched once for all measures. */
function oneOf(asked: Asked, wave: string, way: MatchingWay): Released<Publishable> | undefined {
  const found = asked.matches.measures.flatMap(
    (measure) => asked.results.byKey.get(quantityKey(quantityOf(asked, measure, wave, way))) ?? [],
  );
  return found.find(({ kind }) => kind === "figure") ?? found[0];
}

/** Of the way that claims mean, wave by wave; of the others their terms tell what stays unlike. */
function balancesOf(asked: Asked): readonly Part[] {
  const { study, matches, language } = asked;
  const [way = "score"] = matches.ways;
  return study.waves.flatMap(({ id: wave, label }) => {
    const found = oneOf(asked, wave, way);
    if (found?.kind !== "figure") return [];
    const title = fill(wordsIn(language).matchesBalance, {
      analysis: inLanguage(matches.label, language),
      wave: inLanguage(label, language),
      way: wordingOf(language).matchingWay[way],
    });
    return balanceParts(found, { id: `balance-${matches.id}-${wave}`, title }, study, language);
  });
}
