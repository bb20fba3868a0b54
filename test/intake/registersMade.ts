import { deliverRegisters } from "../../src/intake/register/deliverRegisters.js";
import { columnId } from "../../src/intake/survey/columns.js";
import { id, join, sql } from "../../src/store/sql.js";
import { type Delivery, takenIn } from "./delivery.js";

/** Lines of a CSV file: `{year}` in one of them stands for each year from the first to the last that is named after |. */
function csv(header: string, lines: readonly string[]): string {
  const all = lines.flatMap((line) => {
    const [row = "", years] = line.split(" | ");
    if (years === undefined) return [row];
    const [first = 0, last = first] = years.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => row.replaceAll("{year}", String(first + i)));
  });
  return [header, ...all, ""].join("\n");
}

/** Registers as their lines, by name; the rest of registers.yaml. */
export interface Made {
  readonly lines: Readonly<Record<string, readonly string[]>>;
  readonly yaml?: string;
  readonly outcomes?: string;
  readonly born?: string;
  /** What stands beside a register's file under `tables`. */
  readonly more?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly threads?: number;
}

const headers: Readonly<Record<string, string>> = {
  BEF: "PNR,AAR,FOED_DAG,KOEN,KOM,OPR_LAND,IE_TYPE,FAMILIE_ID,MOR_ID,FAR_ID",
  BOL: "PNR,AAR,AFDELING",
  PLAN: "AFDELING,PLAN,START,RUNDE",
  UDDA: "PNR,AAR,HFAUDD",
  KOTRE: "PNR,ELEV3_VFRA,ELEV3_VTIL,UDD",
  UDFK: "PNR,SKOLEAAR,KARAKTER",
  AKM: "PNR,AAR,SOCIO13",
  KRAF: "PNR,AFG_AFGDTO",
  IND: "PNR,AAR,PERINDKIALT_13",
};

/** Three children of two mothers: Ann and Bo in a plan area at 15, Cy elsewhere. */
export const family: Readonly<Record<string, readonly string[]>> = {
  BEF: [
    "ann,{year},1990-03-01,2,101,TR,3,f1,mia,fin | 1990-2010",
    "bo,{year},1991-06-01,1,101,DK,1,f1,mia, | 1991-2010",
    "cy,{year},1991-09-01,1,265,DE,3,f2,ea,ole | 1991-2010",
    "mia,{year},1965-01-01,2,101,TR,2,f1,, | 1990-2010",
    "fin,{year},1960-01-01,1,101,TR,2,f1,, | 1990-2010",
    "ea,{year},1962-01-01,2,265,DE,2,f2,, | 1990-2010",
    "ole,{year},1961-01-01,1,265,DK,1,f2,, | 1990-2010",
  ],
  BOL: ["ann,{year},s1 | 1990-2010", "bo,{year},s1 | 2003-2010", "bo,{year},s9 | 1991-2002"],
  PLAN: ["s1,park,2016,2015-18", "s2,lake,2012,2011-14"],
  UDDA: [
    "mia,{year},10 | 1990-2010",
    "fin,{year},30 | 1990-2010",
    "ea,{year},50 | 1990-2010",
    "ole,{year},10 | 1990-2010",
    "ann,2009,20",
    "ann,2010,40",
    "bo,2009,10",
    "bo,2010,10",
    "cy,2010,30",
  ],
  KOTRE: ["zoe,2000-08-01,2010-06-30,10", "ann,2006-08-01,2009-06-30,20", "cy,2009-08-10,,30"],
  UDFK: ["zoe,{year},9 | 2004-2007", "zoe,{year},7 | 2008-2010", "ann,2006,11", "ann,2006,8", "bo,2007,6"],
  AKM: [
    "mia,{year},330 | 1990-2010",
    "fin,{year},131 | 1990-2010",
    "ea,{year},132 | 1990-2010",
    "ole,{year},330 | 1990-2010",
    "ann,{year},131 | 2008-2010",
    "bo,{year},330 | 2008-2010",
    "cy,{year},410 | 2008-2010",
  ],
  KRAF: ["zoe,2000-01-01", "bo,2008-05-05", "ann,2004-01-01", "zoe,2010-12-31"],
  IND: [
    "mia,{year},100000 | 1990-2010",
    "fin,{year},250000 | 1990-2010",
    "ea,{year},300000 | 1990-2010",
    "ole,{year},150000 | 1990-2010",
    "ann,{year},200000 | 2008-2010",
    "bo,{year},90000 | 2008-2010",
    "cy,{year},90000 | 2008-2010",
  ],
};

