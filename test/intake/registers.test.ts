import { describe, expect, test } from "vitest";
import { accountOf } from "./delivery.js";
import { drawnChildren, family, studyOfRegisters } from "./registersMade.js";

const plain = { lines: family };

describe("who the children are", () => {
  test("all who were born in the years, with what the population register knows of them", async () => {
    expect(
      await drawnChildren(plain, "person mother father family born cohort year15 sex origin municipality"),
    ).toBe(`
person | mother | father | family | born | cohort | year15 | sex | origin | municipality
ann | mia | fin | f1 | 1990 | 1990-1991 | 2005 | woman | menapt | 101
bo | mia | – | f1 | 1991 | 1990-1991 | 2006 | man | danish | 101
cy | ea | ole | f2 | 1991 | 1990-1991 | 2006 | man | western | 265
`);
  });

  test("who is not in the country at 15 has no home then, and is in no group", async () => {
    const left = family.BEF?.map((line) => line.replace(/^(cy.*)1991-2010/, "$11991-2004")) ?? [];
    const BEF = [...left, "dan,{year},1990-01-01,1,265,DK,1,f3,ea,ole | 1990-2010"];
    const made = { lines: { ...family, BEF } };
    expect(await drawnChildren(made, "person inside inside_5of10 years_inside youth_started")).toBe(`
person | inside | inside_5of10 | years_inside | youth_started
ann | yes | yes | 18 | 1
bo | yes | no | 6 | 0
cy | – | no | 0 | –
dan | no | no | 0 | 0
`);
    const { files } = await accountOf(studyOfRegisters(made));
    expect(files[0]).toMatchObject({ rows: 4, read: 3, leftOut: [{ reason: "in no group", rows: 1 }] });
  });
});

describe("where they lived", () => {
  test("at 15, and the other rules beside it: Bo came at 12 and was there 4 of the years from 6 to 15", async () => {
    expect(
      await drawnChildren(
        plain,
        "person inside inside_at15 inside_5of10 years_inside area start round moved",
      ),
    ).toBe(`
person | inside | inside_at15 | inside_5of10 | years_inside | area | start | round | moved
ann | yes | yes | yes | 18 | park | 2016 | 2015-18 | stayed
bo | yes | yes | no | 6 | park | 2016 | 2015-18 | in
cy | no | no | no | 0 | – | – | – | stayed
`);
  });

  test("by years: the area is where most of the years were", async () => {
    const yaml = "residence: {rule: years, atLeast: 5, ages: [6, 15]}\n";
    expect(await drawnChildren({ ...plain, yaml }, "person inside area start")).toBe(`
person | inside | area | start
ann | yes | park | 2016
bo | no | s9 | –
cy | no | – | –
`);
  });

  test("by exposure: ever is enough, and the years are counted", async () => {
    const yaml = "residence: {rule: exposure, ages: [0, 17]}\n";
    expect(await drawnChildren({ ...plain, yaml }, "person inside years_inside area")).toBe(`
person | inside | years_inside | area
ann | yes | 18 | park
bo | yes | 6 | park
cy | no | 0 | –
`);
  });

  test("only plans of the rounds that are named count", async () => {
    const yaml = "programme: {rounds: [2011-14]}\n";
    const BOL = [...(family.BOL ?? []), "cy,{year},s2 | 1991-2010"];
    expect(await drawnChildren({ lines: { ...family, BOL }, yaml }, "person inside area start round")).toBe(`
person | inside | area | start | round
ann | no | s1 | – | –
bo | no | s1 | – | –
cy | yes | lake | 2012 | 2011-14
`);
  });

  test("of two plans of a section, the one that began first", async () => {
    const PLAN = ["s1,park,2016,2015-18", "s1,oldpark,2012,2011-14"];
    expect(await drawnChildren({ lines: { ...family, PLAN } }, "person area start round")).toBe(`
person | area | start | round
ann | oldpark | 2012 | 2011-14
bo | oldpark | 2012 | 2011-14
cy | – | – | –
`);
  });

  test("homes told by days of moving are those of 31 December", async () => {
    const BOL = ["ann,1990-03-01,,s1", "bo,1991-06-01,2003-06-30,s9", "bo,2003-06-30,,s1"];
    const made = {
      lines: { ...family, BOL },
      headers: { BOL: "PNR,FRA,TIL,AFDELING" },
      more: { BOL: ", columns: {from: FRA}, years: [1990, 2010]" },
    };
    expect(await drawnChildren(made, "person inside_at15 inside_5of10 years_inside area moved")).toBe(`
person | inside_at15 | inside_5of10 | years_inside | area | moved
ann | yes | yes | 18 | park | stayed
bo | yes | no | 6 | park | in
cy | no | no | 0 | – | stayed
`);
  });
});

