import type { Inline } from "../../vocabulary/document.js";
import { heldTogether } from "../display/figureText.js";
import type { Edition } from "../edition.js";
import { html, type Markup } from "./markup.js";
import { safeUrl } from "./safeUrl.js";

/** Running text: numbers lead to their figure, marked sentences to their evidence. */
export function htmlInline(
  inlines: readonly Inline[],
  edition: Edition,
  claim: string | null = null,
): Markup {
  return html`${inlines.map((inline) => one(inline, edition, claim))}`;
}

function one(inline: Inline, edition: Edition, claim: string | null): Markup {
  const inside = (children: readonly Inline[]) => htmlInline(children, edition, claim);
  switch (inline.kind) {
    case "text":
      return html`${inline.text}`;
    case "emphasis":
      return html`<em>${inside(inline.children)}</em>`;
    case "strong":
      return html`<strong>${inside(inline.children)}</strong>`;
    case "code":
      return html`<code>${inline.text}</code>`;
    case "link":
      return html`<a href="${safeUrl(inline.url, edition.report.path)}">${inside(inline.children)}</a>`;
    case "number": {
      const row = edition.evidence.row(inline.figure, claim);
      return html`<a class="number" href="#${row.anchor}" title="${row.short}"><data value="${String(inline.figure.value)}">${heldTogether(inline.text)}</data></a>`;
    }
    case "stated":
      return inline.source === null
        ? html`${inline.text}`
        : html`<span class="stated" title="${inline.source}">${inline.text}</span>`;
    case "claim": {
      const { number } = edition.evidence.claim(inline.id);
      return html`<span class="claim" id="sentence-${number}">${htmlInline(inline.children, edition, inline.id)}<sup><a href="#claim-${number}"><span class="unseen">${edition.words.evidenceMark} </span>${number}</a></sup></span>`;
    }
  }
}
