import { describe, expect, test } from "vitest";
import { stream } from "../../src/maths/random.js";
import { htmlSection } from "../../src/report/html/htmlSection.js";
import { analysisSections } from "../../src/report/sections/analysisSections.js";
import type { MatchedNote } from "../../src/vocabulary/estimate.js";
import { type MatchingWay, type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import type { Figure } from "../../src/vocabulary/released.js";
import { evaluatedFiles, problemsTold } from "./evaluatedFiles.js";

interface Laid {
  readonly matches: string;
  readonly rows: readonly string[];
  readonly design?: string;
  readonly release?: string;
  readonly labels?: string;
  readonly text?: string;
}

const head = "year,id,side,sex,age,grade,weight,family,y,done";

const study = ({ matches, design = "{person: id}", release = "open", labels = "{}" }: Laid) => `kvarter: 1
id: test
title: Children beside like children
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, id: text, side: text, sex: text, age: number, grade: number, weight: number, family: text, y: number, done: text}}
waves: [2010]
groups:
  - {id: inside, role: programme, label: Inside, where: {side: in}}
  - {id: outside, role: benchmark, label: Outside, where: {side: out}}
breakdowns:
  - {id: sex, label: Sex, categories: [{id: boy, label: Boys}, {id: girl, label: Girls}, {id: other, label: Others}]}
measures:
  - {id: y, label: Outcome, meaning: The mean., mean: y}
  - {id: done, label: Done, meaning: Who did., share: {item: done, orAbove: 1}}
analysis:
  equivalence: {mean: 100}
  labels: ${labels}
  matches: [{id: like, label: Like children, of: inside, ${withDefaults(matches)}}]
design: ${design}
release: ${release}
`;

/** What most tests do not say. */
const withDefaults = (matches: string) =>
  [
    ...(matches.includes("against:") ? [] : ["against: outside"]),
    ...(matches.includes("measures:") ? [] : ["measures: [y]"]),
    matches,
  ].join(", ");

const instrument = `kvarter: 1
items:
  - {id: y, question: How much?, number: {min: -1000000, max: 1000000, unit: points}}
  - {id: done, question: Done?, points: [{code: 0, value: 0}, {code: 1, value: 1}]}
`;

async function evaluated(laid: Laid) {
  const { rows, text = "Children were followed." } = laid;
  const files = {
    "study.yaml": study(laid),
    "instrument.yaml": instrument,
    "a.csv": `${[head, ...rows].join("\n")}\n`,
    "reports/like.en.md": `---\ntitle: Like children\nslug: like\n---\n\n${text}\n`,
  };
  return evaluatedFiles(files);
}

const matched = (way: MatchingWay, measure = "y"): Quantity => {
  const place = (group: string) => ({ wave: "2010", group, category: null });
  return { kind: "matched", measure, analysis: "like", way, of: place("inside"), against: place("outside") };
};

async function found(laid: Laid, way: MatchingWay, measure = "y") {
  const { publication } = await evaluated(laid);
  return publication.results.byKey.get(quantityKey(matched(way, measure)));
}

const told = (laid: Laid) => problemsTold(evaluated(laid));

/** A child: side, sex, age, outcome; more where it is told. */
type Child = readonly [
  side: "in" | "out",
  sex: string,
  age: number | "",
  y: number | "",
  more?: Partial<More>,
];
interface More {
  readonly family: string;
  readonly done: string;
  readonly weight: number;
  readonly grade: number;
}

const rowsOf = (children: readonly Child[]) =>
  children.map(([side, sex, age, y, { family = "f", done = "1", weight = 1, grade = 1 } = {}], i) =>
    ["2010", `p${String(i).padStart(3, "0")}`, side, sex, age, grade, weight, family, y, done].join(","),
  );

/** Three of each, so that the release policy lets figures out. */
const thrice = (children: readonly Child[]) => children.flatMap((child) => [child, child, child]);

const noteOf = (figure: unknown) =>
  (figure as Figure).evidence.notes?.find((note): note is MatchedNote => note.kind === "matched");

describe("all who agree in every category", () => {
  const children: readonly Child[] = [
    ["in", "boy", "", 10],
    ["in", "boy", "", 12],
    ["in", "girl", "", 20],
    ["in", "other", "", 99],
    ["out", "boy", "", 7],
    ["out", "boy", "", 8],
    ["out", "boy", "", 9],
    ["out", "girl", "", 15],
    ["out", "girl", "", 17],
  ];
  const laid: Laid = { matches: "exact: [sex]", rows: rowsOf(thrice(children)) };

  test("boys are 3 and girls 4 higher; two boys and a girl inside: (2·3 + 4)/3", async () => {
    expect(await found(laid, "cells")).toMatchObject({ kind: "figure", value: 3.33, n: 9 });
  });

  test("who has nobody like them, and of whom the trait is not known, is counted", async () => {
    const more: Child[] = [...children, ["in", "", "", 50], ["out", "", "", 50]];
    const figure = await found({ ...laid, rows: rowsOf(thrice(more)) }, "cells");
    expect(figure).toMatchObject({ value: 3.33, n: 9 });
    expect(noteOf(figure)).toMatchObject({ matched: 9, unmatched: 3, others: 15, unknown: 6 });
  });

  test("counts of fewer people than the policy allows are not told", async () => {
    const few: Child[] = [...thrice(children.filter(([, sex]) => sex !== "other")), ["in", "other", "", 1]];
    expect(noteOf(await found({ ...laid, rows: rowsOf(few) }, "cells"))?.unmatched).toBeNull();
  });

  test("who did not answer drops out, and the others of the cell stand in", async () => {
    const silent = children.map((child, i): Child => (i === 6 ? ["out", "boy", "", ""] : child));
    const figure = (await found({ ...laid, rows: rowsOf(thrice(silent)) }, "cells")) as Figure;
    expect(figure.value).toBe(3.67); // Boys beside 7 and 8: (2·3.5 + 4)/3
    expect(figure.evidence.leftOut).toContainEqual({ reason: "no answer", rows: 3 });
  });

  test("everybody before, the matched after: shares of boys and girls in standard deviations of those inside", async () => {
    // Inside 2, 1 and 1 of 4, outside 3, 2 and 0 of 5; of others there are too few to tell, and so of girls.
    const rows = noteOf(await found(laid, "cells"))?.rows ?? [];
    expect(rows).toEqual([
      {
        trait: { by: "category", breakdown: "sex", category: "boy" },
        before: -0.2, // (1/2 − 3/5) / √(1/2 · 1/2)
        after: 0,
        ratio: { before: null, after: null },
      },
    ]);
  });

  test("nobody of the other group agrees: no figure, and it is said what can be done", async () => {
    const rows = rowsOf(
      thrice([
        ["in", "boy", "", 1],
        ["in", "boy", "", 2],
        ["out", "girl", "", 3],
        ["out", "girl", "", 5],
      ]),
    );
    expect(await found({ ...laid, rows }, "cells")).toMatchObject({
      kind: "no-figure",
      reason: "no-comparison",
    });
    const text = ":num{matched=y wave=2010}";
    expect(await told({ ...laid, rows, text })).toContain("agree in fewer or coarser breakdowns");
  });
});

describe("pairs", () => {
  /** By age alone the nearest in the score is the nearest in age. */
  const children: readonly Child[] = [
    ["in", "boy", 15, 10],
    ["in", "boy", 12, 14],
    ["in", "girl", 10, 30],
    ["in", "girl", 13, 35],
    ["out", "boy", 14, 9],
    ["out", "boy", 11, 11],
    ["out", "boy", 6, 0],
    ["out", "girl", 13, 31],
    ["out", "girl", 9, 28],
    ["out", "girl", 5, 0],
    ["out", "girl", 4, 0],
  ];
  const laid: Laid = { matches: "exact: [sex], near: [age]", rows: rowsOf(children) };

  test.each(["score", "traits"] as const)(
    "%s: 15 beside 14, 12 beside 11, 10 beside 9, 13 beside 13: differences 1, 3, 2 and 4",
    async (way) => {
      const asked = { ...laid, matches: `${laid.matches}, ways: [${way}]` };
      const se = Math.sqrt(5 / 3 / 4);
      expect(await found(asked, way)).toMatchObject({ value: 2.5, se: Number(se.toFixed(3)), df: 3, n: 4 });
    },
  );

  test("a pair drops out whole where one of the two did not answer; who was matched stays matched", async () => {
    const silent = children.map((child, i): Child => (i === 4 ? ["out", "boy", 14, ""] : child));
    const figure = await found({ ...laid, rows: rowsOf(silent) }, "score");
    expect(figure).toMatchObject({ value: 3, n: 3 });
    expect(noteOf(figure)).toMatchObject({ matched: 4, others: 4 });
  });

  test("nobody within the caliper: not matched, and counted", async () => {
    const far: Child[] = [...children, ["in", "girl", 90, 1], ["in", "girl", 91, 1], ["in", "girl", 92, 1]];
    const figure = await found(
      { ...laid, matches: `${laid.matches}, ways: [traits], caliper: 0.5`, rows: rowsOf(far) },
      "traits",
    );
    expect(noteOf(figure)).toMatchObject({ matched: 4, unmatched: 3 });
    expect(figure).toMatchObject({ value: 2.5 });
  });

  test("with replacement one may be the match of several: fewer people stand behind the figure", async () => {
    const alike: Child[] = [
      ["in", "boy", 10, 5],
      ["in", "boy", 11, 6],
      ["in", "boy", 12, 8],
      ["in", "boy", 13, 9],
      ...thrice([["out", "boy", 2, 0]]),
      ["out", "boy", 14, 4],
    ];
    const asked = (more: string) => ({
      matches: `exact: [sex], near: [age], ways: [traits]${more}`,
      rows: rowsOf(alike),
    });
    expect(await found(asked(""), "traits")).toMatchObject({ kind: "figure", n: 4 });
    expect(await found(asked(", replacement: true"), "traits")).toMatchObject({ kind: "withheld" });
  });

  test("numbers that tell the groups apart without fail: there is no score", async () => {
    const apart = children.map(
      ([side, sex, age, y]): Child => [side, sex, Number(age) + (side === "in" ? 50 : 0), y],
    );
    const asked = { ...laid, rows: rowsOf(apart) };
    expect(await found(asked, "score")).toMatchObject({ kind: "no-figure", reason: "no-convergence" });
    const text = ":num{matched=y wave=2010}";
    expect(await told({ ...asked, text })).toContain("leave out the number that does");
  });

  test("a number that is the same for everybody says nothing: singular", async () => {
    const asked = { ...laid, matches: "near: [age, grade], ways: [score, traits]" };
    for (const way of ["score", "traits"] as const)
      expect(await found(asked, way)).toMatchObject({ kind: "no-figure", reason: "singular" });
  });
});

describe("too few people", () => {
  test.each(["score", "traits", "classes", "odds"] as const)(
    "%s of one child on either side, or of none: withheld",
    async (way) => {
      const one: Child[] = [
        ["in", "boy", 10, 1],
        ["out", "boy", 11, 2],
      ];
      const laid = { matches: `near: [age], ways: [${way}]` };
      expect(await found({ ...laid, rows: rowsOf(one) }, way)).toMatchObject({ kind: "withheld" });
      const silent = one.map(([side, sex]): Child => [side, sex, "", 1]);
      expect(await found({ ...laid, rows: rowsOf(silent) }, way)).toMatchObject({ kind: "withheld" });
    },
  );
});

describe("children of one family go together", () => {
  /** Pairs of brothers inside beside pairs of brothers outside: 24 children, 12 families. */
  const children = Array.from({ length: 24 }, (_, i): Child => {
    const [pair, side] = [Math.floor(i / 4), i % 4 < 2 ? ("in" as const) : ("out" as const)];
    const y = pair * pair + (side === "in" ? 3 : 0) + (pair % 2) * (side === "in" ? 2 : 0);
    return [side, "boy", pair * 10 + (i % 2), y, { family: `${side}${pair}` }];
  });
  const asked = (matches: string, design: string) => ({ matches, design, rows: rowsOf(children) });

  test.each([
    ["exact: [sex]", "cells"],
    ["near: [age], ways: [traits]", "traits"],
  ] as const)("%s: the same difference, and a larger error", async (matches, way) => {
    const alone = (await found(asked(matches, "{}"), way)) as Figure;
    const together = (await found(asked(matches, "{psu: family}"), way)) as Figure;
    expect(together.value).toBe(alone.value);
    expect(together.se).toBeGreaterThan(1.2 * alone.se);
    expect(together.evidence).toMatchObject({ unit: "psu", psus: 12, variance: "clusters" });
  });
});

describe("the order of rows", () => {
  /** No key of the person, and so few values that nearly everybody has many equally near. */
  const dice = stream(11, "children");
  const children = Array.from({ length: 240 }, (_, i): Child => {
    const age = dice.below(4);
    return [
      i % 3 === 0 ? ("in" as const) : ("out" as const),
      dice.below(2) === 0 ? "boy" : "girl",
      age,
      dice.below(1000),
    ];
  });
  const rows = rowsOf(children).map((row) => row.replace(/,p\d+,/, ",,"));
  const matches = "exact: [sex], near: [age], ways: [score, traits, classes, odds], perPerson: 2";
  const released = async (order: readonly string[]) => {
    const { publication } = await evaluated({ matches, design: "{}", rows: order });
    return [...publication.results.byKey].filter(([key]) => key.startsWith("matched"));
  };

  test("changes nothing, also where there is no key of the person", async () => {
    const first = await released(rows);
    expect(first.map(([, { kind }]) => kind)).toEqual(["figure", "figure", "figure", "figure"]);
    expect(await released(stream(7, "rows").shuffle(rows))).toEqual(first);
  });

  test("whom of those equally near is taken does not follow the answers", async () => {
    const alike = Array.from(
      { length: 420 },
      (_, i): Child => (i < 20 ? ["in", "boy", "", i] : ["out", "boy", i % 2, i]),
    );
    const nearest = alike.map(([side, sex, age, y]): Child => [side, sex, age === "" ? 0 : age, y]);
    const keyless = rowsOf(nearest).map((row) => row.replace(/,p\d+,/, ",,"));
    const asked = { matches: "near: [age], ways: [traits]", design: "{}", rows: keyless };
    const figure = (await found(asked, "traits")) as Figure;
    // Of 200 boys outside of age 0 with outcomes 20 … 418, mean 219, 20 are taken: ± 3 · 115/√20.
    expect(9.5 - figure.value).toBeGreaterThan(219 - 78);
    expect(9.5 - figure.value).toBeLessThan(219 + 78);
  });
});

describe("what cannot be asked", () => {
  const rows = rowsOf([["in", "boy", 10, 1]]);
  const laid = (matches: string, design?: string): Laid => ({ matches, rows, ...(design ? { design } : {}) });

  test.each([
    ["against: inside, exact: [sex]", "study-matches-same-group"],
    ["against: elsewhere, exact: [sex]", "study-unknown-name: The study has no group “elsewhere”"],
    ["exact: [school]", "study-unknown-name: The study has no breakdown “school”"],
    ["near: [height]", "study-column-missing: The column “height” (what people are matched by)"],
    [
      "near: [family]",
      "study-column-type: The column “family” (what people are matched by) must be declared as number",
    ],
    ["caliper: 0.2", "study-matches-of-nothing"],
    ["exact: [sex], near: [age], ways: [cells]", "study-matches-ways: “cells” compares people who agree"],
    ["exact: [sex], ways: [score]", "study-matches-ways: “score”: without numbers"],
    ["near: [age], ways: [score, odds], caliper: 0.2", "study-matches-caliper: A caliper says how far"],
    ["near: [age], ways: [nearest]", "study-not-one-of"],
  ])("%s", async (matches, wanted) => {
    const asked = matches.startsWith("against") ? matches : `${matches}`;
    expect(await told(laid(asked))).toContain(wanted);
  });

  test("a label for a column that is not there", async () => {
    const asked = { ...laid("exact: [sex]"), labels: "{height: Height}" };
    expect(await told(asked)).toContain("study-unknown-name: The study has no column “height”");
  });

  test("people whose answers have weights are not matched", async () => {
    const wanted = "study-matches-weighted: People are matched one by one";
    expect(await told(laid("exact: [sex]", "{weight: weight}"))).toContain(wanted);
  });
});

describe("in words", () => {
  const children = Array.from(
    { length: 80 },
    (_, i): Child => [
      i % 2 === 0 ? "in" : "out",
      i % 4 < 2 ? "boy" : "girl",
      "",
      (i % 2 === 0 ? 10 : 0) + ((i * 7) % 5),
    ],
  );
  const claim = (sentence: string, is = "higher") =>
    told({
      matches: "exact: [sex]",
      rows: rowsOf(children),
      text: `:claim[${sentence}]{matched=y wave=2010 is=${is}}`,
    });

  test("it is said that those compared are like them", async () => {
    const than = "for :group[inside] than for similar children in :group[outside]";
    expect(await claim(`“:measure[y]” was higher by :num{matched=y wave=2010 show=size} ${than}.`)).toBe(
      "nothing",
    );
    expect(await claim("“:measure[y]” was higher for :group[inside].")).toContain(
      "has no word for people who are like each other",
    );
  });

  test("what is offered for pasting is true; the other direction is false", async () => {
    const false_ = await claim(
      "“:measure[y]” was lower for :group[inside] than for similar children.",
      "lower",
    );
    expect(false_).toContain("claim-false");
    const [, sentence = ""] = /ready to paste: :claim\[(.*)\]\{matched/.exec(false_) ?? [];
    expect(await claim(sentence)).toBe("nothing");
  });

  test("the sides stand the right way round", async () => {
    const turned =
      "“:measure[y]” was higher for :group[outside] than for similar children in :group[inside].";
    expect(await claim(turned)).toContain("claim-turned-round");
  });

  test("a matched difference is no effect, and another difference is not one between like people", async () => {
    expect(await claim("Similar children had higher “:measure[y]” because of the plan.")).toContain(
      "“because”, and this claim cannot support it",
    );
    const text =
      ":claim[“:measure[y]” was higher for :group[inside] than for similar children in :group[outside].]{difference=y wave=2010 of=inside against=outside is=higher}";
    expect(await told({ matches: "exact: [sex]", rows: rowsOf(children), text })).toContain(
      "a claim of matched=…",
    );
  });

  test("two things are alike within the margin that the study states", async () => {
    expect(
      await claim(
        "“:measure[y]” was similar for :group[inside] and for similar children in :group[outside].",
        "alike",
      ),
    ).toBe("nothing");
  });
});

test("the page “Data and method” tells ways, people, balance, and why there is no figure", async () => {
  const children: Child[] = Array.from({ length: 60 }, (_, i): Child => {
    const side = i % 2 === 0 ? "in" : "out";
    return [side, i % 4 < 2 ? "boy" : "girl", 10 + (i % 7) + (i % 2), i % 9];
  });
  const matches = "exact: [sex], near: [age, grade], ways: [score, odds]";
  const plain = matches.replace(", grade", "");
  const sections = async (asked: string) => {
    const labels = "{age: Age in years}";
    const { study: of, publication } = await evaluated({ matches: asked, rows: rowsOf(children), labels });
    return analysisSections(of, publication.results, "en")
      .map((section) => htmlSection(section).markup)
      .join("");
  };
  const page = (await sections(plain)).replaceAll(/<[^>]+>|\s+/g, " ");
  expect(page).toContain("“Outcome”: Like children. Inside minus outside (points)");
  expect(page).toContain("Everybody in both groups");
  expect(page).toContain("30 people of the group are matched with 30 of the other.");
  expect(page).toContain(
    "How like their matches people are. Like children, 2010, pairs nearest in the score",
  );
  expect(page).toContain("Ratio of variances, after");
  expect(page).toContain("Sex: Girls");
  expect(page).toContain(
    "People and their matches are still further apart than 0.1 standard deviations in: Age in years.",
  );
  const none = (await sections(matches)).replaceAll(/<[^>]+>|\s+/g, " ");
  expect(none).toContain(
    "one of the numbers follows from the others or is the same for everybody. Leave it out.",
  );
});

describe("what is told of few people", () => {
  test("a share that nobody outside has is withheld, and each side is held to the policy's minimum", async () => {
    const children: Child[] = Array.from(
      { length: 24 },
      (_, i): Child => [
        i % 2 === 0 ? "in" : "out",
        "boy",
        "",
        i,
        { done: i % 4 === 0 || (i % 8 === 1 && i < 20) ? "1" : "0" },
      ],
    );
    const laid = { matches: "exact: [sex], measures: [done]", rows: rowsOf(children) };
    expect(await found(laid, "cells", "done")).toMatchObject({ kind: "figure", n: 12 });
    expect(await found({ ...laid, release: "standard" }, "cells", "done")).toMatchObject({
      kind: "withheld",
    });
  });
});
