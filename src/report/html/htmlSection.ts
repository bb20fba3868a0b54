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
    case "table": {
      const rows = part.rows.map(([header = "", ...cells]) => ({ header, cells }));
      return htmlTable({ ...part, groups: [{ label: null, rows }] });
    }
  }
}
