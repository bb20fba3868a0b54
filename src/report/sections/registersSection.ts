import type { PublicAccount } from "../../vocabulary/intake.js";
import type { PublicRegisterMap } from "../../vocabulary/registers.js";
import type { Released } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import type { YearState } from "../charts/yearsGrid.js";
import { fill, type Words, wordsIn } from "../words.js";
import { leftOutText } from "./leftOutText.js";
import { countText } from "./plainTexts.js";
import { rulesBesideParts } from "./rulesBesideParts.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";

type Register = PublicRegisterMap["registers"][number];

/** Which years each register has and where it breaks, as a picture and its tables; nothing where there are none. */
export function registersSection({ registers = [] }: Released<PublicAccount>, language: Language): Section {
  const words = wordsIn(language);
  const parts = registers.flatMap((map, m) => partsOf(map, m, language));
  return {
    id: "registers",
    heading: words.registers,
    parts: parts.length > 0 ? [{ kind: "text", text: words.registersLead }, ...parts] : [],
  };
}

function partsOf(
  { period, registers, children, beside }: PublicRegisterMap,
  m: number,
  language: Language,
): readonly Part[] {
  const words = wordsIn(language);
  const years = [...new Set(registers.flatMap((one) => one.years.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const count = (rows: number | null) => countText(rows, language);
  const [first, last] = [String(period[0]), String(period[1])];
  const breaks = registers.map((one) => ({ register: one.register, told: breaksOf(one, words) }));
  const broken = breaks.filter(({ told }) => told !== "");
  const id = `registers-${m + 1}`;
  return [
    {
      kind: "years-grid",
      chart: {
        id,
        title: fill(words.registersTitle, { first, last }),
        note: words.registersNote,
        description: [
          fill(words.registersDescription, {
            registers: registers.map(({ register }) => register).join(", "),
            first,
            last,
          }),
          ...broken.map(({ register, told }) => `${register}: ${told}.`),
          broken.length === 0 ? words.registersWhole : "",
        ]
          .filter((sentence) => sentence !== "")
          .join(" "),
        years,
        states: {
          rows: words.yearRows,
          none: words.yearNone,
          "other-size": words.yearOtherSize,
          "other-codes": words.yearOtherCodes,
        },
        rows: registers.map((one) => ({
          label: one.register,
          cells: years.map((year) => stateOf(one, year)),
        })),
      },
    },
    {
      kind: "table",
      id: `${id}-breaks`,
      caption: words.registersCaption,
      columns: [words.register, words.reference, words.yearsThere, words.breaks].map(wordsColumn),
      rows: registers.map((one, r) => [
        one.register,
        words[`reference: ${one.reference}`],
        spansOf(one.years.flatMap(({ year, rows }) => (rows === 0 ? [] : year))),
        breaks[r]?.told || words.noBreaks,
      ]),
    },
    {
      kind: "table",
      id: `${id}-rows`,
      caption: words.registerRows,
      columns: [wordsColumn(words.year), ...registers.map(({ register }) => numberColumn(register))],
      rows: years.map((year) => [
        String(year),
        ...registers.map((one) => {
          const found = one.years.find((each) => each.year === year);
          return found ? count(found.rows) : "";
        }),
      ]),
    },
    {
      kind: "grouped-table",
      id: `${id}-set-aside`,
      caption: words.setAside,
      columns: [wordsColumn(words.reason), numberColumn(words.rows)],
      groups: [
        ...registers.map(({ register, setAside }) => ({ label: register as string, of: setAside })),
        { label: words.registerChildren, of: children },
      ]
        .filter(({ of }) => of.length > 0)
        .map(({ label, of }) => ({
          label,
          rows: of.map(({ what, rows }) => [leftOutText(what, language), count(rows)]),
        })),
    },
    ...rulesBesideParts(beside, `${id}-rules`, language),
  ];
}

function stateOf({ years, breaks }: Register, year: number): YearState | null {
  const found = years.find((one) => one.year === year);
  if (!found) return null;
  if (found.rows === 0) return "none";
  const kinds = breaks.filter((one) => one.year === year).map(({ kind }) => kind);
  if (kinds.includes("codes")) return "other-codes";
  return kinds.includes("halved") || kinds.includes("doubled") ? "other-size" : "rows";
}

/** "2008: no rows; 2012: other codes than before". */
function breaksOf({ breaks }: Register, words: Words): string {
  const kinds = [...new Set(breaks.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const years = spansOf(breaks.filter((one) => one.kind === kind).map(({ year }) => year));
      return `${years}: ${words[`break: ${kind}`]}`;
    })
    .join("; ");
}

/** "1986–2007, 2009". */
function spansOf(years: readonly number[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && year <= last.to + 1) last.to = year;
    else spans.push({ from: year, to: year });
  }
  return spans.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
