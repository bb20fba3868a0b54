import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { published, quantities, study } from "../../../test/claims/evaluatedStudy.js";
import { change, complaints, figure, file, level, place, released } from "../../../test/claims/smallStudy.js";
import { isLevel, type Quantity, quantityKey } from "../../vocabulary/quantity.js";
import type { Publishable } from "../../vocabulary/released.js";
import { verifyReports } from "../verifyReports.js";
import { besideOf } from "./beside.js";
import { rules } from "./says.js";
import { saysOf } from "./saysOf.js";

const complain = (body: string, language = "en", results = released(published), of = study) =>
  complaints(() => verifyReports(of, [file(body, language)], results));
const claim = (sentence: string, terms: string, language = "en") =>
  complain(`:claim[${sentence}]{${terms}}`, language);

const here = (wave: string) => place(wave, null, "areas");
const there = (wave: string) => place(wave, null, "population");

type Name = keyof typeof quantities;

/** How an author names each of them. */
const terms: Readonly<Record<Name, string>> = {
  level: "level=very-happy wave=2021 group=areas",
  change: "change=trust from=2018 to=2021 group=areas",
  difference: "difference=trust wave=2021 of=areas against=population",
  "difference of categories":
    'difference=trust wave=2021 of="areas/degree=graduate" against="population/degree=high-school"',
  changeDifference: "changeDifference=trust from=2018 to=2021 of=areas against=population",
  "changeDifference of a category":
    'changeDifference=very-happy from=2018 to=2021 of="areas/degree=graduate" against="population/degree=graduate"',
  transition: "chance=trust as=transition parents=1 children=5 wave=2021 group=areas",
  "rank at the lower quartile": "chance=trust as=rank-at-25 wave=2021 group=areas",
  "change of mobility": "chanceChange=trust as=mobility from=2018 to=2021 group=areas",
  uniformDifference: "chanceChange=trust as=uniform-difference from=2018 to=2021 group=areas",
  contribution: "contribution=total dimension=trust from=2018 to=2021 group=areas",
  contributionShare: "contributionShare=total dimension=trust from=2018 to=2021 group=areas",
  composition: "component=very-happy breakdown=degree part=composition from=2018 to=2021 group=areas",
  "composition of a category":
    "component=very-happy breakdown=degree part=composition category=graduate from=2018 to=2021 group=areas",
  within: "component=very-happy breakdown=degree part=within from=2018 to=2021 group=areas",
  "within a category":
    "component=very-happy breakdown=degree part=within category=graduate from=2018 to=2021 group=areas",
  area: "area=trust at=elm wave=2021",
  areaApart: "areaApart=trust at=elm wave=2021",
  areaChange: "areaChange=trust at=elm from=2018 to=2021",
  clustering: "clustering=trust wave=2021 group=areas",
  matched: "matched=trust wave=2021",
  "matched in another way": "matched=trust analysis=like way=odds wave=2021",
  stayed: "movers=trust part=stayed from=2018 to=2021 group=areas",
  came: "movers=trust part=came from=2018 to=2021 group=areas",
  "left in a way": "movers=trust part=left way=graduate from=2018 to=2021 group=areas",
  "variant of a level": "level=very-happy wave=2021 group=areas variant=areas-equal",
  "variant of a change": "change=very-happy from=2018 to=2021 group=areas variant=imputed",
  "standardised level": "standardised=trust breakdown=degree wave=2021 group=areas",
  "standardised change": "standardised=trust breakdown=degree from=2018 to=2021 group=areas",
  "standardised difference": "standardised=trust breakdown=degree wave=2021 of=areas against=population",
};
const names = Object.keys(terms) as readonly Name[];

test.each(names)("%s is named by its attributes", (name) => {
  const quantity: Quantity = quantities[name];
  const values = figure(quantity, [0.5, 0.4, 0.6], { n: 100, ...(isLevel(quantity) ? {} : { p: 0.01 }) });
  expect(complain(`:num{${terms[name]}}`, "en", released([values]))).toBe("passes");
  expect(complain(`:num{${terms[name]}}`, "en", released([]))).toContain(
    `The study has no figure for “${quantityKey(quantity)}”`,
  );
});