describe("their parents", () => {
  test("one is enough or both must be: Mia is in the rest group and Fin is not, Ole is and Ea is not; of Bo only Mia is known", async () => {
    expect(
      await drawnChildren(plain, "person parents parents_one parents_both parents_narrow parents_wide"),
    ).toBe(`
person | parents | parents_one | parents_both | parents_narrow | parents_wide
ann | rest | rest | others | rest | rest
bo | rest | rest | rest | rest | rest
cy | rest | rest | others | rest | rest
`);
  });

  test("the narrow definition asks for schooling, the wide one does not", async () => {
    const UDDA = family.UDDA?.map((line) => line.replace("ole,{year},10", "ole,{year},30")) ?? [];
    expect(await drawnChildren({ lines: { ...family, UDDA } }, "person parents_narrow parents_wide")).toBe(`
person | parents_narrow | parents_wide
ann | rest | rest
bo | rest | rest
cy | others | rest
`);
  });

  test("who is enrolled on 30 November of the year is in education", async () => {
    const KOTRE = [
      ...(family.KOTRE ?? []),
      "mia,2005-11-30,2005-11-30,10",
      "ole,2006-01-01,2006-11-29,10",
      "mia,2006-12-01,2006-12-31,10",
    ];
    expect(await drawnChildren({ lines: { ...family, KOTRE } }, "person parents_wide")).toBe(`
person | parents_wide
ann | others
bo | rest
cy | rest
`);
  });

  test("children whose parents are not known are told as such, and counted", async () => {
    const BEF = family.BEF?.map((line) => line.replace(/^(bo.*),mia,/, "$1,,")) ?? [];
    const made = { lines: { ...family, BEF } };
    expect(await drawnChildren(made, "person parents parents_both parents_wide")).toBe(`
person | parents | parents_both | parents_wide
ann | rest | others | rest
bo | unknown | unknown | unknown
cy | rest | others | rest
`);
    const { registers } = await accountOf(studyOfRegisters(made));
    expect(registers?.[0]?.children).toContainEqual({ what: "neither parent told", rows: 1 });
  });

  test("their income is a mean over the ages 10 to 15, mother's and father's together, ranked within the year of birth", async () => {
    const IND = [...(family.IND ?? [])].map((line) =>
      line.replace("mia,{year},100000 | 1990-2010", "mia,{year},100000 | 2003-2010"),
    );
    // Ann: 2000–2002 only Fin's 250,000, 2003–2005 both, 350,000. Bo: Mia alone, 2003–2006.
    expect(await drawnChildren({ lines: { ...family, IND } }, "person parents_income parents_rank")).toBe(`
person | parents_income | parents_rank
ann | 300000 | 0.5
bo | 100000 | 0.25
cy | 450000 | 0.75
`);
  });
});

