import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WorldOptions } from "../../src/desks/cli/world.js";
import { evaluate } from "../../src/evaluate.js";
import { Problem } from "../../src/vocabulary/problem.js";
import { typedWorld } from "./typedWorld.js";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "kvarter-world-"));
});
afterEach(() => rm(home, { recursive: true }));

const typed = (folder: string, options: WorldOptions) => typedWorld(home, folder, options);

const problemOf = (folder: string, options: WorldOptions) =>
  typed(folder, options).then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

describe("kvarter world", () => {
  test("writes a world with its truth, and tells what it wrote", async () => {
    const printed = await typed("denmark", { size: "0.01", json: true });
    const { files } = JSON.parse(printed) as { readonly files: readonly string[] };
    const there = (await readdir(join(home, "denmark"), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
    expect(files).toHaveLength(there.length);
    for (const file of ["README.md", "truth.json", "instrument.yaml"]) {
      expect(files).toContain(file);
      expect(await readFile(join(home, "denmark", file), "utf8")).toMatch(/made up|synthetic/i);
    }
    const truth = JSON.parse(await readFile(join(home, "denmark/truth.json"), "utf8"));
    expect(truth).toMatchObject({ seed: 1, size: 0.01 });
    expect(truth.levels[0]).toMatchObject({ measure: "glad", group: "areas", wave: 2018 });
  });

  test("tells what to run next, and the study says how many areas it has", async () => {
    const printed = await typed("small", { size: "0.01" });
    expect(printed).toMatch(/Run it: {2}npx kvarter run small\n$/);
    const study = await readFile(join(home, "small/study.yaml"), "utf8");
    const areas = (await readFile(join(home, "small/areas.yaml"), "utf8")).match(/\bid: /g)?.length;
    expect(study).toContain(`residents of ${areas} made-up areas`);
    expect(study).toContain(`${areas} opdigtede områder`);
    expect(study).toContain("størrelse 0,01.");
    expect(study).toContain("size 0.01.");
  });

  test("a world as small as they come makes a study whose reports verify", { timeout: 240_000 }, async () => {
    await typed("tiny", { size: "0.01", seed: "2" });
    const { publication } = await evaluate(join(home, "tiny"));
    expect(publication.reports.map(({ language }) => language).sort()).toEqual(["da", "en"]);
  });

  test("writes the same bytes for the same seed", async () => {
    await typed("one", { size: "0.01", seed: "7", quiet: true });
    await typed("two", { size: "0.01", seed: "7", quiet: true });
    const names = (await readdir(join(home, "one"), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const name of names) {
      const twin = name.replace(join(home, "one"), join(home, "two"));
      expect(Buffer.compare(await readFile(name), await readFile(twin)), name).toBe(0);
    }
  });

  test("writes a register of as many people and years as are asked for", async () => {
    const printed = await typed("register", { size: "register", people: "100", years: "2" });
    expect(printed).toMatch(/Writing the year 2021[\s\S]*3 files/);
  });

  test("tells a folder that holds something, a size that is none, and numbers that are not whole", async () => {
    await writeFile(join(home, "mine.txt"), "");
    expect(await problemOf(".", { size: "0.01" })).toBe("folder-not-empty");
    expect(await problemOf("mine.txt", { size: "0.01" })).toBe("cannot-write");
    for (const size of ["0", "2", "big", "", "-1", "1e-1", "0.001"]) {
      expect(await problemOf("new", { size }), size).toBe("size-unknown");
    }
    for (const seed of ["1.5", "one", "", "1e3", "99999999999999999999"]) {
      expect(await problemOf("new", { seed }), seed).toBe("option-not-whole");
    }
    expect(await problemOf("new", { size: "register", people: "0" })).toBe("option-not-whole");
    expect(await problemOf("new", { size: "register", years: "-3" })).toBe("option-not-whole");
    expect(await readdir(home)).toEqual(["mine.txt"]);
  });
});
