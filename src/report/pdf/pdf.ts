import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { assetText, fontBytes, fontNames } from "../assets.js";
import { advances } from "../charts/fontMetrics.js";
import type { Edition } from "../edition.js";
import { legible } from "../html/markup.js";
import { pdfModel } from "./pdfModel.js";

export type Pdf =
  | { readonly kind: "pdf"; readonly bytes: Uint8Array }
  /** The shipped fonts lack these characters. Fonts of the machine would do, but not the same on every machine. */
  | { readonly kind: "no-pdf"; readonly missing: readonly string[] };

/**
 * A report as PDF/UA-1: tagged, with title, language and a description for every chart.
 *
 * out     the same bytes for the same report, whatever the machine's clock and fonts
 * error   a warning of the typesetter is an error: nothing half right is published
 */
export function pdf(edition: Edition): Pdf {
  const report = JSON.stringify(pdfModel(edition), (_, value) =>
    typeof value === "string" ? legible(value) : value,
  );
  const missing = missingCharacters(report);
  if (missing.length > 0) return { kind: "no-pdf", missing };
  compiler ??= NodeCompiler.create({
    workspace: fileURLToPath(new URL("../../../assets/", import.meta.url)),
    fontArgs: [{ fontBlobs: fontNames.map(fontBytes) }],
  });
  const compiled = compiler.compile({ mainFileContent: assetText("report.typ"), inputs: { report } });
  const trouble = compiled.takeDiagnostics();
  if (trouble)
    throw new Error(`PDF of ${edition.report.path}: ${JSON.stringify(compiler.fetchDiagnostics(trouble))}`);
  if (!compiled.result) throw new Error(`PDF of ${edition.report.path}: nothing came out`);
  return { kind: "pdf", bytes: compiler.pdf(compiled.result, { pdfStandard: "ua-1" }) };
}

/** Characters that one of the fonts lacks; spaces and invisible signs need none. */
export function missingCharacters(text: string): string[] {
  const fonts = fontNames.map(advances);
  return [...new Set(text)]
    .filter((character) => !/[\s\p{Cf}]/u.test(character))
    .filter((character) => fonts.some((font) => !font.has(character.codePointAt(0) ?? 0)))
    .sort();
}

let compiler: NodeCompiler | undefined;
