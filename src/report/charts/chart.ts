import type { Display } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { describeDisplay } from "../display/describeDisplay.js";
import { html, type Markup } from "../html/markup.js";
import { addresses } from "../site/addresses.js";
import { caterpillarChart } from "./caterpillarChart.js";
import { dotChart } from "./dotChart.js";
import { lineChart } from "./lineChart.js";
import { round } from "./marks.js";

/** The sheet a chart is drawn on: the same drawing, laid out anew for a page and for a phone. */
export interface Sheet {
  readonly form: "wide" | "narrow";
  readonly width: number;
  /** Size and line distance of the lettering. */
  readonly size: number;
  readonly leading: number;
  readonly plotHeight: number;
  /** Widest a label may be before it breaks. */
  readonly labelWidth: number;
  /** Sideways distance of series at the same wave. */
  readonly dodge: number;
  draw(height: number, content: readonly (Markup | readonly Markup[])[]): Markup;
}

const measures = {
  wide: { form: "wide", width: 720, size: 15, leading: 18, plotHeight: 300, labelWidth: 172, dodge: 5 },
  narrow: { form: "narrow", width: 360, size: 14, leading: 17, plotHeight: 300, labelWidth: 88, dodge: 3 },
} as const;

/** A display drawn as SVG with a title and a description that can be read aloud. */
export function chart(display: Display, form: "wide" | "narrow", language: Language): Markup {
  const sheet: Sheet = {
    ...measures[form],
    draw(height, content) {
      const id = `${addresses.display(display)}-${form}`;
      return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${measures[form].width} ${round(height)}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc">
<title id="${id}-title">${display.titleText}</title>
<desc id="${id}-desc">${describeDisplay(display, language)}</desc>
${content.map((part) => html`${part}\n`)}</svg>`;
    },
  };
  if (display.form === "lines") return lineChart(display, sheet, language);
  return display.form === "caterpillar"
    ? caterpillarChart(display, sheet, language)
    : dotChart(display, sheet, language);
}
