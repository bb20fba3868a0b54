import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { accountOf, type Delivery, gladShare, told as tell } from "./delivery.js";

const codesSeen = new Set<string>();

async function told(delivery: Delivery): Promise<string> {
  const text = await tell(delivery);
  for (const [, code] of text.matchAll(/ (data-[a-z0-9-]+)$/gm)) codesSeen.add(String(code));
  return text;
}

const study = (more = "", design = "{weight: w, person: pnr}") => `sources:
  - file: a.csv
    columns: {year: text, pnr: text, glad: number, sector: text, sex: text, w: number}
    wave: {column: year}
${more}
waves: [2018, 2021]
groups:
  - {id: areas, label: Areas, role: programme, where: {sector: almen}}
  - {id: rest, label: Rest, role: benchmark, where: {sector: rest}}
breakdowns:
  - {id: sex, label: Sex, categories: [{id: men, label: Men, values: M}, {id: women, label: Women, values: F}]}
design: ${design}
${gladShare}`;

const header = "year,pnr,glad,sector,sex,w\n";
const sound = "2018,1,3,almen,M,1\n2018,2,1,rest,F,1\n2021,1,3,almen,M,1\n2021,2,1,rest,F,1\n";
const csv = (text: string | Uint8Array, more = "", design?: string) =>
  told({ study: study(more, design), files: { "a.csv": text } });
const rows = (text: string) => csv(header + sound + text);

describe("the file", () => {
  test("is not there", async () => {
    expect(await told({ study: study(), files: { "b.csv": header } })).toMatchInlineSnapshot(`
      "a.csv data-no-file
        The data file a.csv does not exist.
        → Put it in the study's folder, or correct line 8 of study.yaml. Did you mean “b.csv”?"
    `);
  });
  test("is a link to another place", async () => {
    const prepare = async (folder: string) => {
      await symlink(process.execPath, join(folder, "a.csv"));
    };
    expect(await told({ study: study(), files: {}, prepare })).toMatchInlineSnapshot(`
      "a.csv data-file-outside
        a.csv is a link to a place outside the study's folder.
        → A study reads only its own folder: put a copy of the file there."
    `);
  });
  test("is a folder, a link that leads nowhere, or a pipe, which would be waited for for ever", async () => {
    const makePipe = "mkfifo";
    const ways = [
      (path: string) => mkdir(path),
      (path: string) => symlink("nowhere", path),
      async (path: string) => execFileSync(makePipe, [path]),
    ];
    const all = ways.map((put) =>
      told({ study: study(), files: {}, prepare: async (folder) => void (await put(join(folder, "a.csv"))) }),
    );
    expect((await Promise.all(all)).join("\n")).toMatchInlineSnapshot(`
      "a.csv data-not-a-file
        The data file a.csv is a folder.
        → Put the file itself there, or take the source out of study.yaml.
      a.csv data-not-a-file
        The data file a.csv is a link that leads nowhere.
        → Put the file itself there, or take the source out of study.yaml.
      a.csv data-not-a-file
        The data file a.csv is no ordinary file.
        → Put the file itself there, or take the source out of study.yaml."
    `);
  });
  test("is not there, nor anything else", async () => {
    const elsewhere = study().replace("a.csv", "data/a.csv");
    expect(await told({ study: elsewhere, files: {} })).toMatchInlineSnapshot(`
      "data/a.csv data-no-file
        The data file data/a.csv does not exist.
        → Put it in the study's folder, or correct line 8 of study.yaml."
    `);
  });
  test("is empty", async () => {
    expect(await csv("")).toMatchInlineSnapshot(`
      "a.csv data-empty-file
        The file is empty.
        → Ask for the file again, or take the source out of study.yaml."
    `);
  });
  test("has a header only", async () => {
    expect(await csv(header)).toMatchInlineSnapshot(`
      "a.csv:1 data-no-rows
        The file holds columns but no rows.
        → Ask for the file again, or take the source out of study.yaml."
    `);
  });
  test("is in another encoding", async () => {
    const latin1 = Buffer.from(`${header}${sound}2018,9,3,almen,M,1\n2018,b\xf8rn,3,almen,M,1\n`, "latin1");
    expect(await csv(latin1)).toMatchInlineSnapshot(`
      "a.csv:7 data-not-utf8
        This line holds bytes that are not UTF-8.
        → If letters such as æ, ø, å or é stand there, the file is most likely in windows-1252: add “encoding: windows-1252” to the source in study.yaml."
    `);
  });
  test("is UTF-8 although it is declared as Windows-1252", async () => {
    expect(
      await csv(`${header}2018,børn,3,almen,M,1\n`, "    encoding: windows-1252"),
    ).toMatchInlineSnapshot(`
      "a.csv:1 data-is-utf8
        The file is declared as windows-1252, but its letters are written in UTF-8.
        → Take “encoding: windows-1252” away from the source on line 8 of study.yaml."
    `);
  });
  test("is UTF-16", async () => {
    expect(await csv(Buffer.from(`\ufeff${header}`, "utf16le"))).toMatchInlineSnapshot(`
      "a.csv:1 data-utf16
        The file is in UTF-16, as Excel's “Unicode text”.
        → Save it as “CSV UTF-8” and try again."
    `);
  });
  test("is a Parquet file by another name", async () => {
    expect(await csv(Buffer.from("PAR1\x15\x04"))).toMatchInlineSnapshot(`
      "a.csv:1 data-not-text
        The file is no CSV but a Parquet file.
        → Add “format: parquet” to the source in study.yaml."
    `);
  });
  test("is an Excel workbook by another name", async () => {
    expect(await csv(Buffer.from("PK\x03\x04\x14"))).toMatchInlineSnapshot(`
      "a.csv:1 data-not-text
        The file is no CSV but an Excel or other zipped file.
        → Save it as “CSV UTF-8” and try again."
    `);
  });
  test("has the line ends of old Macintosh computers", async () => {
    expect(await csv((header + sound).replaceAll("\n", "\r"))).toMatchInlineSnapshot(`
      "a.csv:1 data-line-ends
        The file has the line ends of old Macintosh computers, so it is one long line.
        → Save it with the line ends of Windows or Unix and try again."
    `);
  });
  test("has another delimiter", async () => {
    expect(await csv((header + sound).replaceAll(",", ";"))).toMatchInlineSnapshot(`
      "a.csv:1 data-delimiter
        The fields are not separated by commas but, as it looks, by semicolons.
        → Write “delimiter: ";"” for the source on line 8 of study.yaml."
    `);
  });
  test("is mostly something else", async () => {
    expect(await csv(`${header}Total: 5\nPrinted 31 January\n2018,1,3,almen,M,1\n`)).toMatchInlineSnapshot(`
      "a.csv:2 data-mostly-unreadable
        2 of the first 3 rows cannot be read (too few fields, first here).
        → The file is not what study.yaml says it is: check its delimiter and quotation marks, or ask for it again."
    `);
  });
});

