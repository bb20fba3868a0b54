import { FileProblem } from "../fileProblem.js";

/** How the values of a variable lie in a row. */
export interface StorageType {
  readonly kind: "byte" | "int" | "long" | "float" | "double" | "text" | "longText";
  readonly bytes: number;
}

export const storageTypes = {
  byte: { kind: "byte", bytes: 1 },
  int: { kind: "int", bytes: 2 },
  long: { kind: "long", bytes: 4 },
  float: { kind: "float", bytes: 4 },
  double: { kind: "double", bytes: 8 },
  longText: { kind: "longText", bytes: 8 },
} as const satisfies Readonly<Record<string, StorageType>>;

/** The longest text that lies in the row itself. */
export const longestInRow = 2045;

const codes = new Map<number, StorageType>([
  [32768, storageTypes.longText],
  [65526, storageTypes.double],
  [65527, storageTypes.float],
  [65528, storageTypes.long],
  [65529, storageTypes.int],
  [65530, storageTypes.byte],
]);

/** A type by its code in files of Stata 13 and later. */
export function typeOfCode(code: number): StorageType {
  const type = codes.get(code);
  if (type) return type;
  if (code >= 1 && code <= longestInRow) return { kind: "text", bytes: code };
  throw new FileProblem(`${code} is no type of Stata's`);
}

export function codeOfType(type: StorageType): number {
  for (const [code, known] of codes) if (known.kind === type.kind) return code;
  return type.bytes;
}

/** A type by its code in files of Stata 12 and earlier. */
export function typeOfOldCode(code: number): StorageType {
  if (code > 250) return typeOfCode(65530 - (code - 251));
  if (code >= 1 && code <= 244) return { kind: "text", bytes: code };
  throw new FileProblem(`${code} is no type of Stata's`);
}
