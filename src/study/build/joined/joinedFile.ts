import type { JoinedColumn, JoinedFile } from "../../../vocabulary/joined.js";
import { problems } from "../../problems.js";
import type { JoinedDraft } from "../../schema/joinedSchema.js";
import type { Path } from "../../sheet.js";
import { deliveredFile } from "../deliveredFile.js";
import type { Drafting } from "../drafting.js";
import { leaveOut } from "./leaveOut.js";
import { made, type NewColumn } from "./made.js";
import { named } from "./named.js";
import { Scope } from "./scope.js";

interface Joining {
  readonly path: Path;
  readonly column: NewColumn;
  /** The columns of the files before it; `null` for the first. */
  readonly before: Scope | null;
}

/** One file of joined rows, or several that are alike: what is read, made and left out, and what tells its rows apart. */
export function joinedFile(
  drafting: Drafting,
  draft: JoinedDraft["files"][number],
  { path, column, before }: Joining,
): JoinedFile {
  // Files that are alike are declared once, so what is wrong with the declaration is told once.
  const [first = "", ...more] = draft.file;
  const source = deliveredFile(drafting, { ...draft, file: first }, path);
  const others = more.map((file) => deliveredFile({ ...drafting, found: [] }, { ...draft, file }, path));
  more.forEach((file, i) => {
    if (others[i]?.format !== source.format)
      drafting.found.push(
        problems.fileNotAlike({ at: drafting.sheet.at([...path, "file", i + 1]), file, first }),
      );
  });
  const columns = source.columns.map(({ name, type }) => column(name, type));
  const scope = new Scope();
  scope.add(columns, draft.as);
  const make = made(drafting, draft.make, { path: [...path, "make"], scope, column, file: draft.as });
  const key = draft.key.flatMap((name, i) => named(drafting, scope, name, [...path, "key", i]));
  return {
    name: draft.as,
    sources: [source, ...others].map((each) => ({ ...each, wave: { id: "" }, group: null, reads: "all" })),
    columns,
    make,
    leaveOut: leaveOut(drafting, draft.leaveOut, { path: [...path, "leaveOut"], scope }),
    key,
    meets:
      before === null
        ? []
        : key.flatMap((own, i) => partner(drafting, draft.as, own, before, [...path, "key", i])),
    optional: draft.optional,
  };
}

/** The column before that one of the key must be equal to; the types must be equal too, or they never meet. */
function partner(
  drafting: Drafting,
  file: string,
  own: JoinedColumn,
  before: Scope,
  path: Path,
): readonly JoinedColumn[] {
  const [found] = named(drafting, before, own.name, path);
  if (!found) return [];
  if (found.type !== own.type) {
    const at = drafting.sheet.at(path);
    drafting.found.push(problems.keyTypes({ at, key: own.name, file, type: own.type, other: found.type }));
  }
  return [found];
}
