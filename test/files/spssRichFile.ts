import type { WritableFile } from "../../src/files/writableFile.js";
import { fileOf, plainVariable } from "./spssFiles.js";

const day = 86_400;

/** 255 bytes that end in blanks, 253 more that end in an ø over the edge of a segment, and an end. */
export const veryLongText = `${"a".repeat(250)}     ${"b".repeat(254)}ø${"c".repeat(300)} 🏘 end`;

/** A file with one of everything: three rows, the last without values. */
export function richFile(): WritableFile {
  const columns: Parameters<typeof fileOf>[0] = [
    {
      variable: {
        ...plainVariable("glad", "number"),
        label: "Hvor glad er du for at bo her? “Meget”",
        format: "F1.0",
        measure: "ordinal",
        labels: [
          { value: 1, label: "Slet ikke" },
          { value: 5, label: "Særdeles – 😀" },
          { value: 9, label: "Ønsker ikke at svare" },
        ],
        missing: { values: [9], ranges: [{ low: Number.NEGATIVE_INFINITY, high: 0 }] },
      },
      values: [5, 9, Number.NaN],
    },
    {
      variable: {
        ...plainVariable("weight_calibrated_2021", "number"),
        format: "F10.4",
        measure: "scale",
        missing: { values: [-7, -8, -9.5], ranges: [] },
      },
      values: [1.5, -7, Number.NaN],
    },
    {
      variable: { ...plainVariable("born", "number"), temporal: "date", format: "EDATE10" },
      values: [-30 * 365 * day, 18_000 * day, Number.NaN],
    },
    {
      variable: { ...plainVariable("answered", "number"), temporal: "datetime" },
      values: [1_600_000_000, 1_600_000_000.5, Number.NaN],
    },
    {
      variable: { ...plainVariable("took", "number"), temporal: "time" },
      values: [3661, 90_000, Number.NaN],
    },
    {
      variable: {
        ...plainVariable("køn", "text"),
        measure: "nominal",
        labels: [
          { value: "k", label: "Kvinde" },
          { value: "m", label: "Mand" },
        ],
        missing: { values: ["?", "x y"], ranges: [] },
      },
      values: ["k", "?", ""],
    },
    {
      variable: {
        ...plainVariable("AREA", "text"),
        label: "Boligområde",
        format: "A20",
        labels: [{ value: "Gellerupparken", label: "Gellerup – i Århus" }],
        missing: { values: ["nægter"], ranges: [] },
      },
      values: ["Gellerupparken", "nægter", ""],
    },
    { variable: plainVariable("comment_very_long", "text"), values: [veryLongText, "kort", ""] },
    { variable: plainVariable("V1", "number"), values: [1e300, 5e-324, -99] },
  ];
  return fileOf(columns, { label: "Beboerundersøgelse 2021", notes: ["Opdigtet.", "", "Anden linje: æøå"] });
}
