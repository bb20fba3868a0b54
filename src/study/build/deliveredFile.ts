import type { z } from "zod";
import type { Column, Source } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { readingShape } from "../schema/sourceSchema.js";
import type { Path } from "../sheet.js";
import { columnNames } from "./columnNames.js";
import type { Drafting } from "./drafting.js";

type ReadingDraft = z.output<z.ZodObject<typeof readingShape>>;

/** A data file and how to read it; where its rows belong is told elsewhere. */
export function deliveredFile(
  drafting: Drafting,
  draft: ReadingDraft & { readonly file: string },
  path: Path,
): Omit<Source, "wave" | "group"> {
  const { sheet, found } = drafting;
  const atFile = sheet.at([...path, "file"]);
  if (!isInside(draft.file)) found.push(problems.fileOutside({ at: atFile, file: draft.file }));
  const format = draft.format ?? formats[ending(draft.file)];
  if (format === undefined) found.push(problems.fileKind({ at: atFile, file: draft.file }));
  const delimiter =
    draft.delimiter === "tab" ? "\t" : (draft.delimiter ?? (ending(draft.file) === "tsv" ? "\t" : ","));
  if (!/^[^\p{L}\p{N}"\r\n]$/u.test(delimiter)) {
    found.push(problems.badDelimiter({ at: sheet.at([...path, "delimiter"]), delimiter }));
  }
  const columns = declaredColumns(drafting, draft, path);
  return {
    file: draft.file,
    format: format ?? "csv",
    encoding: draft.encoding,
    delimiter,
    decimal: draft.decimal,
    sheet: draft.sheet ?? null,
    recode: recode(drafting, draft, columns, path),
    missing: draft.missing,
    columns,
    ignore: draft.others === "ignore" ? "others" : (draft.ignore ?? []).flatMap(columnNames),
    line: sheet.at(path).line ?? 0,
  };
}

const formats: Readonly<Record<string, Source["format"]>> = {
  csv: "csv",
  tsv: "csv",
  txt: "csv",
  parquet: "parquet",
  sav: "spss",
  zsav: "spss",
  dta: "stata",
  sas7bdat: "sas",
  xpt: "sas",
  xlsx: "excel",
};

function ending(file: string): string {
  return /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
}

/** True for a path that cannot leave the folder it starts in. */
export function isInside(file: string): boolean {
  return !/^([/\\]|[A-Za-z]:)/.test(file) && !file.split(/[/\\]/).includes("..");
}

function declaredColumns(drafting: Drafting, draft: ReadingDraft, path: Path): readonly Column[] {
  const { sheet, found } = drafting;
  const columns = new Map<string, Column>();
  for (const [key, type] of Object.entries(draft.columns)) {
    for (const name of columnNames(key)) {
      const at = sheet.keyAt([...path, "columns", key]);
      if (columns.has(name)) found.push(problems.columnTwice({ at, column: name }));
      columns.set(name, { name, type });
    }
  }
  for (const [i, key] of (draft.ignore ?? []).entries()) {
    for (const name of columnNames(key)) {
      if (columns.has(name)) {
        found.push(problems.ignoredColumnUsed({ at: sheet.at([...path, "ignore", i]), column: name }));
      }
    }
  }
  return [...columns.values()];
}

function recode(
  { sheet, found }: Drafting,
  { recode: draft }: ReadingDraft,
  columns: readonly Column[],
  path: Path,
): Source["recode"] {
  const known = columns.map(({ name }) => name);
  for (const column of Object.keys(draft).filter((name) => !known.includes(name))) {
    const at = sheet.keyAt([...path, "recode", column]);
    found.push(problems.unknownName({ at, kind: "column", name: column, known }));
  }
  return draft;
}
