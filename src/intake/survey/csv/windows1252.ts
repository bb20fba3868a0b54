/**
 * Windows-1252 bytes as text.
 *
 * Ours, because `TextDecoder("windows-1252")` of Node 20.20 reads 0x80–0x9F as ISO 8859-1: € becomes U+0080.
 *
 * source  WHATWG Encoding, index-windows-1252 (the five unassigned bytes stay control characters)
 */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\x80-\x9f]/g, (c) => upper[c.charCodeAt(0) - 0x80] ?? c);
}

/** What 0x80 to 0x9F stand for. */
const upper = [..."€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"];
