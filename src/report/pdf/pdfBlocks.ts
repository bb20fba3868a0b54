import type { Block, Inline } from "../../vocabulary/document.js";
import { chartImage } from "../charts/chartImage.js";
import { describeDisplay } from "../display/describeDisplay.js";
import { displayNotes } from "../display/displayNotes.js";
import { heldTogether } from "../display/figureText.js";
import type { Edition } from "../edition.js";
import { safeUrl } from "../html/safeUrl.js";
import { displayTable } from "./pdfTables.js";

/** A block of the report as `assets/report.typ` reads it: charts drawn, numbers and sentences with their targets. */
export function blockModel(block: Block, edition: Edition): object {
  switch (block.kind) {
    case "heading":
      return {
        ...block,
        level: edition.levelOf(block) - 1,
        children: inlineModel(block.children, edition, null),
      };
    case "paragraph":
      return { ...block, children: inlineModel(block.children, edition, null) };
    case "list":
      return { ...block, items: block.items.map((item) => item.map((inner) => blockModel(inner, edition))) };
    case "quote":
      return { ...block, children: block.children.map((inner) => blockModel(inner, edition)) };
    case "display": {
      const { display } = block;
      return {
        kind: "display",
        id: display.id,
        number: edition.numbered(display),
        title: inlineModel(display.title, edition, null),
        ...displayNotes(display, edition),
        chart:
          display.form === "table"
            ? null
            : { svg: chartImage(display, edition.language), alt: describeDisplay(display, edition.language) },
        table: display.form === "table" ? displayTable(display, display.measureLabel, edition) : null,
      };
    }
  }
}

/** Running text as `assets/report.typ` reads it. */
export function inlineModel(inlines: readonly Inline[], edition: Edition, claim: string | null): object[] {
  return inlines.map((inline) => {
    switch (inline.kind) {
      case "number":
        return {
          kind: "number",
          text: heldTogether(inline.text),
          to: edition.evidence.row(inline.figure, claim).anchor,
        };
      case "claim": {
        const number = String(edition.evidence.claim(inline.id).number);
        return { kind: "claim", number, children: inlineModel(inline.children, edition, inline.id) };
      }
      case "link":
        return {
          kind: "link",
          url: safeUrl(inline.url, edition.report.path),
          children: inlineModel(inline.children, edition, claim),
        };
      case "emphasis":
      case "strong":
        return { kind: inline.kind, children: inlineModel(inline.children, edition, claim) };
      default:
        return inline;
    }
  });
}
