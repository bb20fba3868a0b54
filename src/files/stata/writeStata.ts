import { closeSync, openSync, rmSync } from "node:fs";
import type { LabelledBatch } from "../../vocabulary/labelled.js";
import type { LeftOut } from "../leftOut.js";
import type { WritableFile } from "../writableFile.js";
import { layoutOf } from "./layout.js";
import { checkNames } from "./write/checkNames.js";
import { cut } from "./write/cut.js";
import { encoderOf } from "./write/encoder.js";
import { Output, wholeNumber } from "./write/output.js";
import { planFor } from "./write/plan.js";
import { type FileWords, writeHead } from "./write/writeHead.js";
import { writeLabelSets } from "./write/writeLabelSets.js";
import { writeLongTexts } from "./write/writeLongTexts.js";
import { rowBytes, type Target } from "./write/writeRows.js";

export interface StataOptions {
  /** 118 is Stata 14 and later, 117 Stata 13; 119 is Stata 15 and later, for more than 32,767 variables. */
  readonly version?: 117 | 118 | 119;
  /** Stands in the file; without it the file has no date. */
  readonly createdAt?: Date;
}

/**
 * Writes a Stata file (.dta). The same input gives the same bytes.
 *
 * in      variables and rows from whatever package; the rows are gone through twice, and a third time where texts are
 *         longer than a row can hold
 * out     what Stata has no place for, and is therefore not in the file written
 * throws  Problem: stata-name, stata-number, stata-text, stata-too-many-variables; no file is left then
 * source  StataCorp, `help dta`; R haven 2.5.1 reads it back
 */
export async function writeStata(
  file: WritableFile,
  path: string,
  { version = 118, createdAt }: StataOptions = {},
): Promise<readonly LeftOut[]> {
  const names = file.variables.map(({ name }) => name);
  checkNames(path, names, version);
  const layout = layoutOf(version);
  const encoder = encoderOf(layout.unicode);
  const { columns, rows, leftOut } = await planFor(file, encoder);
  const words = { version, label: cut(file.label, encoder), notes: file.notes, createdAt: createdAt ?? null };
  const handle = openSync(path, "w");
  try {
    await write(new Output(handle), { path, columns, layout, encoder }, file, rows, words);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  return leftOut;
}

async function write(
  out: Output,
  target: Target,
  file: WritableFile,
  rows: number,
  words: FileWords,
): Promise<void> {
  const begins = writeHead(out, target, rows, words);
  const part = async (name: string, contents: () => void | Promise<void>) => {
    begins.push(out.at);
    out.text(`<${name}>`);
    await contents();
    out.text(`</${name}>`);
  };
  await part("data", () => eachPiece(file, (batch, first) => out.bytes(rowBytes(target, batch, first))));
  await part("strls", async () => {
    if (target.columns.every(({ type }) => type.kind !== "longText")) return;
    await eachPiece(file, (batch, first) => writeLongTexts(out, target, batch, first));
  });
  await part("value_labels", () => writeLabelSets(out, target));
  begins.push(out.at);
  out.text("</stata_dta>");
  begins.push(out.at);
  const map = Buffer.concat(begins.map((at) => wholeNumber(at, 8)));
  out.patch((begins[1] as number) + "<map>".length, map);
}

async function eachPiece(
  file: WritableFile,
  work: (batch: LabelledBatch, first: number) => void,
): Promise<void> {
  let first = 0;
  for await (const batch of file.batches()) {
    work(batch, first);
    first += batch.rows;
  }
}
