import { describe, expect, test } from "vitest";
import { type Estimator, type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import type { Figure, Publishable, Released } from "../../src/vocabulary/released.js";
import { evaluatedFiles, problemsTold } from "./evaluatedFiles.js";

const head = "year,unit,start,y,done,origin,side";

/** A unit's outcome of each year in order; three people have it, so that the release policy lets figures out. */
type Unit = readonly [unit: string, start: number | null, ...outcomes: readonly number[]];

const thrice = (row: string) => [row, row, row];

const rowsOf = (units: readonly Unit[], first = 2010) =>
  units.flatMap(([unit, start, ...outcomes]) =>
    outcomes.flatMap((y, t) =>
      thrice(`${first + t},${unit},${start ?? ""},${y},1,a,${start === null ? "out" : "in"}`),
    ),
  );

const study = ({ waves, analysis, more = [] }: Pick<Laid, "waves" | "analysis" | "more">) => `kvarter: 1
id: test
title: What a plan did
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, unit: text, start: number, y: number, done: text, origin: text, side: text${more.map((name) => `, ${name}: number`).join("")}}}
waves: ${waves}
groups:
  - {id: inside, role: programme, label: Inside, where: {side: in}}
  - {id: outside, role: benchmark, label: Outside, where: {side: out}}
breakdowns:
  - {id: origin, label: Origin, categories: [{id: a, label: From A}, {id: b, label: From B}]}
measures:
  - {id: y, label: Outcome, meaning: The mean., mean: y}
  - {id: done, label: Done, meaning: Who did., share: {item: done, orAbove: 1}}
${more.map((name) => `  - {id: ${name}, label: ${name}, meaning: The mean., mean: ${name}}\n`).join("")}analysis:
${analysis}
release: open
`;

const instrument = (more: readonly string[]) => `kvarter: 1
items:
  - {id: y, question: How much?, number: {min: -1000, max: 1000, unit: points}}
  - {id: done, question: Done?, points: [{code: 0, value: 0}, {code: 1, value: 1}]}
${more.map((name) => `  - {id: ${name}, question: How much?, number: {min: -10000000, max: 10000000, unit: points}}\n`).join("")}`;

const report = (text: string) => `---\ntitle: What the plan did\nslug: plan\n---\n\n${text}\n`;

interface Laid {
  readonly waves: string;
  readonly analysis: string;
  readonly rows: readonly string[];
  readonly text?: string;
  /** Further number columns at the ends of the rows, each a measure of its own. */
  readonly more?: readonly string[];
}

async function evaluated({ waves, analysis, rows, text = "Units were followed.", more = [] }: Laid) {
  const files = {
    "study.yaml": study({ waves, analysis, more }),
    "instrument.yaml": instrument(more),
    "a.csv": `${[[head, ...more].join(","), ...rows].join("\n")}\n`,
    "reports/plan.en.md": report(text),
  };
  const { publication } = await evaluatedFiles(files);
  const { byKey } = publication.results;
  return {
    byKey,
    of: (quantity: Quantity): Released<Publishable> | undefined => byKey.get(quantityKey(quantity)),
  };
}

const told = (laid: Laid) => problemsTold(evaluated(laid), ({ code, message }) => `${code}: ${message}`);

const effect = (
  part: { by: "overall" } | { by: "event" | "cohort"; at: number },
  last = "2011",
): Quantity => {
  const at = (wave: string) => ({ wave, group: "inside", category: null });
  return {
    kind: "effect",
    measure: "y",
    analysis: "plan",
    estimator: "group-time",
    part,
    from: at("2010"),
    to: at(last),
  };
};

const plan = (more = "") =>
  `  effects: [{id: plan, label: the plan, measures: [y], unit: unit, start: start${more}}]`;

describe("effects of a plan that begins at different times", () => {
  test("of one beginning and two years are the difference of the changes", async () => {
    const units: readonly Unit[] = [
      ["a", 2011, 10, 15],
      ["b", 2011, 20, 27],
      ["c", null, 5, 6],
      ["d", null, 9, 12],
    ];
    const { of } = await evaluated({ waves: "[2010, 2011]", analysis: plan(), rows: rowsOf(units) });
    // (5 + 7)/2 − (1 + 3)/2; each change varies by 1 around its mean, over two units: √(1/2 + 1/2).
    expect(of(effect({ by: "overall" }))).toMatchObject({ kind: "figure", value: 4, se: 1, n: 6 });
  });

  test("on several measures at once are those on each alone", async () => {
    const units = Array.from(
      { length: 40 },
      (_, i): Unit => [`u${i}`, i % 2 === 0 ? 2011 : null, i, i + ((i * 7) % 5) + (i % 2 === 0 ? 3 : 0)],
    );
    const more = ["y2", "y3", "y4"];
    const powers = (row: string) => [2, 3, 4].map((power) => Number(row.split(",")[3]) ** power);
    const laid = (asked: readonly string[]) => ({
      waves: "[2010, 2011]",
      analysis: plan().replace("[y]", `[${asked.join(", ")}]`),
      rows: rowsOf(units).map((row) => [row, ...powers(row)].join(",")),
      more,
    });
    const measures = ["y", ...more];
    const together = await evaluated(laid(measures));
    for (const measure of measures) {
      const alone = await evaluated(laid([measure]));
      const quantity = { ...effect({ by: "overall" }), measure } as Quantity;
      expect(together.of(quantity)).toMatchObject({ kind: "figure" });
      expect(together.of(quantity)).toEqual(alone.of(quantity));
    }
  });

  test("a rise shared by both is no effect, whatever its size", async () => {
    const units: readonly Unit[] = [
      ["a", 2012, 1, 2, 14],
      ["b", 2012, 4, 4, 14],
      ["c", null, 2, 3, 14.5],
      ["d", null, 7, 7, 17.5],
    ];
    const laid = { waves: "[2010, 2011, 2012]", analysis: plan(), rows: rowsOf(units) };
    const { of } = await evaluated(laid);
    expect(of(effect({ by: "overall" }, "2012"))).toMatchObject({ value: 0 });
    expect(of(effect({ by: "event", at: -1 }, "2012"))).toMatchObject({ value: 0 });
  });

  test("cannot be told where nobody was unreached, nor where there is no time before", async () => {
    const late: readonly Unit[] = [
      ["a", 2011, 10, 15],
      ["b", 2011, 20, 27],
    ];
    const all = { waves: "[2010, 2011]", analysis: plan(), rows: rowsOf(late) };
    const alone = await evaluated({ ...all, rows: [...all.rows, "2011,e,,1,1,a,out"] });
    expect(alone.of(effect({ by: "overall" }))).toMatchObject({ kind: "no-figure", reason: "no-comparison" });
    const early: readonly Unit[] = [
      ["a", 2010, 10, 15],
      ["b", 2010, 20, 27],
      ["c", null, 5, 6],
      ["d", null, 9, 12],
    ];
    const before = await evaluated({ ...all, rows: rowsOf(early) });
    expect(before.of(effect({ by: "cohort", at: 2010 }))).toMatchObject({
      kind: "no-figure",
      reason: "no-pre-period",
    });
  });

  test("a panel with more holes than units is refused, with what can be done instead", async () => {
    const units: readonly Unit[] = [
      ["a", 2011, 1, 2],
      ["b", null, 1, 2],
    ];
    const holes = ["2010,c,2011,1,1,a,in", "2011,d,,1,1,a,out", "2010,e,,3,1,a,out"].flatMap(thrice);
    const text = ":claim[An effect of the plan on :measure[y] cannot be shown.]{effect=y is=no-effect-shown}";
    const laid = { waves: "[2010, 2011]", analysis: plan(), rows: [...rowsOf(units), ...holes], text };
    expect(await told(laid)).toContain("fewer than half of the units are seen in every period; take fewer");
  });

  test("a unit of which two rows say different beginnings stops the study", async () => {
    const rows = ["2010,a,2011,1,1,a,in", "2011,a,2012,2,1,a,in", "2010,b,,1,1,a,out", "2011,b,,1,1,a,out"];
    expect(await told({ waves: "[2010, 2011]", analysis: plan(), rows })).toBe(
      "data-unit-differs: The unit “a” has “2012.0” in the column “start”, but “2011.0” in a.csv, line 2.",
    );
  });
});

describe("how sure regressions are told to be", () => {
  /** Changes of 5 and 7 where the plan began, of 1 and 3 elsewhere: each one from its side's mean. */
  const units: readonly Unit[] = [
    ["a", 2011, 10, 15],
    ["b", 2011, 20, 27],
    ["c", null, 5, 6],
    ["d", null, 9, 12],
  ];
  const by = async (errors: string, estimator: Estimator = "two-way", rows = rowsOf(units)) => {
    const analysis = plan(`, estimators: [${estimator}]${errors}`);
    const { of } = await evaluated({ waves: "[2010, 2011]", analysis, rows });
    return of({ ...effect({ by: "overall" }), estimator } as Quantity);
  };

  /**
   * Differences of two means of two changes, each change 1 from its mean. CR0: √(1/2 + 1/2). CR1: times √(4/3 · 7/5), for 4
   * clusters, 8 observations, 3 coefficients. CR2: the t test's √(2/2 + 2/2), on 2 degrees of freedom.
   */
  test.each([
    ["", "CR1", Math.sqrt((4 / 3) * (7 / 5)), 3],
    [", errors: CR0", "CR0", 1, 3],
    [", errors: CR2", "CR2", Math.sqrt(2), 2],
  ] as const)(
    "four units%s: as the study says, and that they are few is told",
    async (errors, way, se, df) => {
      for (const estimator of ["two-way", "interaction"] as const) {
        const found = await by(errors, estimator);
        expect(found).toMatchObject({ kind: "figure", value: 4, df });
        expect(found).toHaveProperty("se", expect.closeTo(se, 1));
        expect((found as Figure).evidence.notes?.[0]).toMatchObject({
          kind: "errors",
          way,
          clusters: 4,
          few: true,
        });
      }
    },
  );

  /** Six values for each of two clusters: 36 draws, of which the two most extreme are more than 5 per cent. */
  test("a bootstrap of two clusters rejects nothing, however far, so there is no interval", async () => {
    const halves = rowsOf(units).map((row) =>
      /,[bc],/.test(row) ? row.replace(/,a,(in|out)$/, ",b,$1") : row,
    );
    const wild = await by(", cluster: origin, errors: wild", "two-way", halves);
    expect(wild).toMatchObject({ kind: "no-figure", reason: "few-clusters" });
    expect(await by(", cluster: origin", "two-way", halves)).toMatchObject({ kind: "figure", df: 1 });
  });

  test("a bootstrap of fourteen units tells p and an interval, from a seed that is told", async () => {
    const many = Array.from({ length: 14 }, (_, i): Unit => {
      const change = ((i * 5) % 7) + (i % 2 === 0 ? 10 : 0);
      return [`u${i}`, i % 2 === 0 ? 2011 : null, i, i + change];
    });
    const found = (await by(", errors: wild", "two-way", rowsOf(many))) as Figure;
    const usual = (await by("", "two-way", rowsOf(many))) as Figure;
    expect(found).toMatchObject({ kind: "figure", value: usual.value, se: usual.se, df: 13 });
    expect(found.evidence.notes?.[0]).toEqual({
      ...{ kind: "errors", way: "wild", clusters: 14, few: false, draws: 9999, seed: 1 },
    });
    expect(usual.evidence.notes).toEqual([{ kind: "forbidden", part: 0 }]);
    expect(found.low).not.toBe(usual.low);
    expect(found.low).toBeGreaterThan(0);
    expect(found.contrast?.significant).toBe(true);
  });
});

describe("effects by time since the beginning", () => {
  const units = Array.from({ length: 24 }, (_, i): Unit => {
    const start = [2012, 2013, null][i % 3] ?? null;
    const own = [0, 1, 2, 3, 4].map((t) => i + t + ((i * 7 + t * 5) % 11) / 10);
    return [`u${i}`, start, ...own.map((y, t) => (start !== null && 2010 + t >= start ? y + 10 : y))];
  });
  const waves = "[2010, 2011, 2012, 2013, 2014]";
  const everyEvent = async (more: string, text?: string) => {
    const analysis = plan(`, estimators: [group-time, imputation, interaction, two-way]${more}`);
    const { byKey } = await evaluated({ waves, analysis, rows: rowsOf(units), ...(text && { text }) });
    return [...byKey.values()].flatMap((one) =>
      one.kind === "figure" && one.quantity.kind === "effect" ? [{ ...one, effect: one.quantity }] : [],
    );
  };

  test("have bands beyond their intervals where the study asks for them, and nothing else has", async () => {
    const chart = '::chart[What the plan did]{effects=y estimators="group-time interaction"}';
    const [with_, without] = [await everyEvent(", bands: simultaneous", chart), await everyEvent("")];
    for (const { effect, band, low, high } of with_) {
      expect(band !== undefined).toBe(effect.part.by === "event");
      if (!band) continue;
      expect(band.low).toBeLessThan(low);
      expect(band.high).toBeGreaterThan(high);
      expect(band.low + band.high).toBeCloseTo(low + high, 0);
    }
    expect(new Set(with_.flatMap(({ effect, band }) => (band ? [effect.estimator] : []))).size).toBe(3);
    expect(without.map(({ band }) => band)).toEqual(without.map(() => undefined));
    expect(with_.map(({ low, high }) => [low, high])).toEqual(without.map(({ low, high }) => [low, high]));
  });

  test("by interaction are those of group-time effects beside the never reached, and a claim can rest on them", async () => {
    const claim =
      ":claim[“:measure[y]” was higher with the plan, a probable effect.]{effect=y estimator=interaction is=raised}";
    const found = await everyEvent(", comparison: never", claim);
    const valuesBy = (estimator: Estimator) =>
      found.flatMap(({ effect, value }) =>
        effect.estimator === estimator && effect.part.by === "event" && effect.part.at >= 0 ? [value] : [],
      );
    expect(valuesBy("interaction")).toHaveLength(3);
    expect(valuesBy("interaction")).toEqual(valuesBy("group-time"));
  });
});

describe("an effect in words", () => {
  /** Units go alike before; from the beginning on the reached are 10 higher. */
  const alike = rowsOf(
    Array.from({ length: 12 }, (_, i): Unit => {
      const wobble = (t: number) => ((i * 7 + t * 5) % 11) / 10;
      const own = [0, 1, 2, 3, 4].map((t) => i + t + wobble(t));
      return i % 2 === 0
        ? [`u${i}`, 2013, ...own.map((y, t) => (t >= 3 ? y + 10 : y))]
        : [`u${i}`, null, ...own];
    }),
  );
  const laid = (text: string, estimators = "") => ({
    waves: "[2010, 2011, 2012, 2013, 2014]",
    analysis: plan(estimators),
    rows: alike,
    text,
  });

  test("may be called a probable effect where units went alike before", async () => {
    const text =
      ":claim[“:measure[y]” was higher by :num{effect=y show=size} with the plan, a probable effect.]{effect=y is=raised}";
    expect(await told(laid(text))).toBe("nothing");
  });

  test("is a sign of one at most by an estimator that has no test of the time before", async () => {
    const more = ", estimators: [two-way]";
    const raised = ":claim[“:measure[y]” was higher with the plan, a probable effect.]{effect=y is=raised}";
    expect(await told(laid(raised, more))).toContain("signs of an effect upwards");
    const sign =
      ":claim[There are signs of an effect: “:measure[y]” was higher with the plan.]{effect=y is=sign-of-rise}";
    expect(await told(laid(sign, more))).toBe("nothing");
  });

  test("a cause stands in no other claim, and in no prose", async () => {
    expect(await told(laid("The plan caused it."))).toContain("prose-asserts");
    const change =
      ":claim[“:measure[y]” rose because of the plan.]{change=y from=2010 to=2014 group=inside is=rose}";
    expect(await told(laid(change))).toContain("claim-unsupported");
  });
});
