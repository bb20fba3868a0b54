import type { JoinedColumn } from "../../../vocabulary/joined.js";
import { didYouMean } from "../../../vocabulary/near.js";
import { callNames } from "./calls.js";
import { ExpressionFault } from "./tokens.js";

/** A column, and the file that it is of; `null` for one that is made of several files. */
interface Known {
  readonly column: JoinedColumn;
  readonly file: string | null;
}

/** What the names in an expression stand for. */
export class Scope {
  readonly #known: Known[];
  /** The key of joined rows; empty within a file, where there are no other rows to look at. */
  readonly #key: readonly JoinedColumn[];

  constructor(known: readonly Known[] = [], key: readonly JoinedColumn[] = []) {
    this.#known = [...known];
    this.#key = key;
  }

  /** The same names, of joined rows that this key tells apart. */
  withKey(key: readonly JoinedColumn[]): Scope {
    return new Scope(this.#known, key);
  }

  has(name: string): boolean {
    return this.#known.some(({ column }) => column.name === name);
  }

  add(columns: readonly JoinedColumn[], file: string | null): void {
    for (const column of columns) this.#known.push({ column, file });
  }

  /** A column by its name; where several files have one, `file` tells which. */
  find(name: string, file: string | null, at: number): JoinedColumn {
    const found = this.#known.filter(
      (each) => each.column.name === name && (file === null || each.file === file),
    );
    const [only, other] = found;
    if (only && !other) return only.column;
    if (only) {
      const written = found.map((each) => `${bracketed(each.file ?? "")}.${bracketed(name)}`).join(" or ");
      throw new ExpressionFault(at, `“${name}” is a column of several files`, `Say which: ${written}.`);
    }
    const known = [
      ...new Set(
        this.#known.map((each) => (file === null ? each.column.name : `${each.file}.${each.column.name}`)),
      ),
    ];
    const wanted = file === null ? name : `${file}.${name}`;
    throw new ExpressionFault(at, `There is no column “${wanted}” here`, didYouMean(wanted, known));
  }

  /** A column by its name alone, where no file can be named. */
  only(name: string): JoinedColumn {
    const files = this.#known.filter(({ column }) => column.name === name).map(({ file }) => file ?? "");
    if (files.length < 2) return this.find(name, null, 1);
    const own = `{my-${name}: ${bracketed(files[0] ?? "")}.${bracketed(name)}}`;
    const todo = `Give the one that is meant a name of its own under “make”, such as ${own}.`;
    throw new ExpressionFault(1, `“${name}” is a column of several files`, todo);
  }

  /** The columns that are alike in rows that differ in one column of the key. */
  othersOfKey(column: JoinedColumn, at: number): readonly JoinedColumn[] {
    if (this.#key.some(({ place }) => place === column.place))
      return this.#key.filter(({ place }) => place !== column.place);
    const names = this.#key.map(({ name }) => name).join(", ");
    throw new ExpressionFault(
      at,
      `“at” looks at other rows of the same unit, and “${column.name}” does not tell rows apart`,
      names === ""
        ? "Write it under the joined rows' own “make”, not under that of a file."
        : `Name a column of the first file's key: ${names}.`,
    );
  }

  unknownCall(name: string, at: number): never {
    throw new ExpressionFault(at, `There is no function “${name}”`, didYouMean(name, callNames));
  }
}

/** A name as it is written in an expression. */
const bracketed = (name: string) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `[${name}]`);
