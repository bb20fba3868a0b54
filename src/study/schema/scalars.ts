import { z } from "zod";

/*
 * What a single value in study.yaml and instrument.yaml can be. YAML hands over texts (see sheet.ts), so a
 * number is a text that reads as one; `meta.type` tells editors, which read YAML the usual way.
 */

/** The version of both formats that this Kvarter reads. */
export const formatVersion = "1";

export const version = z.enum([formatVersion]).meta({ type: ["string", "number"], enum: [1, "1"] });

type Reading<T> = { readonly value: T } | null;

/** A value read from its text; `expects` ends the sentence "Write …". */
function scalar<T>(
  expects: string | ((text: string) => string),
  read: (text: string) => Reading<T>,
  type: string | readonly string[],
) {
  return z
    .string()
    .transform((text, context) => {
      const reading = read(text);
      if (reading) return reading.value;
      context.addIssue({ code: "custom", message: typeof expects === "string" ? expects : expects(text) });
      return z.NEVER;
    })
    .meta({ type });
}

const aNumber = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/;

/** Numbers in the data are held to the same: products and squares of them must be numbers too. */
const largest = 1e50;

function readNumber(text: string): Reading<number> {
  const value = Number(text);
  return aNumber.test(text) && Math.abs(value) <= largest ? { value } : null;
}

export const number = scalar("a number, such as 2.5", readNumber, "number");

/** A number within bounds, both included. */
export function numberFrom(min: number, max: number, expects: string) {
  return scalar(
    expects,
    (text) => {
      const reading = readNumber(text);
      return reading && reading.value >= min && reading.value <= max ? reading : null;
    },
    "number",
  );
}

/** A number between bounds, neither included. */
export function numberBetween(min: number, max: number, expects: string) {
  return scalar(
    expects,
    (text) => {
      const reading = readNumber(text);
      return reading && reading.value > min && reading.value < max ? reading : null;
    },
    "number",
  );
}

export function wholeFrom(min: number) {
  return scalar(
    `a whole number, ${min} or more`,
    (text) => {
      const reading = readNumber(text);
      return reading && Number.isInteger(reading.value) && reading.value >= min ? reading : null;
    },
    "integer",
  );
}

export function wholeBetween(min: number, max: number) {
  return scalar(
    `a whole number from ${min} to ${max}`,
    (text) => {
      const reading = readNumber(text);
      const within = reading && reading.value >= min && reading.value <= max;
      return within && Number.isInteger(reading.value) ? reading : null;
    },
    "integer",
  );
}

export const flag = scalar(
  "true or false",
  (text) => (text === "true" || text === "false" ? { value: text === "true" } : null),
  "boolean",
);

/** A word or a sentence that must say something. */
export const words = scalar("a text with something in it", (text) => (text.trim() ? { value: text } : null), [
  "string",
  "number",
]);

/** What stands in a data file: "1", "Very Happy", "01". */
export const code = z.string().meta({ type: ["string", "number", "boolean"] });

const plainLetters = { æ: "ae", ø: "oe", å: "aa", ä: "ae", ö: "oe", ü: "ue" } as const;

/** How the letters of a text that an id cannot have are written in one. */
function plain(text: string): string {
  const told = Object.entries(plainLetters).filter(([letter]) => text.toLowerCase().includes(letter));
  return told.length === 0 ? "" : ` (write ${told.map(([letter, as]) => `${as} for ${letter}`).join(", ")})`;
}

/** The name under which a part of the study is known. */
export const id = scalar(
  (text) =>
    `a short name of letters a–z, digits, “-” and “_” that starts with a letter or digit${plain(text)}`,
  (text) => (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text) ? { value: text } : null),
  ["string", "number"],
);

/** A category by its id; of a crossed breakdown, the ids that it is made of with points between. */
export const categoryId = scalar(
  "the id of a category, such as women; of a crossed breakdown rest.women",
  (text) => (/^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*$/.test(text) ? { value: text } : null),
  ["string", "number"],
);

export const language = scalar(
  "a language tag, such as da or en",
  (text) => (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) ? { value: text } : null),
  "string",
);

export const date = scalar("a date written year-month-day, such as 2026-01-31", readDate, "string");

function readDate(text: string): Reading<string> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text) ? { value: text } : null;
}

/** The same words in every language of the study, or one text where it has one language. */
export const text = z.union([z.string(), z.record(z.string(), z.string())]);

export const textOrNothing = text.optional();

/** One value or a list of them, read as a list. */
export const codes = z
  .union([code, z.array(code).min(1)])
  .transform((given) => (typeof given === "string" ? [given] : given));
