import { describe, expect, test } from "vitest";
import { danish } from "./da.js";
import { english } from "./en.js";
import { findWords, wordFinder } from "./findWords.js";
import { asserting, unsupported } from "./lexicon.js";

const finders = {
  en: wordFinder(english, ["Less than high school"]),
  da: wordFinder(danish, ["Højst grundskole"]),
};
const found = (text: string, language: "en" | "da") =>
  findWords(text, finders[language])
    .filter(({ concept }) => asserting.has(concept) || unsupported[concept] || concept === "number")
    .map(({ concept, text: word }) => `${concept}: ${word}`)
    .join(", ");

describe("sentences that assert something are caught, whatever the form of the word", () => {
  test.each([
    ["Happiness rose.", "rise: rose"],
    ["There was an increase.", "rise: increase"],
    ["Trust has been falling since.", "fall: falling"],
    ["Trust has\nworsened", "fall: worsened"],
    ["Graduates are happier than others", "comparative: happier than"],
    ["The share is higher than before", "higher: higher"],
    ["The rise was not statistically significant.", "rise: rise, hedge: not statistically significant"],
    [
      "No change in trust from then to now can be shown.",
      "none-shown: No change in trust from then to now can be shown",
    ],
    ["Trust has changed, and groups differ", "comparative: changed, comparative: differ"],
    ["Trust is the same; it is unchanged.", "same: is the same, same: unchanged"],
    ["It was driven by work and led to more.", "driver: driven by, cause: led to, higher: more"],
    ["Trust accounts for much of it and adds to the rise", "driver: accounts for, part: adds to, rise: rise"],
    ["Safety works against the rise, and pulls it down", "counter: works against, rise: rise"],
    ["One in three, two-thirds and twice as many", "number: One in three, number: two-thirds, number: twice"],
    ["Twenty-five per cent", "number: five per cent"],
    ["The largest effect of all", "extreme: largest, cause: effect"],
  ])("%s", (sentence, words) => expect(found(sentence, "en")).toBe(words));

  test.each([
    ["Tilliden er øget.", "rise: øget"],
    ["En stigning og et fald", "rise: stigning, fall: fald"],
    ["Befolkningstilvæksten faldt", "fall: faldt"],
    ["Andelen er blevet mindre, men flere er glade", "lower: mindre, higher: flere"],
    ["Andelen er højere end før", "higher: højere"],
    ["Tilliden har ændret sig", "comparative: ændret sig"],
    ["De er gladere end andre", "comparative: gladere end"],
    ["Faldet er ikke signifikant", "fall: Faldet, hedge: ikke signifikant"],
    ["Der kan ikke påvises en ændring", "none-shown: kan ikke påvises"],
    ["I samme grad, kun drevet af indsatsen", "same: I samme grad, only: kun, driver: drevet af"],
    [
      "Halvdelen, hver tredje og to ud af tre",
      "number: Halvdelen, number: hver tredje, number: to ud af tre",
    ],
    ["Femogtyve procent", "number: Femogtyve procent"],
    ["Tilliden udgør en god del af den stigning", "driver: udgør en god del af, rise: stigning"],
    ["Trygheden modvirker faldet og trækker op", "counter: modvirker, fall: faldet, part: trækker op"],
  ])("%s", (sentence, words) => expect(found(sentence, "da")).toBe(words));

  test.each([
    // Landsbyggefonden, 5 December 2022: "To nye rapporter afslutter evalueringen …" (main conclusions).
    ["Det samlede trygheds- og trivselsbillede … er blevet bedre fra 2018 til 2021.", "higher: bedre"],
    [
      "Forbedringen er drevet af en signifikant positiv udvikling på dimensionerne",
      "rise: Forbedringen, driver: drevet af, significance: signifikant",
    ],
    [
      "I samme periode er tilliden og tilfredshed tilsvarende forbedret i befolkningen.",
      "same: tilsvarende, rise: forbedret",
    ],
    ["Kun graden af social sammenhængskraft er blevet mindre i boligområderne.", "only: Kun, lower: mindre"],
    ["Relativt flere borgere … er i 2021 glade for at bo i deres boligområde", "higher: flere"],
    ["Konkret er andelen steget fra 76 procent til 83 procent.", "rise: steget"],
    ["har en positiv betydning for arbejdet", "cause: betydning for"],
  ])("the announcement: %s", (sentence, words) => expect(found(sentence, "da")).toBe(words));
});

describe("sentences that assert nothing are let be", () => {
  test.each([
    "People with higher education, or whose highest degree is a bachelor's",
    "Read more about the method, or in the appendix",
    "Some declined to answer, and some dropped out",
    "At least two questions must be answered between the waves",
    "Answers that fall outside the scale; the design effect",
    "Those with less than high school",
    "Grown-ups over a certain age, other than those in institutions",
    "The confidence interval and the margin of error",
    "The variance accounts for clustering",
    "One question, two waves, three groups",
  ])("%s", (sentence) => expect(found(sentence, "en")).toBe(""));

  test.each([
    "Højeste fuldførte uddannelse er målt på to måder",
    "I hvert fald to spørgsmål; bortfald, frafald, affald, udfald og tilfælde",
    "Voksne beboere i flere områder; læs mere om metoden",
    "Boligområder med højst grundskole",
    "Kvinder udgør en stor del af de adspurgte",
    "Mindst to spørgsmål skal være besvaret mellem målingerne",
    "Et boligsocialt tiltag for voksne",
  ])("%s", (sentence) => expect(found(sentence, "da")).toBe(""));
});
