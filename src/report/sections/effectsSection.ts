import { inLanguage } from "../../claims/inLanguage.js";
import { capital } from "../../claims/wording/wording.js";
import type { Estimator } from "../../vocabulary/quantity.js";
import type { Figure, Publishable, Released, ReleasedResults } from "../../vocabulary/released.js";
import type { Effects, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { confidenceText, rangeText, unitText, valueText } from "../display/figureText.js";
import { noteText } from "../display/noteText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { balanceParts } from "./balanceParts.js";
import { effectsFinding } from "./effectsFinding.js";
import { dash, inParentheses, missingText, pText } from "./plainTexts.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";

/** What one way of estimating says of an effect over everything. */
export interface Estimated {
  readonly estimator: Estimator;
  readonly name: string;
  readonly result: Released<Publishable>;
}

/** Effects by every way of estimating that the study asks for, with what each compares and what speaks against it. */
export function effectsSection(study: Study, results: ReleasedResults, language: Language): Section {
  const words = wordsIn(language);
  const parts = study.analysis.effects.flatMap((effects) =>
    effects.measures.flatMap((measure) => partsOf({ study, results, language, effects, measure })),
  );
  return {
    id: "effects",
    heading: words.effects,
    parts: parts.length > 0 ? [{ kind: "text", text: words.effectsLead }, ...parts] : [],
  };
}

interface Asked {
  readonly study: Study;
  readonly results: ReleasedResults;
  readonly language: Language;
  readonly effects: Effects;
  readonly measure: string;
}

function partsOf(asked: Asked): readonly Part[] {
  const { study, language, effects, measure } = asked;
  const words = wordsIn(language);
  const found = effects.estimators.flatMap((estimator) => estimated(asked, estimator));
  const figures = found.flatMap(({ result, name }) =>
    result.kind === "figure" ? [{ figure: result, name }] : [],
  );
  const title = fill(words.effectsOn, {
    programme: inLanguage(effects.label, language),
    measure: named(study.measures, measure, language),
  });
  const told = found.map((one) => ({ ...one, told: toldOf(one, asked) }));
  return [
    tableOf(asked, title, found, figures[0]?.figure),
    ...asked.results.findings.flatMap((finding): readonly Part[] =>
      finding.kind === "effects-apart" && finding.analysis === effects.id && finding.measure === measure
        ? [{ kind: "text", text: effectsFinding(finding, language) }]
        : [],
    ),
    {
      kind: "terms",
      terms: told.flatMap(({ estimator, name, told }) =>
        estimator === "two-way" ? [] : { term: capital(name), told },
      ),
    },
    ...told.flatMap(({ estimator, name, told }) =>
      estimator === "two-way" ? [{ kind: "warning", warning: { term: capital(name), told } } as const] : [],
    ),
    ...figures.flatMap(({ figure }) => {
      const on = named(study.measures, measure, language);
      const told = {
        id: `balance-${effects.id}-${measure}`,
        title: fill(words.balanceTitle, { measure: on }),
      };
      return balanceParts(figure, told, study, language);
    }),
  ];
}

/** The result over everything by one way of estimating; none where there is not even a reason. */
function estimated(
  { results, effects, measure, language }: Asked,
  estimator: Estimator,
): readonly Estimated[] {
  const result = [...results.byKey.values()].find(
    ({ quantity }) =>
      quantity.kind === "effect" &&
      quantity.analysis === effects.id &&
      quantity.measure === measure &&
      quantity.estimator === estimator &&
      quantity.part.by === "overall",
  );
  return result ? [{ estimator, name: wordsIn(language)[`estimator: ${estimator}`], result }] : [];
}

function tableOf(
  { effects, measure, study, language }: Asked,
  title: string,
  found: readonly Estimated[],
  first: Figure | undefined,
): Part {
  const words = wordsIn(language);
  const unit = first ? unitText(first, study, language) : "";
  const confidence = confidenceText(first?.confidence ?? study.design.confidence, language);
  return {
    kind: "table",
    id: `effects-${effects.id}-${measure}`,
    caption: `${title}${inParentheses(unit)}`,
    columns: [
      wordsColumn(words.estimator),
      numberColumn(words.effect),
      ...[fill(words.intervalOf, { confidence }), words.p, words.pretrendColumn].map(numberColumn),
    ],
    rows: found.map(({ name, result }) => {
      if (result.kind !== "figure") return [capital(name), missingText(result, words), dash, dash, dash];
      const { contrast } = result;
      return [
        capital(name),
        valueText(result.value, result, language),
        rangeText(result, language),
        pText(contrast?.p, language),
        pText(contrast?.pretrend?.p, language),
      ];
    }),
  };
}

/** What is compared, and what must be known to judge it. */
function toldOf({ estimator, result }: Estimated, { effects, study, language }: Asked): readonly string[] {
  const words = wordsIn(language);
  const notYet = estimator === "group-time" && effects.comparison === "not-yet";
  const otherBase = estimator === "interaction" && effects.estimators.includes("group-time");
  const compares = [
    words[`compares: ${estimator}`],
    ...(notYet ? [words.comparesNotYet] : []),
    ...(otherBase ? [words.comparesOtherBase] : []),
  ];
  return [
    compares.join(" "),
    ...(result.kind === "figure"
      ? (result.evidence.notes ?? []).map((note) => noteText(note, result, study, language))
      : []),
  ];
}
