import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { sql } from "../../src/store/sql.js";
import { accountOf, drawn, gladShare, takenIn } from "./delivery.js";

describe("a person and a wave is a row", () => {
  const study = `sources:
  - file: a.csv
    columns: {year: text, pnr: text, glad: number, sector: text, sex: text, w: number}
    wave: {column: year}
waves: [2018, 2021]
groups:
  - {id: areas, label: Areas, role: programme, where: {sector: [almen, social]}}
  - {id: rest, label: Rest, role: benchmark, where: {sector: rest}}
breakdowns:
  - {id: sex, label: Sex, categories: [{id: men, label: Men, values: M}, {id: women, label: Women, values: [F, W]}]}
design: {weight: w, person: pnr}
${gladShare}`;

  test("wave, group, item, measure, category, weight and line are told by the file", async () => {
    const file = `year,pnr,glad,sector,sex,w
2021,0101,3,almen,M,1.5
2018,0101,1,social,M,0.5
2018,0202,3,rest,W,2
2018,0303,NA,rest,F,1
`;
    const columns = "wave group person item_glad measure_glad by_sex weight source line";
    expect(await drawn({ study, files: { "a.csv": file } }, columns)).toBe(`
wave | group | person | item_glad | measure_glad | by_sex | weight | source | line
2018 | areas | 0101 | 1 | 0 | men | 0.5 | 0 | 3
2018 | rest | 0202 | 3 | 1 | women | 2 | 0 | 4
2018 | rest | 0303 | – | – | women | 1 | 0 | 5
2021 | areas | 0101 | 3 | 1 | men | 1.5 | 0 | 2
`);
  });

  test("a row that does not count is left out, with its line and the reason", async () => {
    const file = `year,pnr,glad,sector,sex,w
2018,1,3,almen,M,1
2018,2,3,almen,M,0
2018,3,3,almen,M,
2015,4,3,almen,M,1
,5,3,almen,M,1
2018,6,3,other,M,1
2018,7,three,almen,M,1
2018,8,3
2018,9,3,almen,M,1,too,much
2018,"10"x,3,almen,M,1
2021,11,1,rest,F,1
2015,12,3,almen,M,-5
`;
    const account = await accountOf({ study, files: { "a.csv": file } });
    expect(account.files[0]).toMatchObject({
      file: "a.csv",
      rows: 12,
      read: 2,
      bytes: Buffer.byteLength(file),
    });
    expect(account.files[0]?.leftOut).toEqual([
      { reason: "too few fields", rows: 1, lines: [9] },
      { reason: "too many fields", rows: 1, lines: [10] },
      { reason: "quotation marks do not match", rows: 1, lines: [11] },
      { reason: "in no group", rows: 1, lines: [7] },
      { reason: "not a number: glad", rows: 1, lines: [8] },
      { reason: "wave missing", rows: 1, lines: [6] },
      { reason: "wave not in the study", rows: 2, lines: [5, 13] },
      { reason: "weight missing", rows: 1, lines: [4] },
      { reason: "weight zero", rows: 1, lines: [3] },
    ]);
    expect(account.people).toEqual([
      { wave: "2018", group: "areas", rows: 1 },
      { wave: "2018", group: "rest", rows: 0 },
      { wave: "2021", group: "areas", rows: 0 },
      { wave: "2021", group: "rest", rows: 1 },
    ]);
  });

  test("no more than ten lines are named for a reason", async () => {
    const left = Array.from({ length: 12 }, (_, i) => `2018,z${i},3,other,M,1`).join("\n");
    const file = `year,pnr,glad,sector,sex,w\n${left}\n2018,1,3,almen,M,1\n2021,2,3,rest,M,1\n`;
    const account = await accountOf({ study, files: { "a.csv": file } });
    expect(account.files[0]?.leftOut).toEqual([
      { reason: "in no group", rows: 12, lines: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    ]);
  });

  test("answers that a measure lacks are counted by wave and group", async () => {
    const file = "year,pnr,glad,sector,sex,w\n2018,1,,almen,M,1\n2018,2,3,rest,M,1\n2021,1,3,almen,M,1\n";
    const account = await accountOf({ study, files: { "a.csv": file } });
    expect(account.missing).toEqual([
      { measure: "glad", wave: "2018", group: "areas", rows: 1 },
      { measure: "glad", wave: "2018", group: "rest", rows: 0 },
      { measure: "glad", wave: "2021", group: "areas", rows: 0 },
      { measure: "glad", wave: "2021", group: "rest", rows: 0 },
    ]);
  });
});

describe("how a file is written", () => {
  const simple = (source: string) => `sources:
  - file: a.csv
    columns: {id: text, glad: number, w: number}
${source}
waves: [2018]
design: {weight: w, person: id}
${gladShare}`;

  test("Windows-1252, semicolons, decimal commas and CRLF", async () => {
    const file = Buffer.from('id;glad;w\r\n"R\xf8d gr\xf8d \x80";3;1,5\r\n\xc5se;1;,25\r\n', "latin1");
    const study = simple('    encoding: windows-1252\n    delimiter: ";"\n    decimal: ","');
    expect(await drawn({ study, files: { "a.csv": file } }, "person item_glad weight line")).toBe(`
person | item_glad | weight | line
Rød grød € | 3 | 1.5 | 2
Åse | 1 | 0.25 | 3
`);
  });

  test("a byte order mark, blank lines and blanks around values mean nothing", async () => {
    const file = "\ufeffid, glad ,w\n\n a , 3 , 1 \n\n\nb,1,2";
    expect(
      await drawn({ study: simple(""), files: { "a.csv": file } }, "person item_glad weight line"),
    ).toBe(`
person | item_glad | weight | line
a | 3 | 1 | 3
b | 1 | 2 | 6
`);
  });

  test("the line is the true line of the file, also after fields that hold line ends", async () => {
    const file = 'id,glad,w\n"a\nstill a",3,1\n"b, ""b""",1,1\nc,2,1\n';
    expect(await drawn({ study: simple(""), files: { "a.csv": file } }, "person item_glad line")).toBe(`
person | item_glad | line
a
still a | 3 | 2
b, "b" | 1 | 4
c | 2 | 5
`);
  });

  test("a quotation mark that is never closed costs one row, not the rest of the file", async () => {
    const file = 'id,glad,w\na,3,1\n"b,3,1\nc,2,1\nd,1,1\n';
    await takenIn({ study: simple(""), files: { "a.csv": file } }, async (account) => {
      expect(account.files[0]).toMatchObject({ rows: 4, read: 3 });
      expect(account.files[0]?.leftOut).toEqual([
        { reason: "quotation marks do not match", rows: 1, lines: [3] },
      ]);
    });
  });

  test("a quotation mark inside a field is a mark like any other", async () => {
    const file = 'id,glad,w\n5" pipe,3,1\n';
    expect(await drawn({ study: simple(""), files: { "a.csv": file } }, "person line")).toBe(
      '\nperson | line\n5" pipe | 2\n',
    );
  });

  test("columns may stand in any order, and others be ignored", async () => {
    const file = "note,w,glad,id\nhello,2,3,a\n";
    const study = simple("    ignore: [note]");
    expect(await drawn({ study, files: { "a.csv": file } }, "person item_glad weight")).toBe(
      "\nperson | item_glad | weight\na | 3 | 2\n",
    );
  });

  test("a code counts as a number in a number column: 3.0 is 3, and 03 too", async () => {
    const file = "id,glad,w\na,3.0,1\nb,03,1\nc,+1e0,1\n";
    expect(await drawn({ study: simple(""), files: { "a.csv": file } }, "person item_glad")).toBe(
      "\nperson | item_glad\na | 3\nb | 3\nc | 1\n",
    );
  });

  test("what only looks like a number is none: 1_000, 1.000,5, 0x10", async () => {
    const file = "id,glad,w\na,1_0,1\nb,0x1,1\nc,3,1\nd,3,1\ne,1,1\nf,1 2,1\ng,1,1\n";
    const account = await accountOf({ study: simple(""), files: { "a.csv": file } });
    expect(account.files[0]?.leftOut).toEqual([{ reason: "not a number: glad", rows: 3, lines: [2, 3, 7] }]);
  });
});

describe("items and measures", () => {
  const items = `  - id: safe
    question: Safe?
    points: [{code: very, value: 1}, {code: fairly, value: 2}, {code: not, value: 3}]
    missing: [refused]
  - id: trust
    question: Trust?
    number: {min: 0, max: 10, unit: points}
    missing: [99]
`;
  const study = `sources: [{file: a.csv, columns: {id: text, safe: text, trust: number}}]
waves: [2018]
design: {person: id}
measures:
  - {id: unsafe, label: L, meaning: M, share: {item: safe, orAbove: 3}}
  - {id: trust-mean, label: L, meaning: M, mean: trust}
  - {id: one, label: L, meaning: M, dimension: {items: [{item: safe, reversed: true}, trust]}}
  - {id: both, label: L, meaning: M, dimension: {items: [{item: safe, reversed: true}, trust], atLeast: 2}}
`;

  test("a dimension is the mean of its answered items on 0–1, where enough are answered", async () => {
    const file = "id,safe,trust\na,very,10\nb,not,0\nc,fairly,8\nd,very,99\ne,refused,3\nf,,\n";
    const columns = "person measure_unsafe measure_trust-mean measure_one measure_both";
    expect(await drawn({ study, items, files: { "a.csv": file } }, columns)).toBe(`
person | measure_unsafe | measure_trust-mean | measure_one | measure_both
a | 0 | 10 | 1 | 1
b | 1 | 0 | 0 | 0
c | 0 | 8 | 0.65 | 0.65
d | 0 | – | 1 | –
e | – | 3 | 0.3 | –
f | – | – | – | –
`);
  });
});

describe("breakdowns", () => {
  const breakdown = (
    rule: string,
  ) => `sources: [{file: a.csv, columns: {id: text, glad: number, mother: text, father: text}}]
waves: [2018]
design: {person: id}
breakdowns:
  - id: parents
    label: Parents
    columns: [mother, father]
    rule: ${rule}
    categories: [{id: short, label: Short}, {id: middle, label: Middle}, {id: long, label: Long}]
${gladShare}`;
  const file = "id,glad,mother,father\na,1,short,long\nb,1,middle,\nc,1,,short\nd,1,,\n";

  test("the highest of several answered columns", async () => {
    expect(await drawn({ study: breakdown("highest"), files: { "a.csv": file } }, "person by_parents")).toBe(
      "\nperson | by_parents\na | long\nb | middle\nc | short\nd | –\n",
    );
  });

  test("the lowest of several answered columns", async () => {
    expect(await drawn({ study: breakdown("lowest"), files: { "a.csv": file } }, "person by_parents")).toBe(
      "\nperson | by_parents\na | short\nb | middle\nc | short\nd | –\n",
    );
  });
});

describe("the design", () => {
  test("stages, population sizes, replicates and margins are taken as they stand", async () => {
    const study = `sources: [{file: a.csv, columns: {id: text, glad: number, s: number, school: text, n: number, class: text, m: number, r1..r2: number, sex: text}}]
waves: [2018]
design:
  stratum: s
  stages: [{unit: school, populationSize: n}, {unit: class, populationSize: m}]
  OTHER
${gladShare}`;
    const replicates = "replicates: {columns: [r1..r2], method: JK1}";
    const calibration = "calibration: {kind: raking, margins: [{column: sex, totals: {M: 10, F: 11}}]}";
    const file = "id,glad,s,school,n,class,m,r1,r2,sex\na,1,1.0,x,9,c,5,0,2.5,M\nb,3,1,y,9,d,4,2.5,0,F\n";
    const files = { "a.csv": file };
    const columns =
      "stratum psu second_unit population_psus population_second_units weight replicate_1 replicate_2";
    expect(await drawn({ study: study.replace("OTHER", replicates), files }, columns)).toBe(`
stratum | psu | second_unit | population_psus | population_second_units | weight | replicate_1 | replicate_2
1 | x | c | 9 | 5 | 1 | 0 | 2.5
1 | y | d | 9 | 4 | 1 | 2.5 | 0
`);
    expect(await drawn({ study: study.replace("OTHER", calibration), files }, "psu margin_sex")).toBe(`
psu | margin_sex
x | M
y | F
`);
  });

  test("where people were drawn directly, each is a PSU: by the person's key, else one for the row", async () => {
    const study = `sources: [{file: a.csv, columns: {pnr: text, glad: number}}]
waves: [2018]
design: {person: pnr}
${gladShare}`;
    const file = "pnr,glad\np2,1\n,3\n,1\np1,3\n";
    expect(await drawn({ study, files: { "a.csv": file } }, "person psu stratum item_glad")).toBe(`
person | psu | stratum | item_glad
p1 | p1 |  | 3
p2 | p2 |  | 1
– | #0000000003 |  | 1
– | #0000000004 |  | 3
`);
  });
});

describe("several files", () => {
  test("a file may be one wave and one group; an item that it lacks was not asked", async () => {
    const study = `sources:
  - {file: areas-18.csv, columns: {glad: number}, wave: 2018, group: areas}
  - {file: areas-21.csv, columns: {glad: number, safe: number}, wave: 2021, group: areas}
  - {file: all-21.csv, columns: {glad: number, safe: number}, wave: 2021, group: rest}
waves: [2018, 2021]
groups:
  - {id: areas, label: Areas, role: programme}
  - {id: rest, label: Rest, role: benchmark}
measures: [{id: safe, label: L, meaning: M, share: {item: safe, orAbove: 2}}]
`;
    const items = `  - {id: glad, question: Q, points: [{code: 1}, {code: 2}]}
  - {id: safe, question: Q, points: [{code: 1}, {code: 2}]}
`;
    const files = {
      "areas-18.csv": "glad\n1\n",
      "areas-21.csv": "glad,safe\n1,2\n",
      "all-21.csv": "glad,safe\n2,1\n",
    };
    expect(await drawn({ study, items, files }, "wave group item_glad item_safe measure_safe source")).toBe(`
wave | group | item_glad | item_safe | measure_safe | source
2018 | areas | 1 | – | – | 0
2021 | areas | 1 | 2 | 1 | 1
2021 | rest | 2 | 1 | 0 | 2
`);
  });
});

describe("Parquet", () => {
  async function write(folder: string, query: string): Promise<void> {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`COPY (${query}) TO '${join(folder, "a.parquet")}'`);
    connection.closeSync();
    instance.closeSync();
  }
  const study = `sources: [{file: a.parquet, columns: {year: text, id: text, glad: number, w: number}, wave: {column: year}}]
waves: [2018]
design: {weight: w, person: id}
${gladShare}`;

  test("is read as declared, with the number of the row", async () => {
    const rows = `SELECT * FROM (VALUES (2018::SMALLINT, ' a', 3::DECIMAL(4, 1), 1.5::DOUBLE), (2018, 'b', NULL, 2),
      (2018, 'c', 1, 0), (2016, 'd', 1, 1)) t(year, id, glad, w)`;
    const delivery = { study, files: {}, prepare: (folder: string) => write(folder, rows) };
    expect(await drawn(delivery, "wave person item_glad weight line")).toBe(`
wave | person | item_glad | weight | line
2018 | a | 3 | 1.5 | 1
2018 | b | – | 2 | 2
`);
    const account = await accountOf(delivery);
    expect(account.files[0]).toMatchObject({
      rows: 4,
      read: 2,
      leftOut: [
        { reason: "wave not in the study", rows: 1, lines: [4] },
        { reason: "weight zero", rows: 1, lines: [3] },
      ],
    });
  });

  test("NaN is a row that cannot be read, unless it is said to mean missing", async () => {
    const rows = `SELECT * FROM (VALUES (2018, 'a', 'nan'::DOUBLE, 1), (2018, 'b', 3, 1), (2018, 'c', 1, 1)) t(year, id, glad, w)`;
    const prepare = (folder: string) => write(folder, rows);
    const account = await accountOf({ study, files: {}, prepare });
    expect(account.files[0]?.leftOut).toEqual([{ reason: "not a number: glad", rows: 1, lines: [1] }]);
    const said = study.replace("wave: {", "missing: [NaN], wave: {");
    expect(await drawn({ study: said, files: {}, prepare }, "person item_glad")).toBe(
      "\nperson | item_glad\na | –\nb | 3\nc | 1\n",
    );
  });
});

test("nothing is left behind in the store but the answers, and nothing in the folder", async () => {
  const study = `sources: [{file: a.csv, columns: {glad: number}}]\nwaves: [2018]\n${gladShare}`;
  await takenIn({ study, files: { "a.csv": "glad\n1\n" } }, async (_, store, { folder }) => {
    const tables = await store.rows(sql`SELECT table_name AS name FROM duckdb_tables()`);
    expect(tables).toEqual([{ name: "answers" }]);
    expect(await readFile(join(folder, "a.csv"), "utf8")).toBe("glad\n1\n");
  });
});
