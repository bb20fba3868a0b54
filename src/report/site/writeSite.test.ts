import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../vocabulary/problem.js";
import { type DiskEffects, onThisMachine } from "./disk.js";
import { writeSite } from "./writeSite.js";

const site = (version: string) =>
  new Map<string, string | Uint8Array>([
    ["index.html", `<p>${version}`],
    ["en/report.html", version],
    ["pdf/report.pdf", new TextEncoder().encode(version)],
    ["run-record.json", "{}"],
  ]);

let parent: string;
let out: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "kvarter-site-"));
  out = join(parent, "out");
});
afterEach(() => rm(parent, { recursive: true }));

const version = () => readFile(join(out, "en/report.html"), "utf8");
const beside = async () => (await readdir(parent)).sort();

/** Lets the n-th call of one effect fail as the system would, or stops the process there. */
function failing(effect: "write" | "rename" | "makeFolder" | "list", nth: number, code: string): DiskEffects {
  let calls = 0;
  const fail = (): never => {
    throw Object.assign(new Error(code), { code });
  };
  return {
    ...onThisMachine,
    [effect]: async (...given: [string, string]) => {
      calls += 1;
      return calls === nth ? fail() : (onThisMachine[effect] as (...all: string[]) => unknown)(...given);
    },
  };
}

/** A run that is killed at the n-th thing it does to the disk: from there on nothing happens any more. */
function killedAt(nth: number): DiskEffects {
  let calls = 0;
  const alive = (): void => {
    calls += 1;
    if (calls >= nth) throw new Error("killed");
  };
  const killable =
    <A extends unknown[], R>(effect: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      alive();
      return effect(...given);
    };
  return {
    pid: 999_999_999,
    runs: onThisMachine.runs,
    list: killable(onThisMachine.list),
    makeFolder: killable(onThisMachine.makeFolder),
    write: killable(onThisMachine.write),
    rename: killable(onThisMachine.rename),
    remove: killable(onThisMachine.remove),
  };
}

describe("a site is written all or nothing", () => {
  test("the first site makes its folder, the second replaces it, nothing stays beside", async () => {
    await writeSite(site("one"), out);
    expect(await version()).toBe("one");
    await writeSite(new Map([...site("two")].filter(([address]) => address !== "index.html")), out);
    expect(await version()).toBe("two");
    expect(await readdir(out)).not.toContain("index.html");
    expect(await beside()).toEqual(["out"]);
  });

  test.each([
    ["ENOSPC", "disk-full", "write", 3],
    ["EDQUOT", "disk-full", "write", 1],
    ["EACCES", "no-permission", "makeFolder", 2],
    ["EROFS", "no-permission", "makeFolder", 1],
    ["ENOTDIR", "not-a-folder", "list", 1],
    ["EBUSY", "folder-busy", "rename", 1],
    ["ENOTEMPTY", "folder-busy", "rename", 2],
  ] as const)(
    "%s is a problem with exit status “disk”, and the old site stands",
    async (system, code, effect, nth) => {
      await writeSite(site("old"), out);
      const problem: Problem = await writeSite(site("new"), out, failing(effect, nth, system)).then(
        () => expect.fail("should fail"),
        (error) => error,
      );
      expect(problem).toMatchObject({ name: "Problem", code, exit: "disk" });
      expect(problem.message).toContain(out);
      expect(await version()).toBe("old");
      expect(await beside()).toEqual(["out"]);
    },
  );

  test("a bug is not called a disk problem, and leaves nothing behind either", async () => {
    await expect(writeSite(new Map([["../elsewhere", "x"]]), out)).rejects.toThrow(
      "address outside the site",
    );
    expect(await beside()).toEqual([]);
  });

  test("killed at any moment, the old or the new site is whole after the next run has begun", async () => {
    for (let moment = 1; moment <= 25; moment++) {
      await rm(out, { recursive: true, force: true });
      await writeSite(site("old"), out);
      await writeSite(site("new"), out, killedAt(moment)).catch(() => {});
      const found = await readdir(out).then(
        () => version(),
        () => readFile(`${out}.kvarter-old/en/report.html`, "utf8"),
      );
      expect(["old", "new"], `killed at ${moment}`).toContain(found);
      await writeSite(site("next"), out);
      expect(await version()).toBe("next");
      expect(await beside()).toEqual(["out"]);
    }
  });

  test("killed between the two renames, the old site is put back even if the next run fails", async () => {
    await writeSite(site("old"), out);
    await onThisMachine.rename(out, `${out}.kvarter-old`);
    await writeSite(site("new"), out, failing("write", 1, "ENOSPC")).catch(() => {});
    expect(await version()).toBe("old");
  });

  test("what another run is writing at the moment is left alone", async () => {
    await mkdir(`${out}.kvarter-new-${process.ppid}`);
    await mkdir(`${out}.kvarter-new-999999999`);
    await writeSite(site("one"), out);
    expect(await beside()).toEqual(["out", `out.kvarter-new-${process.ppid}`]);
  });
});

describe("nothing but a site is replaced", () => {
  test("a folder with other files is refused and kept", async () => {
    await mkdir(out);
    await writeFile(join(out, "thesis.docx"), "years of work");
    await expect(writeSite(site("one"), out)).rejects.toMatchObject({
      code: "folder-not-ours",
      exit: "disk",
    });
    expect(await readdir(out)).toEqual(["thesis.docx"]);
  });

  test("folders above are made; where none can be made, that is told", async () => {
    await writeSite(site("one"), join(out, "a", "b"));
    expect(await readFile(join(out, "a", "b", "index.html"), "utf8")).toBe("<p>one");
    await expect(writeSite(site("one"), "/proc/kvarter/out")).rejects.toMatchObject({ exit: "disk" });
  });

  test("an empty folder is filled", async () => {
    await mkdir(out);
    await writeSite(site("one"), out);
    expect(await version()).toBe("one");
  });

  test("a file in the way is told, not removed", async () => {
    await writeFile(out, "a file");
    await expect(writeSite(site("one"), out)).rejects.toMatchObject({ code: "not-a-folder" });
    expect(await readFile(out, "utf8")).toBe("a file");
  });
});