describe("the header", () => {
  test("cannot be read", async () => {
    expect(await csv(`"year,pnr\n${sound}`)).toMatchInlineSnapshot(`
      "a.csv:1 data-header
        The header cannot be read: its quotation marks do not match.
        → Correct the first line, or ask for the file again."
    `);
  });
  test("lacks a column, or has it under another name", async () => {
    expect(await csv((header + sound).replace("glad", "gald"))).toMatchInlineSnapshot(`
      "a.csv:1 data-column-not-in-file
        The file has no column “glad”.
        → Correct the source on line 8 of study.yaml. Did you mean “gald”?
      a.csv:1 data-column-not-declared
        The file has a column that study.yaml does not mention: “gald”.
        → Declare what is used under “columns” on line 8 of study.yaml; name the rest under “ignore”, or write “others: ignore”."
    `);
  });
  test("has columns that the study does not mention", async () => {
    expect(
      await csv(header.replace("\n", ",,cpr\n") + sound.replaceAll("\n", ",1,010203\n")),
    ).toMatchInlineSnapshot(`
      "a.csv:1 data-column-not-declared
        The file has columns that study.yaml does not mention: one without a name, “cpr”.
        → Declare what is used under “columns” on line 8 of study.yaml; name the rest under “ignore”, or write “others: ignore”."
    `);
  });
  test("has a column twice", async () => {
    expect(
      await csv(header.replace("\n", ",glad\n") + sound.replaceAll("\n", ",1\n")),
    ).toMatchInlineSnapshot(`
      "a.csv:1 data-column-twice
        The file has two columns “glad”.
        → Give one of them another name; which is meant cannot be guessed."
    `);
  });
});

