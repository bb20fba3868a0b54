import type { z } from "zod";
import type { Problem } from "../vocabulary/problem.js";
import { problems } from "./problems.js";
import { keysOf, meaningOf } from "./schema/lookUp.js";
import { formatVersion } from "./schema/scalars.js";
import { shapeWords } from "./shapeWords.js";
import type { Path, Sheet } from "./sheet.js";

type Issue = z.core.$ZodIssue;

/** Holds a file against its format: the draft it amounts to, or every way in which it does not fit. */
export function checkShape<T extends z.ZodType>(sheet: Sheet, schema: T): z.output<T> | Problem[] {
  const result = schema.safeParse(sheet.value);
  if (result.success) return result.data;
  return result.error.issues.flatMap((issue) => tell(sheet, schema, issue, []));
}

function tell(sheet: Sheet, schema: z.ZodType, issue: Issue, within: Path): readonly Problem[] {
  const path = [...within, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  const value = valueAt(sheet.value, path);
  if (value === null && sheet.standsAlone(path)) return [standsAlone(sheet, path)];
  if (issue.code === "invalid_union") {
    const fits = issue.errors.filter((branch) => !branch.some((inner) => refusesKind(inner, value)));
    const meant = fits.toSorted((a, b) => foreignKeys(a) - foreignKeys(b))[0];
    if (meant) return meant.flatMap((inner) => tell(sheet, schema, inner, path));
  }
  const told = issue.code === "unrecognized_keys" ? unknownKeys(sheet, schema, issue.keys, path) : null;
  return (
    told ?? [value === undefined ? missing(sheet, schema, path) : unfit(sheet, schema, issue, path, value)]
  );
}

function unknownKeys(
  sheet: Sheet,
  schema: z.ZodType,
  keys: readonly string[],
  path: Path,
): readonly Problem[] {
  const within = nameOf(path, sheet.file);
  const known = keysOf(schema, path);
  return keys.map((key) => {
    if (sheet.standsAlone([...path, key])) return standsAlone(sheet, [...path, key]);
    return problems.unknownKey({ at: sheet.keyAt([...path, key]), key, within, known });
  });
}

function standsAlone(sheet: Sheet, path: Path): Problem {
  return problems.standsAlone({ at: sheet.keyAt(path), key: String(path.at(-1)) });
}

function missing(sheet: Sheet, schema: z.ZodType, path: Path): Problem {
  const outside = path.slice(0, -1);
  return problems.missingKey({
    at: sheet.at(outside),
    key: String(path.at(-1)),
    within: nameOf(outside, sheet.file),
    meaning: meaningOf(schema, path),
  });
}

function unfit(sheet: Sheet, schema: z.ZodType, issue: Issue, path: Path, value: unknown): Problem {
  const at = sheet.at(path);
  const name = nameOf(path, "the file");
  const wrongShape = (expected: readonly string[]) =>
    problems.wrongShape({ at, name, ...shapeWords(value, expected, meaningOf(schema, path)) });
  switch (issue.code) {
    case "invalid_type":
      return wrongShape([issue.expected]);
    case "invalid_union":
      return wrongShape(
        issue.errors.flat().map((inner) => (inner.code === "invalid_type" ? inner.expected : "string")),
      );
    case "invalid_value":
      if (typeof value !== "string") return wrongShape(["string"]);
      if (path[0] === "kvarter") return problems.otherVersion({ at, found: value, known: formatVersion });
      return problems.notOneOf({ at, name, value, known: issue.values.map(String) });
    case "too_small":
      return problems.tooFew({ at, name, least: Number(issue.minimum) });
    case "too_big":
      return problems.tooMany({ at, name, most: Number(issue.maximum) });
    case "custom":
      return problems.wrongValue({ at, name, value: String(value), expected: issue.message });
    default:
      throw new Error(`unhandled issue ${issue.code} at ${path.join(".")}`);
  }
}

function refusesKind(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === "invalid_type" || (issue.code === "invalid_value" && typeof value !== "string");
}

/** Of two kinds of the same thing, the one is meant that knows more of its keys. */
function foreignKeys(branch: readonly Issue[]): number {
  return branch.reduce(
    (sum, issue) =>
      sum + (issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys.length : 0),
    0,
  );
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step],
    value,
  );
}

/** The last key of a path, for a sentence; places in lists are named by the list. */
function nameOf(path: Path, top: string): string {
  const key = path.findLast((step) => typeof step === "string");
  if (key === undefined) return top;
  const place = path.at(-1);
  return typeof place === "number" ? `${key}, number ${place + 1}` : String(key);
}