const numbers: Readonly<Record<string, string>> = {
  ann: "11",
  bo: "12",
  cy: "13",
  mia: "21",
  fin: "22",
  ea: "23",
  ole: "24",
  zoe: "99",
};
/** The same family with whole numbers as keys. */
export const numbered: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(family).map(([register, lines]) => [
    register,
    lines.map((line) => line.replace(/\b(ann|bo|cy|mia|fin|ea|ole|zoe)\b/g, (name) => numbers[name] ?? name)),
  ]),
);

/** A study of children born 1990–1991 from registers of 1990–2010. */
export function studyOfRegisters({
  lines,
  yaml = "",
  outcomes = "[youth-started]",
  born = "[1990, 1991]",
  more = {},
  headers: own = {},
  files = {},
  threads,
}: Made): Delivery {
  const beside: Made["more"] = { KOTRE: ", years: [2000, 2010]", KRAF: ", years: [2000, 2010]", ...more };
  const tables = Object.keys(lines).map(
    (register) => `  - {register: ${register}, file: ${register}.csv${beside[register] ?? ""}}`,
  );
  const setting = (key: string, text: string) => (yaml.includes(`${key}:`) ? "" : `${text}\n`);
  return {
    study: `sources: [{registers: registers.yaml, wave: {column: cohort}}]
waves: [{id: 1990-1991, time: 1990}]
groups:
  - {id: inside, label: Inside, role: programme, where: {inside: yes}}
  - {id: outside, label: Outside, role: benchmark, where: {inside: no}}
breakdowns:
  - {id: parents, label: Parents, categories: [{id: rest, label: Rest}, {id: others, label: Others}, {id: unknown, label: Unknown}]}
measures: [{id: started, label: Started, meaning: Who began., share: {item: started, orAbove: 1}}]
`,
    items: "  - {id: started, question: Began?, column: youth_started, points: [{code: 0}, {code: 1}]}\n",
    files: {
      "registers.yaml": `kvarter: 1
tables:
${tables.join("\n")}
period: [1990, 2010]
children: {born: ${born}, bands: 2}
outcomes: ${outcomes}
${setting("setAside", "setAside: 0")}${yaml}`,
      ...Object.fromEntries(
        Object.entries(lines).map(([register, rows]) => [
          `${register}.csv`,
          csv(own[register] ?? headers[register] ?? "", rows),
        ]),
      ),
      ...files,
    },
    ...(threads ? { threads } : {}),
  };
}

/** The children's rows as a person would draw them; "–" where nothing is known. */
export function drawnChildren(
  made: Made,
  columns: string,
  delivery: Delivery = studyOfRegisters(made),
): Promise<string> {
  return takenIn(delivery, async (_, store, study) => {
    const [source] = study.sources;
    if (!source) throw new Error("no source");
    const { rows, close } = await deliverRegisters(study, source, 0, store);
    const names = columns.split(" ");
    const raw = names.map((name) => id(`raw_${columnId(source, name)}`));
    const found = await store.rows(sql`SELECT ${join(raw)} FROM (${rows}) ORDER BY line`);
    await close();
    const lines = [
      names,
      ...found.map((row) => Object.values(row).map((cell) => (cell === null ? "–" : cell))),
    ];
    return `\n${lines.map((line) => line.join(" | ")).join("\n")}\n`;
  });
}
