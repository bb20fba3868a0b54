import type { Display } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import type { Markup } from "../html/markup.js";
import { chart } from "./chart.js";
import { chartStyle } from "./palette.js";

export function chartImage(display: Display, language: Language): string {
  return imageOf(chart(display, "wide", language));
}

/** A drawing as an image that stands alone: its size and its style are written in. */
export function imageOf({ markup }: Markup): string {
  const [, , , width, height] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(markup) ?? [];
  return markup
    .replace(" viewBox=", ` width="${width}" height="${height}" viewBox=`)
    .replace("<title", `<style>${chartStyle()}</style>\n<title`);
}
