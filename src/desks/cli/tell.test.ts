import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { failed } from "./tell.js";

function told(error: unknown): { exit: number; err: string } {
  let err = "";
  const exit = failed(error, {
    json: false,
    effects: {
      out: () => {},
      err: (text) => {
        err += text;
      },
      terminal: false,
      cwd: "/",
      now: () => 0,
      onStop: () => () => {},
    },
  });
  return { exit, err };
}

test("a file that the system refuses is told with its name, and is no bug of ours", () => {
  const error = Object.assign(new Error("EACCES: permission denied"), {
    code: "EACCES",
    path: "/s/data/a.csv",
  });
  expect(told(error)).toEqual({
    exit: 7,
    err: "\n/s/data/a.csv\n  You may not read or write this file.\n  → Ask whoever owns it for access, or put a copy that is yours in its place.\n  [no-access]\n",
  });
});

test("an engine without memory says how to give it more", () => {
  const { exit, err } = told(new Error("Out of Memory Error: could not allocate block"));
  expect(exit).toBe(4);
  expect(err).toContain("--memory 4GB");
});

test("anything else is a bug of ours, and loud", () => {
  let bug: unknown;
  try {
    readFileSync("/there/is/no/such/file");
  } catch (error) {
    bug = error;
  }
  const { exit, err } = told(bug);
  expect(exit).toBe(1);
  expect(err).toMatch(/bug in Kvarter[\s\S]*at /);
});