describe("what analyses of exposure, of brothers and sisters and of likeness need", () => {
  test("years in an area as numbers: Bo came at 12; the plan began in 2006, when he turned 15", async () => {
    const PLAN = ["s1,park,2006,"];
    const columns =
      "person years_inside years_inside_0to15 years_inside_6to15 years_reached inside_ever exposure_weight";
    expect(await drawnChildren({ lines: { ...family, PLAN } }, columns)).toBe(`
person | years_inside | years_inside_0to15 | years_inside_6to15 | years_reached | inside_ever | exposure_weight
ann | 18 | 16 | 10 | 2 | yes | 1
bo | 6 | 4 | 4 | 3 | yes | 1
cy | 0 | 0 | 0 | 0 | no | 1
`);
  });

  test("by exposure a child weighs as large a part of the rule's years as it lived there, of those it was in the country", async () => {
    const yaml = "residence: {rule: exposure, ages: [6, 15]}\n";
    const BEF = [...(family.BEF ?? []).map((line) => line.replace(/^(ann.*)1990-2010/, "$12004-2010"))];
    const BOL = ["ann,{year},s1 | 2005-2010", "zoe,1990,s9", ...(family.BOL ?? []).slice(1)];
    // Bo: 4 of 10 years; Ann came to the country at 14 and to the area at 15: 1 of 2.
    expect(
      await drawnChildren(
        { lines: { ...family, BEF, BOL }, yaml },
        "person inside exposure_weight years_inside",
      ),
    ).toBe(`
person | inside | exposure_weight | years_inside
ann | yes | 0.5 | 3
bo | yes | 0.4 | 6
cy | no | 1 | 0
`);
  });

  test("brothers and sisters are children of one mother among the rows; twins share their place", async () => {
    const BEF = [
      ...(family.BEF ?? []),
      "di,{year},1991-06-01,2,101,DK,1,f1,mia, | 1991-2010",
      "eve,{year},1991-01-01,2,101,DK,1,f9,,ole | 1991-2010",
    ];
    const columns = "person mother siblings birth_order mother_age";
    expect(await drawnChildren({ lines: { ...family, BEF } }, columns)).toBe(`
person | mother | siblings | birth_order | mother_age
ann | mia | 2 | 1 | 25
bo | mia | 2 | 2 | 26
cy | ea | 0 | 1 | 29
di | mia | 2 | 2 | 26
eve | – | – | – | –
`);
  });

  test("the parents' schooling is the longer of the two, in the year that counts", async () => {
    expect(await drawnChildren(plain, "person parents_level")).toBe(`
person | parents_level
ann | youth
bo | primary
cy | higher
`);
    const BEF = family.BEF?.map((line) => line.replace(/^(bo.*),mia,/, "$1,,")) ?? [];
    expect(await drawnChildren({ lines: { ...family, BEF } }, "person parents_level")).toContain(
      "bo | unknown",
    );
  });
});

describe("what became of them", () => {
  const outcomes =
    "[school-finished, grade, youth-started, youth-completed-19, higher-19, neet-19, convicted-18, employed-19, income-rank-19]";

  test("each outcome in the year of its age", async () => {
    expect(
      await drawnChildren(
        { ...plain, outcomes },
        "person school_finished grade youth_started youth_completed_19 higher_19",
      ),
    ).toBe(`
person | school_finished | grade | youth_started | youth_completed_19 | higher_19
ann | 1 | 9.5 | 1 | 1 | 0
bo | 1 | 2 | 0 | 0 | 0
cy | 0 | – | 1 | 1 | 0
`);
    // Ann's 11 and 8 of 2006 are 12 and 7 of today, Bo's 6 of 2007 is 2. Cy was enrolled from 2009 on: in education, whatever his status.
    expect(
      await drawnChildren(
        { ...plain, outcomes },
        "person neet_19 convicted_18 employed_19 income income_rank_19",
      ),
    ).toBe(`
person | neet_19 | convicted_18 | employed_19 | income | income_rank_19
ann | 0 | 0 | 1 | 200000 | 0.5
bo | 1 | 1 | 0 | 90000 | 0.5
cy | 0 | 0 | 0 | 90000 | 0.5
`);
  });

  test("is not told where the period ends before, or where a register does not reach", async () => {
    const UDFK = (family.UDFK ?? []).filter((line) => !line.includes("2007"));
    const own = "[youth-started, higher-20, school-finished]";
    const made = { lines: { ...family, UDFK }, outcomes: own, more: { UDFK: ", gaps: [2007]" } };
    expect(await drawnChildren(made, "person youth_started higher_20 school_finished")).toBe(`
person | youth_started | higher_20 | school_finished
ann | 1 | 1 | –
bo | 0 | – | –
cy | 1 | – | –
`);
  });

  test("is not told of those who have left the country by then", async () => {
    const BEF = family.BEF?.map((line) => line.replace(/^(ann.*)1990-2010/, "$11990-2007")) ?? [];
    expect(
      await drawnChildren({ lines: { ...family, BEF }, outcomes }, "person youth_started neet_19"),
    ).toBe(`
person | youth_started | neet_19
ann | – | –
bo | 0 | 1
cy | 1 | 0
`);
  });
});

