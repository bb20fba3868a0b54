import { writeFileSync } from "node:fs";
import { chart } from "../../src/report/charts/chart.js";
import { chartImage } from "../../src/report/charts/chartImage.js";
import { siteStyle } from "../../src/report/charts/palette.js";
import { displayOf, type Row } from "./displayOf.js";
import { figure } from "./fixture.js";

let seed = 7;
const rnd = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const towns = [
  "Vollsmose",
  "Gellerupparken",
  "Tingbjerg",
  "Stengårdsvej",
  "Mjølnerparken",
  "Ringparken og Motalavej",
  "Bispehaven",
  "Agervang",
  "Ladegårdsparken",
  "Taastrupgård",
  "Nøjsomhed",
  "Toveshøj",
  "Skovgårdsparken",
  "Solbakken mv. i Odense",
  "Korskærparken",
  "Sundparken",
  "Munkebo",
  "Finlandsparken, Løget By og Nørremarken",
  "Hedemarken",
  "Askerød",
];
const rows: Row[] = [];
const many = Number(process.env.MANY ?? 66);
const list = Array.from({ length: many }, (_, i) => ({
  name: `${towns[i % 20]}${i >= 20 ? " " + Math.floor(i / 20 + 1) : ""}`,
  v: 0.533 + (rnd() - 0.5) * 0.08,
  se: 0.008 + rnd() * 0.012,
  w: rnd() < 0.08,
}));
const kind = (a: (typeof list)[0]) =>
  a.w ? 1 : (a.v - 0.533) / a.se > 2 ? 0 : (a.v - 0.533) / a.se < -2 ? 2 : 1;
const labels = [
  "Over gennemsnittet af områderne",
  "Kan ikke skelnes fra gennemsnittet",
  "Under gennemsnittet af områderne",
];
const c = new Intl.Collator("da", { numeric: true });
for (const k of [0, 1, 2])
  for (const a of list.filter((a) => kind(a) === k).sort((a, b) => c.compare(a.name, b.name)))
    rows.push(a.w ? [labels[k]!, a.name] : [labels[k]!, a.name, a.v, a.v - 1.96 * a.se, a.v + 1.96 * a.se]);
const ref = figure(
  { kind: "level", measure: "total", at: { wave: "2021", group: "plan", category: null } },
  0.533,
  3,
  { low: 0.529, high: 0.537 },
);
export const display = displayOf("caterpillar", rows, {
  measureLabel: "Samlet indeks for tryghed og trivsel, 0–1, 2021",
  titleText: "Ni områder ligger over gennemsnittet",
  reference: { label: "Gennemsnit af områderne", result: ref },
});
export const fixed = {
  ...display,
  series: display.series.map((s) => ({
    ...s,
    points: s.points.map((p) =>
      p.result.kind === "figure" ? { ...p, result: { ...p.result, unit: "index", decimals: 3 } } : p,
    ),
  })),
} as typeof display;
const d = fixed;
for (const [form, px] of [
  ["wide", 760],
  ["narrow", 358],
] as const)
  writeFileSync(
    `/tmp/cat-${form}.html`,
    `<meta charset=utf8><style>${siteStyle()} body{margin:16px} .chart{width:${px}px}</style>${chart(d, form, "da").markup}`,
  );
writeFileSync("/tmp/cat.svg", chartImage(d, "da"));
console.log(
  /viewBox="[^"]*"/.exec(chart(d, "wide", "da").markup)?.[0],
  /viewBox="[^"]*"/.exec(chart(d, "narrow", "da").markup)?.[0],
);

import { test } from "vitest";
import { describeDisplay } from "../../src/report/display/describeDisplay.js";
import { editionOf } from "../../src/report/edition.js";
import { pdf } from "../../src/report/pdf/pdf.js";
import { publication } from "./fixture.js";
import { account, study } from "./fixtureStudy.js";

test("x", () => {
  const report = publication.reports.find(({ language }) => language === "da")!;
  const out = pdf(
    editionOf(
      {
        ...report,
        blocks: [
          { kind: "paragraph", children: [{ kind: "text", text: "Før figuren." }] },
          { kind: "display", display: fixed },
        ],
      },
      study,
      publication,
      account,
    ),
  );
  if (out.kind === "pdf") writeFileSync("/tmp/cat.pdf", out.bytes);
  console.log(describeDisplay(fixed, "da").slice(0, 600));
});
