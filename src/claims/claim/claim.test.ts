import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  change,
  complaints,
  difference,
  figure,
  file,
  level,
  place,
  published,
  released,
  study,
} from "../../../test/claims/smallStudy.js";
import type { ChangeOf, DifferenceOf, LevelOf } from "../../vocabulary/quantity.js";
import { verifyReports } from "../verifyReports.js";
import { saysOf } from "./saysOf.js";

const complain = (body: string, language = "en", results = released()) =>
  complaints(() => verifyReports(study, [file(body, language)], results));

const down = "change=very-happy from=2018 to=2021";
const up = "change=very-happy from=2021 to=2024";
const unsure = "change=trust from=2018 to=2024";
const sides = 'wave=2024 of="degree=graduate" against="degree=high-school"';

describe("a claim that the data bear out stands", () => {
  test.each([
    [
      "The share fell.",
      `${down} is=fell`,
      "Andelen faldt.",
      "Very happy, from 2018 to 2021: a significant fall",
    ],
    [
      "The share rose significantly.",
      `${up} is=rose`,
      "Andelen er steget signifikant.",
      "Very happy, from 2021 to 2024: a significant rise",
    ],
    [
      "More were very happy.",
      `${up} is=rose`,
      "Flere var meget lykkelige.",
      "Very happy, from 2021 to 2024: a significant rise",
    ],
    [
      "Trust rose, but not significantly.",
      `${unsure} is=rose-not-significantly`,
      "Tilliden steg, men ikke signifikant.",
      "Trust, from 2018 to 2024: a rise that is not significant",
    ],
    [
      "No change in trust can be shown.",
      `${unsure} is=no-change-shown`,
      "En ændring i tilliden kan ikke påvises.",
      "Trust, from 2018 to 2024: no change can be shown",
    ],
    [
      "The share is higher among graduates.",
      `difference=very-happy ${sides} is=higher`,
      "Andelen er højere blandt kandidater.",
      "Very happy, 2024, Graduate against Less than college: significantly higher",
    ],
    [
      "Trust is lower, but the difference is not statistically significant.",
      `difference=trust ${sides} is=lower-not-significantly`,
      "Tilliden er lavere, men forskellen er ikke statistisk sikker.",
      "Trust, 2024, Graduate against Less than college: lower, but not significantly",
    ],
    [
      "No difference can be shown.",
      `difference=trust ${sides} is=no-difference-shown`,
      "En forskel kan ikke påvises.",
      "Trust, 2024, Graduate against Less than college: no difference can be shown",
    ],
    [
      "At least :limit[29] were very happy.",
      'level=very-happy wave=2018 is="at-least 29"',
      "Mindst :limit[29] var meget lykkelige.",
      "Very happy, 2018: at least 29 per cent",
    ],
    [
      "Less than :limit[33.5] were.",
      'level=very-happy wave=2018 is="less-than 33.5"',
      "Mindre end :limit[33.5] var det.",
      "Very happy, 2018: less than 33.5 per cent",
    ],
    [
      "Between :limit[29] and :limit[33] were.",
      'level=very-happy wave=2018 is="between 29 and 33"',
      "Mellem :limit[29] og :limit[33] var det.",
      "Very happy, 2018: between 29 per cent and 33 per cent",
    ],
    [
      "People slept more than :limit[6.5].",
      'level=sleep-hours wave=2018 is="more-than 6.5"',
      "Folk sov mere end :limit[6.5].",
      "Sleep, 2018: more than 6.5 hours",
    ],
  ])("%s", (english, terms, danish, asserts) => {
    const { reports } = verifyReports(
      study,
      [file(`:claim[${english}]{#a ${terms}}`), file(`:claim[${danish}]{#a ${terms}}`, "da")],
      released(),
    );
    expect(reports[0]?.claims[0]?.asserts).toBe(asserts);
  });
});