/** A figure of any size, sign and significance, with or without a test of equivalence; or none that may be seen. */
const finding = fc.record({
  seen: fc.boolean(),
  steps: fc.integer({ min: -30, max: 30 }).filter((steps) => steps !== 0),
  half: fc.integer({ min: 1, max: 40 }),
  p: fc.constantFrom(0.0001, 0.04, 0.06, 0.9),
  alike: fc.constantFrom(null, 0.01, 0.3),
});
type Finding = typeof finding extends fc.Arbitrary<infer T> ? T : never;

function found(quantity: Quantity, { seen, steps, half, p, alike }: Finding): Publishable {
  if (!seen) return { kind: "withheld", quantity };
  const test = alike === null ? { p } : { p, alike: { margin: 0.02, p: alike } };
  const at = (hundredths: number) => Math.round(hundredths) / 100;
  const values = [at(steps), at(steps - half), at(steps + half)] as const;
  return figure(quantity, values, { n: 500, ...(isLevel(quantity) ? {} : test) });
}

test("whatever is claimed of any kind of figure, the claim that is offered for pasting is true and verifies", () => {
  const anyClaim = fc.record({
    name: fc.constantFrom(...names),
    own: finding,
    besides: fc.array(finding, { minLength: 6, maxLength: 6 }),
    pick: fc.nat(),
    low: fc.integer({ min: -99, max: 99 }),
    language: fc.constantFrom("en", "da"),
    margin: fc.boolean(),
  });
  const nothing = { en: "Nothing is said.", da: "Intet er sagt." };
  fc.assert(
    fc.property(anyClaim, ({ name, own, besides, pick, low, language, margin }) => {
      const quantity: Quantity = quantities[name];
      const known = saysOf(quantity);
      const says = known[pick % known.length] ?? "rose";
      const limits = ["", ` ${low}`, ` ${low} and ${low + 1}`][rules[says].limits];
      const results = released([
        found(quantity, { ...own, seen: true }),
        ...besideOf(quantity).map((one, k) => found(one, besides[k] ?? own)),
      ]);
      const of = margin ? study : { ...study, analysis: { ...study.analysis, equivalence: {} } };
      const told = complain(
        `:claim[${nothing[language as "en"]}]{#it ${terms[name]} is="${says}${limits}"}`,
        language,
        results,
        of,
      );
      const offered = /ready to paste: (.*)$/m.exec(told)?.[1] ?? "none offered";
      expect(offered).toMatch(/^:claim/);
      expect(complain(offered, language, results, of)).toBe("passes");
    }),
    { numRuns: 250 },
  );
});

test("a claim with a direction that is true becomes false when the figure's sign is turned", () => {
  const contrasts = names.filter((name) => !isLevel(quantities[name]));
  const opposites = { rose: "fell", higher: "lower", more: "less", adds: "takes" };
  const sign = fc.constantFrom("up", "down");
  fc.assert(
    fc.property(fc.constantFrom(...contrasts), fc.integer({ min: 1, max: 30 }), sign, (name, steps, way) => {
      const quantity: Quantity = quantities[name];
      const [up, down] = Object.entries(opposites).find(([says]) => says === saysOf(quantity)[0]) ?? [];
      const told = (value: number) => {
        const found = figure(quantity, [value, value - 0.001, value + 0.001], { n: 500, p: 0.001 });
        const is = way === "up" ? up : down;
        return complain(`:claim[Nothing.]{${terms[name]} is=${is}}`, "en", released([found]));
      };
      const value = (way === "up" ? steps : -steps) / 100;
      expect(told(value)).not.toContain("claim-false");
      expect(told(-value)).toContain("claim-false");
    }),
    { numRuns: 100 },
  );
});

const driven = `${terms.contributionShare} is=adds`;
const more = `${terms.changeDifference} is=more`;

