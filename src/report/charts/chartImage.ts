import type { Display } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { chart } from "./chart.js";
import { chartStyle } from "./palette.js";

/** A chart as an image that stands alone: its size and its style are written in. */
export function chartImage(display: Display, language: Language): string {
  const { markup } = chart(display, "wide", language);
  const [, , , width, height] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(markup) ?? [];
  return markup
    .replace(" viewBox=", ` width="${width}" height="${height}" viewBox=`)
    .replace("<title", `<style>${chartStyle()}</style>\n<title`);
}
