import { expect, test } from "vitest";
import { unpacked } from "./bytecode.js";
import { littleEndian } from "./byteOrder.js";

/** Rows of one number each. */
function numbers(pieces: readonly Buffer[], rowsAtOnce = 100): number[][] {
  const shape = { rowBytes: 8, rowsAtOnce, bias: 100, order: littleEndian, size: 8 };
  return Array.from(unpacked(pieces, shape), (rows) =>
    Array.from({ length: rows.length / 8 }, (_, row) => rows.readDoubleLE(row * 8)),
  );
}
const half = Buffer.alloc(8);
half.writeDoubleLE(0.5);
//                    1    99   -99 missing 0.5 filler  filler  0
const codes = Buffer.of(101, 199, 1, 255, 253, 0, 0, 100);

test("a code stands for a whole number, for no value, or for the next eight bytes", () => {
  expect(numbers([Buffer.concat([codes, half])])).toEqual([[1, 99, -99, -Number.MAX_VALUE, 0.5, 0]]);
});

test("it does not matter where the file is cut into pieces, or how many rows are asked for at once", () => {
  expect(numbers([codes, half], 4)).toEqual([
    [1, 99, -99, -Number.MAX_VALUE],
    [0.5, 0],
  ]);
});

test("code 252 ends the rows, whatever follows", () => {
  expect(numbers([Buffer.of(101, 252, 101, 101, 101, 101, 101, 101), codes])).toEqual([[1]]);
});

test("code 254 is eight blanks", () => {
  const [rows] = unpacked([Buffer.of(254, 0, 0, 0, 0, 0, 0, 0)], {
    ...{ rowBytes: 8, rowsAtOnce: 1, size: 8 },
    ...{ bias: 100, order: littleEndian },
  });
  expect(rows?.toString()).toBe("        ");
});

test("a row that is not whole is a problem", () => {
  const shape = { rowBytes: 16, rowsAtOnce: 9, bias: 100, order: littleEndian, size: 8 };
  expect(() => [...unpacked([Buffer.of(101, 0, 0, 0, 0, 0, 0, 0)], shape)]).toThrow("in the middle of a row");
});
