import { describe, expect, test } from "vitest";
import { complaints, file, released, study } from "../../../test/claims/smallStudy.js";
import type { Display } from "../../vocabulary/document.js";
import { verifyReports } from "../verifyReports.js";

function shown(markdown: string, language = "en"): Display {
  const [block] = verifyReports(study, [file(markdown, language)], released()).reports[0]?.blocks ?? [];
  if (block?.kind !== "display") throw new Error("no display");
  return block.display;
}

/** A display as a table that can be read: form, axis, and each series with its points. */
function drawn(display: Display): string {
  const rows = display.series.map(({ label, points }) => {
    const told = points.map(({ label: at, time, note, result }) => {
      const value = result.kind === "figure" ? result.value : result.kind;
      return `${at}${time === null ? "" : ` (${time})`} ${value}${note === null ? "" : ` [${note}]`}`;
    });
    return `${label}: ${told.join(" | ")}`;
  });
  return [
    `${display.form}, ${display.contrast ? "contrast" : "levels"}, ${display.measureLabel}`,
    ...rows,
  ].join("\n");
}

describe("a display shows released figures in the study's order", () => {
  test("levels over waves: a line for each category, and what is withheld keeps its place", () => {
    expect(drawn(shown('::chart[T]{levels=very-happy by=degree waves="2021, 2018"}'))).toMatchInlineSnapshot(`
      "lines, levels, Very happy, per cent
      Less than college: 2018 (2018.5) 0.3 | 2021 (2021.5) 0.18 [A pandemic]
      Graduate: 2018 (2018.5) withheld | 2021 (2021.5) 0.27 [A pandemic]"
    `);
  });

  test("levels over all waves: a line for each group", () => {
    expect(drawn(shown("::chart[T]{levels=very-happy}", "da"))).toMatchInlineSnapshot(`
      "lines, levels, Meget lykkelige, procent
      Alle: 2018 (2018.5) 0.31 | 2021 (2021.5) 0.2 [En pandemi] | 2024 (2024.5) 0.23"
    `);
  });

  test("levels in one wave: a dot for each category", () => {
    expect(drawn(shown("::chart[T]{levels=very-happy by=degree wave=2024}"))).toMatchInlineSnapshot(`
      "dots, levels, Very happy, per cent
      Very happy: Less than college 0.19 | Graduate 0.3"
    `);
  });

  test("a change: a dot for each group, around zero", () => {
    expect(drawn(shown("::chart[T]{changes=very-happy from=2018 to=2024}"))).toMatchInlineSnapshot(`
      "dots, contrast, Very happy: change, percentage points
      Very happy: Everyone -0.08"
    `);
  });

  test("changes from each wave to the next", () => {
    expect(drawn(shown("::table[T]{changes=very-happy}", "da"))).toMatchInlineSnapshot(`
      "table, contrast, Meget lykkelige: ændring, procentpoint
      Alle: 2018–2021 -0.11 | 2021–2024 0.03"
    `);
  });

  test("differences between two categories", () => {
    expect(
      drawn(
        shown('::chart[T]{differences=trust wave=2024 of="degree=graduate" against="degree=high-school"}'),
      ),
    ).toMatchInlineSnapshot(`
      "dots, contrast, Trust: difference
      Graduate against Less than college: 2024 (2024.5) -0.01"
    `);
  });

  test("the unit of an index and of a mean stands on the axis", () => {
    expect(shown('::chart[T]{levels=trust waves="2018 2024"}').measureLabel).toBe("Trust, index from 0 to 1");
    expect(shown("::chart[T]{levels=sleep-hours wave=2018}", "da").measureLabel).toBe("Søvn, timer");
  });

  test("a title may hold a claim and numbers, and is told as plain text too", () => {
    const display = shown(
      "::chart[:claim[Happiness fell to :num{level=very-happy wave=2021}]{change=very-happy from=2018 to=2021 is=fell}]{#d levels=very-happy}",
    );
    expect(display).toMatchObject({ id: "d", titleText: "Happiness fell to 20.0 per cent" });
    expect(display.title[0]?.kind).toBe("claim");
  });
});

test("what cannot be shown is told", () => {
  expect(
    complaints(() =>
      verifyReports(
        study,
        [
          file(`::chart{levels=trust}

::chart[Trust fell]{levels=trust waves="2018 2024"}

::graph[T]{levels=trust}

::chart[T]{levels=trust by=degre}

::chart[T]{levels=trust wave=2018 waves="2018 2024" from=2018}

::chart[T]{changes=trust from=2018}

::chart[T]{differences=trust of="degree=graduate" by=degree}

::chart[T]{#d levels=very-happy}

::table[T]{#d levels=very-happy}`),
        ],
        released(),
      ),
    ),
  ).toMatchInlineSnapshot(`
    "reports/happiness.en.md:5:1 display-untitled
    A chart or a table without a title.
    → Put a title that says the finding in brackets: ::chart[title]{…}.

    reports/happiness.en.md:7:15 prose-asserts
    “Trust fell” asserts something (“fell”) that has not been verified.
    → Bind it: :claim[…the sentence…]{change=… from=… to=… is=…}, or level=… or difference=…. Where “fell” asserts nothing, write :words[fell].

    reports/happiness.en.md:9:1 directive-unknown
    “::graph” is nothing that a report knows.
    → Known here: chart, table.

    reports/happiness.en.md:11:1 name-unknown
    The study has no breakdown “degre”.
    → Did you mean “degree”?

    reports/happiness.en.md:13:1 attribute-astray
    “from” says nothing about levels.
    → Leave it out.

    reports/happiness.en.md:13:1 attribute-astray
    “waves” says nothing about a display whose waves are named already.
    → Leave it out.

    reports/happiness.en.md:15:1 attribute-missing
    :chart lacks “to”.
    → Add to=… between its braces.

    reports/happiness.en.md:17:1 attribute-astray
    “by” says nothing about differences.
    → Leave it out.

    reports/happiness.en.md:17:1 attribute-missing
    :chart lacks “against”.
    → Add against=… between its braces.

    reports/happiness.en.md:21:1 display-id
    The id “d” is taken by another display.
    → Give it an id of its own: a letter a–z, then small letters, digits and hyphens."
  `);
});
