import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problems } from "../../src/vocabulary/problem.js";
import { accountOf, type Delivery, drawn, takenIn } from "./delivery.js";

/** Two areas over two years: deaths in one file, people in another, when a programme came in a third. */
const files = {
  "deaths.csv": "area code,year,deaths\n7,2013,10\n7,2014,12\n12,2013,30\n12,2014,33\n99,2013,1\nA note,,\n",
  "people-2013.csv": "area,people\n007,1000\n012,2000\n500,1\n",
  "people-2014.csv": "area,people\n007,1000\n012,3000\n",
  "start.csv": "area,from\n007,2014\n012,\n",
};

const panel = `sources:
  - joined: panel
    files:
      - as: deaths
        file: deaths.csv
        columns: {area code: text, year: text, deaths: number}
        make: {area: "digits([area code], 3)"}
        leaveOut: {notes: year is missing}
        key: [area, year]
      - as: people-2013
        file: people-2013.csv
        columns: {area: text, people: number}
        key: area
        optional: true
      - as: people-2014
        file: people-2014.csv
        columns: {area: text, people: number}
        key: area
        optional: true
      - {as: start, file: start.csv, columns: {area: text, from: text}, key: area}
    make:
      people: "0"
    columns: [area, year, rate, before, began]
    wave: {column: year}
`.replace(
  '      people: "0"\n',
  `      all: "if(year = '2013', [people-2013].people, [people-2014].people)"
      rate: deaths / all * 1000
      before: rate at year = '2013'
      began: if(from is missing, 'never', from)
`,
);

const rest = `waves: [2013, 2014]
measures: [{id: rate, label: Rate, meaning: Deaths., mean: rate}]
design: {person: area}
`;

const items = `  - {id: rate, question: Rate?, number: {min: 0, max: 100, unit: per thousand}}
  - {id: before, question: Before?, number: {min: 0, max: 100, unit: per thousand}}
  - {id: began, question: When?, points: [{code: never, value: 0}, {code: 2014, value: 1}]}
`;

const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  study: panel + rest,
  items,
  files,
  ...change,
});

/** All that is wrong, in the study or in the files. */
async function wrong(change: Partial<Delivery>): Promise<string> {
  const error: unknown = await takenIn(delivery(change), async () => null).catch((thrown: unknown) => thrown);
  if (!(error instanceof Problems)) throw error ?? new Error("nothing was found wrong");
  return error.list
    .map(({ at, code, message, todo }) => `${at.file}:${at.line ?? ""} ${code}\n  ${message}\n  → ${todo}`)
    .join("\n");
}

