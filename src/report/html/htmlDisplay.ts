import type { Display } from "../../vocabulary/document.js";
import { chart } from "../charts/chart.js";
import { figureOf } from "../charts/valueScale.js";
import { displayNotes } from "../display/displayNotes.js";
import { displayRows } from "../display/displayRows.js";
import type { Edition } from "../edition.js";
import { addresses, link } from "../site/addresses.js";
import { fill } from "../words.js";
import { htmlInline } from "./htmlInline.js";
import { htmlTable } from "./htmlTable.js";
import { html, joined, type Markup } from "./markup.js";

/** A chart or a table with its finding, its notes, its figures as a table and as a file. */
export function htmlDisplay(display: Display, edition: Edition): Markup {
  const { words, language } = edition;
  const id = addresses.display(display);
  const { reading, marked } = displayNotes(display, edition);
  const title = html`<p class="display-title" id="${id}-title"><span class="display-number">${edition.numbered(display)}</span> ${htmlInline(display.title, edition)}</p>`;
  const body =
    display.form === "table"
      ? dataTable(display, edition)
      : html`<div class="chart-wide">${chart(display, "wide", language)}</div><div class="chart-narrow">${chart(display, "narrow", language)}</div>`;
  const here = addresses.report(edition.report);
  const csv = link(here, addresses.csv(edition.report, display));
  return html`<figure class="display" id="${id}" aria-labelledby="${id}-title">
${title}
${body}
<figcaption><p>${reading}</p>${marked.map(({ mark, text }) => html`<p>${/^\w/.test(mark) ? html`<sup>${mark}</sup> ` : `${mark} `}${text}</p>`)}
${display.form !== "table" && html`<details><summary>${words.showTable}</summary>${dataTable(display, edition)}</details>`}
<p class="files"><a href="${csv}" download>${words.csv}<span class="unseen">: ${display.titleText}</span></a>${queriesOf(display, edition)}</p>
</figcaption>
</figure>`;
}

function dataTable(display: Display, edition: Edition): Markup {
  const { columns, groups } = displayRows(display, edition.language);
  return htmlTable({
    id: `table-of-${display.id}`,
    caption:
      display.form === "table"
        ? display.measureLabel
        : fill(edition.words.tableCaption, { title: display.titleText }),
    columns: columns.map((label, c) => ({ label, numeric: c > 0 })),
    groups: groups.map(({ label, rows }) => ({
      label,
      rows: rows.map(({ label: header, cells, absent }) => ({ header, cells: cells ?? [], absent })),
    })),
  });
}

function queriesOf(display: Display, { evidence, words }: Edition): Markup | null {
  const figures = display.series.flatMap(({ points }) => points).flatMap((point) => figureOf(point) ?? []);
  const numbers = evidence.queriesOf(figures);
  if (numbers.length === 0) return null;
  const links = numbers.map(
    (number) => html`<a href="#query-${number}">${fill(words.query, { number: String(number) })}</a>`,
  );
  return html` <span class="queries">${words.queriesNote} ${joined(links, ", ")}</span>`;
}
