import type { LabelledBatch, LabelledFile } from "../../vocabulary/labelled.js";
import { rowsAtOnce } from "../bytes/pieces.js";
import { FileProblem } from "../fileProblem.js";
import { batchOf } from "./batchOf.js";
import { ColumnKinds } from "./columnKinds.js";
import { columnsOf, type SheetColumn } from "./columns.js";
import { openPackage } from "./openPackage.js";
import { type Cell, readCells } from "./readCells.js";
import { readWorkbook } from "./readWorkbook.js";

export interface ExcelOptions {
  /** The name of the sheet; without it the first that is not hidden. */
  readonly sheet?: string | null;
}

/**
 * Reads one sheet of a workbook of Excel 2007 or later (.xlsx, .xlsm). The first row that is not blank names the
 * columns; blank rows are none. A column whose cells are not all numbers, all dates or all times is text.
 *
 * in      a path, and the name of a sheet
 * out     variables without labels, and rows in pieces. The sheet is gone through twice: once for the kinds of its columns
 * throws  FileProblem, here or while the rows are taken, where the file is no workbook, damaged, protected or a trap
 * source  ECMA-376, Office Open XML, part 1, section 18; agrees with R readxl and openpyxl
 */
export async function readExcel(path: string, { sheet = null }: ExcelOptions = {}): Promise<LabelledFile> {
  const workbook = openPackage(path);
  const chosen = await readWorkbook(workbook, sheet);
  const rows = () => readCells(chosen, workbook.part(chosen.part));
  const kinds = new ColumnKinds();
  let names: readonly Cell[] | null = null;
  let count = 0;
  for await (const cells of rows()) {
    if (names === null) {
      names = cells;
      continue;
    }
    count++;
    for (const cell of cells) kinds.add(cell);
  }
  if (names === null) throw new FileProblem("its sheet is empty");
  const columns = columnsOf(names, kinds, chosen.from1904);
  return {
    format: "excel",
    label: null,
    notes: [],
    variables: columns.map(({ variable }) => variable),
    rowCount: count,
    batches: batches(rows(), columns, chosen.from1904),
  };
}

/** About as many bytes as a cell takes in memory. */
const cellBytes = 64;

async function* batches(
  rows: AsyncIterable<readonly Cell[]>,
  columns: readonly SheetColumn[],
  from1904: boolean,
): AsyncGenerator<LabelledBatch> {
  const most = rowsAtOnce(cellBytes * columns.length);
  let held: (readonly Cell[])[] = [];
  let isFirst = true;
  for await (const cells of rows) {
    if (isFirst) {
      isFirst = false;
      continue;
    }
    held.push(cells);
    if (held.length < most) continue;
    yield batchOf(held, columns, from1904);
    held = [];
  }
  if (held.length > 0) yield batchOf(held, columns, from1904);
}
