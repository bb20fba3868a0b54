import { posix } from "node:path";
import { withBytes } from "../bytes/bytes.js";
import { FileProblem } from "../fileProblem.js";
import { readXml } from "./xml.js";
import { type Entry, readZip } from "./zip/readZip.js";
import { unpack } from "./zip/unpack.js";

/** A workbook as the files that it is packed from, and how they refer to one another. */
export interface Package {
  /** The contents of a part; throws FileProblem where it is missing. */
  readonly part: (name: string) => AsyncIterable<Buffer>;
  /** The parts that a part refers to. */
  readonly relations: (name: string) => Promise<readonly Relation[]>;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: “worksheet”, “styles”, “sharedStrings”. */
  readonly type: string;
  readonly target: string;
}

/** Opens a workbook of Excel 2007 or later, and says what else it may be. */
export function openPackage(path: string): Package {
  const entries = withBytes(path, (file) => {
    const start = file.read(0, Math.min(8, file.size)).toString("latin1");
    if (start.startsWith("\xd0\xcf\x11\xe0")) {
      throw new FileProblem(
        "it is a workbook of Excel 97–2003 (.xls) or protected by a password; save it as .xlsx without one",
      );
    }
    return readZip(file);
  });
  if (entries.has("mimetype")) throw new FileProblem("it is an OpenDocument file; save it as .xlsx");
  if (entries.has("xl/workbook.bin"))
    throw new FileProblem("it is a binary workbook (.xlsb); save it as .xlsx");
  const find = (name: string): Entry | undefined => entries.get(name.toLowerCase());
  return {
    part: (name) => {
      const entry = find(name);
      if (!entry) throw new FileProblem(`it is no workbook: ${name} is missing in it`);
      return unpack(path, entry);
    },
    relations: async (name) => {
      const entry = find(posix.join(posix.dirname(name), "_rels", `${posix.basename(name)}.rels`));
      return entry ? relationsIn(unpack(path, entry), posix.dirname(name)) : [];
    },
  };
}

async function relationsIn(pieces: AsyncIterable<Buffer>, folder: string): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await readXml(pieces, {
    open: (name, { Id = "", Type = "", Target = "", TargetMode }) => {
      if (name !== "Relationship" || TargetMode === "External") return;
      const target = posix.join(Target.startsWith("/") ? "" : folder, Target).replace(/^\/+/, "");
      relations.push({ id: Id, type: posix.basename(Type), target });
    },
  });
  return relations;
}