describe("numbers and weights", () => {
  test("a column of numbers that holds texts", async () => {
    expect(await csv(`${header}2018,1,glad,almen,M,1\n2018,2,sad,rest,F,1\n`)).toMatchInlineSnapshot(`
      "a.csv:2 data-not-numbers
        The column “glad” is declared as a number, but 2 of its 2 values are none, first “glad”.
        → Declare it as text for the source on line 8 of study.yaml, or add the text to its “missing” list."
    `);
  });
  test("a column of numbers with a decimal comma", async () => {
    const file = 'year,pnr,glad,sector,sex,w\n2018,1,3,almen,M,"1,5"\n2021,1,3,rest,M,"0,5"\n';
    expect(await csv(file)).toMatchInlineSnapshot(`
      "a.csv:2 data-not-numbers
        The column “w” is declared as a number, but 2 of its 2 values are none, first “1,5”.
        → If the comma is the decimal mark, write “decimal: ","” for the source on line 8 of study.yaml."
    `);
  });
  test("an infinite number", async () => {
    expect(await rows("2018,3,inf,almen,M,1\n2018,4,1e999,almen,M,1\n")).toMatchInlineSnapshot(`
      "a.csv:6 data-infinite
        The column “glad” holds infinite numbers: “1e999” in 1 row of wave 2018, first on line 7; “inf” in 1 row of wave 2018, first on line 6.
        → Someone must decide what they mean: correct them at their source, or add the text to the source's “missing” list."
    `);
  });
  test("a weight that is no number", async () => {
    expect(await rows("2018,3,3,almen,M,heavy\n2021,4,3,almen,M,heavy\n")).toMatchInlineSnapshot(`
      "a.csv:6 data-weight-not-a-number
        The weight “w” is not a number: “heavy” in 1 row of wave 2018, first on line 6; “heavy” in 1 row of wave 2021, first on line 7.
        → Someone must decide whether these people count: correct the weights, or add the text to the source's “missing” list to leave them out."
    `);
  });
  test("a negative weight", async () => {
    expect(await rows("2018,3,3,almen,M,-1\n2018,4,3,almen,M,-1\n")).toMatchInlineSnapshot(`
      "a.csv:6 data-weight-negative
        The weight “w” is negative: “-1” in 2 rows of wave 2018, first on line 6.
        → No one can count less than nothing: ask those who made the weights."
    `);
  });
  test("an infinite weight", async () => {
    expect(await rows("2018,3,3,almen,M,-Infinity\n")).toMatchInlineSnapshot(`
      "a.csv:6 data-infinite
        The column “w” holds infinite numbers: “-Infinity” in 1 row of wave 2018, first on line 6.
        → Someone must decide what they mean: correct them at their source, or add the text to the source's “missing” list."
    `);
  });
  test("a bad weight in a wave that the study leaves out does not matter", async () => {
    const text = `${header}${sound}2015,3,3,almen,M,-1\n`;
    await expect(csv(text)).rejects.toThrow("nothing was found wrong");
  });
});

