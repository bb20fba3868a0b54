import { describe, expect, test } from "vitest";
import { complaints, file, released, study } from "../../../test/claims/smallStudy.js";
import { verifyReports } from "../verifyReports.js";

const rose = "change=very-happy from=2021 to=2024 is=rose";
const most = 'level=very-happy wave=2018 is="at-least 29"';
const noChange = "change=trust from=2018 to=2024 is=no-change-shown";
const noDifference =
  'difference=trust wave=2024 of="degree=graduate" against="degree=high-school" is=no-difference-shown';
const sentence = (text: string, terms: string, language: string) =>
  complaints(() => verifyReports(study, [file(`:claim[${text}]{${terms}}`, language)], released()));
const prose = (text: string, language: string) =>
  complaints(() => verifyReports(study, [file(text, language)], released()));

describe("a claim cannot smuggle a second assertion in", () => {
  test.each([
    ["The share rose and well-being plummeted.", "plummeted"],
    ["The share rose and trust tumbled.", "tumbled"],
    ["The share rose tenfold.", "tenfold"],
    ["The share rose by a million.", "million"],
    ["The share rose to LXX.", "LXX"],
    ["The share rose to a record.", "a record"],
    ["The share rose, so the areas have caught up.", "caught up"],
    ["The share rose, and the gap is gone.", "gap is gone"],
    ["The share rose, and the old trail behind.", "trail behind"],
    ["The share rose past the safest.", "safest"],
    ["The share rose: the plan works.", "plan works"],
    ["The share rose; work brought about that.", "brought about"],
    ["The share rose, that is why.", "that is why"],
    ["The share rose, and hardly anyone is sad.", "hardly anyone"],
    ["The share rose, everybody is happy.", "everybody"],
    ["The share rose, and few are sad.", "few"],
    ["Unhappiness rose.", "Unhappiness"],
    ["Distrust rose.", "Distrust"],
  ])("%s", (text, word) => expect(sentence(text, rose, "en")).toContain(`“${word}”`));

  test.each([
    ["Andelen steg, mens tilliden braser sammen.", "braser sammen"],
    ["Andelen steg, og tilliden raslede ned.", "raslede ned"],
    ["Andelen steg til det tidoblede.", "tidoblede"],
    ["Andelen steg med snesevis.", "snesevis"],
    ["Andelen steg, og området er det tryggeste.", "tryggeste"],
    ["Andelen steg og har overhalet resten.", "overhalet"],
    ["Andelen steg, og kløften er væk.", "kløften er væk"],
    ["Andelen steg, og de unge halter efter.", "halter efter"],
    ["Andelen steg: planen virker.", "planen virker"],
    ["Andelen steg, det har gjort folk glade.", "gjort"],
    ["Andelen steg, og næsten alle er glade.", "næsten alle"],
    ["Andelen steg, og få er kede af det.", "få er"],
    ["Utrygheden steg.", "Utrygheden"],
    ["De ulykkelige steg.", "ulykkelige"],
  ])("%s", (text, word) => expect(sentence(text, rose, "da")).toContain(`“${word}”`));

  test("nor say a level of those who are not", () => {
    expect(sentence("At least :limit[29] were unhappy.", most, "en")).toContain("“unhappy”, which turns");
  });

  test.each([
    ["The programme made the areas safer.", "programme made"],
    ["The plans have clearly helped.", "plans have clearly helped"],
    ["It made people in these areas happier.", "made people in these areas happier"],
    ["The initiative brought calm.", "initiative brought"],
    ["The work was a great success.", "a great success"],
    ["The plan succeeded.", "succeeded"],
    ["A successful effort.", "successful"],
  ])("prose may not credit anything: %s", (text, words) => expect(prose(text, "en")).toContain(`“${words}”`));

  test.each([
    ["Helhedsplanerne har gjort områderne trygge.", "Helhedsplanerne har gjort"],
    ["Det gjorde beboerne i områderne gladere.", "gjorde beboerne i områderne gladere"],
    ["Indsatsen har tydeligt hjulpet.", "Indsatsen har tydeligt hjulpet"],
    ["Planen blev en stor succes.", "en stor succes"],
  ])("og heller ikke på dansk: %s", (text, words) => expect(prose(text, "da")).toContain(`“${words}”`));

  test.each([
    ["The plan was made in a council.", "en"],
    ["A plan is a scheme in which owners and the council help each other.", "en"],
    ["Everybody who lives there was asked. Nobody was paid.", "en"],
    ["Planen blev lavet i et råd, og alle blev spurgt.", "da"],
  ])("prose that credits nothing passes: %s", (text, language) =>
    expect(prose(text, language)).toBe("passes"),
  );

  test.each([
    ["The share rose, everybody is happy.", "en"],
    ["The share rose, almost all are happy.", "en"],
    ["Andelen steg, og næsten alle er glade.", "da"],
  ])("“everybody” is refused for what it says: %s", (text, language) => {
    const told = sentence(text, rose, language);
    expect(told).toContain("it speaks of each person");
    expect(told).not.toContain("how much is much");
  });

  test("a movement is an assertion in prose too", () => {
    expect(prose("Trust plummeted.", "en")).toContain("prose-asserts");
    expect(prose("Tilliden røg skudt i vejret.", "da")).toContain("prose-asserts");
  });
});

describe("a number that is typed is offered as what it may be", () => {
  test("the limit of a level claim", () => {
    expect(sentence("At least 29 were very happy.", most, "en")).toContain(
      "→ For the limit of the claim write :limit[29].",
    );
    expect(sentence("At least 50 were, :limit[29].", most, "en")).toContain(
      'write :limit[50] and is="at-least 50"',
    );
  });

  test("two waves with a stroke between", () => {
    expect(prose("The years 2018-2021.", "en")).toContain("For the waves write :wave[2018]–:wave[2021];");
  });

  test("but a number in words within a fact has its source", () => {
    expect(prose(":fact[331 million]{source=census} people.", "en")).toBe("passes");
  });
});

describe("ordinary prose about the method is let be", () => {
  test.each([
    ["Public works were left out, and everyone made their own choice. Few questions are new.", "en"],
    [
      "Strata were collapsed where one PSU was left; the CI is Wilson's. The survey was made up of waves.",
      "en",
    ],
    ["It says nothing about what makes people happy. A minority language was offered.", "en"],
    ["Andelen er regnet ud for alle, der har svaret. Det har gjort det muligt at få svar.", "da"],
    ["Der er indhentet samtykke, og skemaet virker på telefoner. De utrygge blev spurgt.", "da"],
  ])("%s", (text, language) => expect(prose(text, language)).toBe("passes"));
});

describe("true sentences in ordinary words stand", () => {
  test.each([
    ["The difference was not significant.", noDifference, "en"],
    ["There is no evidence of a difference.", noDifference, "en"],
    ["Forskellen er ikke signifikant.", noDifference, "da"],
    ["Der er ikke nogen signifikant forskel.", noDifference, "da"],
    ["Der ses ingen forskel.", noDifference, "da"],
    ["The change is not statistically significant.", noChange, "en"],
    ["Ændringen er ikke statistisk sikker.", noChange, "da"],
    ["The share is up.", rose, "en"],
    ["Well over :limit[28] were very happy.", 'level=very-happy wave=2018 is="more-than 28"', "en"],
    ["Godt over :limit[28] var det.", 'level=very-happy wave=2018 is="more-than 28"', "da"],
  ])("%s", (text, terms, language) => {
    expect(sentence(text, terms, language)).toBe("passes");
  });
});
