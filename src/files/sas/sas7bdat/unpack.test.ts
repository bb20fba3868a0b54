import { expect, test } from "vitest";
import { FileProblem } from "../../fileProblem.js";
import { unpackRdc } from "./rdc.js";
import { unpackRle } from "./rle.js";

const unpacked = (unpack: (packed: Buffer, row: Buffer) => void, hex: string, length: number) => {
  const row = Buffer.alloc(length);
  unpack(Buffer.from(hex.replaceAll(" ", ""), "hex"), row);
  return row.toString("hex");
};
const ascending = (length: number) =>
  Buffer.from(Array.from({ length }, (_, i) => (i % 200) + 1)).toString("hex");

test("runs: the two examples of the format's description", () => {
  const [eight, eleven, more] = [ascending(8), ascending(11), ascending(34)];
  const first = unpacked(unpackRle, `87 ${eight} F2 8A ${eleven} D0 A1 ${more}`, 8 + 4 + 11 + 2 + 34);
  expect(first).toBe(`${eight}00000000${eleven}4040${more}`);
  const last = ascending(38);
  expect(unpacked(unpackRle, `87 ${eight} C1 99 A5 ${last}`, 8 + 4 + 38)).toBe(`${eight}99999999${last}`);
});

test("runs: each command does as often as it says", () => {
  const copies: readonly (readonly [string, number])[] = [
    ...([
      ["0002", 66],
      ["0102", 322],
      ["1001", 4161],
      ["23", 99],
    ] as const),
    ...([
      ["80", 1],
      ["9f", 32],
      ["a0", 33],
      ["bf", 64],
    ] as const),
  ];
  for (const [command, length] of copies) {
    expect(unpacked(unpackRle, command + ascending(length), length), command).toBe(ascending(length));
  }
  const fills: readonly (readonly [string, string, number])[] = [
    ...([
      ["400107", "07", 19],
      ["5001", "40", 18],
      ["6100", "20", 273],
      ["70ff", "00", 272],
    ] as const),
    ...([
      ["c007", "07", 3],
      ["d0", "40", 2],
      ["e1", "20", 3],
      ["ff", "00", 17],
    ] as const),
  ];
  for (const [command, byte, length] of fills) {
    expect(unpacked(unpackRle, command, length), command).toBe(byte.repeat(length));
  }
});

test("patterns: runs of up to 18 and of more bytes", () => {
  // bits 0 1 1: a byte as it stands, 4 times ff, 20 times 07
  expect(unpacked(unpackRdc, "6000 05 01ff 110007", 25)).toBe(`05${"ff".repeat(4)}${"07".repeat(20)}`);
});

test("patterns: 3 bytes from 4 back, then 17 from 7 back", () => {
  const row = unpacked(unpackRdc, "0c00 01020304 3100 240001", 24);
  expect(row).toBe("01020304010203".repeat(4).slice(0, 48));
});

test("what does not fill a row exactly is refused", () => {
  for (const [unpack, hex, length] of [
    [unpackRle, "87 0102", 8],
    [unpackRle, "ff", 16],
    [unpackRle, "ff", 18],
    [unpackRle, "30", 4],
    [unpackRdc, "8000 3100", 3],
    [unpackRdc, "0000 01", 2],
    [unpackRdc, "80", 2],
  ] as const) {
    expect(() => unpacked(unpack, hex, length), hex).toThrow(FileProblem);
  }
});
