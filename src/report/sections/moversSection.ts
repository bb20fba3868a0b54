import { inLanguage } from "../../claims/inLanguage.js";
import { midSentence } from "../../vocabulary/midSentence.js";
import { type MoversOf, type Quantity, quantityKey, type Span } from "../../vocabulary/quantity.js";
import type { Figure, Publishable, Released, ReleasedResults } from "../../vocabulary/released.js";
import type { Group, Movers, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText, rangeText, unitText, valueText } from "../display/figureText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { dash, inParentheses, missingText } from "./plainTexts.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";

/** Each group's change from the first wave to the last, by who stayed, came and left. */
export function moversSection(study: Study, results: ReleasedResults, language: Language): Section {
  const words = wordsIn(language);
  const { movers } = study.analysis;
  const asked = { study, results, language };
  const parts = movers?.measures.flatMap((measure) => partsOf({ ...asked, movers, measure })) ?? [];
  return {
    id: "movers",
    heading: words.movers,
    parts: parts.length > 0 ? [{ kind: "text", text: leadOf(study, language) }, ...parts] : [],
  };
}

/** What the parts are; in a study of areas also that who moves from one of them to another stays. */
function leadOf({ areas, groups }: Study, language: Language): string {
  const words = wordsIn(language);
  const label = groups.find(({ id }) => id === areas?.group)?.label;
  const group = label && midSentence(inLanguage(label, language), language);
  return [words.moversLead, group === undefined ? "" : fill(words.moversAreas, { group })]
    .filter((text) => text !== "")
    .join(" ");
}

interface Asked {
  readonly study: Study;
  readonly results: ReleasedResults;
  readonly language: Language;
  readonly movers: Movers;
  readonly measure: string;
}

/** A row of the table: what it is called, and what was released of it. */
interface Row {
  readonly name: string;
  readonly result: Released<Publishable> | undefined;
}

function partsOf(asked: Asked): readonly Part[] {
  const { study, language, measure } = asked;
  const words = wordsIn(language);
  const groups = study.groups.map((group) => ({ group, rows: rowsOf(asked, group) }));
  const [any] = groups.flatMap(({ rows }) =>
    rows.flatMap(({ result }) => (result?.kind === "figure" ? result : [])),
  );
  const [first, last] = [study.waves[0]?.id ?? "", study.waves.at(-1)?.id ?? ""];
  if (groups.every(({ rows }) => rows.every(({ result }) => result === undefined))) return [];
  return [
    {
      kind: "grouped-table",
      id: `movers-${measure}`,
      caption: fill(words.moversOf, {
        measure: named(study.measures, measure, language),
        from: named(study.waves, first, language),
        to: named(study.waves, last, language),
      }),
      columns: [
        wordsColumn(words.moversPart),
        numberColumn(`${words.estimate}${any ? inParentheses(unitText(any, study, language)) : ""}`),
        numberColumn(words.people),
      ],
      groups: groups.map(({ group, rows }) => ({
        label: inLanguage(group.label, language),
        rows: rows.map(({ name, result }) => [name, ...cells(result, language)]),
      })),
    },
    ...groups.map(({ group, rows }) => ({ kind: "text" as const, text: sentenceOf(group, rows, asked) })),
  ];
}

function cells(result: Released<Publishable> | undefined, language: Language): readonly string[] {
  if (result?.kind !== "figure") return [result ? missingText(result, wordsIn(language)) : dash, dash];
  const size = `${valueText(result.value, result, language)} (${rangeText(result, language)})`;
  return [size, numberText(result.n, 0, language)];
}

function rowsOf({ study, results, language, movers, measure }: Asked, { id: group }: Group): readonly Row[] {
  const words = wordsIn(language);
  const at = (wave: string | undefined) => ({ wave: wave ?? "", group, category: null });
  const span: Span = { from: at(study.waves[0]?.id), to: at(study.waves.at(-1)?.id) };
  const row = (name: string, quantity: Quantity): Row => ({
    name,
    result: results.byKey.get(quantityKey(quantity)),
  });
  const part = (name: string, of: Pick<MoversOf, "part" | "way">) =>
    row(name, { kind: "movers", measure, ...of, ...span });
  const ways = (of: "came" | "left") => {
    const breakdown = study.breakdowns.find(({ id }) => id === movers[of]);
    return (breakdown?.categories ?? []).map(({ id: category, label }) =>
      part(fill(words.moversWay, { way: inLanguage(label, language) }), {
        part: of,
        way: { breakdown: breakdown?.id ?? "", category },
      }),
    );
  };
  return [
    row(words.moversWhole, { kind: "change", measure, ...span }),
    part(words["mover: stayed"], { part: "stayed", way: null }),
    part(words["mover: came"], { part: "came", way: null }),
    ...ways("came"),
    part(words["mover: left"], { part: "left", way: null }),
    ...ways("left"),
  ];
}

/** What the whole change and that of those who stayed say together, and how many could not be counted. */
function sentenceOf({ label }: Group, [whole, stayed]: readonly Row[], { language }: Asked): string {
  const words = wordsIn(language);
  const own = stayed?.result;
  if (whole?.result?.kind !== "figure" || own?.kind !== "figure") return "";
  const [all, theirs] = [wayOf(whole.result), wayOf(own)];
  const says =
    theirs === null
      ? all === null
        ? words.moversNeither
        : words.moversOnlyWhole
      : all === null
        ? words.moversOnlyStayed
        : all === theirs
          ? words.moversAlike
          : words.moversOpposite;
  const lacking = own.evidence.leftOut.reduce((sum, { rows }) => sum + rows, 0);
  return [
    fill(words.moversSay, { group: inLanguage(label, language), says }),
    words.moversAddUp,
    ...(lacking > 0 ? [fill(words.moversLacking, { people: numberText(lacking, 0, language) })] : []),
  ].join(" ");
}

const wayOf = ({ contrast }: Figure) => (contrast?.significant ? contrast.direction : null);
