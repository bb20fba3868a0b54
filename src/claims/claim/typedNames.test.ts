import { describe, expect, test } from "vitest";
import {
  change,
  complaints,
  difference,
  figure,
  file,
  level,
  place,
  released,
  study,
} from "../../../test/claims/smallStudy.js";
import type { Place } from "../../vocabulary/quantity.js";
import type { Study } from "../../vocabulary/study.js";
import { verifyReports } from "../verifyReports.js";

/** The study that `kvarter new` starts, as far as sentences can tell: two groups, and women and men. */
const town: Study = {
  ...study,
  groups: [
    { id: "areas", role: "programme", label: { en: "The areas", da: "Områderne" }, where: null },
    { id: "population", role: "benchmark", label: { en: "The population", da: "Befolkningen" }, where: null },
  ],
  breakdowns: [
    {
      id: "sex",
      label: { en: "Sex", da: "Køn" },
      columns: ["sex"],
      rule: "only",
      categories: [
        { id: "women", label: { en: "Women", da: "Kvinder" }, values: ["1"] },
        { id: "men", label: { en: "Men", da: "Mænd" }, values: ["2"] },
      ],
    },
    {
      id: "education",
      label: { en: "Highest education", da: "Højeste uddannelse" },
      columns: ["education"],
      rule: "only",
      categories: [
        { id: "school", label: { en: "Lower", da: "Lavere" }, values: ["1"] },
        { id: "college", label: { en: "Higher", da: "Højere" }, values: ["2"] },
      ],
    },
  ],
};

const [glad, areas, population] = ["very-happy", "areas", "population"];
const at = (wave: string, group: string, sex?: string): Place => ({
  ...place(wave, null, group),
  category: sex === undefined ? null : { breakdown: "sex", category: sex },
});
const results = released([
  figure(level(glad, at("2018", areas)), [0.759, 0.72, 0.79], { n: 400 }),
  figure(level(glad, at("2018", population)), [0.925, 0.9, 0.95], { n: 400 }),
  figure(level(glad, at("2021", areas)), [0.86, 0.82, 0.89], { n: 400 }),
  figure(change(glad, at("2018", areas), at("2021", areas)), [0.1, 0.05, 0.15], { n: 400, p: 0.001 }),
  figure(change(glad, at("2018", areas, "men"), at("2021", areas, "men")), [0.07, -0.01, 0.14], {
    n: 200,
    p: 0.07,
  }),
  figure(difference(glad, at("2018", areas), at("2018", population)), [-0.17, -0.2, -0.1], {
    n: 400,
    p: 0.001,
  }),
  figure(difference(glad, at("2021", areas), at("2021", population)), [-0.01, -0.05, 0.03], {
    n: 400,
    p: 0.6,
  }),
]);

const rose = `change=${glad} from=2018 to=2021 group=areas is=rose`;
const unsure = `change=${glad} from=2018 to=2021 group=areas by="sex=men" is=rose-not-significantly`;
const lower = `difference=${glad} wave=2018 of=areas against=population is=lower`;
const none = `difference=${glad} wave=2021 of=areas against=population is=no-difference-shown`;
const most = `level=${glad} wave=2018 group=areas is="at-least 70"`;
const say = (sentence: string, terms: string, language = "en") =>
  complaints(() => verifyReports(town, [file(`:claim[${sentence}]{${terms}}`, language)], results));

describe("a group or category that is typed must be what the claim is about", () => {
  test.each([
    ["The share rose in the population.", rose, "en", "mentions “population”"],
    ["Andelen steg i befolkningen.", rose, "da", "mentions “befolkningen”"],
    ["Among women the share rose.", rose, "en", "mentions “women”"],
    ["Women's share rose.", rose, "en", "mentions “Women's”"],
    ["Andelen steg blandt kvinderne.", rose, "da", "mentions “kvinderne”"],
    ["Mændenes andel steg.", rose, "da", "mentions “Mændenes”"],
    ["No difference can be shown between men and women.", none, "en", "mentions “men”"],
    ["At least :limit[70] of the population were glad.", most, "en", "mentions “population”"],
    ["Among women it rose, but not significantly.", unsure, "en", "mentions “women”"],
  ])("“%s” is refused", (sentence, terms, language, said) => {
    expect(say(sentence, terms, language)).toContain(said);
  });

  test.each([
    ["The share rose in the areas.", rose, "en"],
    ["Andelen steg i områderne.", rose, "da"],
    ["Among men in the areas it rose, but not significantly.", unsure, "en"],
    ["Blandt mændene steg den, men ikke signifikant.", unsure, "da"],
    ["In the areas, no difference from the population can be shown.", none, "en"],
    ["The share who say “very happy” rose.", rose, "en"],
    ["The share rose, say :words[women].", rose, "en"],
  ])("“%s” stands", (sentence, terms, language) => expect(say(sentence, terms, language)).toBe("passes"));
});