describe("a panel out of several files", () => {
  test("rows meet where keys are equal, and values are reckoned from all of them", async () => {
    expect(await drawn(delivery(), "wave person item_rate item_before item_began")).toMatchInlineSnapshot(`
      "
      wave | person | item_rate | item_before | item_began
      2013 | 007 | 10 | 10 | 1
      2013 | 012 | 15 | 15 | 0
      2014 | 007 | 12 | 10 | 1
      2014 | 012 | 11 | 15 | 0
      "
    `);
  });

  test("every row of every file is accounted for", async () => {
    const { files: told } = await accountOf(delivery());
    const lines = told.map(
      ({ file, rows, read, leftOut }) =>
        `${file}: ${rows} rows, ${read} read${leftOut.map((each) => `; ${each.rows} × ${each.reason}, line ${each.lines}`).join("")}`,
    );
    expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
      "
      panel: 5 rows, 4 read; 1 × no row in start, line 6
      deaths.csv: 6 rows, 5 read; 1 × notes, line 7
      people-2013.csv: 3 rows, 2 read; 1 × no row in deaths, line 4
      people-2014.csv: 2 rows, 2 read
      start.csv: 2 rows, 2 read
      "
    `);
    for (const { rows, read, leftOut } of told)
      expect(leftOut.reduce((sum, each) => sum + each.rows, read)).toBe(rows);
  });

  test("files that are alike stand one after the other", async () => {
    const study = `sources:
  - joined: panel
    files:
      - {as: rates, file: [a.csv, b.csv], columns: {area: text, year: text, rate: number}, key: [area, year]}
    columns: [area, year, rate]
    wave: {column: year}
${rest}`;
    const alike = { "a.csv": "area,year,rate\n1,2013,5\n", "b.csv": "rate,year,area\n7,2014,1\n" };
    const item = "  - {id: rate, question: Rate?, number: {min: 0, max: 100, unit: per thousand}}\n";
    expect(await drawn({ study, items: item, files: alike }, "wave person item_rate")).toMatchInlineSnapshot(`
      "
      wave | person | item_rate
      2013 | 1 | 5
      2014 | 1 | 7
      "
    `);
  });

  test("only units with a value in every period stay, and the account says which is lacking", async () => {
    const lacking = {
      ...files,
      "deaths.csv": "area code,year,deaths\n7,2013,10\n7,2014,12\n12,2013,30\n12,2014,\n13,2013,1\n",
      "start.csv": "area,from\n007,2014\n012,\n013,\n",
      "people-2013.csv": "area,people\n007,1000\n012,2000\n013,1000\n",
    };
    const study = panel.replace(
      "    columns: [area",
      "    complete: {period: year, need: [rate]}\n    columns: [area",
    );
    const { files: told } = await accountOf(delivery({ study: study + rest, files: lacking }));
    expect(told[0]?.leftOut).toEqual([
      { reason: "not every year has a row", rows: 1, lines: [6] },
      { reason: "not every year has rate", rows: 2, lines: [4, 5] },
    ]);
  });

  test("the order of rows in the files changes nothing", async () => {
    const columns = "wave person item_rate item_before item_began";
    const first = await drawn(delivery(), columns);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (dice) => {
        const shuffled = Object.fromEntries(
          Object.entries(files).map(([name, text]) => {
            const [head = "", ...lines] = text.trim().split("\n");
            const order = lines.map((line) => [dice.next().value ?? 0, line] as const);
            const sorted = order.toSorted(([a], [b]) => a - b).map(([, line]) => line);
            return [name, `${[head, ...sorted].join("\n")}\n`];
          }),
        );
        expect(await drawn(delivery({ files: shuffled }), columns)).toBe(first);
      }),
      { numRuns: 15 },
    );
  });
});

test("for any files, the joined rows are what a person with three lists would write down", async () => {
  type Row = { readonly unit: number; readonly year: number; readonly value: number };
  const rows = (by: (row: Row) => string) =>
    fc.uniqueArray(
      fc.record({
        unit: fc.integer({ min: 1, max: 4 }),
        year: fc.constantFrom(2013, 2014),
        value: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: by, maxLength: 8, minLength: 1 },
    );
  const byBoth = ({ unit, year }: Row) => `${unit} ${year}`;
  const study = `sources:
  - joined: lists
    files:
      - {as: first, file: a.csv, columns: {unit: text, year: text, value: number}, key: [unit, year]}
      - {as: second, file: b.csv, columns: {unit: text, year: text, value: number}, key: [unit, year]}
      - {as: third, file: c.csv, columns: {unit: text, value: number}, ignore: [year], key: unit, optional: true}
    make: {row: unit & ' ' & year, total: first.value * 10 + second.value, then: first.value at year = '2014', third: third.value}
    leaveOut: {nine: second.value = 9}
    columns: [row, total, then, third]
    wave: 2013
waves: [2013]
measures: [{id: total, label: Total, meaning: Total., mean: total}]
design: {person: row}
`;
  const number = "number: {min: 0, max: 100, unit: points}";
  const asked = ["total", "then", "third"]
    .map((name) => `  - {id: ${name}, question: How many?, ${number}}\n`)
    .join("");
  const csv = (list: readonly Row[]) =>
    `unit,year,value\n${list.map(({ unit, year, value }) => `${unit},${year},${value}\n`).join("")}`;
  await fc.assert(
    fc.asyncProperty(
      rows(byBoth),
      rows(byBoth),
      rows(({ unit }) => String(unit)),
      async (first, second, third) => {
        const wanted = first.flatMap((row) => {
          const other = second.find((each) => byBoth(each) === byBoth(row));
          if (!other || other.value === 9) return [];
          // As a value at another year is that of the first list, it is there also where the second has no such row.
          const then = first.find(({ unit, year }) => unit === row.unit && year === 2014)?.value;
          const beside = third.find(({ unit }) => unit === row.unit)?.value ?? null;
          return [
            [byBoth(row), row.value * 10 + other.value, then, beside].map((cell) => cell ?? "–").join(" | "),
          ];
        });
        fc.pre(wanted.length > 0);
        const files = { "a.csv": csv(first), "b.csv": csv(second), "c.csv": csv(third) };
        const found = await drawn({ study, items: asked, files }, "person item_total item_then item_third");
        expect(found.trim().split("\n").slice(1).sort()).toEqual(wanted.sort());
      },
    ),
    { numRuns: 30 },
  );
});

describe("what is told of files that do not fit together", () => {
  test("a key that stands twice, with both lines", async () => {
    const twice = { ...files, "start.csv": "area,from\n007,2014\n012,\n007,\n" };
    expect(await wrong({ files: twice })).toMatchInlineSnapshot(`
      "start.csv:4 data-join-key-twice
        The row on this line has the key of another: area “007” stands on line 2 of start.csv too.
        → Each key stands in a file once, or which row is meant cannot be known: take the surplus rows out at their source, leave them out under “leaveOut”, or name all columns that tell rows apart under “key”."
    `);
  });

  test("two rows of one unit and period", async () => {
    const twice = { ...files, "deaths.csv": `${files["deaths.csv"]}7,2014,12\n` };
    expect(await wrong({ files: twice })).toMatchInlineSnapshot(`
      "deaths.csv:8 data-join-key-twice
        The row on this line has the key of another: area “007”, year “2014” stands on line 3 of deaths.csv too.
        → Each key stands in a file once, or which row is meant cannot be known: take the surplus rows out at their source, leave them out under “leaveOut”, or name all columns that tell rows apart under “key”."
    `);
  });

  test("keys that look alike and are not equal", async () => {
    const study = panel.replace("digits([area code], 3)", "[area code]");
    expect(await wrong({ study: study + rest })).toMatchInlineSnapshot(`
      "deaths.csv:2 data-keys-look-alike
        The key “7” (area) on this line meets no row of people-2013, but “007” on line 2 of people-2013.csv looks like it. There are 4 such rows.
        → Write both alike under “make”, such as digits(code, 5) for codes with leading zeros, or under “recode”.
      deaths.csv:2 data-keys-look-alike
        The key “7” (area) on this line meets no row of people-2014, but “007” on line 2 of people-2014.csv looks like it. There are 4 such rows.
        → Write both alike under “make”, such as digits(code, 5) for codes with leading zeros, or under “recode”.
      deaths.csv:2 data-keys-look-alike
        The key “7” (area) on this line meets no row of start, but “007” on line 2 of start.csv looks like it. There are 4 such rows.
        → Write both alike under “make”, such as digits(code, 5) for codes with leading zeros, or under “recode”."
    `);
  });

  test("a number that should meet a text", async () => {
    const study = panel.replace("digits([area code], 3)", "number([area code])");
    expect(await wrong({ study: study + rest })).toMatchInlineSnapshot(`
      "study.yaml:19 study-key-types
        The key “area” is a text in people-2013 and a number in the files before it: the number 1001 and the text “01001” never meet.
        → Make both texts of one length, such as “area: digits(code, 5)” under “make”, or declare both as numbers.
      study.yaml:24 study-key-types
        The key “area” is a text in people-2014 and a number in the files before it: the number 1001 and the text “01001” never meet.
        → Make both texts of one length, such as “area: digits(code, 5)” under “make”, or declare both as numbers.
      study.yaml:26 study-key-types
        The key “area” is a text in start and a number in the files before it: the number 1001 and the text “01001” never meet.
        → Make both texts of one length, such as “area: digits(code, 5)” under “make”, or declare both as numbers.
      study.yaml:36 study-column-type
        The column “area” (key of the person) must be a text in panel.
        → Declare it so for its file, or make one with text(…) under “make”: a key such as 0101 keeps its zeros only as text."
    `);
  });

  test("a file that is not there, and a column that another lacks, together", async () => {
    const { "people-2014.csv": _, ...lacking } = { ...files, "start.csv": "area,form\n007,2014\n" };
    expect(await wrong({ files: lacking })).toMatchInlineSnapshot(`
      "people-2014.csv: data-no-file
        The data file people-2014.csv does not exist.
        → Put it in the study's folder, or correct line 21 of study.yaml. Did you mean “people-2013.csv”?
      start.csv:1 data-column-not-in-file
        The file has no column “from”.
        → Correct the source on line 26 of study.yaml. Did you mean “form”?
      start.csv:1 data-column-not-declared
        The file has a column that study.yaml does not mention: “form”.
        → Declare what is used under “columns” on line 26 of study.yaml; name the rest under “ignore”, or write “others: ignore”."
    `);
  });

  test("a file without rows", async () => {
    expect(await wrong({ files: { ...files, "start.csv": "area,from\n" } })).toMatchInlineSnapshot(`
      "start.csv:1 data-no-rows
        The file holds columns but no rows.
        → Ask for the file again, or take the source out of study.yaml."
    `);
  });

  test("a number column that holds none", async () => {
    const text = { ...files, "people-2013.csv": "area,people\n007,many\n012,more\n" };
    expect(await wrong({ files: text })).toMatchInlineSnapshot(`
      "people-2013.csv:2 data-not-numbers
        The column “people” is declared as a number, but 2 of its 2 values are none, first “many”.
        → Declare it as text for the source on line 16 of study.yaml, or add the text to its “missing” list."
    `);
  });

  test("rows of which none is left", async () => {
    const study = panel.replace(
      "    columns: [area",
      "    leaveOut: {small: deaths < 1000}\n    columns: [area",
    );
    expect(await wrong({ study: study + rest })).toMatchInlineSnapshot(`
      "panel: data-join-empty
        No row is left when the files are joined: 1 row is left out as “no row in start”; 4 rows are left out as “small”.
        → Look at the source on line 8 of study.yaml: its keys, “leaveOut” and “complete”."
    `);
  });
});

describe("what is told of a source that does not fit itself", () => {
  const changed = (from: string, to: string) => {
    if (!panel.includes(from)) throw new Error(`no ${from}`);
    return wrong({ study: panel.replace(from, to) + rest });
  };

  test("a key that the rows before do not have", async () => {
    expect(await changed("from: text}, key: area}", "from: text}, key: from}")).toMatchInlineSnapshot(`
      "study.yaml:26 study-expression
        “from”, character 1: there is no column “from” here.
        → Known here: area code, year, deaths, area, people.
      study.yaml:32 study-expression
        “area”, character 1: “area” is a column of several files.
        → Give the one that is meant a name of its own under “make”, such as {my-area: deaths.area}.
      study.yaml:36 study-column-missing
        The column “area” (key of the person) is not declared for panel.
        → Declare it under “columns” of that source, or correct the name. Known here: year, rate, before, began."
    `);
  });

  test("a name that several files have", async () => {
    expect(await changed("deaths / all", "deaths / people")).toMatchInlineSnapshot(`
      "study.yaml:29 study-expression
        “deaths / people * 1000”, character 10: “people” is a column of several files.
        → Say which: [people-2013].people or [people-2014].people."
    `);
  });

  test("a period that does not tell rows apart", async () => {
    expect(
      await changed("    columns: [area", "    complete: {period: began, need: [rate]}\n    columns: [area"),
    ).toMatchInlineSnapshot(`
      "study.yaml:32 study-period-not-in-key
        The period “began” must be one of several columns of the first file's key; the key is “area”, “year”.
        → Name the unit and the period under “key” of the first file, such as key: [county, year]."
    `);
  });

  test("files of two kinds in one list", async () => {
    expect(await changed("file: start.csv", "file: [start.csv, start.parquet]")).toMatchInlineSnapshot(`
      "study.yaml:26 study-file-not-alike
        The files start.parquet and start.csv are of different kinds.
        → Files that stand in one list are read alike: give the other kind an entry of its own under “files”."
    `);
  });

  test("a key of the format that it does not have", async () => {
    expect(
      await changed(
        "        optional: true\n      - as: people-2014",
        "        optionl: true\n      - as: people-2014",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:20 study-unknown-key
        “optionl” is not a key that files, number 2 can have.
        → Correct it or take it away. Did you mean “optional”?"
    `);
  });

  test("a column that is made twice", async () => {
    expect(await changed("      rate: deaths", "      from: deaths")).toMatchInlineSnapshot(`
      "study.yaml:29 study-column-twice
        The column “from” is declared twice.
        → Keep one of the two.
      study.yaml:30 study-expression
        “rate at year = '2013'”, character 1: there is no column “rate” here.
        → Known here: area code, year, deaths, area, people, from, all.
      study.yaml:32 study-expression
        “rate”, character 1: there is no column “rate” here.
        → Known here: area code, year, deaths, area, people, from, all, before, began.
      instrument.yaml:3 study-column-missing
        The column “rate” (item “rate”) is not declared for panel.
        → Declare it under “columns” of that source, or correct the name. Known here: area, year, before, began."
    `);
  });
});
