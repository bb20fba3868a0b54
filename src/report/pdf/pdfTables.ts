import type { Display } from "../../vocabulary/document.js";
import { imageOf } from "../charts/chartImage.js";
import { drawPicture } from "../charts/drawPicture.js";
import { displayRows } from "../display/displayRows.js";
import type { FigureRow } from "../display/figureRow.js";
import type { Edition } from "../edition.js";
import type { Part, Section } from "../sections/section.js";
import { fill } from "../words.js";

/** A display's figures as a table of `assets/report.typ`. */
export function displayTable(display: Display, caption: string, { language }: Edition): object {
  const { columns, groups } = displayRows(display, language);
  return {
    caption,
    columns: columns.map((label, c) => ({ label, numeric: c > 0 })),
    groups: groups.map(({ label, rows }) => ({
      label,
      rows: rows.map((row) => ({
        header: row.label,
        under: null,
        anchor: null,
        absent: row.absent,
        cells: row.cells ?? [],
      })),
    })),
  };
}

/** The figures behind a sentence. */
export function rowsTable(rows: readonly FigureRow[], caption: string, { words }: Edition): object {
  const confidence = rows[0]?.confidence ?? "";
  const labels = [
    words.estimate,
    fill(words.lowOf, { confidence }),
    fill(words.highOf, { confidence }),
    words.people,
    words.df,
  ];
  return {
    caption,
    columns: [{ label: words.of, numeric: false }, ...labels.map((label) => ({ label, numeric: true }))],
    groups: [
      {
        label: null,
        rows: rows.map(({ label, under, anchor, estimate, low, high, people, df }) => ({
          header: label,
          under,
          anchor,
          absent: null,
          cells: [estimate, low, high, people, df],
        })),
      },
    ],
  };
}

export function sectionModel({ heading, parts }: Section): object {
  return { heading, parts: parts.map(partModel) };
}

function partModel(part: Part): object {
  switch (part.kind) {
    case "table":
      return part.folded
        ? { kind: "text", text: part.folded.told }
        : { ...part, groups: [{ label: null, rows: named(part.rows) }] };
    case "grouped-table":
      return {
        ...part,
        kind: "table",
        groups: part.groups.map(({ label, rows }) => ({ label, rows: named(rows) })),
      };
    case "chart":
    case "love-plot":
    case "years-grid":
    case "shares-grid": {
      const { title, note, description } = part.chart;
      return { kind: "chart", title, note, svg: imageOf(drawPicture(part, "wide")), alt: description };
    }
    default:
      return part;
  }
}

function named(rows: readonly (readonly string[])[]) {
  const plain = { under: null, anchor: null, absent: null };
  return rows.map(([header, ...cells]) => ({ header, cells, ...plain }));
}
