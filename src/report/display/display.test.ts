import { describe, expect, test } from "vitest";
import { displayOf } from "../../../test/report/displayOf.js";
import { account, study } from "../../../test/report/fixtureStudy.js";
import { timeAxis } from "../charts/timeAxis.js";
import { displayCsv } from "./displayCsv.js";
import { displayNotes } from "./displayNotes.js";
import { displayRows } from "./displayRows.js";

const about = (language: string) => ({ study, account, language });
const display = displayOf("lines", [
  ["Plans", 2018, 0.76, 0.74, 0.78],
  ["Plans", 2021, 0.83, 0.81, 0.85],
  ["All, with “plan”", 2018],
  ["All, with “plan”", 2021, 0.93, 0.92, 0.94],
]);

describe("the data file of a display", () => {
  test("has one row a point, decimal points, and the reason where a figure is withheld", () => {
    expect(displayCsv(display, { synthetic: true })).toBe(
      "\ufeffseries_id,series,point,time,unit,estimate,low,high,confidence,n,status,reason,synthetic\r\n" +
        "plans,Plans,2018,2018,share,0.76,0.74,0.78,0.95,120,figure,,yes\r\n" +
        "plans,Plans,2021,2021,share,0.83,0.81,0.85,0.95,120,figure,,yes\r\n" +
        '"all, with “plan”","All, with “plan”",2018,2018,,,,,,,withheld,release-rules,yes\r\n' +
        '"all, with “plan”","All, with “plan”",2021,2021,share,0.93,0.92,0.94,0.95,120,figure,,yes\r\n',
    );
  });

  test("puts quotation marks, line breaks and commas in quotation marks", () => {
    const csv = displayCsv(displayOf("dots", [['Say "yes"\nor no', "a,b", 0.1, 0, 0.2]]), {
      synthetic: false,
    });
    expect(csv.split("\r\n")[1]).toBe(
      '"say ""yes""\nor no","Say ""yes""\nor no","a,b",,share,0.10,0.00,0.20,0.95,120,figure,,no',
    );
  });
});

describe("a display as a table", () => {
  test("has the interval in columns of its own and one group of rows a series", () => {
    expect(displayRows(display, "en")).toEqual({
      columns: ["Wave", "Estimate", "Low, 95%", "High, 95%", "People"],
      groups: [
        {
          label: "Plans",
          rows: [
            { label: "2018", cells: ["76%", "74", "78", "120"], absent: null },
            { label: "2021", cells: ["83%", "81", "85", "120"], absent: null },
          ],
        },
        {
          label: "All, with “plan”",
          rows: [
            { label: "2018", cells: null, absent: "withheld: too few to publish" },
            { label: "2021", cells: ["93%", "92", "94", "120"], absent: null },
          ],
        },
      ],
    });
  });

  test("names a single series only where the axis does not", () => {
    const rows = [["Glad", "A", 0.1, 0, 0.2]] as const;
    expect(displayRows(displayOf("dots", rows), "en").groups[0]?.label).toBeNull();
    expect(displayRows(displayOf("dots", rows, { measureLabel: "Share" }), "en").groups[0]?.label).toBe(
      "Glad",
    );
  });
});

describe("bands that hold several figures at once", () => {
  const banded = displayOf("lines", [
    ["Plans", 0, 0.3, 0.2, 0.4, 0.1, 0.5],
    ["Plans", 1, 0.4, 0.3, 0.5],
  ]);

  test("stand in columns of their own, empty where a figure has none", () => {
    const { columns, groups } = displayRows(banded, "en");
    expect(columns.slice(2, 6)).toEqual(["Low, 95%", "High, 95%", "Low, all at once", "High, all at once"]);
    expect(groups[0]?.rows.map(({ cells }) => cells)).toEqual([
      ["30%", "20", "40", "10", "50", "120"],
      ["40%", "30", "50", "", "", "120"],
    ]);
    expect(displayCsv(banded, { synthetic: false })).toBe(
      "\ufeffseries_id,series,point,time,unit,estimate,low,high,band_low,band_high,confidence,n,status,reason,synthetic\r\n" +
        "plans,Plans,0,0,share,0.30,0.20,0.40,0.10,0.50,0.95,120,figure,,no\r\n" +
        "plans,Plans,1,1,share,0.40,0.30,0.50,,,0.95,120,figure,,no\r\n",
    );
  });

  test("are named under the chart, and only there where there are some", () => {
    expect(displayNotes(banded, about("en")).reading).toContain("Thin lines beyond them: 95% bands");
    expect(displayNotes(banded, about("da")).reading).toContain("Tynde linjer ud over dem: 95");
    expect(displayNotes(display, about("en")).reading).not.toContain("Thin lines");
  });
});

