import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "src");

/** The house: what each room may import, beside itself. DESIGN's table as code. */
const house: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  vocabulary: { rooms: [], packages: [] },
  maths: { rooms: [], packages: [] },
  study: { rooms: ["vocabulary"], packages: ["yaml", "zod", "node:fs", "node:fs/promises", "node:path"] },
  store: { rooms: ["vocabulary"], packages: ["@duckdb/node-api"] },
  files: {
    rooms: ["vocabulary"],
    packages: [
      "node:buffer",
      "node:crypto",
      "node:fs",
      "node:fs/promises",
      "node:os",
      "node:path",
      "node:stream",
      "node:util",
      "node:zlib",
      "node:v8",
      "saxes",
    ],
  },
  intake: {
    rooms: ["vocabulary", "study", "store", "files"],
    packages: [
      "node:crypto",
      "node:fs",
      "node:fs/promises",
      "node:os",
      "node:path",
      "node:stream",
      "node:stream/promises",
    ],
  },
  design: { rooms: ["vocabulary", "maths", "study", "store"], packages: [] },
  tally: { rooms: ["vocabulary", "store"], packages: [] },
  estimate: { rooms: ["vocabulary", "maths"], packages: [] },
  release: { rooms: ["vocabulary", "maths"], packages: [] },
  claims: {
    rooms: ["vocabulary"],
    packages: [
      "unified",
      "remark-parse",
      "remark-directive",
      "remark-gfm",
      "mdast",
      "mdast-util-directive",
      "yaml",
    ],
  },
  report: {
    rooms: ["vocabulary", "claims"],
    packages: [
      "@myriaddreamin/typst-ts-node-compiler",
      "d3-array",
      "d3-scale",
      "d3-shape",
      "node:fs",
      "node:fs/promises",
      "node:path",
      "node:module",
      "node:url",
      "node:crypto",
    ],
  },
  evaluate: {
    rooms: [
      "vocabulary",
      "study",
      "store",
      "intake",
      "design",
      "tally",
      "estimate",
      "release",
      "claims",
      "report",
    ],
    packages: ["node:fs/promises", "node:path"],
  },
  world: {
    rooms: ["vocabulary", "maths", "store", "files"],
    packages: ["node:fs", "node:fs/promises", "node:path"],
  },
  desks: {
    rooms: ["vocabulary", "evaluate", "files", "world"],
    packages: [
      "commander",
      "node:fs",
      "node:fs/promises",
      "node:os",
      "node:path",
      "node:process",
      "node:timers/promises",
      "node:url",
    ],
  },
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function roomOf(path: string): string {
  const [first] = relative(source, path).split("/");
  return basename(first ?? "", ".ts");
}

function importsOf(file: string, text: string): readonly Import[] {
  const pattern =
    /(?:^|[\s;])(?:import|export)\s+(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file: relative(root, file),
    room: roomOf(file),
    target: match[1] ?? match[2] ?? "",
  }));
}

/** What is wrong with an import, or `null`. */
function breach({ file, room, target }: Import): string | null {
  const rules = house[room];
  if (!rules) return `${file}: the room “${room}” is not in the table`;
  if (!target.startsWith(".")) {
    return rules.packages.includes(target) ? null : `${file}: ${room}/ may not import “${target}”`;
  }
  const to = roomOf(resolve(root, dirname(file), target).replace(/\.js$/, ".ts"));
  return to === room || rules.rooms.includes(to) ? null : `${file}: ${room}/ may not look at ${to}/`;
}

function sourceFiles(): readonly string[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("the walls of the house", () => {
  test("no file looks where its room may not", () => {
    const breaches = sourceFiles().flatMap((file) =>
      importsOf(file, readFileSync(file, "utf8")).flatMap((found) => breach(found) ?? []),
    );
    expect(breaches).toEqual([]);
  });

  test("every room is in the table, and every room of the table exists", () => {
    const rooms = readdirSync(source).map((name) => basename(name, ".ts"));
    expect(rooms.sort()).toEqual(Object.keys(house).sort());
  });

  test("a planted breach is caught, in each form that an import can take", () => {
    const plant = (text: string) => importsOf(join(source, "report/planted.ts"), text).map(breach);
    expect(plant('import { tally } from "../tally/tally.js";')).toEqual([
      "src/report/planted.ts: report/ may not look at tally/",
    ]);
    expect(plant('export * from "../estimate/contrast.js";')).toHaveLength(1);
    expect(plant('import "../store/store.js";')[0]).toMatch("may not look at store/");
    expect(plant('const x = await import("../maths/normal.js");')[0]).toMatch("may not look at maths/");
    expect(plant('import type {\n  Tally,\n} from "../tally/request.js";')[0]).toMatch(
      "may not look at tally/",
    );
    expect(plant('import duckdb from "@duckdb/node-api";')[0]).toMatch("may not import");
    expect(plant('import { Text } from "../vocabulary/text.js";')).toEqual([null]);
  });

  test("only the gate marks something as released", () => {
    const marks = sourceFiles().filter((file) =>
      /\bas (unknown as )?Released\b/.test(readFileSync(file, "utf8")),
    );
    expect(marks.map((file) => relative(source, file))).toEqual(["release/letOut.ts"]);
  });

  test("the main file fits on one screen", () => {
    expect(
      readFileSync(join(source, "evaluate.ts"), "utf8").trimEnd().split("\n").length,
    ).toBeLessThanOrEqual(100);
  });
});