describe("what carries a change", () => {
  test.each([
    ["The improvement in the index is driven by trust.", driven],
    [
      "Trust accounts for :num{contributionShare=total dimension=trust from=2018 to=2021 group=areas} of the rise.",
      driven,
    ],
    [
      "At least :limit[80] of the rise is carried by :measure[trust].",
      `${terms.contributionShare} is="at-least 80"`,
    ],
    [
      "Trust adds :num{contribution=total dimension=trust from=2018 to=2021 group=areas show=size} to the rise.",
      `${terms.contribution} is=adds`,
    ],
    [
      "A contribution of safety to the rise cannot be shown.",
      "contributionShare=total dimension=safety from=2018 to=2021 group=areas is=no-part-shown",
    ],
    [
      "Safety works against the rise.",
      "contribution=total dimension=safety from=2018 to=2021 group=areas is=takes",
    ],
    [
      "People with “less than college” contribute to the fall.",
      "component=very-happy breakdown=degree part=within category=high-school from=2018 to=2021 group=areas is=adds",
    ],
    ["Another mix of people adds to the fall.", `${terms.composition} is=adds`],
  ])("%s", (sentence, told) => expect(claim(sentence, told)).toBe("passes"));

  test.each([
    ["Forbedringen er drevet af tilliden.", driven],
    [
      "Tilliden udgør :num{contributionShare=total dimension=trust from=2018 to=2021 group=areas} af den stigning.",
      driven,
    ],
    ["Tilliden bidrager til stigningen.", `${terms.contribution} is=adds`],
    [
      "Trygheden modvirker stigningen.",
      "contribution=total dimension=safety from=2018 to=2021 group=areas is=takes",
    ],
  ])("%s", (sentence, told) => expect(claim(sentence, told, "da")).toBe("passes"));

  test("is one dimension, and not another that is named in the sentence", () => {
    expect(claim("The improvement is driven by safety.", driven)).toContain("mentions “safety”");
    expect(claim("The improvement is driven by trust and :measure[safety].", driven)).toContain(
      "mentions “Safety”",
    );
    expect(claim("Forbedringen er drevet af trygheden.", driven, "da")).toContain("mentions “trygheden”");
  });

  test("may be a dimension whose own name turns another round", () => {
    const measures = study.measures.map((measure) =>
      measure.id === "trust" ? { ...measure, label: { en: "Distrust", da: "Mistillid" } } : measure,
    );
    const told = (sentence: string, language: string) =>
      complain(`:claim[${sentence}]{${driven}}`, language, released(published), { ...study, measures });
    expect(told("The rise is driven by distrust.", "en")).toBe("passes");
    expect(told("Stigningen er drevet af mistilliden.", "da")).toBe("passes");
  });

  test("is carried the way that the whole moves", () => {
    expect(claim("The fall is driven by trust.", driven)).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:12 claim-words
      “The fall is driven by trust.” says “fall”, and the whole change does not show it: “change total 2018/areas to 2021/areas”, +0.02 (95 per cent interval from +0.01 to +0.03; p = 0.001; n = 900).
      → True, and ready to paste: :claim[“:measure[trust]” accounts for :num{contributionShare=total dimension=trust from=2018 to=2021 group=areas} of the rise in “:measure[total]” in :group[areas] from :wave[2018] to :wave[2021].]{contributionShare=total dimension=trust from=2018 to=2021 group=areas is=adds}"
    `);
    expect(
      claim("The improvement is driven by trust.", `${terms.contributionShare} is=takes`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 claim-words
      “The improvement is driven by trust.” is claimed as is=takes (a significant pull the other way) but has no word for a pull the other way. The data say a significant contribution: 125 per cent (95 per cent interval from 80 to 190 per cent; n = 900), where the whole change is +0.02 (95 per cent interval from +0.01 to +0.03; p = 0.001; n = 900).
      → Say it with “works against”, “takes from”, “pulls down” or the like. True, and ready to paste: :claim[“:measure[trust]” accounts for :num{contributionShare=total dimension=trust from=2018 to=2021 group=areas} of the rise in “:measure[total]” in :group[areas] from :wave[2018] to :wave[2021].]{contributionShare=total dimension=trust from=2018 to=2021 group=areas is=adds}

      reports/happiness.en.md:5:1 claim-false
      “The improvement is driven by trust.” claims total in areas, from 2018 to 2021, the part of trust: a significant pull the other way. The data say a significant contribution: 125 per cent (95 per cent interval from 80 to 190 per cent; n = 900), where the whole change is +0.02 (95 per cent interval from +0.01 to +0.03; p = 0.001; n = 900).
      → True, and ready to paste: :claim[“:measure[trust]” accounts for :num{contributionShare=total dimension=trust from=2018 to=2021 group=areas} of the rise in “:measure[total]” in :group[areas] from :wave[2018] to :wave[2021].]{contributionShare=total dimension=trust from=2018 to=2021 group=areas is=adds}"
    `);
  });

  test("is nothing where the whole has not been shown to move", () => {
    const still = published.filter(({ quantity }) => quantity.kind !== "change");
    const told = (sentence: string, terms: string) =>
      complain(`:claim[${sentence}]{${terms}}`, "en", released(still));
    expect(told("The improvement is driven by trust.", driven)).toContain("claim-false");
    expect(told("Trust adds to the index.", `${terms.contribution} is=adds`)).toBe("passes");
    expect(told("The index is driven by trust.", `${terms.contribution} is=adds`)).toContain("claim-words");
  });

  test("is no cause, and asserts in prose", () => {
    expect(claim("The improvement is driven by trust, because of the plan.", driven)).toContain(
      "“because”, and this claim",
    );
    expect(complain("The improvement is driven by trust.")).toContain("prose-asserts");
    expect(complain("Det bidrager til trygheden.", "da")).toMatchInlineSnapshot(`
      "reports/happiness.da.md:5:5 prose-asserts
      “Det bidrager til trygheden.” asserts something (“bidrager til”) that has not been verified.
      → Bind it: :claim[…the sentence…]{contributionShare=… dimension=… from=… to=… is=…}, or contribution=… or component=…. Where “bidrager til” asserts nothing, write :words[bidrager til]."
    `);
    expect(
      claim("Trust rose, and it was driven by the young.", `${terms.change} is=rose`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:31 claim-unsupported
      “Trust rose, and it was driven by the young.” says “driven by”, and this claim cannot support it: what carries a change is a claim of contribution=…, contributionShare=… or component=…, and is=adds.
      → Take “driven by” out of the sentence; where it asserts nothing, write :words[driven by]. True, and ready to paste: :claim[“:measure[trust]” in :group[areas] rose from :num{level=trust wave=2018 group=areas} in :wave[2018] to :num{level=trust wave=2021 group=areas} in :wave[2021].]{change=trust from=2018 to=2021 group=areas is=rose}"
    `);
  });
});

describe("a change beside another", () => {
  test.each([
    ["Trust rose more in the areas than in the population.", more],
    [
      "From :wave[2018] to :wave[2021] trust rose more in the areas, by :num{change=trust from=2018 to=2021 group=areas show=size}, than in the population.",
      more,
    ],
    ["Trust developed better in the areas.", more],
  ])("%s", (sentence, told) => expect(claim(sentence, told)).toBe("passes"));

  test("Tilliden steg mere i områderne end i befolkningen.", () => {
    expect(claim("Tilliden steg mere i områderne end i befolkningen.", more, "da")).toBe("passes");
  });

  test("reads as rise and more say together", () => {
    expect(claim("Trust fell more in the areas than in the population.", more)).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:14 claim-words
      “Trust fell more in the areas than in the population.” says “fell” and “more”, and reads as a change that is lower.
      → True, and ready to paste: :claim[From :wave[2018] to :wave[2021], “:measure[trust]” rose more for :group[areas] (:num{change=trust from=2018 to=2021 group=areas}) than for :group[population] (:num{change=trust from=2018 to=2021 group=population}).]{changeDifference=trust from=2018 to=2021 of=areas against=population is=more}"
    `);
    expect(claim("Trust rose less in the areas than in the population.", more)).toContain(
      "a change that is lower",
    );
    expect(claim("Trust rose more here, while it fell there.", more)).toContain("says “rose” and “fell”");
  });

  test("says of each side only what was shown of it", () => {
    expect(claim("Trust fell less in the areas than in the population.", more)).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:14 claim-words
      “Trust fell less in the areas than in the population.” says “fell”, and “change trust 2018/areas to 2021/areas”, +0.05 (95 per cent interval from +0.03 to +0.07; p = 0.004, adjusted for 2 tests; within 0.02 either way: p = 0.900; n = 900) does not show it.
      → True, and ready to paste: :claim[From :wave[2018] to :wave[2021], “:measure[trust]” rose more for :group[areas] (:num{change=trust from=2018 to=2021 group=areas}) than for :group[population] (:num{change=trust from=2018 to=2021 group=population}).]{changeDifference=trust from=2018 to=2021 of=areas against=population is=more}"
    `);
  });

  test("is a smaller rise only where both sides rose", () => {
    const sides = [here, there].map((at, k) =>
      figure(change("trust", at("2018"), at("2021")), [0.05, 0.01, 0.09], { n: 500, p: [0.01, 0.3][k] ?? 1 }),
    );
    const less = figure(quantities.changeDifference, [-0.03, -0.05, -0.01], { n: 500, p: 0.01 });
    const told = complain(
      `:claim[Trust rose less in the areas.]{${terms.changeDifference} is=less}`,
      "en",
      released([less, ...sides]),
    );
    expect(told).toContain("“change trust 2018/population to 2021/population”");
    expect(told).toContain("the change in “:measure[trust]” was lower for");
  });

  test("may print the levels of both sides, since “than” compares the sides and not the waves", () => {
    const later = [here, there].map((at) => figure(level("trust", at("2021")), [0.55, 0.5, 0.6], { n: 500 }));
    const [areas, population] = ["areas", "population"].map(
      (group) => `:num{level=trust wave=2021 group=${group}}`,
    );
    const sentence = `Trust rose more in the areas (now ${areas}) than in the population (now ${population}).`;
    expect(complain(`:claim[${sentence}]{${more}}`, "en", released([...published, ...later]))).toBe("passes");
  });

  test("tells its sides and its waves the right way round", () => {
    expect(claim("Trust rose more in the population than in the areas.", more)).toContain(
      "“areas” stands where",
    );
    expect(claim("From :wave[2021] to :wave[2018] trust rose more in the areas.", more)).toContain(
      "“2021” stands where",
    );
  });
});

describe("sameness", () => {
  const alike = "change=safety from=2018 to=2021 group=areas is=unchanged";
  test("stands where the difference was shown to lie within the study's margin", () => {
    expect(claim("Safety was stable in the areas.", alike)).toBe("passes");
    expect(claim("Trygheden var uændret.", alike, "da")).toBe("passes");
  });

  test("may print the level that another lies beside", () => {
    const at = [here, there].map((place) =>
      figure(level("trust", place("2021")), [0.55, 0.5, 0.6], { n: 500 }),
    );
    const same = figure(quantities.difference, [0, -0.01, 0.01], {
      n: 500,
      p: 0.9,
      alike: { margin: 0.02, p: 0.01 },
    });
    const sentence =
      "I områderne lå tilliden på niveau med :num{level=trust wave=2021 group=population} i befolkningen.";
    const told = complain(`:claim[${sentence}]{${terms.difference} is=alike}`, "da", released([same, ...at]));
    expect(told).toBe("passes");
  });

  test("does not where it was not, and the evidence tells the margin and the adjusted p", () => {
    expect(claim("Trust was unchanged.", `${terms.change} is=unchanged`)).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 claim-false
      “Trust was unchanged.” claims trust in areas, from 2018 to 2021: no change beyond the study's margin. The data say a significant rise: +0.05 (95 per cent interval from +0.03 to +0.07; p = 0.004, adjusted for 2 tests; within 0.02 either way: p = 0.900; n = 900).
      → True, and ready to paste: :claim[“:measure[trust]” in :group[areas] rose from :num{level=trust wave=2018 group=areas} in :wave[2018] to :num{level=trust wave=2021 group=areas} in :wave[2021].]{change=trust from=2018 to=2021 group=areas is=rose}"
    `);
    expect(claim("Trust rose to the same extent.", `${terms.changeDifference} is=same-extent`)).toContain(
      "claim-false",
    );
  });

  test("needs a margin in study.yaml", () => {
    const none = { ...study, analysis: { ...study.analysis, equivalence: {} } };
    const bare = published.map((one) =>
      one.kind === "figure" && one.contrast
        ? {
            ...one,
            contrast: {
              direction: one.contrast.direction,
              significant: one.contrast.significant,
              p: one.contrast.p,
            },
          }
        : one,
    );
    expect(
      complain(`:claim[Safety was stable.]{${alike}}`, "en", released(bare), none),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 margin-unstated
      “Safety was stable.” claims safety in areas, from 2018 to 2021: no change beyond the study's margin, and the study states no margin for dimensions and indices: nothing can be shown to be the same. The data say no change can be shown: −0.01 (95 per cent interval from −0.02 to 0.00; p = 0.030; n = 900).
      → State in study.yaml the largest difference that counts as none, analysis: {equivalence: {index: …}}. True, and ready to paste: :claim[A change in “:measure[safety]” in :group[areas] from :wave[2018] to :wave[2021] cannot be shown.]{change=safety from=2018 to=2021 group=areas is=no-change-shown}"
    `);
  });

  test("is refused in a claim that says something else, and asserts in prose", () => {
    expect(claim("Trust rose and is stable.", `${terms.change} is=rose`)).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:26 claim-unsupported
      “Trust rose and is stable.” says “stable”, and this claim cannot support it: that two things are alike needs a test of equivalence, with a margin stated in study.yaml under analysis.equivalence, and is=unchanged, alike or same-extent.
      → Take “stable” out of the sentence; where it asserts nothing, write :words[stable]. True, and ready to paste: :claim[“:measure[trust]” in :group[areas] rose from :num{level=trust wave=2018 group=areas} in :wave[2018] to :num{level=trust wave=2021 group=areas} in :wave[2021].]{change=trust from=2018 to=2021 group=areas is=rose}"
    `);
    expect(complain("Trust is unchanged.")).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:10 prose-asserts
      “Trust is unchanged.” asserts something (“unchanged”) that has not been verified.
      → Bind it: :claim[…the sentence…]{change=… from=… to=… is=unchanged}, where study.yaml states a margin under analysis.equivalence. Where “unchanged” asserts nothing, write :words[unchanged]."
    `);
  });
});

describe("an area", () => {
  test.each([
    ["Trust was higher in Elm Court than in the areas on average.", `${terms.areaApart} is=higher`],
    ["In Elm Court, trust rose.", `${terms.areaChange} is=rose`],
    ["In Elm Court trust was at least :limit[0.55].", `${terms.area} is="at-least 0.55"`],
    [
      "At least :limit[2] of the differences in trust lie between areas.",
      `${terms.clustering} is="at-least 2"`,
    ],
    [
      "Very happy, :words[every area counting the same]: at most :limit[25].",
      `${terms["variant of a level"]} is="at-most 25"`,
    ],
  ])("%s", (sentence, told) => expect(claim(sentence, told)).toBe("passes"));

  test("is held against the mean of all areas, with all areas tested together", () => {
    expect(claim("Trust was lower in Elm Court.", `${terms.areaApart} is=lower`)).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 claim-false
      “Trust was lower in Elm Court.” claims trust, 2021, area=elm against the mean of the areas: significantly lower. The data say significantly higher: +0.05 (95 per cent interval from +0.02 to +0.08; p = 0.001, adjusted for 4 tests; n = 60).
      → True, and ready to paste: :claim[In :wave[2021], “:measure[trust]” was higher for :category[area=elm] (:num{area=trust at=elm wave=2021}) than for :group[areas] on average (:num{level=trust wave=2021 group=areas variant=areas-equal}).]{areaApart=trust at=elm wave=2021 is=higher}"
    `);
    expect(
      claim("The areas on average are higher than Elm Court.", `${terms.areaApart} is=higher`),
    ).toContain("“Elm Court” stands where");
  });

  test("is known by its id or its label, and another is another", () => {
    expect(complain(':num{area=trust at="Elm Court" wave=2021}')).toBe("passes");
    expect(complain(":num{area=trust at=elk wave=2021}")).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 name-unknown
      The study has no area “elk”.
      → Did you mean “elm”?"
    `);
    expect(claim("In Oak Park, trust rose.", `${terms.areaChange} is=rose`)).toContain("mentions “Oak Park”");
    expect(
      complaints(() =>
        verifyReports({ ...study, areas: null }, [file(":num{area=trust at=elm wave=2021}")], released([])),
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 name-unknown
      The study names no areas.
      → Say under “areas” in study.yaml which areas there are."
    `);
  });
});