describe("a category called “Lower” does not take the word from a claim", () => {
  test.each([
    ["In :wave[2018] the share was lower in the areas.", "en"],
    ["I :wave[2018] var andelen lavere i områderne.", "da"],
  ])("“%s” stands", (sentence, language) => expect(say(sentence, lower, language)).toBe("passes"));
});

describe("typed names stand the right way round", () => {
  test.each([
    ["In :wave[2018] fewer were glad in the population than in the areas.", "en"],
    ["I :wave[2018] var færre glade i befolkningen end i områderne.", "da"],
    ["Befolkningen lå lavere.", "da"],
    ["In the population fewer were glad.", "en"],
    ["Fewer than expected were glad in the population.", "en"],
    ["Færre end ventet var glade i befolkningen.", "da"],
    ["Glad people were fewer in :group[population].", "en"],
  ])("“%s” is refused", (sentence, language) =>
    expect(say(sentence, lower, language)).toContain("claim-turned-round"),
  );

  test.each([
    ["In :wave[2018] fewer were glad in the areas than in the population.", "en"],
    ["Compared with the population, fewer were glad in the areas.", "en"],
    ["I :wave[2018] var færre glade i områderne end i befolkningen.", "da"],
    ["Områderne lå lavere.", "da"],
  ])("“%s” stands", (sentence, language) => expect(say(sentence, lower, language)).toBe("passes"));
});

describe("a bound name or number has the role that its words give it", () => {
  const before = `:num{level=${glad} wave=2018 group=areas}`;
  const after = `:num{level=${glad} wave=2021 group=areas}`;
  const size = `:num{change=${glad} from=2018 to=2021 group=areas show=size}`;
  test.each([
    [`The share rose to ${before}.`, "en", "wrong way round"],
    [`Andelen steg til ${before}.`, "da", "wrong way round"],
    [`The share rose by ${after}.`, "en", "after “by”, where it reads as the size of a change"],
    [`Andelen steg med ${after}.`, "da", "after “med”"],
    [`The share rose to ${size}.`, "en", "after “to”, where it reads as a level"],
    ["In :wave[2018] the share rose.", "en", "wrong way round"],
    ["I :wave[2018] steg andelen.", "da", "wrong way round"],
    [`In :wave[2018] the share rose from ${before}.`, "en", "wrong way round"],
    ["The share rose before :wave[2018].", "en", "after “before”"],
    ["Andelen steg inden :wave[2021].", "da", "after “inden”"],
    ["The share has risen since :wave[2021].", "en", "wrong way round"],
    ["The share rose until :wave[2018].", "en", "wrong way round"],
  ])("“%s” is refused", (sentence, language, said) => expect(say(sentence, rose, language)).toContain(said));

  test.each([
    [`The share rose to ${after}.`, "en"],
    [`The share rose by ${size}, to ${after} in :wave[2021].`, "en"],
    [`In :wave[2018] the share was ${before}; it has risen since.`, "en"],
    [`The share has risen since :wave[2018], to ${after}.`, "en"],
    ["Siden målingen i :wave[2018] er andelen steget.", "da"],
    ["Andelen var højere i :wave[2021] end i :wave[2018].", "da"],
    [`Andelen steg fra ${before} i :wave[2018].`, "da"],
    [`Andelen er højere sammenlignet med ${before}.`, "da"],
  ])("“%s” stands", (sentence, language) => expect(say(sentence, rose, language)).toBe("passes"));
});