describe("the map of the registers", () => {
  test("tells rows by year, where there are none, and where codes change", async () => {
    const { registers } = await accountOf(studyOfRegisters(plain));
    const marks = registers?.[0]?.registers.find(({ register }) => register === "UDFK");
    expect(marks?.years.slice(14, 19)).toEqual([
      { year: 2004, rows: 1 },
      { year: 2005, rows: 1 },
      { year: 2006, rows: 3 },
      { year: 2007, rows: 2 },
      { year: 2008, rows: 1 },
    ]);
    expect(marks?.breaks.filter(({ year }) => year > 2003)).toEqual([
      { year: 2006, kind: "doubled" },
      { year: 2008, kind: "codes" },
    ]);
    expect(marks?.breaks[0]).toEqual({ year: 1990, kind: "gap" });
  });
});

describe("the same children by other rules", () => {
  // A row a set of rules that counts children: names of the rules, and how many they are.
  const besideOf = async (yaml: string) => {
    const { registers } = await accountOf(studyOfRegisters({ ...plain, yaml }));
    const { rules = [], children = [] } = registers?.[0]?.beside ?? {};
    const names = rules.map((rule) =>
      rule.kind === "parents"
        ? `${rule.restGroup} ${rule.who}`
        : `${rule.atLeast} of ${rule.ages[0]}–${rule.ages[1]}`,
    );
    const sets = children.map(({ by, rows }) => [names.filter((_, r) => by[r]).join(", "), rows]);
    return { names, sets: new Map(sets as [string, number][]) };
  };

  // Of Ann all rules say yes but that both parents must be in the rest group; Bo came at 12 and has one known parent, who is;
  // Cy lived elsewhere, and is like Ann as to the parents.
  test("at 15, narrow, one of the parents: each child by the rules that count it", async () => {
    expect(await besideOf("")).toEqual({
      names: ["1 of 15–15", "5 of 6–15", "1 of 0–17", "narrow one", "narrow both", "wide one"],
      sets: new Map([
        ["1 of 15–15, 5 of 6–15, 1 of 0–17, narrow one, wide one", 1],
        ["1 of 15–15, 1 of 0–17, narrow one, narrow both, wide one", 1],
        ["narrow one, wide one", 1],
      ]),
    });
  });

  test("a rule of the study's own stands before all three others", async () => {
    const yaml =
      "residence: {rule: years, atLeast: 4, ages: [6, 15]}\nparents: {restGroup: wide, who: both}\n";
    expect(await besideOf(yaml)).toEqual({
      names: ["4 of 6–15", "1 of 15–15", "5 of 6–15", "1 of 0–17", "wide both", "wide one", "narrow both"],
      sets: new Map([
        ["4 of 6–15, 1 of 15–15, 5 of 6–15, 1 of 0–17, wide one", 1],
        ["4 of 6–15, 1 of 15–15, 1 of 0–17, wide both, wide one, narrow both", 1],
        ["wide one", 1],
      ]),
    });
  });

  test("who is not in the country at 15 is not counted by that rule, and is by another", async () => {
    const BEF = family.BEF?.map((line) => line.replace(/^(ann.*)1990-2010/, "$11990-2004")) ?? [];
    const { registers } = await accountOf(studyOfRegisters({ lines: { ...family, BEF } }));
    const sets = registers?.[0]?.beside.children.map(({ by, rows }) => [by.slice(0, 3), rows]);
    expect(sets).toContainEqual([[false, true, true], 1]);
  });
});
