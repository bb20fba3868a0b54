import { type Decode, fieldText, textAt } from "../bytes/text.js";
import type { Layout } from "./layout.js";

/** The notes among a file's characteristics: those on the file first, then those on a variable, with its name. */
export class Notes {
  readonly #layout: Layout;
  readonly #decode: Decode;
  readonly #found: { readonly of: string; readonly number: number; readonly text: string }[] = [];

  constructor(layout: Layout, decode: Decode) {
    this.#layout = layout;
    this.#decode = decode;
  }

  /** One characteristic: whose it is, its name and its contents. `note0` counts the notes, and is none. */
  take(bytes: Buffer): void {
    const { name } = this.#layout;
    const of = fieldText(bytes.subarray(0, name), this.#decode);
    const called = fieldText(bytes.subarray(name, 2 * name), this.#decode);
    const number = Number(/^note(\d+)$/.exec(called)?.[1] ?? 0);
    if (number === 0) return;
    this.#found.push({ of, number, text: textAt(bytes, 2 * name, bytes.length, this.#decode) });
  }

  list(): readonly string[] {
    const inOrder = this.#found.toSorted((a, b) => a.number - b.number);
    const onFile = inOrder.filter(({ of }) => of === "_dta").map(({ text }) => text);
    const onVariables = inOrder.filter(({ of }) => of !== "_dta").map(({ of, text }) => `${of}: ${text}`);
    return [...onFile, ...onVariables];
  }
}