describe("the notes under a display", () => {
  test("say measure, interval, axis and people, then what is withheld", () => {
    expect(displayNotes(display, about("en"))).toEqual({
      reading:
        "People who are glad. Upright lines: 95% intervals. The axis does not start at 0. People behind a figure: 120.",
      marked: [{ mark: "×", text: "Withheld, too few to publish: All, with “plan” 2018." }],
    });
  });

  test("tell how open and filled marks differ where contrasts are drawn", () => {
    const contrast = displayOf("dots", [["Change", "Trust", 0.04, 0.02, 0.06]], { contrast: true });
    expect(displayNotes(contrast, about("da")).reading).toContain(
      "Udfyldt mærke: signifikant forskelligt fra 0.",
    );
    expect(displayNotes(contrast, about("da")).reading).not.toContain("Aksen");
  });

  test("give every wave's note the letter that stands at the axis", () => {
    const [series] = display.series;
    const points = series?.points.map((point) =>
      point.label === "2021" ? { ...point, note: "A pandemic" } : point,
    );
    const noted = { ...display, series: [{ id: "a", label: "A", points: points ?? [] }] };
    expect(displayNotes(noted, about("en")).marked).toEqual([{ mark: "a", text: "2021: A pandemic" }]);
    const later = { ...about("en"), toldUnder: () => "Figure 1" };
    expect(displayNotes(noted, later).marked).toEqual([
      { mark: "a", text: "2021: see the note under Figure 1." },
    ]);
    expect(displayNotes(noted, { ...later, ...about("da") }).marked[0]?.text).toBe(
      "2021: se noten under Figure 1.",
    );
    const [first = "", row = ""] = displayCsv(noted, { synthetic: false })
      .split("\r\n")
      .filter((line) => /note|2021/.test(line));
    expect([first.endsWith(",synthetic,note"), row.endsWith(",no,A pandemic")]).toEqual([true, true]);
    const sheet = {
      form: "wide",
      width: 720,
      size: 15,
      leading: 18,
      plotHeight: 300,
      labelWidth: 170,
      dodge: 5,
    } as const;
    const axis = timeAxis(noted, (time) => (time - 2018) * 100, 300, {
      ...sheet,
      draw: () => ({ markup: "" }),
    });
    expect(axis.drawn.markup).toContain('2021<tspan class="letter" dy="-4">a</tspan>');
  });
});

const narrow = {
  form: "narrow",
  width: 360,
  size: 14,
  leading: 17,
  plotHeight: 300,
  labelWidth: 84,
  dodge: 3,
} as const;

test("where labels of waves would touch, every second goes to a second row", () => {
  const years = Array.from({ length: 9 }, (_, i) => ["A", 2000 + i, 0.5, 0.4, 0.6] as const);
  const axis = timeAxis(displayOf("lines", years), (time) => (time - 2000) * 25, 300, {
    ...narrow,
    draw: () => ({ markup: "" }),
  });
  const labels = [...axis.drawn.markup.matchAll(/y="([\d.]+)"[^>]*>(\d{4})</g)];
  const row = (y: number) => labels.filter(([, at]) => Number(at) === y).map(([, , year]) => year);
  expect(row(322)).toEqual(["2000", "2002", "2004", "2006", "2008"]);
  expect(row(339)).toEqual(["2001", "2003", "2005", "2007"]);
  expect(axis.drawn.markup.match(/<line/g)).toHaveLength(9);
  expect(axis.rows).toBe(2);
});

test("a wave whose label has no room still shows the letter of its note", () => {
  const close = displayOf("lines", [
    ["A", 2020, 0.5, 0.4, 0.6],
    ["A", 2021, 0.5, 0.4, 0.6],
    ["A", 2022, 0.5, 0.4, 0.6],
  ]);
  const series = close.series.map((one) => ({
    ...one,
    points: one.points.map((point) => (point.label === "2020" ? { ...point, note: "A pandemic" } : point)),
  }));
  const axis = timeAxis({ ...close, series }, (time) => (time - 2020) * 10, 300, {
    ...narrow,
    draw: () => ({ markup: "" }),
  });
  expect([...axis.drawn.markup.matchAll(/>([^<]+)</g)].map(([, text]) => text)).toEqual([
    "2022",
    "2021",
    "a",
  ]);
});
