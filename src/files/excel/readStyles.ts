import { readXml } from "./xml.js";

/** What a cell's format makes of its number: a moment, or a plain number (`null`). */
export type TimeFormat = "date" | "datetime" | "time" | null;

/** The time format of each cell style, in their order. */
export async function readStyles(pieces: AsyncIterable<Buffer>): Promise<readonly TimeFormat[]> {
  const codes = new Map<number, string>();
  const styles: TimeFormat[] = [];
  let isCellStyle = false;
  await readXml(pieces, {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") isCellStyle = true;
      if (name === "xf" && isCellStyle) styles.push(timeFormat(Number(attributes.numFmtId ?? 0), codes));
    },
    close: (name) => {
      if (name === "cellXfs") isCellStyle = false;
    },
  });
  return styles;
}

function timeFormat(id: number, codes: ReadonlyMap<number, string>): TimeFormat {
  const code = codes.get(id);
  return code === undefined ? builtIn(id) : timeFormatOf(code);
}

/** Formats that a workbook need not spell out (ECMA-376, 18.8.30); 27–36 and 50–58 are the dates of East Asia. */
function builtIn(id: number): TimeFormat {
  if (id === 22) return "datetime";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 33) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return "time";
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "date" : null;
}

/**
 * What a format's code says: years, days and names of months make a date; hours and seconds a time; both a datetime.
 */
function timeFormatOf(code: string): TimeFormat {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .split(";")[0] as string;
  if (/general/i.test(bare)) return null;
  const hasDate = /[yd]|mmm/i.test(bare);
  const hasTime = /[hs]/i.test(bare) || /\[m+\]/i.test(bare);
  if (hasDate) return hasTime ? "datetime" : "date";
  if (hasTime) return "time";
  return /m/i.test(bare) ? "date" : null;
}
