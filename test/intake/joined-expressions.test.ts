import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expressionSql, joinedId } from "../../src/intake/joined/expressionSql.js";
import { join, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { parseExpression } from "../../src/study/build/joined/parseExpression.js";
import { Scope } from "../../src/study/build/joined/scope.js";
import { ExpressionFault } from "../../src/study/build/joined/tokens.js";

/** One row of a county, and the same county a year later. */
const row = {
  Deaths: 6,
  people: 4,
  nobody: 0,
  unknown: null as number | null,
  County: "Autauga County, AL",
  "County Code": "1001",
  year: "2013",
  none: null as string | null,
};
const later = { ...row, Deaths: 9, year: "2014" };

const columns = Object.entries(row).map(([name, value], place) => ({
  name,
  place,
  type: typeof value === "number" || name === "unknown" ? ("number" as const) : ("text" as const),
}));
const key = columns.filter(({ name }) => name === "County Code" || name === "year");
const names = new Scope();
names.add(columns, "counties");
const scope = names.withKey(key);

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

/** What an expression comes to in the first row. */
async function comesTo(expression: string) {
  const rows = [row, later].map(
    (each) =>
      sql`SELECT ${join(
        columns.map(
          (column) =>
            sql`${each[column.name as keyof typeof row]}::${column.type === "number" ? sql`DOUBLE` : sql`VARCHAR`} AS ${joinedId(column)}`,
        ),
      )}`,
  );
  const value = expressionSql(parseExpression(expression, scope).expression);
  const year = columns.find(({ name }) => name === "year");
  if (!year) throw new Error("no year");
  const [found] = await store.rows(
    sql`SELECT value FROM (SELECT *, ${value} AS value FROM (${join(rows, " UNION ALL ")})) ORDER BY ${joinedId(year)} LIMIT 1`,
  );
  return found?.value;
}

describe("what an expression comes to", () => {
  test.each([
    ["Deaths / people * 100000", 150_000],
    ["2 + 3 * 4 - -1", 15],
    ["10 - 3 - 2", 5],
    ["(2 + 3) * 4", 20],
    ["1.5e2 / 4", 37.5],
    ["Deaths / nobody", null],
    ["Deaths + unknown", null],
    ["counties.Deaths", 6],
    ["if(Deaths > 5, 'many', 'few')", "many"],
    ["if(unknown > 5, 1, 0)", 0],
    ["unknown is missing", true],
    ["none is not missing", false],
    ["County = 'Autauga County, AL'", true],
    ["year in ('2012', '2013') and not people >= 5", true],
    ["year not in ('2012', '2013') or people <> 4", false],
    ["true_ish", "There is no column “true_ish” here"],
    ["digits([County Code], 5)", "01001"],
    ["digits('123456', 5)", "123456"],
    ["digits(7, 3)", "007"],
    ["last(County, 2) & '-' & first(County, 4)", "AL-Auta"],
    ["text(2013)", "2013"],
    ["text(Deaths / people)", "1.5"],
    ["number(year) + 1", 2014],
    ["number(' 12 ')", null],
    ["number('1_000')", null],
    ["number(County)", null],
    ["Deaths at year = '2014'", 9],
    ["Deaths at year = '2014' / Deaths", 1.5],
    ["Deaths at year = '1999'", null],
    ["'it''s'", "it's"],
    [`"a 'quoted' word"`, "a 'quoted' word"],
    ["'x; DROP TABLE answers --'", "x; DROP TABLE answers --"],
  ])("%s", async (expression, wanted) => {
    const found = await comesTo(expression).catch((error: unknown) => {
      if (error instanceof ExpressionFault) return error.message;
      throw error;
    });
    expect(found).toEqual(wanted);
  });

  /** An expression, and what it comes to by JavaScript's own reckoning; `null` where something is missing. */
  type Pair = readonly [text: string, value: number | null];
  const reckon: Readonly<Record<string, (a: number, b: number) => number | null>> = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => (b === 0 ? null : a / b),
  };
  const pairs = fc.letrec<{ pair: Pair }>((tie) => ({
    pair: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Pair>(["Deaths", 6], ["people", 4], ["nobody", 0], ["unknown", null]),
      fc.integer({ min: 0, max: 99 }).map((n): Pair => [String(n), n]),
      fc
        .tuple(tie("pair"), fc.constantFrom("+", "-", "*", "/"), tie("pair"))
        .map(
          ([[left, a], sign, [right, b]]): Pair => [
            `(${left}) ${sign} (${right})`,
            a === null || b === null ? null : (reckon[sign]?.(a, b) ?? null),
          ],
        ),
      fc
        .tuple(tie("pair"), tie("pair"))
        .map(
          ([[left, a], [right, b]]): Pair => [
            `if((${left}) < (${right}), 1, 0)`,
            a !== null && b !== null && a < b ? 1 : 0,
          ],
        ),
    ),
  })).pair;

  test("is what arithmetic says, and missing where something is", async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ([text, wanted]) => {
        expect(await comesTo(text)).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  test("no text in it can become a part of the query", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }).filter((text) => !text.includes("\0")),
        async (text) => {
          expect(await comesTo(`'${text.replaceAll("'", "''")}'`)).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test("what is wrong with an expression is told with its place", () => {
  const wrong = [
    "",
    "Deaths /",
    "Deaths / popul",
    "deaths",
    "Deaths people",
    "Deaths > '5'",
    "County < 'B'",
    "County + 1",
    "County & Deaths",
    "Deaths and people",
    "not Deaths",
    "year in ('2013', 2014)",
    "year is empty",
    "year not missing",
    "if(Deaths, 1, 0)",
    "if(Deaths > 1, 1)",
    "if(Deaths > 1, 1, 'none')",
    "digit(Deaths, 3)",
    "digits(Deaths)",
    "digits(Deaths, people)",
    "first(Deaths, 2)",
    "(Deaths",
    "Deaths # 2",
    "'open",
    "[County Code",
    "2013population",
    "people at County = 'A'",
    "people at year = 2014",
    "people at year = County",
    "other.Deaths",
    "at + 1",
    `${"(".repeat(2000)}1`,
  ];
  const told = wrong.map((expression) => {
    try {
      parseExpression(expression, scope);
      return `${expression}: nothing`;
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      return `${expression.slice(0, 30)}\n  ${error.at}: ${error.message}. ${error.todo}`;
    }
  });
  expect(`\n${told.join("\n")}\n`).toMatchInlineSnapshot(`
    "

      1: the expression ends where a name, a number or a 'text' should be. Write a name, a number or a 'text' there.
    Deaths /
      9: the expression ends where a name, a number or a 'text' should be. Write a name, a number or a 'text' there.
    Deaths / popul
      10: There is no column “popul” here. Known here: Deaths, people, nobody, unknown, County, County Code, year, none.
    deaths
      1: There is no column “deaths” here. Did you mean “Deaths”?
    Deaths people
      8: “people” stands where the expression should end. Write + - * / & = and or between the two, or take it away.
    Deaths > '5'
      10: What stands after “>” must be a number, and this is a text. Write number(…) around it, or declare the column as number.
    County < 'B'
      1: What stands before “<” must be a number, and this is a text. Write number(…) around it, or declare the column as number.
    County + 1
      1: What stands before “+” must be a number, and this is a text. Write number(…) around it, or declare the column as number.
    County & Deaths
      10: What stands after “&” must be a text, and this is a number. Write text(…) around it, or declare the column as text.
    Deaths and people
      1: What stands before “and” must be true or false, and this is a number. Write a comparison, such as year = '2014'.
    not Deaths
      5: What stands after “not” must be true or false, and this is a number. Write a comparison, such as year = '2014'.
    year in ('2013', 2014)
      18: Each value of the list must be a text, and this is a number. Write text(…) around it, or declare the column as text.
    year is empty
      9: “empty” stands where “missing” should be. Write “missing” there.
    year not missing
      10: “missing” stands where “in” should be. Write “in” there.
    if(Deaths, 1, 0)
      4: The first value of “if” must be true or false, and this is a number. Write a comparison, such as year = '2014'.
    if(Deaths > 1, 1)
      1: “if” is given 2 values. Write it as if(condition, value, other value).
    if(Deaths > 1, 1, 'none')
      19: The last value of “if” must be a number, and this is a text. Write number(…) around it, or declare the column as number.
    digit(Deaths, 3)
      1: There is no function “digit”. Did you mean “digits”?
    digits(Deaths)
      1: “digits” is given 1 value. Write it as digits(code, 5).
    digits(Deaths, people)
      16: This is not a whole number from 1 to 1000. Write it as digits(code, 5).
    first(Deaths, 2)
      7: What “first” is given must be a text, and this is a number. Write text(…) around it, or declare the column as text.
    (Deaths
      8: the expression ends where “)” should be. Write “)” there.
    Deaths # 2
      8: “#” means nothing here. Write names, numbers, 'texts', + - * / &, comparisons, and, or, not.
    'open
      1: “'” means nothing here. Close the quotation marks.
    [County Code
      1: “[” means nothing here. Close the bracket: [County Code].
    2013population
      1: “2” means nothing here. Put a name that begins with a digit in brackets: [2013 population].
    people at County = 'A'
      11: “at” looks at other rows of the same unit, and “County” does not tell rows apart. Name a column of the first file's key: County Code, year.
    people at year = 2014
      18: What stands after “=” must be a text, and this is a number. Write text(…) around it, or declare the column as text.
    people at year = County
      18: “County” stands where one value, such as '2013' should be. Write one value, such as '2013' there.
    other.Deaths
      1: There is no column “other.Deaths” here. Known here: counties.Deaths, counties.people, counties.nobody, counties.unknown, counties.County, counties.County Code, counties.year, counties.none.
    at + 1
      1: “at” stands where the name of a column should be. Write the name of a column there.
    ((((((((((((((((((((((((((((((
      1: The expression has more than 300 words. Divide it over several lines of “make”.
    "
  `);
});
