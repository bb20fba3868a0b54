import type { Column, Group, Source } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { Path } from "../sheet.js";
import type { Drafting } from "./drafting.js";

/** Finds a name that the study does not declare. */
export function knownName(
  drafting: Drafting,
  kind: string,
  name: string,
  known: readonly string[],
  path: Path,
): void {
  if (known.includes(name)) return;
  drafting.found.push(problems.unknownName({ at: drafting.sheet.at(path), kind, name, known }));
}

/** A group that is named, or the only one there is. */
export function groupOrOnly(
  drafting: Drafting,
  name: string | undefined,
  groups: readonly Group[],
  path: Path,
): string {
  const ids = groups.map(({ id }) => id);
  if (name !== undefined) knownName(drafting, "group", name, ids, [...path, "group"]);
  else if (ids.length > 1)
    drafting.found.push(problems.groupNotNamed({ at: drafting.sheet.at(path), groups: ids }));
  return name ?? ids[0] ?? "";
}

/** What a part of the study needs of a column. */
export interface ColumnUse {
  readonly column: string;
  /** What it is used for, for messages: "weight", "item “happy”". */
  readonly of: string;
  readonly path: Path;
  /** True where every source must have it; else one is enough. */
  readonly everywhere: boolean;
  readonly type?: { readonly is: Column["type"]; readonly why: string };
  /** The groups that need it; absent: all of them. */
  readonly groups?: readonly string[];
  /** What may stand in it, where that is known. */
  readonly codes?: readonly string[];
}

/** Finds columns that are used but not declared, or declared as the wrong type. */
export function usesColumn(drafting: Drafting, all: readonly Source[], use: ColumnUse): void {
  const { sheet, found } = drafting;
  const { column, of, groups } = use;
  const sources = all.filter(({ group }) => !groups || group === null || groups.includes(group));
  const at = sheet.at(use.path);
  const having = sources.filter((source) => declared(source, column));
  const lacking = use.everywhere
    ? sources.filter((source) => !declared(source, column))
    : having.length > 0
      ? []
      : sources;
  const firstLacking = lacking[0];
  if (firstLacking) {
    const known = firstLacking.columns.map((each) => each.name);
    found.push(problems.columnMissing({ at, column, of, file: firstLacking.file, known }));
  }
  for (const source of having) {
    const type = declared(source, column)?.type;
    if (use.type && type !== use.type.is) {
      found.push(
        problems.columnType({
          at,
          column,
          of,
          file: source.file,
          type: use.type.is,
          why: use.type.why,
          isJoined: source.joined !== undefined,
        }),
      );
      return;
    }
    const wrong =
      type === "number"
        ? use.codes?.find((code) => Number.isNaN(Number(code)) || code.trim() === "")
        : undefined;
    if (wrong !== undefined) {
      found.push(problems.codeNotNumber({ at, code: wrong, of, column }));
      return;
    }
  }
}

function declared(source: Source, column: string): Column | undefined {
  return source.columns.find((each) => each.name === column);
}
