import { html, type Markup } from "../html/markup.js";
import { textWidth } from "./fontMetrics.js";
import { round } from "./marks.js";

/** What is said of a drawing that is part of a section. */
export interface PictureWords {
  readonly id: string;
  readonly title: string;
  /** To be read aloud instead of the drawing. */
  readonly description: string;
  readonly note: string;
}

/** Width, and size and line distance of the lettering, on a page and on a phone. */
export const sheets = {
  wide: { width: 720, size: 15, leading: 18 },
  narrow: { width: 360, size: 14, leading: 17 },
} as const;

export type Form = keyof typeof sheets;

/** A drawing as SVG with a title and a description that can be read aloud. */
export function pictureOf(
  words: PictureWords,
  form: Form,
  height: number,
  content: Parameters<typeof html>[1],
): Markup {
  const id = `${words.id}-${form}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${sheets[form].width} ${round(height)}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc">
<title id="${id}-title">${words.title}</title>
<desc id="${id}-desc">${words.description}</desc>
${content}</svg>`;
}

/** What the marks mean, in a line or as many as are needed. */
export function legendOf(
  series: readonly string[],
  form: Form,
  markOf: (series: number, x: number, y: number) => Markup,
): { readonly drawn: readonly Markup[]; readonly bottom: number } {
  const { width, size, leading } = sheets[form];
  let [x, y] = [0, leading / 2 + 2];
  const drawn = series.map((label, s) => {
    const wide = 20 + textWidth(label, size) + 22;
    if (x > 0 && x + wide - 22 > width) [x, y] = [0, y + leading * 1.25];
    const entry = html`${markOf(s, x + 8, y)}<text class="label" x="${round(x + 20)}" y="${round(y + size * 0.34)}">${label}</text>
`;
    x += wide;
    return entry;
  });
  return { drawn, bottom: y + leading };
}