test("an unknown part of a quantity is told with the likely one, and an attribute astray too", () => {
  expect(
    complain(`:num{contribution=trust dimension=safety from=2018 to=2021 group=areas}

:num{contribution=total dimension=saftey from=2018 to=2021 group=areas}

:num{component=very-happy breakdown=degre part=within from=2018 to=2021 group=areas}

:num{component=very-happy breakdown=degree part=inside from=2018 to=2021 group=areas}

:num{component=very-happy breakdown=degree part=within category=gradate from=2018 to=2021 group=areas}

:num{level=very-happy wave=2021 group=areas variant=imputd}

:num{area=trust at=elm wave=2021 group=areas}

:num{clustering=safety wave=2021 group=areas}

:num{changeDifference=trust from=2021 to=2018 of=areas against=population}`),
  ).toMatchInlineSnapshot(`
    "reports/happiness.en.md:5:1 name-unknown
    The study has no index of dimensions “trust”.
    → Known here: total.

    reports/happiness.en.md:7:1 name-unknown
    The study has no dimension of “total” “saftey”.
    → Did you mean “safety”?

    reports/happiness.en.md:9:1 name-unknown
    The study has no breakdown “degre”.
    → Did you mean “degree”?

    reports/happiness.en.md:11:1 name-unknown
    The study has no part “inside”.
    → Known here: composition, within.

    reports/happiness.en.md:13:1 name-unknown
    The study has no category of “degree” “gradate”.
    → Did you mean “graduate”?

    reports/happiness.en.md:15:1 name-unknown
    The study has no variant “imputd”.
    → Did you mean “imputed”?

    reports/happiness.en.md:17:1 attribute-astray
    “group” says nothing about an area's level.
    → Leave it out; it goes with level=…, change=…, difference=…, changeDifference=…, contribution=…, contributionShare=…, component=…, clustering=…, chance=…, chanceChange=…, movers=…, trend=…, standardised=….

    reports/happiness.en.md:19:1 figure-missing
    The study has no figure for “clustering safety 2021/areas”.
    → It estimates no clustering of “safety” at all. List it in study.yaml under “analysis.clustering”.

    reports/happiness.en.md:21:1 figure-missing
    The study has no figure for “change-difference trust 2021/areas to 2018/areas against 2021/population to 2018/population”.
    → It has the same figure the other way round: swap from and to."
  `);
});

