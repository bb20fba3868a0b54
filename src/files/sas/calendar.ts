import type { LabelledVariable } from "../../vocabulary/labelled.js";

/** How a variable's numbers become seconds since 1970, by its format. */
export interface Calendar {
  readonly temporal: LabelledVariable["temporal"];
  readonly toSeconds: (value: number) => number;
}

const day = 86_400;
/** From SAS's first day, 1960-01-01, to 1970-01-01. */
const epoch = 3_653 * day;

const plain: Calendar = { temporal: null, toSeconds: (value) => value };
const date: Calendar = { temporal: "date", toSeconds: (value) => value * day - epoch };
const datetime: Calendar = { temporal: "datetime", toSeconds: (value) => value - epoch };
const time: Calendar = { temporal: "time", toSeconds: (value) => value };

/** In this order: the patterns of dates would take some of the others. */
const calendars: readonly (readonly [RegExp, Calendar])[] = [
  [/^(DATETIME|DATEAMPM|MDYAMPM|DT(DATE|MONYY|WKDATX|YEAR|YYQC)|EURDFDT|NLDATM[A-Z]*)$/, datetime],
  [/^(E8601|B8601|IS8601)(DT|DN|DZ|DX|LX)$/, datetime],
  [/^(TIME|HHMM|HOUR|MMSS|TIMEAMPM|TOD|NLTIM(E|AP))$/, time],
  [/^(E8601|B8601|IS8601)(TM|TZ|TX|LZ)$/, time],
  [/^(DATE|DAY|DOWNAME|JULDAY|JULIAN|MONNAME|MONTH|MONYY|PDJUL[GI]|QTRR?|YEAR|YYMON)$/, date],
  [/^((DDMMYY|MMDDYY|YYMMDD)[BCDNPS]?|(MMYY|YYMM|YYQ|YYQR)[CDNPS]?|YYQZ)$/, date],
  [/^(WEEKDA(TE|TX|Y)|WEEK[UVW]|WORDDAT[EX]|EURDF(DD|DE|DN|DWN|MN|MY|WDX|WKX)|NLDATE[A-Z]*)$/, date],
  [/^(E8601|B8601|IS8601)DA$/, date],
];

/**
 * What a format says of a variable's numbers. A format that shows a part of a date (YEAR, MONYY, QTR …) belongs to a
 * date all the same.
 *
 * in      a format with or without its width: “DATE9.”, “TIME20.3”, “E8601DA”
 * source  SAS 9.4 Formats and Informats: Reference, “Formats by category: date and time”
 */
export function calendarOf(format: string): Calendar {
  const name = format.toUpperCase().replace(/\d*\.?\d*$/, "");
  return calendars.find(([pattern]) => pattern.test(name))?.[1] ?? plain;
}

/** A format as SAS writes it: “TIME20.3”, “DATE9.”; "" where there is none. */
export function formatName(name: string, width: number, digits: number): string {
  if (name === "" && width === 0) return "";
  return `${name}${width > 0 ? width : ""}.${digits > 0 ? digits : ""}`;
}
