import { describe, expect, test } from "vitest";
import { complaints, file, released, study } from "../../test/claims/smallStudy.js";
import { verifyReports } from "./verifyReports.js";

const verify = (...files: ReturnType<typeof file>[]) => verifyReports(study, files, released());
const complain = (body: string, language = "en") => complaints(() => verify(file(body, language)));

describe("a report that stands", () => {
  const english = `---
title: Happiness, :wave[2018] to :wave[2024]
lead: ":claim[The share who are very happy fell.]{#in-short change=very-happy from=2018 to=2024 is=fell}"
slug: happiness
---
## Before and after

In :wave[2018], :num{level=very-happy wave=2018} were very happy
(:num{level=very-happy wave=2018 show=confidence} interval :num{level=very-happy wave=2018 show=interval}; :num{level=very-happy wave=2018 show=n} people).

- :claim[The share who are very happy **fell** from :num{level=very-happy wave=2018} to
  :num{level=very-happy wave=2021}.]{#fell change=very-happy from=2018 to=2021 is=fell}
- :claim[Trust rose by :num{change=trust from=2018 to=2024 show=size}, but not significantly.]{change=trust from=2018 to=2024 is=rose-not-significantly}
- :fact[331 million]{source=census} live in the country; see https://example.org/2024.

::chart[Very happy, by :words[highest degree]]{#by-degree levels=very-happy by=degree waves="2018 2021"}
`;

  test("has a title, a lead, its claims and its blocks", () => {
    const [report] = verify({ path: "reports/a.md", language: "en", text: english }).reports;
    expect(report).toMatchObject({
      title: "Happiness, 2018 to 2024",
      lead: [
        {
          kind: "claim",
          id: "in-short",
          children: [{ kind: "text", text: "The share who are very happy fell." }],
        },
      ],
    });
    expect(
      report?.claims.map(({ id, sentence, asserts, line }) => ({ id, sentence, asserts, line })),
    ).toMatchInlineSnapshot(`
      [
        {
          "asserts": "Very happy, from 2018 to 2024: a significant fall",
          "id": "in-short",
          "line": 3,
          "sentence": "The share who are very happy fell.",
        },
        {
          "asserts": "Very happy, from 2018 to 2021: a significant fall",
          "id": "fell",
          "line": 11,
          "sentence": "The share who are very happy fell from 31.0 per cent to 20.0 per cent.",
        },
        {
          "asserts": "Trust, from 2018 to 2024: a rise that is not significant",
          "id": "happiness-3",
          "line": 13,
          "sentence": "Trust rose by 0.01, but not significantly.",
        },
      ]
    `);
    expect(report?.blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "list", "display"]);
  });

  test("carries the figures behind each number and each claim", () => {
    const [report] = verify({ path: "reports/a.md", language: "en", text: english }).reports;
    expect(report?.claims[1]?.figures.map(({ value }) => value)).toEqual([-0.11, 0.31, 0.2]);
    const [, paragraph] = report?.blocks ?? [];
    const inlines = paragraph?.kind === "paragraph" ? paragraph.children : [];
    const told = inlines.map((inline) =>
      inline.kind === "number"
        ? [inline.text, inline.figure.value]
        : inline.kind === "stated"
          ? [inline.text]
          : "…",
    );
    expect(told.filter((one) => one !== "…")).toEqual([
      ["2018"],
      ["31.0 per cent", 0.31],
      ["95 per cent", 0.31],
      ["from 29.0 to 33.0 per cent", 0.31],
      ["2,000", 0.31],
    ]);
  });

  test("may hold no claim at all", () => {
    expect(complain("People were asked how they were.\n\n> “Fine”, said one.")).toBe("passes");
  });

  test("may come with Windows line ends and a byte order mark", () => {
    const text = `\uFEFF${file("Plain words.").text}`.replaceAll("\n", "\r\n");
    expect(verify({ ...file(""), text }).reports[0]?.blocks).toHaveLength(1);
  });
});

