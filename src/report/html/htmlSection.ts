import { type SharesChart, sharesChart } from "../charts/sharesChart.js";
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
      return figure(part.chart);
    case "table":
      return htmlTable({ ...part, groups: [{ label: null, rows: named(part.rows) }] });
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

function figure(chart: SharesChart): Markup {
  return html`<figure class="display" aria-labelledby="${chart.id}-caption">
<p class="display-title" id="${chart.id}-caption">${chart.title}</p>
<div class="chart-wide">${sharesChart(chart, "wide")}</div><div class="chart-narrow">${sharesChart(chart, "narrow")}</div>
<figcaption><p>${chart.note}</p></figcaption>
</figure>`;
}
