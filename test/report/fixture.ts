import { finder } from "../../src/release/finder.js";
import type {
  Block,
  Display,
  Inline,
  Point,
  Publication,
  VerifiedClaim,
  VerifiedReport,
} from "../../src/vocabulary/document.js";
import { type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import type { Figure, PolicyNote, Publishable, Released } from "../../src/vocabulary/released.js";
import { categories, dimensions, study } from "./fixtureStudy.js";

type Told = Readonly<Record<string, string>>;
const released = <T>(value: T) => value as Released<T>;

const query = `SELECT wave, "group", count(*) AS n, sum(weight) AS w
FROM answers
WHERE measure_glad IS NOT NULL AND wave < 'z'
GROUP BY ALL
ORDER BY ALL`;

export function figure(
  quantity: Quantity,
  value: number,
  half: number,
  told: Partial<Figure> = {},
): Released<Figure> {
  return released<Figure>({
    kind: "figure",
    quantity,
    unit: "share",
    decimals: 0,
    value,
    se: half / 1.96,
    low: Math.round((value - half) * 1e4) / 1e4,
    high: Math.round((value + half) * 1e4) / 1e4,
    confidence: 0.95,
    df: 58,
    n: 4120,
    contrast: null,
    evidence: {
      method: "level",
      query,
      tables: ["answers"],
      unit: "psu",
      variance: "linearisation",
      psus: 66,
      strata: 8,
      lonelyPsu: "adjust",
      leftOut: [{ reason: "no answer", rows: 41 }],
      designEffect: 1.42,
    },
    ...told,
  });
}

const place = (wave: number, group: string, category?: string) => ({
  wave: String(wave),
  group,
  category: category ? { breakdown: "education", category } : null,
});
const level = (wave: number, group: string, category?: string): Quantity => ({
  kind: "level",
  measure: "glad",
  at: place(wave, group, category),
});
const change = (measure: string, group: string, from = 2009, to = 2021): Quantity => ({
  kind: "change",
  measure,
  from: place(from, group),
  to: place(to, group),
});

const years = [2009, 2011, 2013, 2015, 2017, 2019, 2021];
const inPlans = [0.7, 0.71, 0.73, 0.72, 0.76, 0.79, 0.83];
const inPopulation = [0.91, 0.91, 0.92, 0.91, 0.92, 0.93, 0.93];
const byEducation = [
  [0.66, 0.67, 0.69, 0.68, 0.71, 0.73, 0.77],
  [0.69, 0.7, 0.71, 0.72, 0.74, 0.78, 0.81],
  [0.71, 0.72, 0.75, 0.73, 0.77, 0.8, 0.84],
  [0.75, 0.76, 0.77, 0.78, 0.82, 0.84, 0.87],
  [0.74, 0.79, Number.NaN, 0.81, 0.83, 0.88, 0.9],
];

function point(label: string, result: Publishable, time: number | null, note: string | null = null): Point {
  return { label, time, note, result: released(result) };
}

function waves(
  values: readonly number[],
  half: number,
  n: number,
  language: string,
  at: (year: number) => Quantity,
): Point[] {
  return values.map((value, i) => {
    const year = years[i] ?? 0;
    const note = study.waves.find((wave) => wave.id === String(year))?.note?.[language] ?? null;
    const result: Publishable = Number.isNaN(value)
      ? { kind: "withheld", quantity: at(year) }
      : figure(at(year), value, half, { n: n + 15 * i });
    return point(String(year), result, year, note);
  });
}

const say = (language: string, told: Told) => told[language] ?? "";
const text = (words: string): Inline => ({ kind: "text", text: words });
const number = (words: string, of: Released<Figure>): Inline => ({ kind: "number", text: words, figure: of });
const claim = (id: string, ...children: Inline[]): Inline => ({ kind: "claim", id, children });

const glad = {
  en: "Share glad to live in the area, per cent",
  da: "Andel, der er glade for at bo i området, procent",
};

function display1(language: string): Display {
  const title = say(language, {
    en: "More are glad to live in areas with a plan",
    da: "Flere er glade for at bo i områder med helhedsplan",
  });
  return {
    id: "glad",
    form: "lines",
    title: [claim("glad-title", text(title))],
    titleText: title,
    measureLabel: say(language, glad),
    measureMeaning: say(language, study.measures[0]?.meaning ?? {}),
    contrast: false,
    reference: null,
    series: study.groups.map((group, g) => ({
      id: group.id,
      label: say(language, group.label),
      points: waves(
        g === 0 ? inPlans : inPopulation,
        g === 0 ? 0.018 : 0.014,
        g === 0 ? 4120 : 1680,
        language,
        (year) => level(year, group.id),
      ),
    })),
  };
}

function display2(language: string): Display {
  const title = say(language, {
    en: "The longer the education, the more are glad – in every wave",
    da: "Jo længere uddannelse, jo flere er glade – i alle runder",
  });
  return {
    ...display1(language),
    id: "education",
    title: [text(title)],
    titleText: title,
    series: categories.map((category, c) => ({
      id: category.id,
      label: say(language, category.label),
      points: waves(byEducation[c] ?? [], 0.02 + 0.012 * (c % 3), 310 + 120 * c, language, (year) =>
        level(year, "plan", category.id),
      ),
    })),
  };
}

const moved = [
  [0.012, 0.014],
  [-0.021, 0.012],
  [0.004, 0.013],
  [0.038, 0.012],
  [0.045, 0.013],
  [0.029, 0.011],
] as const;

const changed = (i: number): Released<Figure> => {
  const [value, half] = moved[i] ?? [0, 0];
  return figure(change(dimensions[i]?.id ?? "", "plan"), value, half, {
    unit: "index",
    decimals: 3,
    contrast: {
      direction: value > 0 ? "up" : "down",
      significant: Math.abs(value) > half,
      p: Math.abs(value) > half ? 0.0004 : 0.21,
    },
    evidence: {
      ...figure(level(2009, "plan"), 0, 0).evidence,
      method: "change",
      designEffect: null,
    },
  });
};

function display3(language: string): Display {
  const title = say(language, {
    en: "Trust, satisfaction and quality of life rose; only cohesion fell",
    da: "Tillid, tilfredshed og livskvalitet steg; kun sammenhængskraften faldt",
  });
  return {
    id: "dimensions",
    form: "dots",
    title: [text(title)],
    titleText: title,
    measureLabel: say(language, {
      en: "Change 2009–2021, points on a scale from 0 to 1",
      da: "Ændring 2009–2021, point på en skala fra 0 til 1",
    }),
    measureMeaning: say(language, {
      en: "Mean of several questions, each put on a scale from 0 to 1.",
      da: "Gennemsnit af flere spørgsmål, hver omregnet til en skala fra 0 til 1.",
    }),
    contrast: true,
    reference: null,
    series: [
      {
        id: "change",
        label: say(language, study.groups[0]?.label ?? {}),
        points: dimensions.map((dimension, i) => point(say(language, { ...dimension }), changed(i), null)),
      },
    ],
  };
}

function display4(language: string): Display {
  const title = say(language, {
    en: "Glad to live in the area by education, first and last wave",
    da: "Glade for at bo i området efter uddannelse, første og sidste runde",
  });
  return {
    ...display1(language),
    id: "levels",
    form: "dots",
    title: [text(title)],
    titleText: title,
    series: [2009, 2021].map((year, y) => ({
      id: String(year),
      label: String(year),
      points: categories.map((category, c) =>
        point(
          say(language, category.label),
          year === 2009 && c === 1
            ? { kind: "withheld", quantity: level(year, "plan", category.id) }
            : figure(level(year, "plan", category.id), byEducation[c]?.[y * 6] ?? 0, 0.03, {
                n: 310 + 120 * c,
              }),
          null,
        ),
      ),
    })),
  };
}

function report(language: string): VerifiedReport {
  const [first, last] = [figure(level(2009, "plan"), 0.7, 0.018), figure(level(2021, "plan"), 0.83, 0.018)];
  const rise = figure(change("glad", "plan"), 0.13, 0.022, {
    contrast: { direction: "up", significant: true, p: 0.00002 },
    evidence: {
      ...first.evidence,
      method: "change",
      designEffect: null,
      query: query.replace("n,", "n, stratum,"),
    },
  });
  const population = figure(level(2021, "population"), 0.93, 0.014, {
    n: 1755,
    df: Number.POSITIVE_INFINITY,
  });
  const claims: VerifiedClaim[] = [];
  const say2 = (en: string, da: string) => (language === "da" ? da : en);
  const told = (
    id: string,
    sentence: string,
    asserts: string,
    figures: Released<Figure>[],
    children: Inline[],
  ): Inline => {
    claims.push({
      id,
      sentence,
      asserts,
      margin: null,
      caution: null,
      file: `reports/main.${language}.md`,
      line: 10 + claims.length,
      figures,
    });
    return claim(id, ...children);
  };
  const percent = (value: number) => say2(`${value}%`, `${value}\u00a0%`);
  const paragraph = (...children: Inline[]): Block => ({ kind: "paragraph", children });
  const heading = (depth: 2 | 3, words: string): Block => ({
    kind: "heading",
    depth,
    children: [text(words)],
  });

  const blocks: Block[] = [
    heading(2, say2("Main conclusions", "Hovedkonklusioner")),
    {
      kind: "list",
      ordered: false,
      items: [
        [
          paragraph(
            told(
              "rose",
              say2(
                "More are glad to live in their area: the share rose significantly from 70% to 83%.",
                "Flere er glade for at bo i deres område: andelen er steget signifikant fra 70 % til 83 %.",
              ),
              say2(
                "The share in areas with a plan is higher in 2021 than in 2009, and the change differs from zero at the 5% level.",
                "Andelen i områder med helhedsplan er højere i 2021 end i 2009, og ændringen er forskellig fra nul på 5 %-niveau.",
              ),
              [rise, first, last],
              [
                text(
                  say2(
                    "More are glad to live in their area: the share rose significantly from ",
                    "Flere er glade for at bo i deres område: andelen er steget signifikant fra ",
                  ),
                ),
                number(percent(70), first),
                text(say2(" to ", " til ")),
                number(percent(83), last),
                text("."),
              ],
            ),
          ),
        ],
        [
          paragraph(
            told(
              "cohesion",
              say2("Only social cohesion fell.", "Kun den sociale sammenhængskraft er faldet."),
              say2(
                "Of the six dimensions social cohesion alone fell significantly.",
                "Af de seks dimensioner er alene social sammenhængskraft faldet signifikant.",
              ),
              dimensions.map((_, i) => changed(i)),
              [
                text(say2("Only social cohesion ", "Kun den sociale sammenhængskraft ")),
                { kind: "strong", children: [text(say2("fell", "er faldet"))] },
                text("."),
              ],
            ),
            text(" "),
            told(
              "drivers",
              say2(
                "The improvement is driven by trust, satisfaction and quality of life.",
                "Forbedringen er drevet af tillid, tilfredshed og livskvalitet.",
              ),
              say2(
                "Three dimensions carry a significant part of the change in the index.",
                "Tre dimensioner bærer hver en signifikant del af ændringen i indekset.",
              ),
              [changed(3), changed(4), changed(5)],
              [
                text(
                  say2(
                    "The improvement is driven by trust, satisfaction and quality of life.",
                    "Forbedringen er drevet af tillid, tilfredshed og livskvalitet.",
                  ),
                ),
              ],
            ),
          ),
        ],
        [
          paragraph(
            told(
              "gap",
              say2("In the population 93% are glad.", "I befolkningen er 93 % glade."),
              say2("The population’s share in 2021 is 93%.", "Befolkningens andel i 2021 er 93 %."),
              [population],
              [
                text(say2("In the population ", "I befolkningen er ")),
                number(percent(93), population),
                text(say2(" are glad.", " glade.")),
              ],
            ),
          ),
        ],
      ],
    },
    heading(2, say2("Glad to live here", "Glad for at bo her")),
    paragraph(
      text(
        say2(
          "The survey was answered on paper and online. ",
          "Undersøgelsen er besvaret på papir og på nettet. ",
        ),
      ),
      told(
        "level",
        say2("In 2019 it was 79%.", "I 2019 var det 79 %."),
        say2(
          "The share in areas with a plan in 2019 is 79%.",
          "Andelen i områder med helhedsplan i 2019 er 79 %.",
        ),
        [figure(level(2019, "plan"), 0.79, 0.018)],
        [
          text(say2("In ", "I ")),
          { kind: "stated", text: "2019", source: null },
          text(say2(" it was ", " var det ")),
          number(percent(79), figure(level(2019, "plan"), 0.79, 0.018)),
          text("."),
        ],
      ),
      text(say2(" The share in 2017, ", " Andelen i 2017, ")),
      number(percent(76), figure(level(2017, "plan"), 0.76, 0.018)),
      text(say2(", was lower. There are ", ", var lavere. Der er ")),
      {
        kind: "stated",
        text: "66",
        source: say2("Landsbyggefonden, December 2022", "Landsbyggefonden, december 2022"),
      },
      text(say2(" plans; see ", " planer; se ")),
      { kind: "link", url: "https://lbf.dk/", children: [text("Landsbyggefonden")] },
      text("."),
    ),
    { kind: "display", display: display1(language) },
    heading(3, say2("By education", "Efter uddannelse")),
    paragraph(
      told(
        "education",
        say2(
          "The difference between the longest and the shortest education was as large in 2021 as in 2009.",
          "Forskellen mellem den længste og den korteste uddannelse var lige så stor i 2021 som i 2009.",
        ),
        say2(
          "The two differences are equivalent within 10 percentage points.",
          "De to forskelle er ækvivalente inden for 10 procentpoint.",
        ),
        [figure(level(2021, "plan", "long"), 0.9, 0.03), figure(level(2021, "plan", "school"), 0.77, 0.03)],
        [
          text(
            say2(
              "The difference between the longest and the shortest education was as large in 2021 as in 2009.",
              "Forskellen mellem den længste og den korteste uddannelse var lige så stor i 2021 som i 2009.",
            ),
          ),
        ],
      ),
    ),
    { kind: "display", display: display2(language) },
    { kind: "display", display: display4(language) },
    heading(2, say2("Six dimensions", "Seks dimensioner")),
    paragraph(
      told(
        "same",
        say2(
          "Perceived safety has not changed significantly.",
          "Den oplevede tryghed har ikke ændret sig signifikant.",
        ),
        say2(
          "The change in perceived safety does not differ from zero at the 5% level.",
          "Ændringen i oplevet tryghed er ikke forskellig fra nul på 5 %-niveau.",
        ),
        [changed(0)],
        [
          text(
            say2(
              "Perceived safety has not changed significantly.",
              "Den oplevede tryghed har ikke ændret sig signifikant.",
            ),
          ),
        ],
      ),
    ),
    { kind: "display", display: display3(language) },
    {
      kind: "quote",
      children: [
        paragraph(
          text(
            say2(
              "The plans matter, but we cannot say how much.",
              "Planerne har en betydning, men vi kan ikke sige, hvor meget de betyder.",
            ),
          ),
        ),
      ],
    },
    {
      kind: "display",
      display: {
        ...display1(language),
        id: "glad-table",
        form: "table",
        title: [text(say2("Glad to live in the area, all waves", "Glad for at bo i området, alle runder"))],
        titleText: say2("Glad to live in the area, all waves", "Glad for at bo i området, alle runder"),
      },
    },
    paragraph(
      { kind: "emphasis", children: [text(say2("Note: ", "Bemærk: "))] },
      text(say2("the code name of the indicator is ", "indikatorens kodenavn er ")),
      { kind: "code", text: "glad" },
      text("."),
    ),
  ];
  claims.push({
    id: "glad-title",
    sentence: display1(language).titleText,
    asserts: say2(
      "The change 2009–2021 in areas with a plan is above zero.",
      "Ændringen 2009–2021 i områder med helhedsplan er over nul.",
    ),
    margin: null,
    caution: null,
    file: `reports/main.${language}.md`,
    line: 31,
    figures: [rise],
  });
  return {
    path: `reports/main.${language}.md`,
    language,
    slug: "wellbeing",
    title: say2(
      "More are glad to live in housing areas with a plan",
      "Flere er glade for at bo i boligområder med helhedsplan",
    ),
    lead: [
      text(
        say2(
          "From 2009 to 2021 the share who are glad to live in their area rose by 13 percentage points. Trust, satisfaction and quality of life carried the improvement.",
          "Fra 2009 til 2021 steg andelen, der er glade for at bo i deres område, med 13 procentpoint. Tillid, tilfredshed og livskvalitet bar forbedringen.",
        ),
      ),
    ],
    blocks,
    claims,
  };
}

const byKey = new Map(
  [display1("en"), display2("en"), display3("en"), display4("en")]
    .flatMap((display) => display.series)
    .flatMap((series) => series.points)
    .map(({ result }) => [quantityKey(result.quantity), result] as const),
);

/** A publication as the claims room would hand it over, in two languages; every number in it is made up. */
export const publication: Publication = {
  reports: ["en", "da"].map(report),
  results: {
    policy: released<PolicyNote>({
      name: "default",
      minimumCount: 20,
      minimumPerSide: 5,
      countBase: 5,
      published: 61,
      withheld: 1,
    }),
    byKey,
    find: finder(byKey),
    findings: [],
  },
};
