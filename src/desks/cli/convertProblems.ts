import type { FileProblem } from "../../files/fileProblem.js";
import { Problem } from "../../vocabulary/problem.js";

/** What can keep a file from being converted, beside what the other package has no place for. */
export const problems = {
  ending: (file: string, done: "read" | "written", known: readonly string[]) =>
    new Problem({
      code: "convert-ending",
      exit: "usage",
      at: { file },
      what: `By its name, this file is none that can be ${done}.`,
      todo: `The name must end in one of: ${known.map((ending) => `.${ending}`).join(", ")}.`,
    }),

  asItIs: (file: string, format: string) =>
    new Problem({
      code: "convert-ending",
      exit: "usage",
      at: { file },
      what: `${format} cannot be converted from; a study reads it as it is.`,
      todo: "Name the file under “sources” in study.yaml.",
    }),

  date: (text: string) =>
    new Problem({
      code: "convert-date",
      exit: "usage",
      what: `--date is “${text}”, which is no day.`,
      todo: "Write a day as in --date 2021-12-31.",
    }),

  exists: (file: string) =>
    new Problem({
      code: "convert-exists",
      exit: "usage",
      at: { file },
      what: "There is such a file already; nothing was written.",
      todo: "Give another name, or write over it with --force.",
    }),

  noFile: (file: string) =>
    new Problem({
      code: "convert-no-file",
      exit: "data",
      at: { file },
      what: "There is no such file.",
      todo: "Correct its name, or the folder that it is looked for in.",
    }),

  unreadable: (file: string, { reason, at }: FileProblem) =>
    new Problem({
      code: "convert-unreadable",
      exit: "data",
      at: { file },
      what: `The file cannot be read: ${reason}${at === null ? "" : ` (at byte ${at.toLocaleString("en")})`}.`,
      todo: "Ask for the file again; it may be cut off, damaged, or saved by a program that writes it otherwise.",
    }),

  /** What the writer found, by the name of the file that holds it. */
  notHeld: (file: string, { code, exit, message, todo }: Problem) =>
    new Problem({ code, exit, at: { file }, what: message, todo }),
};
