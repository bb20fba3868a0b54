import { describe, expect, test } from "vitest";
import { published, study } from "../../../test/claims/evaluatedStudy.js";
import { complaints, file, released } from "../../../test/claims/smallStudy.js";
import type { Display } from "../../vocabulary/document.js";
import { verifyReports } from "../verifyReports.js";

function shown(attributes: string, language = "en"): Display {
  const { reports } = verifyReports(
    study,
    [file(`::chart[T]{${attributes}}`, language)],
    released(published),
  );
  const [block] = reports[0]?.blocks ?? [];
  if (block?.kind !== "display") throw new Error("no display");
  return block.display;
}

/** A display as a table that can be read: form, axis, reference, and each series with its points. */
function drawn(attributes: string, language = "en"): string {
  const { form, contrast, measureLabel, reference, series } = shown(attributes, language);
  const value = ({ result }: { result: Display["series"][number]["points"][number]["result"] }) =>
    result.kind === "figure" ? result.value : result.kind;
  return [
    `${form}, ${contrast ? "contrast" : "levels"}, ${measureLabel}`,
    ...(reference ? [`| ${reference.label} ${value(reference)}`] : []),
    ...series.map(
      ({ label, points }) => `${label}: ${points.map((one) => `${one.label} ${value(one)}`).join(" | ")}`,
    ),
  ].join("\n");
}

const complain = (markdown: string) =>
  complaints(() => verifyReports(study, [file(markdown)], released(published)));

const over = "from=2018 to=2021 group=areas";

describe("parts of a change stand around zero, with the whole change last", () => {
  test("contributions: a dot for each dimension", () => {
    expect(drawn(`contributions=total ${over}`)).toMatchInlineSnapshot(`
      "dots, contrast, Total index: contribution to the change
      The areas: Trust 0.025 | Safety -0.005 | The whole change 0.02"
    `);
    expect(drawn(`contributions=total ${over}`, "da")).toMatchInlineSnapshot(`
      "dots, contrast, Samlet indeks: bidrag til ændringen
      Områderne: Tillid 0.025 | Tryghed -0.005 | Hele ændringen 0.02"
    `);
  });

  test("shares of the change are no contrasts, and have no whole beside them", () => {
    expect(drawn(`contributionShares=total ${over}`)).toMatchInlineSnapshot(`
      "dots, levels, Total index: part of the change, per cent
      The areas: Trust 1.25 | Safety -0.25"
    `);
  });

  test("components: other people, people of the same background, and those by category", () => {
    expect(drawn(`components=very-happy breakdown=degree ${over}`)).toMatchInlineSnapshot(`
      "dots, contrast, Very happy: parts of the change, percentage points
      The areas: Another mix of people -0.04 | The change among people of the same background -0.06 | The change among “Less than college” -0.07 | The change among “Graduate” 0.01 | The whole change -0.1"
    `);
    expect(drawn(`components=very-happy breakdown=degree ${over}`, "da")).toMatchInlineSnapshot(`
      "dots, contrast, Meget lykkelige: dele af ændringen, procentpoint
      Områderne: En anden sammensætning af mennesker -0.04 | Ændringen blandt mennesker med samme baggrund -0.06 | Ændringen blandt »Under college« -0.07 | Ændringen blandt »Kandidat« 0.01 | Hele ændringen -0.1"
    `);
  });
});

describe("changes beside each other", () => {
  test("every programme group against every benchmark group", () => {
    expect(drawn("changeDifferences=trust from=2018 to=2021")).toMatchInlineSnapshot(`
      "dots, contrast, Trust: difference of changes
      Trust: The areas against The population 0.03"
    `);
  });

  test("or the sides that are named", () => {
    expect(
      drawn("changeDifferences=trust from=2018 to=2021 of=areas against=population", "da"),
    ).toMatchInlineSnapshot(`
      "dots, contrast, Tillid: forskel mellem ændringer
      Tillid: Områderne mod Befolkningen 0.03"
    `);
  });
});