describe("the design", () => {
  test("a stratum or PSU that is missing", async () => {
    const text = `${header}${sound}2018,,3,almen,,1\n`;
    expect(await csv(text, "", "{weight: w, stratum: sex, psu: pnr}")).toMatchInlineSnapshot(`
      "a.csv:6 data-design-missing
        The column “sex” (stratum) is empty or unreadable: in 1 row of wave 2018, first on line 6.
        → Without it no margin of error can be given: ask for the file again, or leave the column out of “design”.
      a.csv:6 data-design-missing
        The column “pnr” (PSU) is empty or unreadable: in 1 row of wave 2018, first on line 6.
        → Without it no margin of error can be given: ask for the file again, or leave the column out of “design”."
    `);
  });
  test("a replicate weight that is missing", async () => {
    const text = `${header}${sound}2018,7,,almen,M,1\n`;
    expect(await csv(text, "", "{replicates: {columns: [glad, w], method: JK1}}")).toMatchInlineSnapshot(`
      "a.csv:6 data-design-missing
        The column “glad” (replicate weight) is empty or unreadable: in 1 row of wave 2018, first on line 6.
        → Without it no margin of error can be given: ask for the file again, or leave the column out of “design”."
    `);
  });
  test("a stratum, PSU or replicate weight that cannot be read", async () => {
    const text = `${header}${sound}2018,7,so,almen,M,1\n`;
    expect(await csv(text, "", "{stratum: glad, psu: glad}")).toMatchInlineSnapshot(`
      "a.csv:6 data-design-missing
        The column “glad” (stratum) is empty or unreadable: in 1 row of wave 2018, first on line 6.
        → Without it no margin of error can be given: ask for the file again, or leave the column out of “design”.
      a.csv:6 data-design-missing
        The column “glad” (PSU) is empty or unreadable: in 1 row of wave 2018, first on line 6.
        → Without it no margin of error can be given: ask for the file again, or leave the column out of “design”."
    `);
  });
  test("a population size that is not the same throughout a stratum", async () => {
    const text =
      header + sound.replace("2018,1,3", "2018,1,5").replaceAll(/,1\n/g, ",9\n").replace(",9\n", ",8\n");
    const items = "  - {id: glad, question: Q, points: [{code: 1}, {code: 3}, {code: 5}]}\n";
    const delivery = {
      study: study("", "{stages: [{unit: pnr, populationSize: w}]}"),
      items,
      files: { "a.csv": text },
    };
    expect(await told(delivery)).toMatchInlineSnapshot(`
      "a.csv data-population-varies
        The population size “w” is not the same in all rows of the study, wave 2018.
        → It counts the units in the population: one number for each. Check that it is the right column."
    `);
  });
  test("a sample that is larger than its population", async () => {
    const stages = "{stratum: sex, stages: [{unit: sector}, {unit: pnr, populationSize: w}]}";
    expect(await csv(`${header}${sound}2018,9,3,almen,M,1\n`, "", stages)).toMatchInlineSnapshot(`
      "a.csv data-population-small
        In the PSU “almen”, wave 2018, 2 units are in the sample but, by “w”, 1 in the population.
        → The sample cannot be larger than the population: check that it is the right column."
    `);
    const text = header + sound.replaceAll("F", "M");
    expect(
      await csv(text, "", "{stratum: sex, stages: [{unit: pnr, populationSize: w}]}"),
    ).toMatchInlineSnapshot(`
      "a.csv data-population-small
        In the stratum “M”, wave 2018, 2 units are in the sample but, by “w”, 1 in the population.
        → The sample cannot be larger than the population: check that it is the right column."
    `);
  });
  test("a category that calibration knows no total for", async () => {
    const design = "{calibration: {kind: raking, margins: [{column: sex, totals: {M: 1, K: 2}}]}}";
    expect(await csv(`${header}${sound}2018,3,3,rest,,1\n`, "", design)).toMatchInlineSnapshot(`
      "a.csv:3 data-unknown-margin
        The calibration knows no population total for the column “sex”: “F” in 1 row of wave 2018, first on line 3; “F” in 1 row of wave 2021, first on line 5; in 1 row of wave 2018, first on line 6.
        → Give the total of every category, and a category to every row. Known here: M, K."
    `);
  });
});

