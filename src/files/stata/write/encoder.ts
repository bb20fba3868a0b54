import { encodeWindows1252 } from "../../bytes/windows1252.js";

/** Text as the bytes of a version; `null` where it cannot hold them. */
export interface Encoder {
  readonly encode: (text: string) => Buffer | null;
  /** Without making the bytes; 0 may stand for what cannot be encoded. */
  readonly length: (text: string) => number;
}

const hasNul = (text: string) => text.includes("\0");

const unicode: Encoder = {
  encode: (text) => (hasNul(text) ? null : Buffer.from(text, "utf8")),
  length: (text) => Buffer.byteLength(text, "utf8"),
};

const windows1252: Encoder = {
  encode: (text) => (hasNul(text) ? null : encodeWindows1252(text)),
  length: (text) => text.length,
};

export function encoderOf(isUnicode: boolean): Encoder {
  return isUnicode ? unicode : windows1252;
}
