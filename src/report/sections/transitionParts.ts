import { inLanguage } from "../../claims/inLanguage.js";
import type { Publishable, Released } from "../../vocabulary/released.js";
import type { GridCell } from "../charts/sharesGrid.js";
import { numberText, valueText } from "../display/figureText.js";
import { fill, wordsIn } from "../words.js";
import { type ChancesAsked, chanceIn, withRange } from "./chancesAsked.js";
import { missingText } from "./plainTexts.js";
import { numberColumn, type Part, wordsColumn } from "./section.js";

/** More classes leave no room for intervals beside the shares, and still more no room on paper. */
const [mostWithIntervals, mostOnPaper] = [6, 10];

/** Who arrives in which class from which, as a picture for each group in its first and last wave that are told, and as tables. */
export function transitionParts(asked: ChancesAsked, title: string): readonly Part[] {
  const { study, language, chances, measure } = asked;
  const many = chances.kind === "ranks" ? (chances.classes ?? 0) : 0;
  if (many === 0) return [];
  const words = wordsIn(language);
  const classes = Array.from({ length: many }, (_, c) => c + 1);
  const tableAt = (wave: string, group: string) =>
    classes.map((from) =>
      classes.map((to) => chanceIn(asked, { chance: "transition", cell: { from, to } }, { wave, group })),
    );
  const lots = study.groups.flatMap(({ id: group, label }) => {
    const waves = study.waves.map((wave) => ({ wave, table: tableAt(wave.id, group) }));
    const told = waves.filter(({ table }) => table.flat().some((one) => one?.kind === "figure"));
    const shown = [...new Set([told[0], told.at(-1)])].flatMap((one) => one ?? []);
    return [
      {
        group,
        who: inLanguage(label, language),
        why: whyNone(
          waves.map(({ table }) => table),
          asked,
        ),
        tables: shown.map(({ wave, table }) => ({ wave: inLanguage(wave.label, language), table })),
      },
    ];
  });
  const shares = lots
    .flatMap(({ tables }) => tables.flatMap(({ table }) => table.flat()))
    .flatMap((result) => (result?.kind === "figure" ? result.value : []));
  const id = `transitions-${chances.id}-${measure}`;
  const cell = (result: Released<Publishable> | undefined) =>
    many <= mostWithIntervals || result?.kind !== "figure"
      ? withRange(result, language)
      : valueText(result.value, result, language);
  const rowsOf = (table: Table, name: (c: string) => string) =>
    table.map((row, i) => [name(`${i + 1}`), ...row.map(cell)]);
  const head = {
    id,
    caption: fill(words.transitionsCaption, { title, classes: `${many}` }),
    columns: [
      wordsColumn(words.parentsClass),
      ...classes.map((to) => numberColumn(fill(words.childrenIn, { class: `${to}` }))),
    ],
  };
  const groups = lots.flatMap(({ who, tables }) =>
    tables.map(({ wave, table }) => ({ label: `${who}, ${wave}`, table })),
  );
  const pictures = lots.map(({ group, who, tables, why }): Part => {
    if (tables.length === 0) return { kind: "text", text: fill(words.transitionsNone, { title, who, why }) };
    return {
      kind: "shares-grid",
      chart: {
        id: `${id}-${group}`,
        title: fill(words.transitionsTitle, { title, who }),
        axis: words.transitionsAxis,
        most: Math.max(...shares),
        note: fill(words.transitionsNote, { classes: `${many}` }),
        description: describe(tables, asked, who),
        classes: classes.map(String),
        panels: tables.map(({ wave, table }) => ({ label: wave, rows: panelRows(table, asked) })),
      },
    };
  });
  if (groups.length === 0) return pictures;
  return [
    ...pictures,
    many <= mostOnPaper
      ? {
          kind: "grouped-table",
          ...head,
          groups: groups.map(({ label, table }) => ({ label, rows: rowsOf(table, (own) => own) })),
        }
      : {
          kind: "table",
          ...head,
          rows: groups.flatMap(({ label, table }) => rowsOf(table, (own) => `${label}: ${own}`)),
          folded: { told: words.transitionsFolded, unfold: words.transitionsUnfold },
        },
  ];
}

type Table = readonly (readonly (Released<Publishable> | undefined)[])[];

function panelRows(table: Table, { language }: ChancesAsked): readonly (readonly (GridCell | null)[])[] {
  const cell = (result: Released<Publishable> | undefined): GridCell | null =>
    result?.kind === "figure"
      ? {
          share: result.value,
          text: valueText(result.value, result, language),
          short: numberText(100 * result.value, 0, language),
        }
      : null;
  return table.map((row) => row.map(cell));
}

/** Why no table is told. */
function whyNone(tables: readonly Table[], { language }: ChancesAsked): string {
  const words = wordsIn(language);
  const [why] = tables
    .flat(2)
    .flatMap((one) => (one && one.kind !== "figure" ? missingText(one, words) : []));
  return why ?? words.noFigure;
}

/** The corners, to be read aloud. */
function describe(
  tables: readonly { readonly wave: string; readonly table: Table }[],
  { language }: ChancesAsked,
  who: string,
): string {
  const words = wordsIn(language);
  const corners = tables.map(({ wave, table }) => {
    const [bottom, top] = [table[0] ?? [], table.at(-1) ?? []];
    const [stay, rise, fall, keep] = [bottom[0], bottom.at(-1), top[0], top.at(-1)].map((one) =>
      one?.kind === "figure" ? valueText(one.value, one, language) : words.noFigure,
    );
    return fill(words.transitionsCorners, {
      wave,
      stay: stay ?? "",
      rise: rise ?? "",
      fall: fall ?? "",
      keep: keep ?? "",
    });
  });
  return [fill(words.transitionsDescription, { who }), ...corners, words.transitionsRest].join(" ");
}
