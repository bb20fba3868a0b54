import type { FigureRow } from "../display/figureRow.js";
import type { Edition } from "../edition.js";
import type { ClaimEvidence } from "../sections/evidence.js";
import { howComputed } from "../sections/howComputed.js";
import { fill } from "../words.js";
import { foreign, native } from "./foreign.js";
import { htmlTable } from "./htmlTable.js";
import { html, type Markup } from "./markup.js";

/** What every sentence and number rests on, down to the query that counted. */
export function htmlEvidence(edition: Edition): Markup {
  const { words, evidence } = edition;
  return html`<section class="evidence" aria-labelledby="evidence"${foreign(words, edition.language)}>
<h2 id="evidence">${words.evidence}</h2>
<p>${words.evidenceLead}</p>
${evidence.claims.map((entry) => claimEntry(entry, edition))}
${
  evidence.loose.length > 0 &&
  html`<section class="claim-entry" aria-labelledby="loose">
<h3 id="loose">${words.loose}</h3>
${figureTable("loose-figures", words.looseCaption, evidence.loose, edition)}
${computations(evidence.loose, edition, null)}
</section>`
}
${
  evidence.queries.length > 0 &&
  html`<section class="queries-list" aria-labelledby="queries">
<h3 id="queries">${words.queries}</h3>
<p>${words.queriesLead}</p>
${evidence.queries.map(
  ({
    number,
    text,
    tables,
  }) => html`<details><summary>${fill(words.query, { number: String(number) })}</summary>
<p id="query-${number}">${fill(words.tablesRead, { tables: tables.join(", ") })}</p>
<pre tabindex="0"><code>${text}</code></pre></details>
`,
)}</section>`
}
</section>`;
}

function claimEntry({ number, claim, marked, rows }: ClaimEvidence, edition: Edition): Markup {
  const { words } = edition;
  const told = { number: String(number) };
  return html`<section class="claim-entry" id="claim-${number}" aria-labelledby="claim-${number}-title">
<h3 id="claim-${number}-title">${fill(words.sentence, told)}</h3>
<blockquote${native(words, edition.language)}><p>${claim.sentence}</p></blockquote>
<p><strong>${words.asserts}:</strong> ${claim.asserts}</p>
${claim.margin !== null && html`<p>${claim.margin}</p>`}
${claim.caution !== null && html`<p><strong>${words.caution}:</strong> ${claim.caution}</p>`}
${rows.length > 0 && figureTable(`claim-${number}-figures`, fill(words.sentenceFigures, told), rows, edition)}
${computations(rows, edition, fill(words.saidIn, { file: claim.file, line: String(claim.line) }))}
<p class="back">${marked && html`<a href="#sentence-${number}">${fill(words.back, told)}</a> · `}${words.fromTheRows} <code>kvarter explain ${claim.id}</code></p>
</section>
`;
}

function figureTable(id: string, caption: string, rows: readonly FigureRow[], { words }: Edition): Markup {
  const confidence = rows[0]?.confidence ?? "";
  const numeric = (label: string) => ({ label, numeric: true });
  return htmlTable({
    id,
    caption,
    captionUnseen: true,
    columns: [
      { label: words.of, numeric: false },
      numeric(words.estimate),
      numeric(fill(words.lowOf, { confidence })),
      numeric(fill(words.highOf, { confidence })),
      numeric(words.people),
      numeric(words.df),
    ],
    groups: [
      {
        label: null,
        rows: rows.map((row) => ({
          id: row.anchor,
          header: html`${row.label}${row.under !== null && html`<span class="under">${row.under}</span>`}`,
          cells: [row.estimate, row.low, row.high, row.people, row.df],
        })),
      },
    ],
  });
}

function computations(rows: readonly FigureRow[], { words }: Edition, written: string | null): Markup {
  return html`<details><summary>${words.how}</summary>
${howComputed(rows, words).map(
  ({
    of,
    told,
    query,
  }) => html`<div class="how">${of !== null && html`<p><strong>${of}</strong></p>`}<ul>${told.map((text) => html`<li>${text}</li>`)}<li><a href="#query-${query}">${fill(words.query, { number: String(query) })}</a></li></ul></div>
`,
)}${written !== null && html`<p>${words.writtenIn} <code>${written}</code></p>`}</details>`;
}