describe("people who are like each other", () => {
  const higher = `${terms.matched} is=higher`;
  const told = (sentence: string, attributes = higher, language = "en") =>
    complain(
      `:claim[${sentence}]{${attributes}}`,
      language,
      released([
        ...published,
        figure(quantities.matched, [0.04, 0.02, 0.06], { n: 500, p: 0.001 }),
        figure(quantities.difference, [0.07, 0.05, 0.09], { n: 900, p: 0.001 }),
      ]),
    );

  test.each([
    ["Trust was higher in the areas than for similar people in the population.", "en"],
    ["Trust was higher in the areas than for people like them in the population.", "en"],
    ["Trust was higher than for matched residents in the population.", "en"],
    ["Tilliden var højere i områderne end for lignende mennesker i befolkningen.", "da"],
    ["Tilliden var højere i områderne end for tilsvarende beboere i befolkningen.", "da"],
    ["Tilliden var højere end for matchede personer i befolkningen.", "da"],
  ])("are named: %s", (sentence, language) => expect(told(sentence, higher, language)).toBe("passes"));

  test("may be told beside the difference between everybody, not beside the levels of whole groups", () => {
    const all = ":num{difference=trust wave=2021 of=areas against=population show=size}";
    expect(told(`Trust was higher than for similar people; as it is, by ${all}.`)).toBe("passes");
    expect(
      told("Trust was higher (:num{level=trust wave=2021 group=areas}) than for similar people."),
    ).toContain("claim-mention");
  });

  test("are said of no other figure, and are no cause", () => {
    const difference = `${terms.difference} is=higher`;
    expect(told("Trust was higher than for similar people.", difference)).toContain(
      "“similar people”, and this claim cannot support it",
    );
    expect(told("Because of the plan trust was higher than for similar people.")).toContain(
      "“Because”, and this",
    );
    expect(told("Trust was higher in the areas.")).toContain(
      "has no word for people who are like each other",
    );
  });
});

