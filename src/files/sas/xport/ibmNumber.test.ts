import { expect, test } from "vitest";
import { ibmNumber } from "./ibmNumber.js";

const read = (hex: string) => {
  const bytes = Buffer.from(hex, "hex");
  const found = { value: 0, tag: 0 };
  ibmNumber(bytes, 0, bytes.length, found);
  return found.tag === 0 ? found.value : String.fromCharCode(found.tag);
};

test("numbers of mainframes: the examples of SAS's technical note TS-140, and some by hand", () => {
  expect([read("4110000000000000"), read("c110000000000000"), read("4120000000000000")]).toEqual([1, -1, 2]);
  expect(read("427b000000000000")).toBe(123);
  expect(read("c276a00000000000")).toBe(-118.625);
  expect(read("4019999999999999")).toBeCloseTo(0.1, 15);
  expect(read("0000000000000000")).toBe(0);
  expect(read("4364")).toBe(1600);
});

test("a missing value is a dot, a letter or a low line with nothing after it", () => {
  expect([
    read("2e00000000000000"),
    read("4100000000000000"),
    read("5a00000000000000"),
    read("5f00000000000000"),
  ]).toEqual([...[Number.NaN, "a", "z", "_"]]);
  expect(read("4110000000000000")).toBe(1);
});