describe("numbers and texts beyond measure", () => {
  test("a weight that cannot be squared, or whose square is nothing", async () => {
    expect(
      await rows("2018,3,3,almen,M,1e160\n2018,4,3,almen,M,-2e100\n2018,5,3,almen,M,1e-120\n"),
    ).toMatchInlineSnapshot(`
      "a.csv:7 data-weight-negative
        The weight “w” is negative: “-2e100” in 1 row of wave 2018, first on line 7.
        → No one can count less than nothing: ask those who made the weights.
      a.csv:6 data-beyond-reckoning
        The column “w” holds numbers that cannot be reckoned with: “-2e100” in 1 row of wave 2018, first on line 7; “1e-120” in 1 row of wave 2018, first on line 8; “1e160” in 1 row of wave 2018, first on line 6.
        → Numbers must lie within 1e50 and, but for 0, beyond 1e-50. Correct them at their source, or add the text to the source's “missing” list."
    `);
  });
  test("weights up to the bounds are weights", async () => {
    const files = { "a.csv": `${header}${sound}2018,3,3,almen,M,1e50\n2018,4,3,almen,M,1e-50\n` };
    const account = await accountOf({ study: study(), files });
    expect(account.files[0]).toMatchObject({ rows: 6, read: 6, leftOut: [] });
  });
  test("an answer that cannot be squared is told once", async () => {
    expect(await rows("2018,3,1e200,almen,M,1\n")).toMatchInlineSnapshot(`
      "a.csv:6 data-beyond-reckoning
        The column “glad” holds numbers that cannot be reckoned with: “1e200” in 1 row of wave 2018, first on line 6.
        → Numbers must lie within 1e50 and, but for 0, beyond 1e-50. Correct them at their source, or add the text to the source's “missing” list."
    `);
  });
  test("a long value is shown by its beginning, on one line", async () => {
    expect(await rows(`2018,3,3,almen,"M\n${"m".repeat(90_000)}",1\n`)).toMatchInlineSnapshot(`
      "a.csv:6 data-unknown-category
        No category of the breakdown “sex” (column “sex”) has the value: “M mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm…” in 1 row of wave 2018, first on line 6.
        → Add it to the values of a category, or to the source's “missing” list. Known here: M, F."
    `);
    expect(
      await csv(`${header}2018,1,"${"x".repeat(90_000)}",almen,M,1\n2018,2,y,rest,F,1\n`),
    ).toMatchInlineSnapshot(`
      "a.csv:2 data-not-numbers
        The column “glad” is declared as a number, but 2 of its 2 values are none, first “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”.
        → Declare it as text for the source on line 8 of study.yaml, or add the text to its “missing” list."
    `);
    const named = header.replace("\n", `,${"z".repeat(90_000)}\n`);
    expect(await csv(named + sound.replaceAll("\n", ",1\n"))).toMatchInlineSnapshot(`
      "a.csv:1 data-column-not-declared
        The file has a column that study.yaml does not mention: “zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…”.
        → Declare what is used under “columns” on line 8 of study.yaml; name the rest under “ignore”, or write “others: ignore”."
    `);
  });
  test("a row with a field that is too long is left out and counted, however long", async () => {
    for (const length of [100_001, 5_000_000, 20_000_000]) {
      for (const quote of ["", '"']) {
        const long = quote + "x".repeat(length) + quote;
        const text = `${header}${sound}2018,9,3,almen,${long},1\n2018,3,3,almen,M,1\n`;
        const account = await accountOf({ study: study(), files: { "a.csv": text } });
        expect(account.files[0]).toMatchObject({
          rows: 6,
          read: 5,
          leftOut: [{ reason: "field too long", rows: 1, lines: [6] }],
        });
      }
    }
  });
  test("a header that is too long", async () => {
    expect(await csv(`${"x".repeat(200_000)}\n${sound}`)).toMatchInlineSnapshot(`
      "a.csv:1 data-header
        The header cannot be read: a field of it is longer than 100,000 characters.
        → Correct the first line, or ask for the file again."
    `);
  });
});

describe("answers and categories", () => {
  test("an answer that is not on the scale", async () => {
    expect(await rows("2018,3,9,almen,M,1\n2018,4,9,almen,M,1\n2021,5,4,almen,M,1\n")).toMatchInlineSnapshot(`
      "a.csv:6 data-outside-scale
        Answers to the item “glad” (column “glad”) are not on its scale: “9” in 2 rows of wave 2018, first on line 6; “4” in 1 row of wave 2021, first on line 8.
        → Add the code to the item's points or to its “missing” codes. Known here: 1, 2, 3."
    `);
  });
  test("an answer that is nearly on the scale", async () => {
    const items =
      "  - {id: glad, column: sex, question: Q, points: [{code: M, value: 1}, {code: Female, value: 2}]}\n";
    const plain = study()
      .replace("orAbove: 3", "orAbove: 2")
      .replace("values: F", "values: [F, Female, Femal]");
    const text = header + sound.replaceAll(",F,", ",Female,").replace("Female", "Femal");
    expect(await told({ study: plain, items, files: { "a.csv": text } })).toMatchInlineSnapshot(`
      "a.csv:3 data-outside-scale
        Answers to the item “glad” (column “sex”) are not on its scale: “Femal” in 1 row of wave 2018, first on line 3.
        → Add the code to the item's points or to its “missing” codes. Did you mean “Female”?"
    `);
  });
  test("a number outside its scale", async () => {
    const items = "  - {id: glad, question: Q, number: {min: 0, max: 10, unit: points}}\n";
    const text = `${header}${sound}2018,7,11,almen,M,1\n`;
    expect(await told({ study: study(), items, files: { "a.csv": text } })).toMatchInlineSnapshot(`
      "a.csv:6 data-outside-scale
        Answers to the item “glad” (column “glad”) are not on its scale: “11” in 1 row of wave 2018, first on line 6.
        → Add the code to the item's points or to its “missing” codes. Known here: 0 to 10."
    `);
  });
  test("a value that no category has", async () => {
    expect(await rows("2018,3,3,almen,f,1\n")).toMatchInlineSnapshot(`
      "a.csv:6 data-unknown-category
        No category of the breakdown “sex” (column “sex”) has the value: “f” in 1 row of wave 2018, first on line 6.
        → Add it to the values of a category, or to the source's “missing” list. Did you mean “F”?"
    `);
  });
});

