import type { RegisterField, RegisterFile, RegisterTable } from "../../../vocabulary/registers.js";
import type { Column } from "../../../vocabulary/study.js";
import { problems } from "../../problems.js";
import type { RegistersDraft } from "../../schema/registersFileSchema.js";
import type { Path } from "../../sheet.js";
import { deliveredFile } from "../deliveredFile.js";
import type { Drafting } from "../drafting.js";
import { knownName } from "../references.js";
import { type CatalogueField, catalogue, homeSpells } from "./catalogue.js";

type TableDraft = RegistersDraft["tables"][number];

/** One register: its files, and what they call the columns that it has by the catalogue. */
export function registerTable(
  drafting: Drafting,
  draft: TableDraft,
  path: Path,
  [first, last]: readonly [number, number],
): RegisterTable {
  const { reference, fields } =
    draft.register === "BOL" && "from" in draft.columns ? homeSpells : catalogue[draft.register];
  for (const name of Object.keys(draft.columns)) {
    const known = fields.map((field) => field.name);
    knownName(drafting, "column", name, known, [...path, "columns", name]);
  }
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const named = draft.file.flatMap((file): readonly { file: string; year: number | null }[] =>
    file.includes("{year}")
      ? years
          .filter((year) => !draft.gaps.includes(year))
          .map((year) => ({ file: file.replaceAll("{year}", String(year)), year }))
      : [{ file, year: null }],
  );
  const yearly = named.some(({ year }) => year !== null);
  const told = fields.flatMap((field) => (yearly && field.name === "year" ? [] : fieldOf(field, draft)));
  for (const [i, { name, column, kind }] of told.entries()) {
    const first = told
      .slice(0, i)
      .find((other) => other.column === column && typeOf(other.kind) !== typeOf(kind));
    const at = drafting.sheet.at([...path, "columns", name]);
    if (first) drafting.found.push(problems.registerColumnTwice({ at, column, fields: [first.name, name] }));
  }
  const columns = Object.fromEntries(told.map(({ column, kind }) => [column, typeOf(kind)]));
  // Files that are alike are declared once, so what is wrong with the declaration is told once.
  const files = named.map(({ file, year }, i): RegisterFile => {
    const own = i === 0 ? drafting : { ...drafting, found: [] };
    const read = deliveredFile(own, { ...draft, file, columns, others: "ignore" }, path);
    return { source: { ...read, wave: { id: "" }, group: null, reads: "all", isRegister: true }, year };
  });
  return {
    register: draft.register,
    reference,
    fields: told,
    files,
    gaps: draft.gaps,
    years: draft.years ?? null,
    line: drafting.sheet.at(path).line ?? 0,
  };
}

function fieldOf({ name, kind, column, list, needed }: CatalogueField, draft: TableDraft): RegisterField[] {
  const given = draft.columns[name] ?? column;
  if (given === "none" && !needed) return [];
  return [{ name, kind, column: given, list: list ?? null, needed: needed ?? false }];
}

/** Keys and codes are names; what is reckoned with is a number. */
function typeOf(kind: RegisterField["kind"]): Column["type"] {
  return kind === "year" || kind === "amount" ? "number" : "text";
}
