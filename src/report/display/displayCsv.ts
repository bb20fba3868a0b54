import { printedScale } from "../../claims/format.js";
import type { Display } from "../../vocabulary/document.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import { figureOf } from "../charts/valueScale.js";
import { absenceOf } from "./status.js";

/** Bands stand there where a figure has one, notes of waves where there are some. */
const columnsOf = (bands: boolean, notes: boolean) => [
  "series_id",
  "series",
  "point",
  "time",
  "unit",
  "estimate",
  "low",
  "high",
  ...(bands ? ["band_low", "band_high"] : []),
  "confidence",
  "n",
  "status",
  "reason",
  "synthetic",
  ...(notes ? ["note"] : []),
];

/**
 * A display's figures as a data file: RFC 4180, UTF-8 with a byte order mark (so that Excel reads æ, ø and å),
 * decimal points in every language, shares from 0 to 1, one row a point, withheld ones with their reason; each row says
 * whether the people in it are made up, and what must be known of its wave.
 */
export function displayCsv(display: Display, { synthetic }: Pick<Study, "synthetic">): string {
  const bands = display.series.some(({ points }) => points.some((point) => figureOf(point)?.band));
  const notes = display.series.some(({ points }) => points.some(({ note }) => note !== null));
  const rows = display.series.flatMap((series) =>
    series.points.map((point) => {
      const figure = figureOf(point);
      const absence = absenceOf(point.result);
      const band = bands ? [figure?.band?.low, figure?.band?.high] : [];
      const values = [figure?.value, figure?.low, figure?.high, ...band].map((value) =>
        figure && value !== undefined ? exact(value, figure) : "",
      );
      const people = figure ? [String(figure.confidence), String(figure.n)] : ["", ""];
      const status = absence ? [absence.status, absence.reason] : ["figure", ""];
      return [
        series.id,
        series.label,
        point.label,
        point.time === null ? "" : String(point.time),
        figure?.unit ?? "",
        ...values,
        ...people,
        ...status,
        synthetic ? "yes" : "no",
        ...(notes ? [point.note ?? ""] : []),
      ];
    }),
  );
  return `\ufeff${[columnsOf(bands, notes), ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** As many digits as were released, no more. */
function exact(value: number, figure: Figure): string {
  return value
    .toFixed(figure.decimals + (printedScale(figure.unit) === 100 ? 2 : 0))
    .replace(/^-(?=[0.]+$)/, "");
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