describe("the same composition", () => {
  const rose = `${terms["standardised change"]} is=rose`;
  const at = (wave: string) =>
    figure({ ...quantities["standardised level"], of: level("trust", here(wave)) }, [0.55, 0.54, 0.56], {
      n: 500,
    });
  const told = (sentence: string, attributes: string, language = "en") =>
    complain(
      `:claim[${sentence}]{${attributes}}`,
      language,
      released([
        ...published,
        figure(quantities["standardised change"], [0.04, 0.02, 0.06], { n: 500, p: 0.001 }),
        at("2018"),
        at("2021"),
      ]),
    );

  test.each([
    ["With the same composition trust rose in the areas.", "en"],
    ["Standardised, trust rose in the areas.", "en"],
    ["With the same mix of people trust rose in the areas.", "en"],
    ["Med samme sammensætning steg tilliden i områderne.", "da"],
    ["Standardiseret for uddannelse steg tilliden i områderne.", "da"],
    ["I områderne steg den standardiserede tillid.", "da"],
  ])("is said in words: %s", (sentence, language) => expect(told(sentence, rose, language)).toBe("passes"));

  test("may be told beside the figure as it is", () => {
    const plain = ":num{change=trust from=2018 to=2021 group=areas show=size}";
    const alike = ":num{standardised=trust from=2018 to=2021 group=areas show=size}";
    expect(told(`With the same composition trust rose by ${alike}, as it is by ${plain}.`, rose)).toBe(
      "passes",
    );
  });

  test("is not said of a figure as it is, nor left out", () => {
    expect(told("With the same composition trust rose in the areas.", `${terms.change} is=rose`)).toContain(
      "“With the same composition”, and this claim cannot support it",
    );
    expect(told("Trust rose in the areas.", rose)).toContain("has no word for the same composition");
  });

  test("is no word for what is compared to be the same", () => {
    const composed = "Trust rose in the areas, and the composition was the same.";
    expect(told(composed, rose)).toContain("“was the same”, and this claim cannot support it");
    expect(told("With the same composition trust was the same.", rose)).toContain("“was the same”");
  });
});

