import type { LabelledVariable } from "../../vocabulary/labelled.js";

type Temporal = LabelledVariable["temporal"];

/** Seconds from 1582-10-14, where SPSS starts counting, to 1970-01-01. */
export const epoch = 141_428 * 86_400;

const names: ReadonlyMap<number, string> = new Map([
  ...numbered(1, "A AHEX COMMA DOLLAR F IB PIBHEX P PIB PK RB RBHEX"),
  ...numbered(15, "Z N E"),
  ...numbered(
    20,
    "DATE TIME DATETIME ADATE JDATE DTIME WKDAY MONTH MOYR QYR WKYR PCT DOT CCA CCB CCC CCD CCE",
  ),
  ...numbered(38, "EDATE SDATE MTIME YMDHMS"),
]);

/** WKDAY and MONTH are absent: these are numbers from 1, not moments. */
const moments: Readonly<Record<string, Temporal>> = {
  ...all("date", "DATE ADATE EDATE SDATE JDATE MOYR QYR WKYR"),
  ...all("datetime", "DATETIME YMDHMS"),
  ...all("time", "TIME DTIME MTIME"),
};

/** Of a format in three bytes (kind, width, decimals): "F8.0", "DATE11"; `null` where the kind is not known. */
export function formatName(format: number): string | null {
  const name = names.get((format >> 16) & 0xff);
  if (name === undefined) return null;
  const decimals = format & 0xff;
  return `${name}${(format >> 8) & 0xff}${decimals > 0 || name === "F" ? `.${decimals}` : ""}`;
}

/** The three bytes of a format's name, or `null` where SPSS knows no such format. */
export function formatCode(text: string): number | null {
  const [, name, width, decimals = "0"] = /^([A-Z]+)(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const code = [...names].find(([, known]) => known === name)?.[0];
  if (code === undefined || Number(width) < 1 || Number(width) > 40 || Number(decimals) > 16) return null;
  return (code << 16) | (Number(width) << 8) | Number(decimals);
}

export function temporalOf(format: string | null): Temporal {
  return moments[/^[A-Z]+/.exec(format ?? "")?.[0] ?? ""] ?? null;
}

function numbered(first: number, words: string): readonly (readonly [number, string])[] {
  return words.split(" ").map((name, k) => [first + k, name]);
}

function all(temporal: Temporal, words: string): Readonly<Record<string, Temporal>> {
  return Object.fromEntries(words.split(" ").map((name) => [name, temporal]));
}
