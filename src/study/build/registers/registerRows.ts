import type { ListName, Registers, ResidenceRule } from "../../../vocabulary/registers.js";
import type { Source } from "../../../vocabulary/study.js";
import { problems } from "../../problems.js";
import type { RegistersDraft } from "../../schema/registersFileSchema.js";
import type { Path, Sheet } from "../../sheet.js";
import { deliveredFile } from "../deliveredFile.js";
import { type Drafting, idsDiffer } from "../drafting.js";
import { madeRows } from "../madeRows.js";
import { childColumns } from "./childColumns.js";
import { needs, outcomes } from "./outcomes.js";
import { registerTable } from "./registerTable.js";

/**
 * Rows of children made from registers, as registers.yaml describes them.
 *
 * in      what is written in study.yaml and in the file that it names
 * out     a source with the columns that such rows always have
 */
export function registerRows(
  drafting: Drafting,
  { registers: file }: { readonly registers: string },
  path: Path,
  { sheet, draft }: { readonly sheet: Sheet; readonly draft: RegistersDraft },
): Omit<Source, "wave" | "group"> {
  const own: Drafting = { ...drafting, sheet };
  inOrder(own, draft);
  idsDiffer(
    own,
    "register",
    draft.tables.map(({ register }) => register),
    ["tables"],
  );
  const given = draft.tables.map(({ register }) => register);
  needs(own, ["BEF", "BOL", "PLAN"], given, { path: ["tables"], why: "who lives where" });
  const ofParents = draft.parents.restGroup === "narrow" ? (["AKM", "UDDA"] as const) : (["AKM"] as const);
  needs(own, ofParents, given, { path: ["parents"], why: "the parents' rest group" });
  const told = outcomes(own, draft.outcomes, given);
  const registers: Registers = {
    file,
    tables: draft.tables.map((table, i) => registerTable(own, table, ["tables", i], draft.period)),
    period: draft.period,
    born: draft.children.born,
    bands: draft.children.bands,
    residence: residence(draft.residence),
    rounds: draft.programme?.rounds ?? null,
    parents: draft.parents,
    lists: Object.entries(draft.lists).map(([list, name]) => ({
      list: list as ListName,
      source: listSource(own, list, name),
    })),
    outcomes: told,
    setAside: draft.setAside,
  };
  return {
    file,
    ...madeRows,
    registers,
    columns: childColumns(told, given),
    line: drafting.sheet.at(path).line ?? 0,
  };
}

/** As many years as there are bits in what the engine remembers of a child. */
const longestPeriod = 62;

function inOrder({ sheet, found }: Drafting, { period, children, residence, parents }: RegistersDraft): void {
  const ranges: readonly (readonly [Path, readonly [number, number] | undefined])[] = [
    [["period"], period],
    [["children", "born"], children.born],
    [["residence", "ages"], residence.ages],
    [["parents", "incomeAges"], parents.incomeAges],
  ];
  for (const [path, range] of ranges) {
    if (range && range[0] > range[1])
      found.push(problems.rangeBackwards({ at: sheet.at(path), name: String(path.at(-1)), range }));
  }
  if (period[1] - period[0] >= longestPeriod)
    found.push(problems.periodTooLong({ at: sheet.at(["period"]), most: longestPeriod }));
}

function residence({ rule, age, ages, atLeast }: RegistersDraft["residence"]): ResidenceRule {
  if (rule === "at-age") return { rule, ages: [age, age], atLeast: 1 };
  if (rule === "years") return { rule, ages: ages ?? [6, 15], atLeast };
  return { rule, ages: ages ?? [0, 17], atLeast: 1 };
}

/** A code list of the study's own: what each code means, and in which years. */
function listSource(drafting: Drafting, list: string, file: string): Source {
  const draft = {
    file,
    encoding: "utf-8",
    decimal: ".",
    missing: [""],
    columns: { code: "text", means: "text", from: "number", to: "number" },
    recode: {},
    others: "ignore",
  } as const;
  const read = deliveredFile(drafting, { ...draft, missing: [...draft.missing] }, ["lists", list]);
  return { ...read, wave: { id: "" }, group: null, reads: "all" };
}