describe("a number or a name that does not exist", () => {
  test("an unknown name comes with the likely one", () => {
    expect(
      complain(
        `:num{level=very-hapy wave=2018}, :num{level=very-happy wave=2019}, :num{level=very-happy wave=2018 by="degree=gradate"}, :num{levl=very-happy wave=2018}`,
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 name-unknown
      The study has no measure “very-hapy”.
      → Did you mean “very-happy”?

      reports/happiness.en.md:5:34 name-unknown
      The study has no wave “2019”.
      → Did you mean “2018”?

      reports/happiness.en.md:5:68 name-unknown
      The study has no category “degree=gradate”.
      → Did you mean “degree=graduate”?

      reports/happiness.en.md:5:122 attribute-unknown
      “levl” is not something that :num can be told.
      → Did you mean “level”?"
    `);
  });

  test("a figure that was withheld, could not be estimated, or is not there, cannot be printed", () => {
    expect(
      complain(`:num{level=very-happy wave=2018 by="degree=graduate"}

:num{change=sleep-hours from=2021 to=2024}

:num{change=very-happy from=2024 to=2018} and :num{change=trust from=2018 to=2021}`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 figure-withheld
      There is no figure to stand behind “level very-happy 2018/all/degree=graduate”: policy “small-policy” withholds it (at least 20 people, 5 of them on each side of a share, answers that differ, and enough degrees of freedom must be behind such a figure).
      → Take it out, or speak of a larger part of the people.

      reports/happiness.en.md:7:1 figure-not-estimable
      There is no figure to stand behind “change sleep-hours 2021/all to 2024/all”: it could not be estimated (a stratum has one PSU).
      → Take it out, or speak of a larger part of the people.

      reports/happiness.en.md:9:1 figure-missing
      The study has no figure for “change very-happy 2024/all to 2018/all”.
      → It has the same figure the other way round: swap from and to.

      reports/happiness.en.md:9:47 figure-missing
      The study has no figure for “change trust 2018/all to 2021/all”.
      → It has: change trust 2018/all to 2024/all."
    `);
  });

  test("a number must say what it is of", () => {
    expect(
      complain(
        ":num{wave=2018}, :num{level=trust}, :num{level=trust change=trust wave=2018}, :num{level=trust wave=2018 to=2021}, :num{level=trust wave=2018 show=vlue}",
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 attribute-missing
      :num does not say which figure it is about.
      → Write one of these: level=…, change=…, difference=…, changeDifference=…, contribution=…, contributionShare=…, component=…, area=…, areaApart=…, areaChange=…, clustering=…, doubleDifference=…, effect=…, chance=…, chanceChange=…, movers=…, matched=…, exposure=…, trend=…, standardised=….

      reports/happiness.en.md:5:18 attribute-missing
      :num lacks “wave”.
      → Add wave=… between its braces.

      reports/happiness.en.md:5:37 attribute-twice
      :num is told both level and change; it can be about one thing only.
      → Write one of these: level=…, change=…, difference=…, changeDifference=…, contribution=…, contributionShare=…, component=…, area=…, areaApart=…, areaChange=…, clustering=…, doubleDifference=…, effect=…, chance=…, chanceChange=…, movers=…, matched=…, exposure=…, trend=…, standardised=….

      reports/happiness.en.md:5:79 attribute-astray
      “to” says nothing about a level.
      → Leave it out; it goes with change=…, changeDifference=…, contribution=…, contributionShare=…, component=…, areaChange=…, chanceChange=…, movers=…, standardised=….

      reports/happiness.en.md:5:116 name-unknown
      A number cannot be shown as “vlue”.
      → Did you mean “value”?"
    `);
  });

  test("in a study of several groups the group must be named", () => {
    const [group] = study.groups;
    const several = { ...study, groups: [...study.groups, ...(group ? [{ ...group, id: "town" }] : [])] };
    expect(
      complaints(() => verifyReports(several, [file(":num{level=trust wave=2018}")], released())),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 attribute-missing
      The study has several groups, and none is named here.
      → Add group=… (all, town)."
    `);
  });
});

describe("digits that nothing stands behind", () => {
  test("stop wherever they stand: prose, headings, link texts, titles, lists, words and signs", () => {
    expect(
      complain(`## 12 months

A *third of* 870, [see page 4](https://example.org/4), ½, and \`code 5\`.

2018. was a year.

::chart[Since 2019]{levels=trust waves="2018 2024"}`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:4 number-unbound
      Nothing stands behind the number “12” in “12 months”.
      → For a figure of the study write :num{…}; for a fact from elsewhere :fact[12]{source=census}, with its source under “facts” in study.yaml.

      reports/happiness.en.md:7:1 number-unbound
      Nothing stands behind the number “A third” in “A third of 870, see page 4, ½, and code 5.”.
      → Print the figure instead, :num{…}; where it is no number of the study, write :words[A third].

      reports/happiness.en.md:7:14 number-unbound
      Nothing stands behind the number “870” in “A third of 870, see page 4, ½, and code 5.”.
      → For a figure of the study write :num{…}; for a fact from elsewhere :fact[870]{source=census}, with its source under “facts” in study.yaml.

      reports/happiness.en.md:7:29 number-unbound
      Nothing stands behind the number “4” in “A third of 870, see page 4, ½, and code 5.”.
      → For a figure of the study write :num{…}; for a fact from elsewhere :fact[4]{source=census}, with its source under “facts” in study.yaml.

      reports/happiness.en.md:7:56 number-unbound
      Nothing stands behind the number “½” in “A third of 870, see page 4, ½, and code 5.”.
      → For a figure of the study write :num{…}; for a fact from elsewhere :fact[½]{source=census}, with its source under “facts” in study.yaml.

      reports/happiness.en.md:9:1 number-unbound
      A line that begins with “2018.” makes a list that starts at 2018.
      → Begin a numbered list with “1.”; where no list is meant, bind the number (:wave[2018], :num{…}).

      reports/happiness.en.md:11:15 number-unbound
      Nothing stands behind the number “2019” in “Since 2019”.
      → For a figure of the study write :num{…}; for a fact from elsewhere :fact[2019]{source=census}, with its source under “facts” in study.yaml."
    `);
  });

  test("a fact needs a source that the study names, and stays out of claims", () => {
    expect(
      complain(
        ":fact[870]{source=censu} :fact[870]\n\n:claim[Trust rose to :fact[870]{source=census}, but not significantly.]{change=trust from=2018 to=2024 is=rose-not-significantly}",
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 name-unknown
      The study names no source of facts “censu”.
      → Did you mean “census”?

      reports/happiness.en.md:5:26 attribute-missing
      :fact lacks “source”.
      → Add source=… between its braces.

      reports/happiness.en.md:7:22 fact-in-claim
      A claim rests on the study's own figures, so a fact from elsewhere cannot stand in it.
      → Put the fact in a sentence of its own."
    `);
  });
});

describe("prose that asserts something", () => {
  test("must be bound to a claim, and says which words gave it away", () => {
    expect(
      complain(
        "All was well. Happiness **rose**, and trust is significantly\nhigher now. People with higher education answered too.",
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:27 prose-asserts
      “Happiness rose, and trust is significantly higher now.” asserts something (“rose”, “significantly”, “higher”) that has not been verified.
      → Bind it: :claim[…the sentence…]{change=… from=… to=… is=…}, or level=… or difference=…. Where “rose” asserts nothing, write :words[rose]."
    `);
  });

  test("cannot name a cause, sameness, a rank or “only”", () => {
    expect(
      complain("The pandemic caused it. Only the young were unchanged. The happiest town ranks first."),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:14 prose-asserts
      “The pandemic caused it.” asserts something (“caused”) that has not been verified.
      → Bind it: :claim[…the sentence…]{effect=… analysis=… is=…}, where study.yaml names the effects under analysis.effects. Where “caused” asserts nothing, write :words[caused].

      reports/happiness.en.md:5:25 prose-unsupported
      “Only the young were unchanged.” says “Only”, and no claim of this study can support it: “only” speaks of all that is left out, so every other measure or group must be tested too.
      → Take it out; where it says nothing about what the data show, write :words[Only].

      reports/happiness.en.md:5:45 prose-asserts
      “Only the young were unchanged.” asserts something (“unchanged”) that has not been verified.
      → Bind it: :claim[…the sentence…]{change=… from=… to=… is=unchanged}, where study.yaml states a margin under analysis.equivalence. Where “unchanged” asserts nothing, write :words[unchanged].

      reports/happiness.en.md:5:60 prose-unsupported
      “The happiest town ranks first.” says “happiest”, “ranks”, and no claim of this study can support it: first or last of all needs a test against every other, and places are never ranked.
      → Take it out; where it says nothing about what the data show, write :words[happiest]."
    `);
  });

  test("cannot deny a claim from outside", () => {
    expect(
      complain("It is not so that :claim[trust rose]{change=very-happy from=2021 to=2024 is=rose}."),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:7 claim-denied
      “It is not so that trust rose.” holds a claim, and the words around it deny something (“not”).
      → Put the whole sentence in the claim, or write what is denied as a sentence of its own."
    `);
  });

  test("is told in a Danish report too", () => {
    expect(
      complain("Tilliden er øget. Det skyldes indsatsen. Halvdelen er lykkelige.", "da"),
    ).toMatchInlineSnapshot(`
      "reports/happiness.da.md:5:13 prose-asserts
      “Tilliden er øget.” asserts something (“øget”) that has not been verified.
      → Bind it: :claim[…the sentence…]{change=… from=… to=… is=…}, or level=… or difference=…. Where “øget” asserts nothing, write :words[øget].

      reports/happiness.da.md:5:23 prose-asserts
      “Det skyldes indsatsen.” asserts something (“skyldes”) that has not been verified.
      → Bind it: :claim[…the sentence…]{effect=… analysis=… is=…}, where study.yaml names the effects under analysis.effects. Where “skyldes” asserts nothing, write :words[skyldes].

      reports/happiness.da.md:5:42 number-unbound
      Nothing stands behind the number “Halvdelen” in “Halvdelen er lykkelige.”.
      → Print the figure instead, :num{…}; where it is no number of the study, write :words[Halvdelen]."
    `);
  });

  test("is caught however the word is dressed", () => {
    const invisible = "\u00AD";
    for (const word of [
      "**rose**",
      "r*os*e",
      "ROSE",
      `ro${invisible}se`,
      "&#114;ose",
      "[rose](https://example.org)",
    ]) {
      expect(complain(`Happiness ${word}.`)).toContain("prose-asserts");
    }
  });

  test("may be marked as asserting nothing", () => {
    expect(complain("The word :words[rose] also names a flower, :words[because] it may.")).toBe("passes");
  });
});

describe("Markdown that a report cannot hold", () => {
  test("is told with what to do instead", () => {
    expect(
      complain(`# Title

<b>bold</b> ![x](y.png) [x][y] ~~no~~ [js](javascript:x) [t](u "title")

| a |
|---|
| b |

---

    code

- [ ] task

:::note
hello
:::

##### deep

[y]: http://example.org`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 markdown-unsupported
      A report has one title, and it stands in the front matter.
      → Use ##, ### or ####.

      reports/happiness.en.md:7:1 markdown-unsupported
      A report cannot hold raw HTML.
      → Take it out; a report is Markdown only, so that nothing unchecked gets in.

      reports/happiness.en.md:7:8 markdown-unsupported
      A report cannot hold raw HTML.
      → Take it out; a report is Markdown only, so that nothing unchecked gets in.

      reports/happiness.en.md:7:13 markdown-unsupported
      A report cannot hold a picture.
      → Show figures with ::chart[title]{levels=…}; other pictures are not supported.

      reports/happiness.en.md:7:25 markdown-unsupported
      A report cannot hold a link defined apart.
      → Put the address in the link: [words](https://…), or write \\[ for a bracket.

      reports/happiness.en.md:7:32 markdown-unsupported
      A report cannot hold struck-out text.
      → Take it out, or write \\~ for a tilde.

      reports/happiness.en.md:7:39 link-unsafe
      A report cannot link to “javascript:x”.
      → Link to an http or https address, an e-mail address or a file beside the report.

      reports/happiness.en.md:7:58 markdown-unsupported
      A link cannot have a title of its own.
      → Take the text in quotes out, or put it in the sentence.

      reports/happiness.en.md:9:1 markdown-unsupported
      A report cannot hold a table typed by hand.
      → Show figures with ::table[title]{levels=… by=…}, which binds each of them.

      reports/happiness.en.md:13:1 markdown-unsupported
      A report cannot hold a ruled line.
      → Take it out; headings divide a report.

      reports/happiness.en.md:15:1 markdown-unsupported
      A report cannot hold a block of code.
      → Use \`code\` within a sentence; four spaces before a line also make it code.

      reports/happiness.en.md:17:1 markdown-unsupported
      A report cannot hold a list of tasks.
      → Take “[ ]” out of the list.

      reports/happiness.en.md:19:1 markdown-unsupported
      A report cannot hold a block between “:::”.
      → Use ::chart[…]{…} or ::table[…]{…} on a line of its own.

      reports/happiness.en.md:23:1 markdown-unsupported
      A report cannot hold a heading of level 5.
      → Use ##, ### or ####.

      reports/happiness.en.md:25:1 markdown-unsupported
      A report cannot hold a link defined apart.
      → Put the address in the link: [words](https://…)."
    `);
  });

  test("an ordinary colon before a letter is a directive to Markdown", () => {
    expect(complain("Kl. 10:30, see:this, a:num and a\\:b.")).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:5 number-unbound
      Nothing stands behind the number “10” in “10:30, see:this, a and a:b.”.
      → For a figure of the study write :num{…}; for a fact from elsewhere :fact[10]{source=census}, with its source under “facts” in study.yaml.

      reports/happiness.en.md:5:7 directive-unknown
      “:30” is nothing that a report knows.
      → Known here: num, claim, wave, group, category, measure, limit, fact, words. If an ordinary colon is meant, write “\\:30”.

      reports/happiness.en.md:5:15 directive-unknown
      “:this” is nothing that a report knows.
      → Known here: num, claim, wave, group, category, measure, limit, fact, words. If an ordinary colon is meant, write “\\:this”.

      reports/happiness.en.md:5:23 attribute-missing
      :num does not say which figure it is about.
      → Write one of these: level=…, change=…, difference=…, changeDifference=…, contribution=…, contributionShare=…, component=…, area=…, areaApart=…, areaChange=…, clustering=…, doubleDifference=…, effect=…, chance=…, chanceChange=…, movers=…, matched=…, exposure=…, trend=…, standardised=…."
    `);
  });

  test("braces and brackets that cannot be read are no directive to Markdown", () => {
    expect(
      complain(
        ":num{level=trust by=degree=graduate}\n\n:num {level=trust}\n\n:claim[open\n\n::chart[T]{levels=trust} x\n\n::chart[T\nU]{levels=trust}",
      ),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 directive-broken
      What follows “:num” cannot be read.
      → Braces follow at once, a value with a space or “=” is in quotes (by="degree=graduate"), and every [ has its ].

      reports/happiness.en.md:7:1 directive-broken
      What follows “:num” cannot be read.
      → Braces follow at once, a value with a space or “=” is in quotes (by="degree=graduate"), and every [ has its ].

      reports/happiness.en.md:9:1 directive-broken
      What follows “:claim” cannot be read.
      → Braces follow at once, a value with a space or “=” is in quotes (by="degree=graduate"), and every [ has its ].

      reports/happiness.en.md:11:1 directive-broken
      “::chart” cannot be read as a display.
      → Write it on one line of its own, ::chart[title]{…}, with nothing after it and values with a space or “=” in quotes.

      reports/happiness.en.md:13:1 directive-broken
      “::chart” cannot be read as a display.
      → Write it on one line of its own, ::chart[title]{…}, with nothing after it and values with a space or “=” in quotes."
    `);
  });
});

describe("front matter", () => {
  const read = (text: string) => complaints(() => verify({ path: "a.md", language: "en", text }));

  test("must be there and complete", () => {
    expect(read("Hello")).toMatchInlineSnapshot(`
      "a.md:1:1 front-matter
      The report does not begin with front matter.
      → Begin the file with three hyphens, the lines “title: …” and “slug: …” (and “lead: …” if you like), and three hyphens again."
    `);
    expect(read("---\nlead: x\n---\n")).toMatchInlineSnapshot(`
      "a.md:1:1 front-matter
      The front matter lacks “title”.
      → Begin the file with three hyphens, the lines “title: …” and “slug: …” (and “lead: …” if you like), and three hyphens again.

      a.md:1:1 front-matter
      The front matter lacks “slug”.
      → Begin the file with three hyphens, the lines “title: …” and “slug: …” (and “lead: …” if you like), and three hyphens again."
    `);
    expect(read("---\ntitle: 2018\nslugg: a b\n---\n")).toMatchInlineSnapshot(`
      "a.md:2:1 front-matter
      “title” is not a text.
      → Put the text in quotes: title: "…"

      a.md:3:1 front-matter
      “slugg” is not something that front matter can say.
      → Did you mean “slug”?"
    `);
    expect(read("---\ntitle: a\nslug: A b\n---\n")).toMatchInlineSnapshot(`
      "a.md:3:7 front-matter
      “A b” cannot be used as a slug.
      → A slug is the report's name in addresses: a letter a–z, then small letters, digits and single hyphens."
    `);
    expect(read("---\ntitle: 'a\nslug: b\n---\n")).toMatchInlineSnapshot(`
      "a.md:4:1 front-matter
      The front matter cannot be read: Missing closing 'quote.
      → Begin the file with three hyphens, the lines “title: …” and “slug: …” (and “lead: …” if you like), and three hyphens again."
    `);
  });

  test("is prose, with the place of each word in the file", () => {
    expect(
      read('---\nslug: a\ntitle: "Happiness rose in 2021"\nlead: >\n  A text that\n  rose again\n---\n'),
    ).toMatchInlineSnapshot(`
      "a.md:3:19 prose-asserts
      “Happiness rose in 2021” asserts something (“rose”) that has not been verified.
      → Bind it: :claim[…the sentence…]{change=… from=… to=… is=…}, or level=… or difference=…. Where “rose” asserts nothing, write :words[rose].

      a.md:3:27 number-unbound
      Nothing stands behind the number “2021” in “Happiness rose in 2021”.
      → For the wave write :wave[2021]; for a figure :num{…}.

      a.md:5:1 prose-asserts
      “A text that rose again” asserts something (“rose”) that has not been verified.
      → Bind it: :claim[…the sentence…]{change=… from=… to=… is=…}, or level=… or difference=…. Where “rose” asserts nothing, write :words[rose]."
    `);
  });
});

test("a report in a language whose words are not known cannot be verified", () => {
  expect(complain("Hej", "sv")).toMatchInlineSnapshot(`
    "reports/happiness.sv.md:1:1 language-unknown
    A report in “sv” cannot be verified: its asserting words are not known.
    → Write it in one of: da, en."
  `);
});

test("all problems of all files are told at once, in order", () => {
  const said = complaints(() => verify(file("It rose. It fell.", "en", "b"), file("In 1999.", "en", "a")));
  expect(said.match(/^reports.*$/gm)).toEqual([
    "reports/b.en.md:5:4 prose-asserts",
    "reports/b.en.md:5:13 prose-asserts",
    "reports/a.en.md:5:4 number-unbound",
  ]);
});
