import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { takeIn } from "../../src/intake/survey/takeIn.js";
import { sql } from "../../src/store/sql.js";
import { type Cell, openStore, type Store } from "../../src/store/store.js";
import { readStudy } from "../../src/study/readStudy.js";
import type { IntakeAccount } from "../../src/vocabulary/intake.js";
import { Problems } from "../../src/vocabulary/problem.js";
import type { Study } from "../../src/vocabulary/study.js";

/** What a study is made of: study.yaml's own keys beside those that every study has, the questions, the files. */
export interface Delivery {
  readonly study: string;
  readonly items?: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly threads?: number;
  /** Lays what cannot be written as text, such as Parquet. */
  readonly prepare?: (folder: string) => Promise<void>;
}

const always = `kvarter: 1
id: test
title: A study
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
release: open
`;

const gladItem = `  - id: glad
    question: Glad?
    points: [{code: 1}, {code: 2}, {code: 3}]
`;

export const gladShare =
  "measures: [{id: glad, label: Glad, meaning: Who say 3., share: {item: glad, orAbove: 3}}]\n";

/** Lays the files of a study in a folder, as long as somebody looks at it. */
export async function inFolder<T>(
  { study: text, items = gladItem, files, prepare }: Delivery,
  look: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-intake-"));
  try {
    const all = { "study.yaml": always + text, "instrument.yaml": `kvarter: 1\nitems:\n${items}`, ...files };
    for (const [name, content] of Object.entries(all)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    await prepare?.(folder);
    return await look(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Lays the files in a folder, reads the study and takes them in; then looks at what is there. */
export function takenIn<T>(
  delivery: Delivery,
  look: (account: IntakeAccount, store: Store, study: Study) => Promise<T>,
): Promise<T> {
  const { threads } = delivery;
  return inFolder(delivery, async (folder) => {
    const study = await readStudy(folder);
    const store = await openStore({ folders: [folder], ...(threads ? { threads } : {}) });
    try {
      return await look(await takeIn(study, store), store, study);
    } finally {
      store.close();
    }
  });
}

export const accountOf = (delivery: Delivery) => takenIn(delivery, async (account) => account);

/** Columns of the table of answers as a person would draw it. */
export function drawn(delivery: Delivery, columns: string): Promise<string> {
  return takenIn(delivery, async (_, store) => {
    const names = columns.split(" ");
    const rows = await store.rows(sql`SELECT * FROM answers`);
    const lines = [names, ...rows.map((row) => names.map((name) => cell(row[name])))];
    return `\n${lines.map((line) => line.join(" | ")).join("\n")}\n`;
  });
}

function cell(value: Cell | undefined): string {
  if (value === undefined) throw new Error("no such column");
  return value === null ? "–" : String(value);
}

/** All that is found wrong, as the person is told. */
export async function told(delivery: Delivery): Promise<string> {
  const error: unknown = await takenIn(delivery, async () => null).catch((thrown: unknown) => thrown);
  if (!(error instanceof Problems)) throw error ?? new Error("nothing was found wrong");
  return error.list
    .map(({ at, code, exit, message, todo }) => {
      if (exit !== "data") throw error;
      const place = [at.file, at.line].filter((part) => part !== undefined).join(":");
      return `${place} ${code}\n  ${message}\n  → ${todo}`;
    })
    .join("\n");
}