describe("people, waves and groups", () => {
  test("a person who answers twice in a wave", async () => {
    expect(await rows("2018,1,1,rest,F,1\n2018,2,1,rest,F,1\n")).toMatchInlineSnapshot(`
      "a.csv:6 data-person-twice
        The person on this line answers a second time in wave 2018; the first is a.csv, line 2. The wave has 2 such rows.
        → Nobody counts twice in a wave: take the surplus rows out at their source, or check that the key of the person is the right column."
    `);
  });
  test("a row that belongs to two groups", async () => {
    const overlapping = study().replace("where: {sector: rest}", "where: {sex: M}");
    expect(await told({ study: overlapping, files: { "a.csv": header + sound } })).toMatchInlineSnapshot(`
      "a.csv:2 data-two-groups
        Rows belong to two groups at once (areas, rest): in 1 row of wave 2018, first on line 2; in 1 row of wave 2021, first on line 4.
        → Groups must be disjoint: let “where” in study.yaml tell them apart."
    `);
  });
  test("a wave that never occurs", async () => {
    expect(await csv((header + sound).replaceAll("2021", "2020"))).toMatchInlineSnapshot(`
      "study.yaml data-wave-empty
        The wave “2021” has no rows: “2021” never stands in the column “year”, which holds “2018”, “2020”.
        → Correct the wave's value in study.yaml, or take the wave out."
    `);
  });
  test("a wave of which every row is left out", async () => {
    const text = header + sound.replaceAll(/(2021.*),1\n/g, "$1,0\n");
    expect(await csv(text)).toMatchInlineSnapshot(`
      "a.csv data-wave-left-out
        All rows of the wave “2021” are left out: weight zero (2).
        → Check the columns that these reasons name, or take the wave out of study.yaml."
    `);
  });
  test("a wave and a group that no file is", async () => {
    const files = { "a.csv": "glad\n1\n" };
    const one = `sources: [{file: a.csv, columns: {glad: number}, wave: 2018, group: areas}]
waves: [2018, 2021]
groups: [{id: areas, label: A, role: programme}, {id: rest, label: R, role: benchmark, where: {glad: 9}}]
${gladShare}`;
    expect(await told({ study: one, files })).toMatchInlineSnapshot(`
      "study.yaml data-wave-without-file
        No file belongs to the wave “2021”.
        → Add the source with its rows to study.yaml, or take the wave out.
      study.yaml data-group-empty
        The group “rest” has no rows.
        → Correct its “where” in study.yaml, or take the group out."
    `);
  });
});

