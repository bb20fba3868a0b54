import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FileProblem } from "../../src/files/fileProblem.js";
import { readStata } from "../../src/files/stata/readStata.js";
import { dataFolder, readOrRefuse, withFolder } from "./labelled.js";

const names = [
  "haven/notes",
  "haven/types",
  "made/haven8",
  "made/haven13",
  "made/haven15",
  "made/long13",
  "made/long14",
  "made/big119",
];
const bytesOf = (name: string) => readFileSync(join(dataFolder, "stata", `${name}.dta`));

describe.each(names)("%s.dta", (name) => {
  const bytes = bytesOf(name);

  test("cut off anywhere, it is refused", () =>
    withFolder(async (folder) => {
      // Files of Stata 12 and earlier end with value labels, and may have none: the cut must be before them.
      const end = bytes[0] === 0x3c ? bytes.length : rowsEndOf(name);
      for (let length = 0; length < end; length += 1 + Math.floor(length / 40)) {
        expect(
          await readOrRefuse(join(folder, "cut.dta"), bytes.subarray(0, length), readStata),
          `${length}`,
        ).toBe("refused");
      }
    }));

  test("with any bytes changed, it is read or refused", () =>
    withFolder((folder) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
          async (changes) => {
            const changed = Buffer.from(bytes);
            for (const [at, byte] of changes) changed[at] = byte;
            await readOrRefuse(join(folder, "changed.dta"), changed, readStata);
          },
        ),
        { numRuns: 400 },
      ),
    ));
});

/** Rows of the samples that have no tags around their parts. */
function rowsEndOf(name: string): number {
  return name === "made/haven8" ? 1000 : 0;
}

describe("a header that promises more than there is", () => {
  const claim = (change: (bytes: Buffer) => void) =>
    withFolder(async (folder) => {
      const bytes = Buffer.from(bytesOf("made/haven15"));
      change(bytes);
      return readOrRefuse(join(folder, "claims.dta"), bytes, readStata);
    });

  test("2³² − 1 variables, 2⁶⁴ − 1 rows: both are refused at once", async () => {
    const place = (tag: string) => bytesOf("made/haven15").indexOf(tag) + tag.length;
    expect(await claim((bytes) => bytes.fill(0xff, place("<K>"), place("<K>") + 4))).toBe("refused");
    expect(await claim((bytes) => bytes.fill(0xff, place("<N>"), place("<N>") + 8))).toBe("refused");
    expect(await claim((bytes) => bytes.fill(0xff, place("<N>") + 1, place("<N>") + 4))).toBe("refused");
  });
});

test("what is no Stata file is told so", async () => {
  const reason = async (text: string | Buffer) =>
    withFolder(async (folder) => {
      const path = join(folder, "no.dta");
      await readOrRefuse(path, Buffer.from(text), readStata);
      return readStata(path).catch((error: unknown) => (error instanceof FileProblem ? error.reason : error));
    });
  expect(await reason("id;weight\n1;2\n")).toBe("it is no Stata file");
  expect(await reason("")).toBe("it is cut off: it should go on to byte 3, but ends at 0");
  expect(await reason(Buffer.from([110, 2, 1, 0]))).toBe("it is of Stata 7 or older (format 110)");
  expect(await readStata("nowhere.dta").catch(({ reason }) => reason)).toBe(
    "the system does not open it (ENOENT)",
  );
});
