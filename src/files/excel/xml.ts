import { SaxesParser } from "saxes";
import { FileProblem } from "../fileProblem.js";

/** What is told of an XML document as it passes; names are without their prefix. */
export interface Listener {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reads XML piece by piece. Entities other than those of XML itself are not known, so none can grow.
 *
 * throws  FileProblem where it is not well-formed
 */
export class XmlReader {
  readonly #parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  readonly #decoder = new TextDecoder();

  constructor(listener: Listener) {
    const { open, close, text } = listener;
    this.#parser.on("error", ({ message }) => {
      throw new FileProblem(`its XML is damaged (${message})`);
    });
    if (open) this.#parser.on("opentag", ({ name, attributes }) => open(local(name), attributes));
    if (close) this.#parser.on("closetag", ({ name }) => close(local(name)));
    if (text) {
      this.#parser.on("text", text);
      this.#parser.on("cdata", text);
    }
  }

  write(piece: Buffer): void {
    try {
      this.#parser.write(this.#decoder.decode(piece, { stream: true }));
    } catch (error) {
      if (error instanceof RangeError) throw new FileProblem("a text in it is longer than fits in memory");
      throw error;
    }
  }

  end(): void {
    this.#parser.write(this.#decoder.decode());
    this.#parser.close();
  }
}

/** Reads a whole document. */
export async function readXml(pieces: AsyncIterable<Buffer>, listener: Listener): Promise<void> {
  const reader = new XmlReader(listener);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
