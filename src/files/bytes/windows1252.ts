/** What 0x80–0x9F stand for; the five unassigned bytes stay control characters. */
const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Windows-1252 bytes as text.
 *
 * Ours, because `TextDecoder("windows-1252")` of Node 20.20 reads 0x80–0x9F as ISO 8859-1: € becomes U+0080.
 *
 * source  WHATWG Encoding, index-windows-1252
 */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\x80-\x9f]/g, (char) => high.charAt(char.charCodeAt(0) - 0x80));
}

/** Text as windows-1252 bytes; `null` where a character is not in the code page. */
export function encodeWindows1252(text: string): Buffer | null {
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const place = high.indexOf(text.charAt(i));
    if (place >= 0) bytes[i] = 0x80 + place;
    else if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes[i] = code;
    else return null;
  }
  return bytes;
}