describe("areas stand by the alphabet in three series, so that nothing can be read as a rank", () => {
  test("levels against the mean of all areas, in each language's order", () => {
    expect(drawn("areas=trust wave=2021")).toMatchInlineSnapshot(`
      "caterpillar, levels, Trust, index from 0 to 1
      | Mean of the areas 0.545
      Above the mean of the areas: Elm Court 0.6
      Cannot be told from the mean: Ash Lane withheld | Oak Park 0.54
      Below the mean of the areas: Fir Hill 0.5"
    `);
    expect(drawn("areas=trust wave=2021", "da")).toMatchInlineSnapshot(`
      "caterpillar, levels, Tillid, indeks fra 0 til 1
      | Områdernes gennemsnit 0.545
      Over områdernes gennemsnit: Elmegården 0.6
      Kan ikke skelnes fra gennemsnittet: Askevænget withheld | Åkrogen 0.54
      Under områdernes gennemsnit: Ærtebakken 0.5"
    `);
  });

  test("the order within a series is not that of the figures", () => {
    const alike = published.map((one) =>
      one.kind === "figure" && one.contrast && one.quantity.kind === "area-apart"
        ? { ...one, contrast: { ...one.contrast, significant: false } }
        : one,
    );
    const { reports } = verifyReports(
      study,
      [file("::chart[T]{areas=trust wave=2021}", "da")],
      released(alike),
    );
    const [block] = reports[0]?.blocks ?? [];
    const series = block?.kind === "display" ? block.display.series : [];
    expect(series.map(({ points }) => points.map(({ label }) => label))).toEqual([
      ["Askevænget", "Elmegården", "Ærtebakken", "Åkrogen"],
    ]);
  });

  test("changes against no change", () => {
    expect(drawn("areaChanges=trust from=2018 to=2021")).toMatchInlineSnapshot(`
      "caterpillar, contrast, Trust: change
      Rose: Elm Court 0.08 | Oak Park 0.05
      No change can be shown: Ash Lane withheld | Fir Hill 0.01"
    `);
  });
});

describe("other ways of estimating", () => {
  test("stand after the figure as reported; only areas can count the same", () => {
    expect(drawn("variants=very-happy wave=2021")).toMatchInlineSnapshot(`
      "dots, levels, Very happy, per cent
      The areas: As reported 0.2 | Every area counting the same 0.21 | With missing answers filled in 0.2
      The population: As reported 0.3 | With missing answers filled in 0.3"
    `);
    expect(drawn("variants=very-happy wave=2021 group=areas", "da")).toMatchInlineSnapshot(`
      "dots, levels, Meget lykkelige, procent
      Områderne: Som i rapporten 0.2 | Hvor hvert område tæller lige meget 0.21 | Med manglende svar udfyldt 0.2"
    `);
  });
});

describe("several measures", () => {
  test("stand beside each other where they have one unit", () => {
    expect(drawn(`changes="trust safety, total" ${over}`)).toMatchInlineSnapshot(`
      "dots, contrast, Change
      The areas: Trust 0.05 | Safety -0.01 | Total index 0.02"
    `);
    expect(shown(`changes="trust safety" ${over}`).measureMeaning).toBe(
      "Trust: Trust in three institutions Safety: Safety",
    );
  });

  test("are explained once where the same is measured of each", () => {
    expect(shown(`changes="trust trust" ${over}`).measureMeaning).toBe("Trust in three institutions");
  });

  test("and not where they have not", () => {
    expect(
      complain(`::chart[T]{levels="trust very-happy" wave=2021}

::chart[T]{changes="trust total" group=areas}

::chart[T]{levels="," wave=2021}`),
    ).toMatchInlineSnapshot(`
      "reports/happiness.en.md:5:1 units-differ
      “trust” (index from 0 to 1) and “very-happy” (per cent) cannot stand on one axis.
      → Give each unit a display of its own.

      reports/happiness.en.md:7:1 attribute-missing
      :chart lacks “from”.
      → Add from=… between its braces.

      reports/happiness.en.md:7:1 attribute-missing
      :chart lacks “to”.
      → Add to=… between its braces.

      reports/happiness.en.md:9:1 name-unknown
      The study has no measure “,”.
      → Known here: very-happy, trust, sleep-hours, safety, total."
    `);
  });
});

test("what cannot be shown is told", () => {
  expect(
    complain(`::chart[T]{contributions=trust ${over}}

::chart[T]{components=very-happy ${over}}

::chart[T]{variants=trust wave=2021}

::chart[T]{areas=trust from=2018 wave=2021}

::chart[T]{areas=safety wave=2021}`),
  ).toMatchInlineSnapshot(`
    "reports/happiness.en.md:5:1 name-unknown
    The study has no index of dimensions “trust”.
    → Known here: total.

    reports/happiness.en.md:7:1 attribute-missing
    :chart lacks “breakdown”.
    → Add breakdown=… between its braces.

    reports/happiness.en.md:9:1 figure-missing
    The study estimates “trust” in one way only.
    → List it in study.yaml under “analysis.sensitivity”.

    reports/happiness.en.md:11:1 attribute-astray
    “from” says nothing about areas.
    → Leave it out.

    reports/happiness.en.md:13:1 figure-missing
    The study has no figure for “area-apart safety 2021/areas/area=ash”.
    → It estimates no area-apart of “safety” at all. List it in study.yaml under “areas.measures”."
  `);
});
