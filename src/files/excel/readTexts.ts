import { FileProblem } from "../fileProblem.js";
import { readXml } from "./xml.js";

/** As many characters as fit in memory beside all else. */
const mostCharacters = 2 ** 28;

/** The texts that cells refer to, in their order. */
export async function readTexts(pieces: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const texts: string[] = [];
  const text = new TextOfRuns();
  let characters = 0;
  await readXml(pieces, {
    open: (name) => text.open(name),
    text: (piece) => text.add(piece),
    close: (name) => {
      text.close(name);
      if (name !== "si") return;
      const whole = text.take();
      characters += whole.length;
      if (characters > mostCharacters) throw new FileProblem("it holds more text than fits in memory");
      texts.push(whole);
    },
  });
  return texts;
}

/** Gathers the text of a cell: it may be in runs of different type, and have readings for Japanese beside it. */
export class TextOfRuns {
  #whole = "";
  #isText = false;
  #isReading = false;

  open(name: string): void {
    if (name === "rPh") this.#isReading = true;
    if (name === "t") this.#isText = !this.#isReading;
  }

  add(piece: string): void {
    if (this.#isText) this.#whole += piece;
  }

  close(name: string): void {
    if (name === "t") this.#isText = false;
    if (name === "rPh") this.#isReading = false;
  }

  /** The text gathered, with what Excel writes as _x000D_ as the characters that it stands for. */
  take(): string {
    const whole = this.#whole;
    this.#whole = "";
    return plainText(whole);
  }
}

export function plainText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
