import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, deflateRawSync, deflateSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FileProblem } from "../../src/files/fileProblem.js";
import { readSpss } from "../../src/files/spss/readSpss.js";
import { writeSpss } from "../../src/files/spss/write/writeSpss.js";
import { SpssBytes } from "./spssBytes.js";
import { readBytes, withFolder } from "./spssFiles.js";
import { richFile } from "./spssRichFile.js";

const data = join(import.meta.dirname, "data/spss");
const names = readdirSync(data, { recursive: true, encoding: "utf8" }).filter((one) => /\.z?sav$/.test(one));
const sources = new Map<string, Buffer>(names.map((one) => [one, readFileSync(join(data, one))]));
let peakBefore = 0;

beforeAll(() =>
  withFolder(async (folder) => {
    for (const compression of ["none", "bytecode", "zlib"] as const) {
      const path = join(folder, compression);
      await writeSpss(richFile(), path, { compression, createdAt: new Date(0) });
      sources.set(`written, ${compression}`, readFileSync(path));
    }
    peakBefore = process.resourceUsage().maxRSS;
  }),
);

/** Reads to the end; "read", or the reason why not. Anything but a FileProblem fails, and so does taking long. */
async function outcome(path: string, bytes: Uint8Array): Promise<string> {
  writeFileSync(path, bytes);
  const start = performance.now();
  try {
    const { batches } = await readSpss(path);
    for await (const { rows } of batches) expect(rows).toBeGreaterThan(0);
    return "read";
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return error.reason;
  } finally {
    expect(performance.now() - start).toBeLessThan(1000);
  }
}

const extremes = [0, 1, -1, 2, 255, 256, 65_536, 2 ** 24, 2 ** 31 - 1, -(2 ** 31)];
/** A share of the way through the file; not `fc.double`, which is nearly always at one of its ends. */
const place = fc.nat(999_999).map((parts) => parts / 1_000_000);
type Damage = (bytes: Buffer<ArrayBufferLike>) => Buffer<ArrayBufferLike>;
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, fc.nat(255)).map(([share, value]) => (bytes: Buffer) => {
    bytes[Math.floor(share * bytes.length)] = value;
    return bytes;
  }),
  fc.tuple(place, fc.constantFrom(...extremes)).map(([share, value]) => (bytes: Buffer) => {
    if (bytes.length >= 4) bytes.writeInt32LE(value, Math.floor((share * (bytes.length - 4)) / 4) * 4);
    return bytes;
  }),
  fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(([share, count]) => (bytes: Buffer) => {
    const at = Math.floor(share * bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);
  }),
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 40 })).map(([share, more]) => (bytes: Buffer) => {
    const at = Math.floor(share * bytes.length);
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  }),
);

describe("a damaged file is read or refused, at once and in little memory", () => {
  test("whatever happened to its bytes", () =>
    withFolder(async (folder) => {
      const seen = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...sources.keys()),
          fc.array(damage, { minLength: 1, maxLength: 4 }),
          async (name, damages) => {
            const bytes = damages.reduce<Buffer>(
              (all, one) => one(all),
              Buffer.from(sources.get(name) ?? []),
            );
            const said = (await outcome(join(folder, "damaged"), bytes)).replaceAll(/-?\d+/g, "n");
            seen.set(said, (seen.get(said) ?? 0) + 1);
          },
        ),
        { numRuns: 4000 },
      );
      // Both happen, and for more than a few reasons: the damage reaches all parts of a file.

      expect(seen.get("read")).toBeGreaterThan(100);
      expect(seen.size).toBeGreaterThan(25);
    }));

  test.each([...names, "written, none", "written, bytecode", "written, zlib"])(
    "%s, cut off anywhere",
    (name) =>
      withFolder(async (folder) => {
        const bytes = sources.get(name) ?? Buffer.alloc(0);
        const step = bytes.length > 4000 ? 37 : 1;
        for (let length = 0; length < bytes.length; length += step) {
          const said = await outcome(join(folder, "cut"), bytes.subarray(0, length));
          // What follows the last row may be missing: codes that fill up the last eight.
          if (said === "read") expect(bytes.subarray(length).every((byte) => byte === 0)).toBe(true);
        }
      }),
  );

  afterAll(() => {
    const grown = (process.resourceUsage().maxRSS - peakBefore) / 1024;
    expect(grown).toBeLessThan(300);
  });
});

describe("a .zsav that claims too much", () => {
  const start = 176 + 32 + 8;
  /** One number a row, in blocks as told; `content` unpacks to what it unpacks to. */
  function zsav(
    content: Buffer,
    told: { unpacked: number; packed?: number; blocks?: number; rows?: number },
  ): Buffer {
    const packed = content[0] === 0x78 ? content : deflateSync(content); // 0x78: packed already
    const trailer = start + 24 + packed.length;
    const bytes = new SpssBytes(true)
      .header({ magic: "$FL3", compression: 2, rows: told.rows ?? -1 })
      .variable("N", 0)
      .end()
      .int32(start, 0, trailer, 0, 48, 0)
      .raw(packed)
      .int32(-100, -1, 0, 0, 0x3ff000, told.blocks ?? 1)
      .int32(start, 0, start + 24, 0, told.unpacked, told.packed ?? packed.length);
    return bytes.all();
  }
  const eightRows = Buffer.from([101, 102, 103, 104, 105, 106, 107, 108]);
  const damaged = "its table of compressed blocks is damaged";

  test("a block that unpacks to a gigabyte takes no memory", async () => {
    const flush = { finishFlush: constants.Z_FULL_FLUSH };
    const megabyte = Buffer.alloc(2 ** 20, 101);
    const more = Array<Buffer>(1023).fill(deflateRawSync(megabyte, flush));
    const bomb = Buffer.concat([deflateSync(megabyte, flush), ...more, deflateRawSync(Buffer.alloc(0))]);
    const before = process.resourceUsage().maxRSS;
    const told = { unpacked: 2 ** 20 };
    await expect(readBytes(zsav(bomb, told))).rejects.toThrow("block of compressed rows");
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(100);
  });

  test("an honest one is read", async () => {
    expect((await readBytes(zsav(eightRows, { unpacked: 8 }))).values).toEqual([[1, 2, 3, 4, 5, 6, 7, 8]]);
  });

  test.each([
    [
      "a block that is larger than told",
      zsav(Buffer.alloc(2 ** 26, 101), { unpacked: 8 }),
      "block of compressed rows",
    ],
    ["a block that is smaller than told", zsav(eightRows, { unpacked: 16 }), "block of compressed rows"],
    ["a block that cannot be so large", zsav(eightRows, { unpacked: 2 ** 25 }), damaged],
    ["a block of more bytes than the file", zsav(eightRows, { unpacked: 8, packed: 9999 }), damaged],
    ["more blocks than the table has room for", zsav(eightRows, { unpacked: 8, blocks: 2 ** 30 }), damaged],
    [
      "rows that no block of this size holds",
      zsav(eightRows, { unpacked: 8, rows: 9 }),
      "claims 9 rows and has room for 8",
    ],
    [
      "rows that are not in the block",
      zsav(Buffer.alloc(8), { unpacked: 8, rows: 3 }),
      "claims 3 rows and ends after 0",
    ],
  ])("%s", async (_, bytes, reason) => {
    await expect(readBytes(bytes)).rejects.toThrow(reason);
  });
});
