import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { stream } from "../../src/maths/random.js";
import { type Desk, withStudy } from "../desks/desk.js";

const gss = fileURLToPath(new URL("../../examples/gss", import.meta.url));

async function bytesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.sort().map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const),
    ),
  );
}

async function published(desk: Desk, ...options: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const { exit, err } = await desk.type("run", "study", "--quiet", ...options);
  expect(err).toBe("");
  expect(exit).toBe(0);
  return bytesOf(desk.path("out"));
}

function differing(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): readonly string[] {
  expect([...a.keys()]).toEqual([...b.keys()]);
  return [...a].flatMap(([name, bytes]) => (b.get(name)?.equals(bytes) ? [] : [name]));
}

test("twice, with one thread and with two: every byte of the publication is the same", () =>
  withStudy(async (desk) => {
    const first = await published(desk, "--threads", "1");
    expect(first.size).toBeGreaterThan(15);
    expect(differing(first, await published(desk, "--threads", "2"))).toEqual([]);
    expect(differing(first, await published(desk, "--threads", "2"))).toEqual([]);
  }));

test("rows in another order: the same, but for the checksum of the file as delivered", () =>
  withStudy(async (desk) => {
    const first = await published(desk, "--threads", "1");
    const [head, ...rows] = (await desk.read("data/answers.csv")).trimEnd().split("\n");
    await desk.write("data/answers.csv", `${[head, ...stream(7, "rows").shuffle(rows)].join("\n")}\n`);
    const second = await published(desk, "--threads", "2");
    const codebook = ["codebook.xml", "da/codebook.html", "en/codebook.html"];
    const telling = [...codebook, "run-record.json"];
    const different = differing(first, second);
    expect(different.filter((name) => !telling.includes(name))).toEqual([]);
    expect(different).toContain("run-record.json");
    const record = (files: ReadonlyMap<string, Buffer>) => {
      const { input, output, ...rest } = JSON.parse(String(files.get("run-record.json")));
      return {
        ...rest,
        input: input.map(({ sha256, ...file }: { sha256: string }) => file),
        output: output.filter(({ path }: { path: string }) => !codebook.includes(path)),
      };
    };
    expect(record(second)).toEqual(record(first));
    const told = (files: ReadonlyMap<string, Buffer>) =>
      codebook.map((name) => String(files.get(name) ?? "").replaceAll(/[0-9a-f]{64}/g, "checksum"));
    expect(told(second)).toEqual(told(first));
  }));

test("a changed answer changes the publication: the comparison can fail", () =>
  withStudy(async (desk) => {
    const first = await published(desk);
    await desk.change("data/answers.csv", /,woman,5,/, ",woman,1,");
    expect(differing(first, await published(desk)).length).toBeGreaterThan(5);
  }));

test("the example on real data: the same with one thread and with two", () =>
  withStudy(async (desk) => {
    await cp(gss, desk.path("gss"), { recursive: true, filter: (from) => !from.endsWith("/out") });
    const run = async (threads: string) => {
      const seen = await desk.type("run", "study/gss", "--quiet", "--threads", threads);
      expect(seen.exit).toBe(0);
      return bytesOf(desk.path("gss/out"));
    };
    expect(differing(await run("1"), await run("2"))).toEqual([]);
  }));
