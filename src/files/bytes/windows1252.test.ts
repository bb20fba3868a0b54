import { expect, test } from "vitest";
import { decodeWindows1252, encodeWindows1252 } from "./windows1252.js";

const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

test("every byte is a character, and comes back", () => {
  const text = decodeWindows1252(every);
  expect(text).toHaveLength(256);
  expect(encodeWindows1252(text)).toEqual(every);
});

test("what windows-1252 has beyond ISO 8859-1 is read; what it has not cannot be written", () => {
  expect(decodeWindows1252(Buffer.from("80939496e6d8e5ff", "hex"))).toBe("€“”–æØåÿ");
  expect(["Ω", "Ł", "😀", "\u0080"].map(encodeWindows1252)).toEqual([null, null, null, null]);
});
