import { Problem } from "../../vocabulary/problem.js";
import { codeOf } from "./disk.js";

const causes: Readonly<Record<string, readonly [code: string, what: string, todo: string]>> = {
  ENOSPC: ["disk-full", "the disk is full", "Free some space, or publish to another disk with --out."],
  EDQUOT: [
    "disk-full",
    "your quota on the disk is used up",
    "Free some space, or publish to another disk with --out.",
  ],
  EACCES: ["no-permission", "you may not write there", "Choose a folder that you may write to, with --out."],
  EPERM: [
    "no-permission",
    "the system does not allow it",
    "Choose a folder that you may write to, with --out.",
  ],
  ENOENT: ["no-folder", "no folder can be made there", "Choose another folder with --out."],
  EROFS: ["no-permission", "the disk can only be read", "Choose a folder on another disk, with --out."],
  ENOTDIR: [
    "not-a-folder",
    "a part of that path is a file",
    "Choose another folder with --out, or move the file.",
  ],
  EEXIST: ["not-a-folder", "a file stands there", "Choose another folder with --out, or move the file."],
  ENOTEMPTY: ["folder-busy", "another run is publishing there", "Wait until it has ended, then run again."],
  EBUSY: ["folder-busy", "a program is using it", "Close the program that has it open, then run again."],
};

/** What the system said, as something the person can fix; anything else is passed on as it is. */
export function diskProblem(error: unknown, folder: string): unknown {
  const cause = causes[codeOf(error)];
  if (!cause) return error;
  const [code, what, todo] = cause;
  return new Problem({
    code,
    exit: "disk",
    at: { file: folder },
    what: `The site could not be written to ${folder}: ${what}. What was published there before has not been changed.`,
    todo,
  });
}

export function foreignFolder(folder: string): Problem {
  return new Problem({
    code: "folder-not-ours",
    exit: "disk",
    at: { file: folder },
    what: `The folder ${folder} holds files that are not a published site; publishing would delete them.`,
    todo: "Choose an empty or a new folder with --out.",
  });
}

/** Neither rename worked: the old site is whole, under another name. */
export function siteAside(folder: string, old: string): Problem {
  return new Problem({
    code: "site-aside",
    exit: "disk",
    at: { file: folder },
    what: `The new site could not be put into ${folder}, nor the old one put back; it stands whole in ${old}.`,
    todo: "Run again: the next run puts it back first.",
  });
}
