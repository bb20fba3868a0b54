import { drawPicture, type Picture } from "../charts/drawPicture.js";
import type { Part, Section } from "../sections/section.js";
import { htmlTable } from "./htmlTable.js";
import { html, type Markup } from "./markup.js";

export function htmlSection({ id, heading, parts }: Section): Markup {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${parts.map((part) => html`${onePart(part)}\n`)}</section>
`;
}

export function onePart(part: Part): Markup {
  switch (part.kind) {
    case "text":
      return html`<p>${part.text}</p>`;
    case "code":
      return html`<pre tabindex="0"><code>${part.text}</code></pre>`;
    case "terms":
      return html`<dl>${part.terms.map(({ term, told }) => html`<dt>${term}</dt>${told.map((text) => html`<dd>${text}</dd>`)}\n`)}</dl>`;
    case "warning":
      return html`<div class="warning"><p><strong>${part.warning.term}</strong></p>${part.warning.told.map((text) => html`<p>${text}</p>`)}</div>`;
    case "chart":
    case "love-plot":
    case "years-grid":
    case "shares-grid":
      return figure(part);
    case "table": {
      const table = htmlTable({ ...part, groups: [{ label: null, rows: named(part.rows) }] });
      if (!part.folded) return table;
      const { told, unfold } = part.folded;
      return html`<p>${told}</p>\n<details><summary>${unfold}</summary>${table}</details>`;
    }
    case "grouped-table":
      return htmlTable({
        ...part,
        groups: part.groups.map(({ label, rows }) => ({ label, rows: named(rows) })),
      });
  }
}

function named(rows: readonly (readonly string[])[]) {
  return rows.map(([header = "", ...cells]) => ({ header, cells }));
}

function figure(picture: Picture): Markup {
  const { id, title, note } = picture.chart;
  return html`<figure class="display" aria-labelledby="${id}-caption">
<p class="display-title" id="${id}-caption">${title}</p>
<div class="chart-wide">${drawPicture(picture, "wide")}</div><div class="chart-narrow">${drawPicture(picture, "narrow")}</div>
<figcaption><p>${note}</p></figcaption>
</figure>`;
}
