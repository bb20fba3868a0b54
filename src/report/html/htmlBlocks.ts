import type { Block } from "../../vocabulary/document.js";
import type { Edition } from "../edition.js";
import { htmlDisplay } from "./htmlDisplay.js";
import { htmlInline } from "./htmlInline.js";
import { html, type Markup } from "./markup.js";
import { plainText } from "./plainText.js";

/** The body of a report. */
export function htmlBlocks(blocks: readonly Block[], edition: Edition): Markup {
  return html`${blocks.map((block) => html`${one(block, edition)}\n`)}`;
}

function one(block: Block, edition: Edition): Markup {
  switch (block.kind) {
    case "heading": {
      const children = htmlInline(block.children, edition);
      const level = edition.levelOf(block);
      if (level === 2) return html`<h2 id="${headingId(block, edition)}">${children}</h2>`;
      return level === 3 ? html`<h3>${children}</h3>` : html`<h4>${children}</h4>`;
    }
    case "paragraph":
      return html`<p>${htmlInline(block.children, edition)}</p>`;
    case "list": {
      const items = block.items.map(
        (item) => html`<li>${item.map((inner) => tight(inner, item, edition))}</li>\n`,
      );
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case "quote":
      return html`<blockquote>${htmlBlocks(block.children, edition)}</blockquote>`;
    case "display":
      return htmlDisplay(block.display, edition);
  }
}

/** An item of one paragraph is that paragraph's text. */
function tight(block: Block, item: readonly Block[], edition: Edition): Markup {
  const [first] = item.filter(({ kind }) => kind === "paragraph");
  const alone = item.filter(({ kind }) => kind === "paragraph").length === 1 && block === first;
  return alone && block.kind === "paragraph" ? htmlInline(block.children, edition) : one(block, edition);
}

/** The main headings, for the list of contents. */
export function contentsOf(edition: Edition): readonly { readonly id: string; readonly text: string }[] {
  return edition.report.blocks.flatMap((block) =>
    block.kind === "heading" && edition.levelOf(block) === 2
      ? { id: headingId(block, edition), text: plainText(block.children) }
      : [],
  );
}

function headingId(block: Block, { report, levelOf }: Edition): string {
  const headings = report.blocks.filter((one) => one.kind === "heading" && levelOf(one) === 2);
  return `section-${headings.indexOf(block) + 1}`;
}
