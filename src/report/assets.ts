import { readFileSync } from "node:fs";

/** A text file in `assets/`, found from `src/` and from `dist/` alike. */
export function assetText(name: string): string {
  return readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8");
}

/** The fonts that pages and PDFs are set in, as the packages deliver them (SIL Open Font License). */
const fontFiles = {
  sans: "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  sansItalic: "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
  sansBold: "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  serif: "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
} as const;

export type FontName = keyof typeof fontFiles;

export const fontNames = Object.keys(fontFiles) as readonly FontName[];

/** The bytes of a font; read once. */
export function fontBytes(name: FontName): Buffer {
  const known = read.get(name);
  if (known) return known;
  const bytes = readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/${fontFiles[name]}`)));
  read.set(name, bytes);
  return bytes;
}

/** The licence under which the fonts are passed on. */
export function fontLicence(): Buffer {
  return readFileSync(new URL(import.meta.resolve("@expo-google-fonts/source-sans-3/LICENSE_FONT")));
}

/** Version of the software, for the run record. */
export function softwareVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return String(version);
}

const read = new Map<FontName, Buffer>();