describe("Parquet", () => {
  const parquet = `sources: [{file: a.parquet, columns: {id: text, glad: number}}]
waves: [2018]
${gladShare}`;
  const write = (query: string) => async (folder: string) => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`COPY (${query}) TO '${join(folder, "a.parquet")}'`);
    connection.closeSync();
    instance.closeSync();
  };

  test("that is none", async () => {
    const text = await told({ study: parquet, files: { "a.parquet": "id,glad\n1,3\n" } });
    expect(text.replaceAll(/'?\/\S*kvarter-intake-\w+/g, "…")).toMatchInlineSnapshot(`
      "a.parquet data-not-parquet
        The file cannot be read as Parquet: Invalid Input Error: No magic bytes found at end of file …/a.parquet'
        → Ask for the file again; it may be damaged or of another kind."
    `);
  });
  test("with columns of another type", async () => {
    expect(
      await told({ study: parquet, files: {}, prepare: write("SELECT 1.5 AS id, '3' AS glad") }),
    ).toMatchInlineSnapshot(`
      "a.parquet data-column-type
        The column “id” is declared as text, but the file holds DECIMAL(2,1).
        → Declare it as number for the source on line 7 of study.yaml.
      a.parquet data-column-type
        The column “glad” is declared as number, but the file holds VARCHAR.
        → Declare it as text for the source on line 7 of study.yaml."
    `);
  });
  test("with a column that is neither number nor text", async () => {
    const prepare = write("SELECT [1, 2] AS id, 3 AS glad");
    expect(await told({ study: parquet, files: {}, prepare })).toMatchInlineSnapshot(`
      "a.parquet data-column-type
        The column “id” is declared as text, but the file holds INTEGER[].
        → Kvarter reads numbers and texts: convert the column, or take it out of study.yaml."
    `);
  });
  test("with a number beyond reckoning, or a link out of the study", async () => {
    const prepare = write("SELECT 1 AS id, 1e200::DOUBLE AS glad");
    const outside = (folder: string) => symlink(process.execPath, join(folder, "a.parquet"));
    expect(await told({ study: parquet, files: {}, prepare })).toMatchInlineSnapshot(`
      "a.parquet:1 data-beyond-reckoning
        The column “glad” holds numbers that cannot be reckoned with: “1e+200” in 1 row of wave 2018, first on line 1.
        → Numbers must lie within 1e50 and, but for 0, beyond 1e-50. Correct them at their source, or add the text to the source's “missing” list."
    `);
    expect(await told({ study: parquet, files: {}, prepare: outside })).toMatchInlineSnapshot(`
      "a.parquet data-file-outside
        a.parquet is a link to a place outside the study's folder.
        → A study reads only its own folder: put a copy of the file there."
    `);
  });
  test("with other columns, or none of the rows", async () => {
    expect(
      await told({ study: parquet, files: {}, prepare: write("SELECT 1 AS id, 3 AS glda") }),
    ).toMatchInlineSnapshot(`
      "a.parquet data-column-not-in-file
        The file has no column “glad”.
        → Correct the source on line 7 of study.yaml. Did you mean “glda”?
      a.parquet data-column-not-declared
        The file has a column that study.yaml does not mention: “glda”.
        → Declare what is used under “columns” on line 7 of study.yaml; name the rest under “ignore”, or write “others: ignore”."
    `);
    const none = write("SELECT 1 AS id, 3 AS glad WHERE false");
    expect(await told({ study: parquet, files: {}, prepare: none })).toMatchInlineSnapshot(`
      "a.parquet data-no-rows
        The file holds columns but no rows.
        → Ask for the file again, or take the source out of study.yaml."
    `);
  });
});

test("what is wrong in several files, and in several ways, is said at once", async () => {
  const two = study(
    "  - {file: b.csv, columns: {glad: number, w: number, pnr: text, sector: text}, wave: 2021}",
  );
  const files = {
    "a.csv": `${header}${sound}2018,3,9,almen,X,-1\n2018,4,9,almen,X,1\n`,
    "b.csv": "glad;w;pnr;sector\n",
  };
  expect(await told({ study: two, files })).toMatchInlineSnapshot(`
    "a.csv:6 data-weight-negative
      The weight “w” is negative: “-1” in 1 row of wave 2018, first on line 6.
      → No one can count less than nothing: ask those who made the weights.
    a.csv:6 data-outside-scale
      Answers to the item “glad” (column “glad”) are not on its scale: “9” in 2 rows of wave 2018, first on line 6.
      → Add the code to the item's points or to its “missing” codes. Known here: 1, 2, 3.
    a.csv:6 data-unknown-category
      No category of the breakdown “sex” (column “sex”) has the value: “X” in 2 rows of wave 2018, first on line 6.
      → Add it to the values of a category, or to the source's “missing” list. Known here: M, F.
    b.csv:1 data-delimiter
      The fields are not separated by commas but, as it looks, by semicolons.
      → Write “delimiter: ";"” for the source on line 11 of study.yaml."
  `);
});

test("every problem in the catalogue has been shown, above or in the tests beside", () => {
  const beside = [
    "labelled.test.ts",
    "bad-surveys.test.ts",
    "joined.test.ts",
    "registers-bad.test.ts",
    "../study/effects.test.ts",
    "../study/exposure.test.ts",
  ];
  for (const file of beside) {
    const text = readFileSync(new URL(file, import.meta.url), "utf8");
    for (const [code] of text.matchAll(/\bdata-[a-z0-9-]+/g)) codesSeen.add(code);
  }
  const catalogue = readFileSync(new URL("../../src/intake/problems.ts", import.meta.url), "utf8");
  const codes = [...catalogue.matchAll(/problem\(\s*"([a-z0-9-]+)"/g)].map(([, code]) => `data-${code}`);
  expect(codes.length).toBeGreaterThan(30);
  expect([...new Set(codes)].filter((code) => !codesSeen.has(code))).toEqual([]);
});
