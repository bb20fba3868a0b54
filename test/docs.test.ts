import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../src/claims/claim/says.js";
import { shows } from "../src/claims/format.js";
import { quantityAttributes } from "../src/claims/terms/quantities.js";
import { evaluate } from "../src/evaluate.js";
import { exitStatus } from "../src/vocabulary/problem.js";
import { withStudy } from "./desks/desk.js";
import { askForEverything, takeEverybody } from "./docs/everything.js";
import { anchorsOf, fencesOf, pageAt, pages, proseOf, root, rowsOf } from "./docs/pages.js";
import { toldProblems } from "./docs/problems.js";
import { schemaKeys } from "./docs/schemaKeys.js";
import { follow } from "./docs/sitting.js";

const all = pages();

describe("links", () => {
  const links = all.flatMap((page) =>
    [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => ({ page, target })),
  );

  test("every relative link leads to a file, and to a heading in it", () => {
    const dead = links
      .filter(({ target }) => !/^(https?:|mailto:)/.test(target))
      .filter(({ page, target }) => {
        const [file = "", anchor] = target.split("#");
        const path = file === "" ? page.path : posix.join(posix.dirname(page.path), file);
        if (!existsSync(join(root, path))) return true;
        return anchor !== undefined && !anchorsOf(pageAt(path)).has(anchor);
      });
    expect(dead.map(({ page, target }) => `${page.path}: ${target}`)).toEqual([]);
  });

  test("every page of docs/ can be reached from README.md", () => {
    const reached = new Set(["README.md"]);
    for (const path of reached) {
      for (const { page, target } of links) {
        const to = posix.join(posix.dirname(path), target.split("#")[0] ?? "");
        if (page.path === path && to.endsWith(".md")) reached.add(to);
      }
    }
    expect(all.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  test("every page that the code names is there", () => {
    const named = filesBelow("src").flatMap((file) => [
      ...readFileSync(join(root, file), "utf8").matchAll(/docs\/[\w/-]+\.md/g),
    ]);
    expect(named.map(([path]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe("what a page says to do can be done, and prints what the page says", () => {
  const told = all.filter((page) => fencesOf(page).some(({ asks }) => asks !== null));
  test.each(told.map((page) => [page.path, page] as const))("%s", (_, page) => follow(page));

  test("README.md shows a study that runs", () => {
    expect(fencesOf(pageAt("README.md")).map(({ asks }) => asks)).toEqual(
      expect.arrayContaining(["run", "write", "prints"]),
    );
  });
});

describe.each(["study", "instrument", "areas", "margins", "sample"] as const)(
  "docs/formats/%s.md",
  (name) => {
    const keys = schemaKeys(name);
    const rows = rowsOf(pageAt(`docs/formats/${name}.md`));

    test("tells every key of the format, under its part, and no other", () => {
      const told = [...rows].flatMap(([section, cells]) =>
        [...cells.keys()].map((key) => `${section}: ${key}`),
      );
      expect(told.sort()).toEqual(keys.map(({ part, key }) => `${part}: ${key}`).sort());
    });

    test("tells every value that a key can be chosen from, and every default", () => {
      const row = ({ part, key }: (typeof keys)[number]) => rows.get(part)?.get(key) ?? "";
      const missing = keys.flatMap((key) =>
        key.values
          .filter((value) => !row(key).includes(`\`${value}\``))
          .map((value) => `${key.key}: ${value}`),
      );
      expect(missing).toEqual([]);
    });
  },
);

describe("docs/formats/problems.md", () => {
  const rows = rowsOf(pageAt("docs/formats/problems.md"));
  const found = toldProblems();

  test("tells every problem under its exit status, and no other", () => {
    const told = [...rows].flatMap(([section, cells]) =>
      [...cells.keys()].map((code) => `${section[0]} ${code}`),
    );
    const wanted = found.map(({ code, exit }) => `${exitStatus[exit]} ${code}`);
    expect(told.sort()).toEqual([...new Set(wanted)].sort());
  });

  test("the search for problems sees each file that makes one", () => {
    const made = filesBelow("src").filter((file) =>
      /new Problem\(|\btell\(draft, /.test(readFileSync(join(root, file), "utf8")),
    );
    const seen = new Set(found.map(({ file }) => file));
    // These only hand on what others name.
    expect(made.filter((file) => !seen.has(file))).toEqual([
      "src/claims/draft.ts",
      "src/vocabulary/problem.ts",
    ]);
  });
});

describe("docs/formats/reports.md", () => {
  const { text } = pageAt("docs/formats/reports.md");

  test("tells everything that a claim can say", () => {
    const says = Object.keys(rules);
    expect(says.filter((one) => !new RegExp(`\\| \`is="?${one}[ \`]`).test(text))).toEqual([]);
  });

  test("shows every side of a figure, and every attribute of one", () => {
    const sides = shows.filter((show) => show !== "value" && !text.includes(`show=${show}`));
    const attributes = quantityAttributes.filter((name) => !new RegExp(`\\b${name}=`).test(text));
    expect([...sides, ...attributes]).toEqual([]);
  });
});

describe("docs/formats/output.md", () => {
  test("tells every file that a run writes, and every key of those for programs", () =>
    withStudy(async (desk) => {
      await askForEverything(desk);
      const calibration =
        "calibration: {kind: raking, margins: [{column: sample, totals: {areas: 20000, population: 40000}}]}";
      await desk.change("study.yaml", "person: person}", `person: person, ${calibration}}`);
      expect((await desk.type("run", "study", "--quiet")).exit).toBe(0);
      const record = JSON.parse(await desk.read("out/run-record.json"));
      const { policy, queries, results } = JSON.parse(await desk.read("out/results.json"));
      const [header = ""] = (await desk.read("out/data/summary-chart-1.en.csv")).split("\r\n");
      const paths: readonly string[] = record.output.map(({ path }: { path: string }) => path);
      const names = new Set([
        ...paths.filter((path) => !/^fonts\/|(^|[/.])da[/.]|-table-/.test(path)),
        ...header.replace("\ufeff", "").split(","),
        ...keysIn({ policy, queries, results: Object.values(results) }),
        ...keysIn(record),
      ]);
      for (const language of ["en", "da"]) names.delete(language); // the study's title is told in both
      const { text } = pageAt("docs/formats/output.md");
      expect([...names].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    }));
});

describe("docs/methods", () => {
  test("every method that a result names has its page", () =>
    withStudy(async (desk) => {
      await askForEverything(desk);
      const sample = await evaluate(desk.path("."));
      await takeEverybody(desk);
      const everybody = await evaluate(desk.path("."));
      const results = [sample, everybody].flatMap(({ publication }) => [
        ...publication.results.byKey.values(),
      ]);
      const methods = results.flatMap((result) => (result.kind === "figure" ? [result.evidence.method] : []));
      const kinds = new Set(results.map(({ quantity }) => quantity.kind));
      expect([...kinds].sort()).toEqual(kindsOfQuantity());
      const named = rowsOf(pageAt("docs/methods/README.md")).get("Names in results") ?? new Map();
      const told = [...named.values()].flatMap((row: string) =>
        [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
      );
      expect([...new Set(methods)].sort()).toEqual(told.sort());
    }));

  test("the index names every page", () => {
    const { text } = pageAt("docs/methods/README.md");
    const names = readdirSync(join(root, "docs/methods")).filter((name) => name !== "README.md");
    expect(names.filter((name) => !text.includes(`](${name})`))).toEqual([]);
  });
});

describe("words", () => {
  test.each([
    ["a path of one machine", /(^|[\s`"'(])\/(work|root|tmp|home|usr|Users)\//m],
    ["a registry's host", /registry\.|artifactory|verdaccio|npmmirror|localhost|\d+\.\d+\.\d+\.\d+:\d+/i],
    ["something unfinished", /\b(TODO|FIXME|TBD|XXX|[Cc]oming soon|for now)\b/],
  ])("no page holds %s", (_, pattern) => {
    expect(all.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

/** Every kind that `quantityKey` tells apart, in order. */
function kindsOfQuantity(): readonly string[] {
  const source = readFileSync(join(root, "src/vocabulary/quantity.ts"), "utf8");
  const [, kinds = ""] = /switch \(kind\) \{([\s\S]*?)\n {2}\}/.exec(source) ?? [];
  return [...kinds.matchAll(/case "([a-z-]+)":/g)].map(([, kind = ""]) => kind).sort();
}

/** Every key of a value and of all within it. */
function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, within]) => [key, ...keysIn(within)]);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}
