import type { Complete, Joined, JoinedColumn, JoinedFile } from "../../../vocabulary/joined.js";
import type { Source } from "../../../vocabulary/study.js";
import { problems } from "../../problems.js";
import type { JoinedDraft } from "../../schema/joinedSchema.js";
import type { Path } from "../../sheet.js";
import { columnNames } from "../columnNames.js";
import { type Drafting, idsDiffer } from "../drafting.js";
import { madeRows } from "../madeRows.js";
import { joinedFile } from "./joinedFile.js";
import { leaveOut } from "./leaveOut.js";
import { made, type NewColumn } from "./made.js";
import { named } from "./named.js";
import { Scope } from "./scope.js";

/**
 * Rows that are made of several files, as study.yaml describes them.
 *
 * in      what is written; the values of the study's waves, which are the periods where none are named
 * out     a source whose columns have the types that its files and expressions give them
 */
export function joinedRows(
  drafting: Drafting,
  draft: JoinedDraft,
  path: Path,
  waves: readonly string[],
): Omit<Source, "wave" | "group"> {
  let places = 0;
  const column: NewColumn = (name, type) => ({ name, type, place: places++ });
  idsDiffer(
    drafting,
    "file",
    draft.files.map((file) => file.as),
    [...path, "files"],
  );
  const files: JoinedFile[] = [];
  const before = new Scope();
  draft.files.forEach((file, i) => {
    const read = joinedFile(drafting, file, {
      path: [...path, "files", i],
      column,
      before: i === 0 ? null : before,
    });
    files.push(read);
    // A key that files share is the same in each of them: it keeps the name and the values of the first.
    const shared = new Set(read.meets.map(({ name }) => name));
    const own = [...read.columns, ...read.make.map((each) => each.column)];
    before.add(
      own.filter(({ name }) => !shared.has(name)),
      read.name,
    );
  });
  const key = files[0]?.key ?? [];
  const scope = before.withKey(key);
  const make = made(drafting, draft.make, { path: [...path, "make"], scope, column, file: null });
  const joined: Omit<Joined, "columns"> = {
    files,
    make,
    leaveOut: leaveOut(drafting, draft.leaveOut, { path: [...path, "leaveOut"], scope }),
    complete: complete(drafting, draft, { path: [...path, "complete"], scope, key, waves }),
  };
  const columns = draft.columns.flatMap((each, i) =>
    columnNames(each).flatMap((name) => named(drafting, scope, name, [...path, "columns", i])),
  );
  const twice = columns.find(({ name }, i) => columns.findIndex((other) => other.name === name) < i);
  if (twice)
    drafting.found.push(
      problems.columnTwice({ at: drafting.sheet.at([...path, "columns"]), column: twice.name }),
    );
  return {
    file: draft.joined,
    ...madeRows,
    joined: { ...joined, columns },
    columns: columns.map(({ name, type }) => ({ name, type })),
    line: drafting.sheet.at(path).line ?? 0,
  };
}

function complete(
  drafting: Drafting,
  { complete: draft }: JoinedDraft,
  {
    path,
    scope,
    key,
    waves,
  }: {
    readonly path: Path;
    readonly scope: Scope;
    readonly key: readonly JoinedColumn[];
    readonly waves: readonly string[];
  },
): Complete | null {
  if (draft === undefined) return null;
  const [period] = named(drafting, scope, draft.period, [...path, "period"]);
  if (period === undefined) return null;
  const unit = key.filter(({ place }) => place !== period.place);
  if (unit.length === key.length || unit.length === 0) {
    const at = drafting.sheet.at([...path, "period"]);
    drafting.found.push(
      problems.periodNotInKey({ at, period: period.name, key: key.map(({ name }) => name) }),
    );
  }
  const need = draft.need.flatMap((name, i) => named(drafting, scope, name, [...path, "need", i]));
  return { unit, period, periods: (draft.periods ?? waves).flatMap(columnNames), need };
}