describe("a claim that the data do not bear out is false, and comes with one that is true", () => {
  test("a rise that was a fall", () => {
    expect(
      complain(`:claim[The share who are very happy rose from :num{level=very-happy wave=2018} to
:num{level=very-happy wave=2021}.]{#happy ${down} is=rose}`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 claim-false
      “The share who are very happy rose from 31.0 per cent to 20.0 per cent.” claims very-happy, from 2018 to 2021: a significant rise. The data say a significant fall: −11.0 percentage points (95 per cent interval from −13.5 to −8.5 percentage points; p < 0.001; n = 2,000).
      → True, and ready to paste: :claim[“:measure[very-happy]” fell from :num{level=very-happy wave=2018} in :wave[2018] to :num{level=very-happy wave=2021} in :wave[2021].]{#happy change=very-happy from=2018 to=2021 is=fell}"
    `);
  });

  test("a rise that is not significant", () => {
    expect(complain(`:claim[Trust rose.]{${unsure} is=rose}`)).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 claim-false
      “Trust rose.” claims trust, from 2018 to 2024: a significant rise. The data say a rise that is not significant: +0.01 (95 per cent interval from −0.01 to +0.03; p = 0.190; n = 2,000).
      → True, and ready to paste: :claim[“:measure[trust]” rose from :num{level=trust wave=2018} in :wave[2018] to :num{level=trust wave=2024} in :wave[2024], but not significantly.]{change=trust from=2018 to=2024 is=rose-not-significantly}"
    `);
  });

  test("no change shown, where one is", () => {
    expect(
      complain(`:claim[En ændring kan ikke påvises.]{${up} is=no-change-shown}`, "da"),
    ).toMatchInlineSnapshot(`
      "reports/happiness.da.md:5:1 claim-false
      “En ændring kan ikke påvises.” claims very-happy, from 2021 to 2024: no change can be shown. The data say a significant rise: +3.0 percentage points (95 per cent interval from +0.5 to +5.5 percentage points; p = 0.020; n = 3,000).
      → True, and ready to paste: :claim[»:measure[very-happy]« steg fra :num{level=very-happy wave=2021} i :wave[2021] til :num{level=very-happy wave=2024} i :wave[2024].]{change=very-happy from=2021 to=2024 is=rose}"
    `);
  });

  test("a difference the other way", () => {
    expect(
      complain(`:claim[Graduates are lower.]{difference=very-happy ${sides} is=lower}`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 claim-false
      “Graduates are lower.” claims very-happy, 2024, degree=graduate against degree=high-school: significantly lower. The data say significantly higher: +11.0 percentage points (95 per cent interval from +5.7 to +16.3 percentage points; p < 0.001; n = 400).
      → True, and ready to paste: :claim[In :wave[2024], “:measure[very-happy]” was higher for :category[degree=graduate] (:num{level=very-happy wave=2024 by="degree=graduate"}) than for :category[degree=high-school] (:num{level=very-happy wave=2024 by="degree=high-school"}).]{difference=very-happy wave=2024 of="degree=graduate" against="degree=high-school" is=higher}"
    `);
  });

  test("a limit that the estimate keeps but the interval does not", () => {
    expect(
      complain(':claim[At least :limit[30] were very happy.]{level=very-happy wave=2018 is="at-least 30"}'),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 claim-false
      “At least 30 per cent were very happy.” claims very-happy, 2018: at least 30 per cent. The data say 31.0 per cent (95 per cent interval from 29.0 to 33.0 per cent; n = 2,000); a claim must hold for the whole interval.
      → True, and ready to paste: :claim[“:measure[very-happy]” was at least :limit[29] in :wave[2018].]{level=very-happy wave=2018 is="at-least 29"}"
    `);
  });

  test("a figure that was withheld", () => {
    expect(
      complain(
        ':claim[Less than :limit[30] were.]{level=very-happy wave=2018 by="degree=graduate" is="less-than 30"}',
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 figure-withheld
      There is no figure to stand behind “level very-happy 2018/all/degree=graduate”: policy “small-policy” withholds it (at least 20 people, 5 of them on each side of a share, answers that differ, and enough degrees of freedom must be behind such a figure).
      → Take it out, or speak of a larger part of the people."
    `);
  });
});

describe("the words of a claim say what it asserts", () => {
  test("a sentence that says the opposite", () => {
    expect(complain(`:claim[Happiness rose.]{#x ${down} is=fell}`)).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:18 claim-words
      “Happiness rose.” is claimed as is=fell (a significant fall) but says “rose” (a rise), but has no word for a fall. The data say a significant fall: −11.0 percentage points (95 per cent interval from −13.5 to −8.5 percentage points; p < 0.001; n = 2,000).
      → Say it with “fell”, “fallen”, “decreased”, “declined” or the like. Where “rose” asserts nothing, write :words[rose]. True, and ready to paste: :claim[“:measure[very-happy]” fell from :num{level=very-happy wave=2018} in :wave[2018] to :num{level=very-happy wave=2021} in :wave[2021].]{#x change=very-happy from=2018 to=2021 is=fell}"
    `);
  });

  test("a sentence that says nothing of it", () => {
    expect(complain(`:claim[Lykken blev målt igen.]{${down} is=fell}`, "da")).toMatchInlineSnapshot(`
      "reports/happiness.da.md:5:1 claim-words
      “Lykken blev målt igen.” is claimed as is=fell (a significant fall) but has no word for a fall. The data say a significant fall: −11.0 percentage points (95 per cent interval from −13.5 to −8.5 percentage points; p < 0.001; n = 2,000).
      → Say it with “faldt”, “faldet”, “falder”, “reduceret” or the like. True, and ready to paste: :claim[»:measure[very-happy]« faldt fra :num{level=very-happy wave=2018} i :wave[2018] til :num{level=very-happy wave=2021} i :wave[2021].]{change=very-happy from=2018 to=2021 is=fell}"
    `);
  });

  test.each([
    ["Happiness did not fall.", `${down} is=fell`, "“not” (a denial)"],
    ["Happiness fell, but not significantly.", `${down} is=fell`, "“not significantly” (not significantly)"],
    [
      "Trust rose significantly.",
      `${unsure} is=rose-not-significantly`,
      "“significantly” (significance), but has no word for not significantly",
    ],
    ["Trust rose.", `${unsure} is=rose-not-significantly`, "has no word for not significantly"],
    ["Trust rose, but no change can be shown.", `${unsure} is=no-change-shown`, "“rose” (a rise)"],
    ["Happiness rose more among graduates.", `difference=very-happy ${sides} is=higher`, "“rose” (a rise)"],
    [
      "At most :limit[29] were.",
      'level=very-happy wave=2018 is="at-least 29"',
      "“At most” (at most), but has no word for at least",
    ],
    ["Happiness fell because of it.", `${down} is=fell`, "“because”, and this claim cannot support it"],
    ["Only happiness fell.", `${down} is=fell`, "“Only”, and no claim"],
    ["Happiness fell in all areas.", `${down} is=fell`, "“in all”, and no claim"],
    ["Happiness fell sharply.", `${down} is=fell`, "“sharply”, and no claim"],
    ["Happiness fell by half.", `${down} is=fell`, "Nothing stands behind the number “half”"],
    ["The highest share fell.", `${down} is=fell`, "“highest”, and no claim"],
    ["The gap narrowed, and happiness fell.", `${down} is=fell`, "“narrowed”, and no claim"],
  ])("“%s” under %s", (sentence, terms, said) => {
    expect(complain(`:claim[${sentence}]{${terms}}`)).toContain(said);
  });

  test("a name of the study is a name, not an assertion", () => {
    expect(complain(`:claim[“Less than college” or not, the share fell.]{${down} is=fell}`)).toContain(
      "“not”",
    );
    expect(
      complain(
        `:claim[Graduates are higher than “less than college”.]{difference=very-happy ${sides} is=higher}`,
      ),
    ).toBe("passes");
  });
});

describe("numbers and names in a claim belong to what it asserts", () => {
  test("a level of another wave, another measure, another category", () => {
    expect(
      complain(
        `:claim[In :wave[2024] happiness fell to :num{level=very-happy wave=2024}, trust is :num{level=trust wave=2018}, :category[degree=graduate].]{${down} is=fell}`,
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:11 claim-mention
      “In 2024 happiness fell to 23.0 per cent, trust is 0.53, Graduate.” mentions “2024”, which is not what the claim is about (change very-happy 2018/all to 2021/all).
      → Give it a sentence of its own, or change what the claim is about.

      reports/happiness.en.md:5:41 claim-mention
      “In 2024 happiness fell to 23.0 per cent, trust is 0.53, Graduate.” mentions “23.0 per cent” (level very-happy 2024/all), which is not what the claim is about (change very-happy 2018/all to 2021/all).
      → Give it a sentence of its own, or change what the claim is about.

      reports/happiness.en.md:5:84 claim-mention
      “In 2024 happiness fell to 23.0 per cent, trust is 0.53, Graduate.” mentions “0.53” (level trust 2018/all), which is not what the claim is about (change very-happy 2018/all to 2021/all).
      → Give it a sentence of its own, or change what the claim is about.

      reports/happiness.en.md:5:113 claim-mention
      “In 2024 happiness fell to 23.0 per cent, trust is 0.53, Graduate.” mentions “Graduate”, which is not what the claim is about (change very-happy 2018/all to 2021/all).
      → Give it a sentence of its own, or change what the claim is about."
    `);
  });

  test("the two sides stand the right way round", () => {
    expect(
      complain(
        `:claim[Happiness fell from :num{level=very-happy wave=2021} to :num{level=very-happy wave=2018}.]{${down} is=fell}`,
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:28 claim-turned-round
      “Happiness fell from 20.0 per cent to 31.0 per cent.” tells the two sides the wrong way round: “20.0 per cent” stands where the other side belongs.
      → Swap the two in the sentence, or swap “from” and “to” and say the opposite.

      reports/happiness.en.md:5:64 claim-turned-round
      “Happiness fell from 20.0 per cent to 31.0 per cent.” tells the two sides the wrong way round: “31.0 per cent” stands where the other side belongs.
      → Swap the two in the sentence, or swap “from” and “to” and say the opposite."
    `);
    expect(
      complain(
        `:claim[It is higher for :category[degree=high-school] than for :category[degree=graduate].]{difference=very-happy ${sides} is=higher}`,
      ),
    ).toContain("the wrong way round: “Graduate” stands where");
    expect(
      complain(`:claim[Andelen var lavere i :wave[2021] end i :wave[2018].]{${down} is=fell}`, "da"),
    ).toBe("passes");
    expect(
      complain(`:claim[Andelen var lavere i :wave[2018] end i :wave[2021].]{${down} is=fell}`, "da"),
    ).toContain("“2021” stands where the other side belongs");
  });

  test("a limit must be said, and said as the attributes have it", () => {
    expect(
      complain(
        ':claim[At least :limit[28] were, see :limit[3].]{level=very-happy wave=2018 is="at-least 29"}',
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 claim-limit-unsaid
      “At least 28 were, see 3.” is claimed to say “at-least 29” but does not say 29.
      → Put :limit[29] in the sentence, where the number is to stand.

      reports/happiness.en.md:5:17 limit-unbound
      “28” is not a limit of the claim it stands in.
      → The claim's limits are: 29.

      reports/happiness.en.md:5:38 limit-unbound
      “3” is not a limit of the claim it stands in.
      → The claim's limits are: 29."
    `);
  });
});

describe("in a study of several groups", () => {
  const [everyone] = study.groups;
  const town = { en: "Programme areas", da: "Områder med en plan" };
  const groups = everyone ? [everyone, { ...everyone, id: "town", label: town }] : [];
  const results = released([
    figure(level("trust", place("2024", null, "town")), [0.5, 0.48, 0.52], { n: 800 }),
    figure(difference("trust", place("2024", null, "town"), place("2024")), [-0.04, -0.06, -0.02], {
      n: 800,
      p: 0.0001,
    }),
    figure(
      difference("trust", place("2024", "graduate", "town"), place("2024", "graduate")),
      [0.01, -0.03, 0.05],
      { n: 80, p: 0.6 },
    ),
    figure(
      change("trust", place("2018", "graduate", "town"), place("2024", "graduate", "town")),
      [0.1, 0.05, 0.15],
      { n: 80, p: 0.001 },
    ),
  ]);
  const check = (body: string, language: string) =>
    complaints(() => verifyReports({ ...study, groups }, [file(body, language)], results));

  test.each([
    ["difference=trust wave=2024 of=town against=all is=higher", "lower"],
    [
      'difference=trust wave=2024 of="town/degree=graduate" against="all/degree=graduate" is=lower',
      "higher-not-significantly",
    ],
    ['change=trust from=2018 to=2024 group=town by="degree=graduate" is=fell', "rose"],
  ])("%s is corrected to %s", (terms, says) => {
    for (const language of ["en", "da"]) {
      const offered =
        /ready to paste: (.*)$/m.exec(check(`:claim[Nothing is said.]{${terms}}`, language))?.[1] ?? "";
      expect(offered).toContain(`is=${says}}`);
      expect(check(offered, language)).toBe("passes");
    }
  });

  test("a side must be one group, one category, or one of each", () => {
    expect(check(":num{difference=trust wave=2024 of=a/b/c against=al}", "en")).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 name-unknown
      “a/b/c” does not name one side of a difference.
      → Write a group, breakdown=category, or group/breakdown=category.

      reports/happiness.en.md:5:1 name-unknown
      The study has no group “al”.
      → Did you mean “all”?"
    `);
  });
});

describe("the attributes of a claim", () => {
  test("must say what it asserts", () => {
    expect(
      complain(`:claim[It fell.]{${down}}

:claim[It fell.]{${down} is=higher}

:claim[It fell.]{${down} is="fell 3"}

:claim[At least so.]{level=trust wave=2018 is=at-least}

:claim[It fell.]{is=fell}

:claim[It fell.]{#A_b ${down} is=fell}

:claim[]{${down} is=fell}

:claim[It fell, :claim[fell]{${down} is=fell}.]{${down} is=fell}`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 attribute-missing
      :claim lacks “is”.
      → Add is=… between its braces.

      reports/happiness.en.md:7:1 is-unknown
      A claim about a change cannot say is=“higher”.
      → Known here: rose, fell, rose-not-significantly, fell-not-significantly, no-change-shown, unchanged.

      reports/happiness.en.md:9:1 is-unknown
      is=“fell 3” does not have the form that “fell” needs.
      → Write is=fell, without numbers.

      reports/happiness.en.md:11:1 is-unknown
      is=“at-least” does not have the numbers that “at-least” needs.
      → Write it like this: is="at-least 30".

      reports/happiness.en.md:13:1 attribute-missing
      :claim does not say which figure it is about.
      → Write one of these: level=…, change=…, difference=…, changeDifference=…, contribution=…, contributionShare=…, component=…, area=…, areaApart=…, areaChange=…, clustering=…, doubleDifference=…, effect=…, chance=…, chanceChange=…, movers=…, matched=…, exposure=…, trend=…, standardised=….

      reports/happiness.en.md:15:1 claim-id
      “A_b” cannot be used as the id of a claim.
      → An id begins with a letter a–z and holds small letters, digits and hyphens.

      reports/happiness.en.md:17:1 claim-empty
      A claim without a sentence.
      → Write :claim[the sentence]{…}; if an ordinary colon is meant, write “\\:claim”.

      reports/happiness.en.md:19:17 claim-in-claim
      A claim cannot stand within another claim.
      → Write two sentences, each a claim of its own."
    `);
  });
});

type Measured = LevelOf | ChangeOf | DifferenceOf;

const quantities: readonly Measured[] = [
  change("very-happy", place("2018"), place("2021")),
  change("very-happy", place("2018", "high-school"), place("2021", "high-school")),
  difference("very-happy", place("2024", "graduate"), place("2024", "high-school")),
  change("trust", place("2018"), place("2024")),
  level("very-happy", place("2018")),
  level("trust", place("2024")),
  level("sleep-hours", place("2018")),
];

const terms = (quantity: Measured) => {
  switch (quantity.kind) {
    case "level":
      return `level=${quantity.measure} wave=${quantity.at.wave}`;
    case "change": {
      const { category } = quantity.from;
      const by = category ? ` by="degree=${category.category}"` : "";
      return `change=${quantity.measure} from=${quantity.from.wave} to=${quantity.to.wave}${by}`;
    }
    case "difference":
      return `difference=${quantity.measure} wave=2024 of="degree=graduate" against="degree=high-school"`;
  }
};

/** Figures of any size, sign and significance for one of the quantities. */
const figures = fc
  .record({
    quantity: fc.constantFrom(...quantities),
    value: fc.integer({ min: 1, max: 899 }),
    half: fc.integer({ min: 1, max: 90 }),
    negative: fc.boolean(),
    p: fc.constantFrom(0.0001, 0.04, 0.06, 0.9),
  })
  .map(({ quantity, value, half, negative, p }) => {
    const unit = quantity.measure === "very-happy" ? 1000 : quantity.measure === "trust" ? 100 : 10;
    const sign = negative && quantity.kind !== "level" ? -1 : 1;
    const at = (steps: number) => Math.round(steps) / unit;
    const values = [at(sign * value), at(sign * value - half), at(sign * value + half)] as const;
    return figure(quantity, values, { n: 500, ...(quantity.kind === "level" ? {} : { p }) });
  });

/** A sentence that fits no claim, so that the checker has to offer one. */
const anyClaim = fc.record({
  found: figures,
  pick: fc.nat(),
  low: fc.integer({ min: 0, max: 99 }),
  language: fc.constantFrom("en", "da"),
});

test("whatever is claimed, the claim that is offered for pasting is true and verifies", () => {
  fc.assert(
    fc.property(anyClaim, ({ found, pick, low, language }) => {
      const known = saysOf(found.quantity);
      const says = known[pick % known.length] ?? "rose";
      const limits = {
        level: says === "between" ? ` ${low} and ${low + 1}` : ` ${low}`,
        change: "",
        difference: "",
      };
      const results = released([
        ...published.filter((one) => one.quantity.measure !== found.quantity.measure),
        found,
      ]);
      const claim = `:claim[Nothing is said.]{#it ${terms(found.quantity)} is="${says}${limits[found.quantity.kind]}"}`;
      const offered =
        /ready to paste: (.*)$/m.exec(complain(claim, language, results))?.[1] ?? "none offered";
      expect(offered).toMatch(/^:claim/);
      expect(complain(offered, language, results)).toBe("passes");
    }),
    { numRuns: 120 },
  );
});

test("a claim with a direction that is true becomes false when the figure's sign is turned", () => {
  fc.assert(
    fc.property(
      figures.filter(({ contrast }) => contrast !== null),
      fc.constantFrom("en", "da"),
      (found, language) => {
        const { quantity, value, low, high, contrast } = found;
        const words = quantity.kind === "change" ? ["rose", "fell"] : ["higher", "lower"];
        const says = `${words[value > 0 ? 0 : 1]}${contrast?.significant ? "" : "-not-significantly"}`;
        const results = released([found]);
        const claim = `:claim[Nothing is said.]{#it ${terms(quantity)} is=${says}}`;
        const before = complain(claim, language, results);
        const turned = figure(quantity, [-value, -high, -low], { n: 500, p: contrast?.p ?? 1 });
        const after = complain(claim, language, released([turned]));
        expect(before).not.toContain("claim-false");
        expect(after).toContain("claim-false");
      },
    ),
    { numRuns: 100 },
  );
});