describe("who stayed, came and left", () => {
  const stayed = `${terms.stayed} is=rose`;
  const came = `${terms.came} is=takes`;
  const told = (sentence: string, attributes: string, language = "en") =>
    complain(
      `:claim[${sentence}]{${attributes}}`,
      language,
      released([
        ...published,
        figure(quantities.stayed, [0.09, 0.05, 0.13], { n: 500, p: 0.001 }),
        figure(quantities.came, [-0.04, -0.06, -0.02], { n: 200, p: 0.001 }),
        figure(quantities["left in a way"], [0.02, 0.01, 0.03], { n: 90, p: 0.001 }),
      ]),
    );

  test.each([
    ["Among those who stayed in the areas, trust rose.", stayed, "en"],
    ["Newcomers work against the rise.", came, "en"],
    [
      "Those who came take from the rise by :num{movers=trust part=came from=2018 to=2021 group=areas show=size}.",
      came,
      "en",
    ],
    [
      "Those who left (:category[degree=graduate]) add to the rise.",
      `${terms["left in a way"]} is=adds`,
      "en",
    ],
    ["Blandt dem, der blev boende, steg tilliden.", stayed, "da"],
    ["Tilflytterne modvirker stigningen.", came, "da"],
    ["De, der kom til, modvirker stigningen.", came, "da"],
    ["De, der ikke længere er der, bidrager til stigningen.", `${terms["left in a way"]} is=adds`, "da"],
    ["Fraflytningen bidrager til stigningen.", `${terms["left in a way"]} is=adds`, "da"],
  ])("%s", (sentence, attributes, language) => expect(told(sentence, attributes, language)).toBe("passes"));

  test("must be said: a sentence of everybody is of another figure", () => {
    expect(told("In the areas trust rose.", stayed)).toContain("has no word for those who stayed");
    expect(told("Other people work against the rise.", came)).toContain("has no word for those who came");
    expect(told("Among those who stayed trust rose.", `${terms.change} is=rose`)).toContain(
      "says “those who stayed”, and this claim cannot support it",
    );
    expect(told("Tilliden steg blandt tilflytterne.", `${terms.change} is=rose`, "da")).toContain(
      "says “tilflytterne”, and this claim cannot support it",
    );
  });

  test("may be said of a category of people, who may be those who stayed", () => {
    const graduates = 'change=trust from=2018 to=2021 group=areas by="degree=graduate" is=rose';
    expect(told("Among those who stayed trust rose.", graduates)).not.toContain("cannot support it");
  });

  test("is of the part that the sentence names", () => {
    expect(told("Those who left work against the rise.", came)).toContain("no word for those who came");
    expect(told("Newcomers add to the rise.", `${terms.came} is=adds`)).toContain("claim-false");
    expect(told("Trust fell among those who stayed.", `${terms.stayed} is=fell`)).toContain("claim-false");
  });

  test("an unknown part or way is told with those there are", () => {
    const number = (attributes: string) =>
      complain(`:num{movers=trust ${attributes} from=2018 to=2021 group=areas}`);
    expect(number("part=stay")).toContain("Did you mean “stayed”?");
    expect(number("part=left way=graduat")).toContain("Did you mean “graduate”?");
    expect(number("part=came way=graduate")).toContain(
      "The study has no way in which people moved “graduate”.",
    );
  });
});
