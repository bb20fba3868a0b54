import { type FontName, fontBytes } from "../assets.js";

/** How wide each character is in a font, in parts of the font size; absent where the font lacks it. */
export function advances(name: FontName): ReadonlyMap<number, number> {
  const known = measured.get(name);
  if (known) return known;
  const widths = readAdvances(fontBytes(name));
  measured.set(name, widths);
  return widths;
}

/** Width of a line of text, in the unit of the size. Characters the font lacks count as wide ones. */
export function textWidth(text: string, size: number, font: "sans" | "sansBold" = "sans"): number {
  const widths = advances(font);
  let total = 0;
  for (const character of text) total += widths.get(character.codePointAt(0) ?? 0) ?? 0.6;
  return total * size;
}

/**
 * Reads a TrueType font's character map and horizontal metrics.
 * source  OpenType 1.9: `cmap` format 4, `hhea`, `hmtx`, `head`
 */
function readAdvances(font: Buffer): Map<number, number> {
  const table = (tag: string): number => {
    for (let i = 0; i < font.readUInt16BE(4); i++) {
      const record = 12 + 16 * i;
      if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
    }
    throw new Error(`font without table ${tag}`);
  };
  const unitsPerEm = font.readUInt16BE(table("head") + 18);
  const metrics = font.readUInt16BE(table("hhea") + 34);
  const hmtx = table("hmtx");
  const advance = (glyph: number) => font.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;

  const widths = new Map<number, number>();
  const map = unicodeMap(font, table("cmap"));
  const segments = font.readUInt16BE(map + 6) / 2;
  for (let s = 0; s < segments; s++) {
    const end = font.readUInt16BE(map + 14 + 2 * s);
    const start = font.readUInt16BE(map + 16 + 2 * segments + 2 * s);
    const delta = font.readUInt16BE(map + 16 + 4 * segments + 2 * s);
    const offsetAt = map + 16 + 6 * segments + 2 * s;
    const offset = font.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const raw = offset === 0 ? code : font.readUInt16BE(offsetAt + offset + 2 * (code - start));
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) widths.set(code, advance(glyph));
    }
  }
  return widths;
}

function unicodeMap(font: Buffer, cmap: number): number {
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (font.readUInt16BE(subtable) === 4) return subtable;
  }
  throw new Error("font without a character map of format 4");
}

const measured = new Map<FontName, ReadonlyMap<number, number>>();
