import type { Markup } from "../html/markup.js";
import { type LovePlot, lovePlot } from "./lovePlot.js";
import type { Form } from "./picture.js";
import { type SharesChart, sharesChart } from "./sharesChart.js";
import { type SharesGrid, sharesGrid } from "./sharesGrid.js";
import { type YearsGrid, yearsGrid } from "./yearsGrid.js";

/** A drawing that is part of a section. */
export type Picture =
  | { readonly kind: "chart"; readonly chart: SharesChart }
  | { readonly kind: "love-plot"; readonly chart: LovePlot }
  | { readonly kind: "years-grid"; readonly chart: YearsGrid }
  | { readonly kind: "shares-grid"; readonly chart: SharesGrid };

export function drawPicture(picture: Picture, form: Form): Markup {
  switch (picture.kind) {
    case "chart":
      return sharesChart(picture.chart, form);
    case "love-plot":
      return lovePlot(picture.chart, form);
    case "years-grid":
      return yearsGrid(picture.chart, form);
    case "shares-grid":
      return sharesGrid(picture.chart, form);
  }
}
