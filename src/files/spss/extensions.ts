import type { Decode } from "../bytes/text.js";
import { FileProblem } from "../fileProblem.js";
import { decoderOf } from "./codePages.js";
import type { Extension, Records } from "./records.js";
import { compared, trimmed } from "./texts.js";

/** Records 3 and 20: how text is to be read; and a check that numbers are what is read here. */
export function decodeOf({ header: { order }, extensions }: Records): Decode {
  const integers = expectSize(extensions, 3, 4, 8);
  if (integers && order.int32(integers, 16) !== 1)
    throw new FileProblem("its numbers are not in the IEEE 754 form");
  const floats = expectSize(extensions, 4, 8, 3);
  const mark = floats ? order.float64(floats, 0) : Number.NaN; // some files of ReadStat tell NaN here
  if (!Number.isNaN(mark) && mark !== -Number.MAX_VALUE)
    throw new FileProblem(`its mark for missing numbers is ${mark}`);
  const name = extensions.get(20)?.data.toString("latin1").replaceAll("\0", "").trim() || null;
  return decoderOf(name, integers ? order.int32(integers, 28) : null);
}

/** Record 16: the count of rows where 32 bits do not hold it. */
export function rowsOf({ header, extensions }: Records): number | null {
  const counts = expectSize(extensions, 16, 8, 2);
  const rows = counts ? header.order.int64(counts, 8) : -1;
  return rows < 0 ? header.rows : rows;
}

const measures = [null, "nominal", "ordinal", "scale"] as const;

/** Record 11: level of measurement by record 2; in older files without the width of the column on the screen. */
export function measuresOf({ header, variables, extensions }: Records): readonly (typeof measures)[number][] {
  const { size, count, data } = extensions.get(11) ?? { size: 4, count: 0, data: Buffer.alloc(0) };
  const each = count / variables.length;
  if (count === 0) return variables.map(() => null);
  if (size !== 4 || (each !== 2 && each !== 3))
    throw new FileProblem("its levels of measurement do not fit its variables");
  return variables.map((_, k) => measures[header.order.int32(data, k * each * 4)] ?? null);
}

/** Record 13: long names by short ones, these as they are compared. */
export function longNamesOf({ extensions }: Records, decode: Decode): ReadonlyMap<string, string> {
  const names = pairs(extensions.get(13)?.data, /\t/, "long names");
  return new Map(names.map(([short, long]) => [short, decode(trimmed(Buffer.from(long, "latin1")))]));
}

/** Record 14: widths of texts beyond 255 bytes, by short names as they are compared. */
export function veryLongOf({ extensions }: Records): ReadonlyMap<string, number> {
  const widths = pairs(extensions.get(14)?.data, /[\0\t]+/, "very long texts");
  return new Map(
    widths.map(([short, width]) => {
      if (!/^\d{1,5}$/.test(width) || Number(width) < 256)
        throw new FileProblem(`a very long text claims a width of “${width}”`);
      return [short, Number(width)];
    }),
  );
}

/** Each byte as one character: a short name may end within a letter, and is no text then. */
function pairs(
  data: Buffer | undefined,
  separator: RegExp,
  what: string,
): readonly (readonly [string, string])[] {
  const parts = (data ?? Buffer.alloc(0)).toString("latin1").split(separator);
  return parts
    .filter((part) => part.replaceAll("\0", "") !== "")
    .map((part) => {
      const sign = part.indexOf("=");
      if (sign < 1) throw new FileProblem(`its list of ${what} is damaged`);
      return [compared(part.slice(0, sign)), part.slice(sign + 1)];
    });
}

function expectSize(
  extensions: ReadonlyMap<number, Extension>,
  subtype: number,
  size: number,
  count: number,
): Buffer | null {
  const found = extensions.get(subtype);
  if (found && (found.size !== size || found.count !== count))
    throw new FileProblem(`its record 7, ${subtype} has not the length that it should have`);
  return found?.data ?? null;
}
