import type { Problem } from "../../../vocabulary/problem.js";
import type { Source } from "../../../vocabulary/study.js";
import { problems } from "../../problems.js";

/** Holds the names of a file's columns against what the study declares. */
export function checkHeader(source: Source, names: readonly string[], line?: number): readonly Problem[] {
  const at = { file: source.file, line };
  const studyLine = source.line;
  const other = otherDelimiter(source, names);
  if (other !== null)
    return [problems.wrongDelimiter({ at, declared: source.delimiter, likely: other, studyLine })];
  const declared = source.columns.map((column) => column.name);
  const found: Problem[] = declared
    .filter((column) => !names.includes(column))
    .map((column) => {
      const known = names.filter((name) => !declared.includes(name));
      return problems.columnNotInFile({ at, column, studyLine, known });
    });
  const used = (name: string) => declared.includes(name);
  const twice = names.find((name, i) => used(name) && names.indexOf(name) !== i);
  if (twice !== undefined) found.push(problems.columnTwice({ at, column: twice }));
  const ignored = source.ignore;
  const columns = ignored === "others" ? [] : names.filter((name) => !used(name) && !ignored.includes(name));
  if (columns.length > 0) found.push(problems.columnsNotDeclared({ at, columns, studyLine }));
  return found;
}

/** The delimiter that the file seems to have, where it is another than the declared one. */
function otherDelimiter(source: Source, names: readonly string[]): string | null {
  const only = names[0];
  if (
    source.format !== "csv" ||
    names.length !== 1 ||
    only === undefined ||
    source.columns.some((column) => column.name === only)
  )
    return null;
  const counts = [",", ";", "\t", "|"].map((delimiter) => ({
    delimiter,
    parts: only.split(delimiter).length,
  }));
  const best = counts.toSorted((a, b) => b.parts - a.parts)[0];
  return best !== undefined && best.parts > 1 ? best.delimiter : null;
}
