import type { Column, Source } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Path } from "../sheet.js";
import { columnNames } from "./columnNames.js";
import type { Drafting } from "./drafting.js";
import { knownName } from "./references.js";

type SourceDraft = StudyDraft["sources"][number];
type Known = { readonly waves: readonly string[]; readonly groups: readonly string[] };

/** The data files and how to read them. */
export function sources(drafting: Drafting, drafts: StudyDraft["sources"], known: Known): readonly Source[] {
  return drafts.map((draft, i) => source(drafting, draft, ["sources", i], known));
}

function source(drafting: Drafting, draft: SourceDraft, path: Path, known: Known): Source {
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
  if (draft.group !== undefined) knownName(drafting, "group", draft.group, known.groups, [...path, "group"]);
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
    wave: waveOf(drafting, draft, path, known.waves),
    group: draft.group ?? null,
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

function declaredColumns(drafting: Drafting, draft: SourceDraft, path: Path): readonly Column[] {
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
  { recode: draft }: SourceDraft,
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

function waveOf(
  drafting: Drafting,
  draft: SourceDraft,
  path: Path,
  waves: readonly string[],
): Source["wave"] {
  if (typeof draft.wave === "object") return { column: draft.wave.column };
  if (draft.wave !== undefined) {
    knownName(drafting, "wave", draft.wave, waves, [...path, "wave"]);
    return { id: draft.wave };
  }
  if (waves.length !== 1) drafting.found.push(problems.noWave({ at: drafting.sheet.at(path), waves }));
  return { id: waves[0] ?? "" };
}
