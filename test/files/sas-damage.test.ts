import { readFileSync } from "node:fs";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSas } from "../../src/files/sas/readSas.js";
import { dataFolder, readOrRefuse, withFolder } from "./labelled.js";
import { sasBytes } from "./sasBytes.js";

const bytesOf = (name: string) => readFileSync(join(dataFolder, "sas", name));
const read = (path: string) => readSas(path);
const rows = Array.from({ length: 20 }, (_, i) => [i, i, `r${i}`] as const);

const files: readonly (readonly [string, Buffer])[] = [
  ["datetime.sas7bdat", bytesOf("haven/datetime.sas7bdat")],
  ["packed by runs", sasBytes(rows, { wide: true, little: true, packed: "SASYZCRL", deleted: [2] })],
  ["packed by patterns", sasBytes(rows, { wide: false, little: false, packed: "SASYZCR2" })],
  ["with deleted rows", sasBytes(rows, { wide: false, little: true, packed: null, deleted: [2, 11] })],
  ["sample.xpt", bytesOf("pyreadstat/sample.xpt")],
  ["dates_xpt_v8.xpt", bytesOf("pyreadstat/dates_xpt_v8.xpt")],
];

describe.each(files)("%s", (name, bytes) => {
  test("with any bytes changed, it is read or refused", () =>
    withFolder((folder) =>
      fc.assert(
        fc.asyncProperty(changesOf(bytes), async (changed) => {
          await readOrRefuse(join(folder, "changed"), changed, read);
        }),
        { numRuns: 600 },
      ),
    ));

  test("cut off anywhere, it is refused", () =>
    withFolder(async (folder) => {
      // a transport file of version 5 ends where it ends: only a cut within a row is seen
      const lengths =
        name === "sample.xpt" ? [0, 79, 800, 1700, bytes.length - 100] : steps(bytes.length - 1, 60);
      for (const length of lengths) {
        expect(await readOrRefuse(join(folder, "cut"), bytes.subarray(0, length), read), `${length}`).toBe(
          "refused",
        );
      }
    }));
});

test("a catalog with any bytes changed is read or refused", () =>
  withFolder(async (folder) => {
    await copyFile(join(dataFolder, "sas/haven/hadley.sas7bdat"), join(folder, "x.sas7bdat"));
    const catalog = join(folder, "x.sas7bcat");
    await fc.assert(
      fc.asyncProperty(changesOf(bytesOf("haven/formats.sas7bcat")), async (changed) => {
        await readOrRefuse(catalog, changed, () => readSas(join(folder, "x.sas7bdat")));
      }),
      { numRuns: 400 },
    );
  }));

/** Most changes near the beginning, and where something stands. */
function changesOf(bytes: Buffer): fc.Arbitrary<Buffer> {
  const filled = [...bytes.keys()].filter((at) => bytes[at] !== 0);
  const place = fc.oneof(fc.nat(bytes.length - 1), fc.constantFrom(...filled), fc.nat(400));
  return fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 }).map((changes) => {
    const changed = Buffer.from(bytes);
    for (const [at, byte] of changes) changed[at] = byte;
    return changed;
  });
}

function steps(to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor((to * i) / (count - 1)));
}

describe("what cannot be read says why", () => {
  const reason = (bytes: Buffer) =>
    withFolder(async (folder) => {
      await writeFile(join(folder, "x"), bytes);
      return readSas(join(folder, "x")).catch((error: { reason?: string }) => error.reason);
    });

  test("no file of SAS, a catalog, an encoding of DOS, two data sets in one transport file", async () => {
    expect(await reason(Buffer.from("a,b\n1,2\n"))).toBe("it is no data set of SAS");
    expect(await reason(Buffer.from("**COMPRESSED** **COMPRESSED** "))).toBe(
      "it was made by PROC CPORT; make it with the XPORT engine or as .sas7bdat",
    );
    expect(await reason(bytesOf("haven/formats.sas7bcat"))).toBe("it is a catalog of SAS, not a data set");
    const dos = bytesOf("haven/datetime.sas7bdat");
    dos[70] = 42;
    expect(await reason(dos)).toBe("its texts are in encoding 42 of SAS, which is not known here");
    const one = bytesOf("pyreadstat/sample.xpt");
    expect(await reason(Buffer.concat([one, one.subarray(240)]))).toBe(
      "it holds several data sets; write each to a file of its own",
    );
  });

  test("a page size, a row length and a count of rows that would fill memory", async () => {
    const claim = (at: number, value: number) => {
      const bytes = bytesOf("haven/datetime.sas7bdat");
      bytes.writeUInt32LE(value, at);
      return reason(bytes);
    };
    expect(await claim(200, 2 ** 31)).toMatch(/^its header has/);
    expect(await claim(204, 2 ** 31)).toMatch(/^it is cut off/);
    const sizeAt = bytesOf("haven/datetime.sas7bdat").indexOf("f7f7f7f7", 0, "hex");
    expect(await claim(sizeAt + 20, 2 ** 31)).toMatch(/^its rows would have 2147483648 bytes/);
  });
});
