import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { gladShare, takenIn } from "./delivery.js";

/** The whole table, in its order, without file and line. */
async function contents(store: Store): Promise<string> {
  return JSON.stringify(await store.rows(sql`SELECT * EXCLUDE (source, line) FROM answers`));
}

interface Answer {
  readonly person: string;
  readonly glad: string;
  readonly weight: number;
}

const study = (encoding: string, delimiter: string, decimal: string) => `sources:
  - file: a.csv
    encoding: ${encoding}
    delimiter: ${JSON.stringify(delimiter)}
    decimal: ${JSON.stringify(decimal)}
    columns: {person: text, glad: text, weight: number}
waves: [2018]
design: {weight: weight, person: person}
${gladShare}`;

describe("a file and its table", () => {
  test("any table comes back equal, in whatever dialect of CSV it was written", async () => {
    // Only letters that Windows-1252 has, and no bytes of it that could just as well be UTF-8.
    const person = fc
      .stringMatching(/^[ab"',;|\r\n æøåÆØÅéß€’–]{0,6}$/)
      .filter((text) => !/[ÆØÅéßæå][€’–]/.test(text))
      .map((text) => `x${text}x`);
    const answer = fc.record({
      person,
      glad: fc.constantFrom("1", "2", "3", ""),
      weight: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    });
    const answers = fc.uniqueArray(answer, { selector: (each) => each.person, minLength: 1, maxLength: 8 });
    const dialect = fc.record({
      encoding: fc.constantFrom("utf-8", "windows-1252"),
      mark: fc.boolean(),
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      decimal: fc.constantFrom(".", ","),
      lineEnd: fc.constantFrom("\n", "\r\n"),
      quoteAll: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        answers,
        dialect,
        async (rows, { encoding, mark, delimiter, decimal, lineEnd, quoteAll }) => {
          const quoted = (text: string) => {
            const plain = !quoteAll && !/["\r\n]/.test(text) && !text.includes(delimiter);
            return plain ? text : `"${text.replaceAll('"', '""')}"`;
          };
          const line = (cells: readonly string[]) => cells.map(quoted).join(delimiter) + lineEnd;
          const text = [
            ["person", "glad", "weight"],
            ...rows.map((row) => [row.person, row.glad, String(row.weight).replace(".", decimal)]),
          ]
            .map(line)
            .join("");
          const file = encoding === "utf-8" ? Buffer.from((mark ? "\ufeff" : "") + text) : windows1252(text);
          const read = await takenIn(
            { study: study(encoding, delimiter, decimal), files: { "a.csv": file } },
            async (_, store) => store.rows(sql`SELECT person, item_glad, weight FROM answers`),
          );
          const key = (row: Answer) => row.person;
          const expected = rows
            .map((row) => ({
              person: key(row),
              item_glad: row.glad === "" ? null : Number(row.glad),
              weight: row.weight,
            }))
            .sort((a, b) => Buffer.compare(Buffer.from(a.person), Buffer.from(b.person)));
          expect(read).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([
    ["people drawn directly", "{weight: weight}"],
    ["people known by a key", "{weight: weight, person: key}"],
    ["people in clusters", "{weight: weight, stratum: area, psu: house}"],
  ])("the order of rows and the number of threads change nothing but lines: %s", async (_, design) => {
    const text = `sources: [{file: a.csv, columns: {year: text, key: text, glad: number, weight: number, area: text, house: text}, wave: {column: year}}]
waves: [2018, 2021]
design: ${design}
${gladShare}`;
    const row = fc.tuple(
      fc.constantFrom("2018", "2021"),
      fc.constantFrom("1", "2", "3", ""),
      fc.constantFrom("0.1", "0.2", "0.30000000000000004"),
      fc.constantFrom("north", "south"),
      fc.constantFrom("h1", "h2"),
    );
    const table = fc.array(row, { minLength: 1, maxLength: 12 }).chain((rows) => {
      const lines = rows.map(
        ([year, glad, weight, area, house], i) => `${year},k${i},${glad},${weight},${area},${house}`,
      );
      const both = ["2018,a,1,1,north,h1", "2021,a,1,1,north,h1", ...lines];
      return fc.tuple(fc.constant(both), fc.shuffledSubarray(both, { minLength: both.length }));
    });
    await fc.assert(
      fc.asyncProperty(table, async ([rows, others]) => {
        const [one, other] = await Promise.all(
          [rows, others].map((lines, i) =>
            takenIn(
              {
                study: text,
                files: { "a.csv": `year,key,glad,weight,area,house\n${lines.join("\n")}\n` },
                threads: i + 1,
              },
              async (_account, store) => contents(store),
            ),
          ),
        );
        expect(other).toBe(one);
      }),
      { numRuns: 15 },
    );
  });
});

test("on a large file each row keeps its true line, with two threads and fields that hold line ends", async () => {
  const count = 150_000;
  const rows = Array.from({ length: count }, (_, i) => {
    const person = i % 5 === 0 ? `"p${i}\nsecond line,\r\n""third"""` : `p${i}`;
    return `${person},${1 + (i % 3)},${1 + (i % 7)}`;
  });
  const file = `person,glad,weight\n${rows.join("\n")}\n`;
  expect(file.length).toBeGreaterThan(2_000_000);
  const delivery = { study: study("utf-8", ",", "."), files: { "a.csv": file }, threads: 2 };
  await takenIn(delivery, async (account, store) => {
    expect(account.files[0]).toMatchObject({ rows: count, read: count, leftOut: [] });
    // Row i starts on line 2 + i + 2 for each fifth row before it.
    const wrong = await store.rows(sql`
      WITH numbered AS (SELECT line, regexp_extract(person, 'p([0-9]+)', 1)::INTEGER AS i, item_glad, weight FROM answers)
      SELECT count(*) AS rows FROM numbered
      WHERE line <> 2 + i + 2 * ((i + 4) // 5) OR item_glad <> 1 + i % 3 OR weight <> 1 + i % 7`);
    expect(wrong).toEqual([{ rows: 0 }]);
  });
});

function windows1252(text: string): Buffer {
  const upper: Readonly<Record<string, number>> = { "€": 0x80, "’": 0x92, "–": 0x96 };
  return Buffer.from([...text].map((letter) => upper[letter] ?? letter.charCodeAt(0)));
}
