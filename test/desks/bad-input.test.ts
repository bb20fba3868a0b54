import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Desk, type, withStudy } from "./desk.js";

/** What is done to a good study, what must be told, and the exit status. */
interface Bad {
  readonly name: string;
  readonly spoil: (desk: Desk) => Promise<unknown>;
  readonly tells: readonly (string | RegExp)[];
  readonly exit: number;
}

const answers = "data/answers.csv";

/** Puts a value into a named column of the data row with that running number (line number less one). */
async function set(desk: Desk, row: number, column: string, value: string): Promise<void> {
  const lines = (await desk.read(answers)).split("\n");
  const k = (lines[0] ?? "").split(",").indexOf(column);
  const cells = (lines[row] ?? "").split(",");
  cells[k] = value;
  lines[row] = cells.join(",");
  await desk.write(answers, lines.join("\n"));
}

const bad: readonly Bad[] = [
  {
    name: "a missing data file",
    spoil: (desk) => rm(desk.path(answers)),
    tells: ["data/answers.csv does not exist", "line 19 of study.yaml"],
    exit: 4,
  },
  {
    name: "a wrong delimiter",
    spoil: async (desk) => desk.write(answers, (await desk.read(answers)).replaceAll(",", ";")),
    tells: [`${answers}:1`, "semicolons", '“delimiter: ";"”'],
    exit: 4,
  },
  {
    name: "an unknown column, with the one that was meant",
    spoil: (desk) => desk.change(answers, "weight,sex", "wieght,sex"),
    tells: ["weight", "Did you mean “wieght”?"],
    exit: 4,
  },
  {
    name: "text where numbers are declared",
    spoil: async (desk) =>
      desk.write(answers, (await desk.read(answers)).replaceAll(/,(\d\.\d+),/g, ",heavy,")),
    tells: [answers, "weight", "heavy", "number"],
    exit: 4,
  },
  {
    name: "a negative weight",
    spoil: (desk) => set(desk, 3, "weight", "-0.5"),
    tells: [`${answers}:4`, "-0.5", "weight"],
    exit: 4,
  },
  {
    name: "an infinite weight",
    spoil: (desk) => set(desk, 3, "weight", "inf"),
    tells: [`${answers}:4`, "weight"],
    exit: 4,
  },
  {
    name: "one person twice in a wave",
    spoil: async (desk) =>
      set(desk, 2, "person", (await desk.read(answers)).split("\n")[1]?.split(",")[3] ?? ""),
    tells: [`${answers}:3`, "a second time in wave 2018", `${answers}, line 2`],
    exit: 4,
  },
  {
    name: "a stratum with one person",
    spoil: (desk) => set(desk, 1, "stratum", "Lonely"),
    tells: ["only one person", "“Lonely” (wave 2018)", "lonelyPsu: adjust"],
    exit: 4,
  },
  {
    name: "a group with no rows",
    spoil: (desk) => desk.change("study.yaml", "{sample: population}", "{sample: everyone}"),
    tells: ["study.yaml", "The group “population” has no rows", "where"],
    exit: 4,
  },
  {
    name: "an answer outside its scale",
    spoil: (desk) => set(desk, 5, "glad", "6"),
    tells: [`${answers}:6`, "“6”", "glad"],
    exit: 4,
  },
  {
    name: "two waves with different scales for one item",
    spoil: async (desk) => {
      const other = (await desk.read("instrument.yaml")).replace(
        "- {code: 5, label: {en: Very glad, da: Meget glad}}",
        "",
      );
      await desk.write("instrument-2021.yaml", other);
      await desk.change(
        "study.yaml",
        "waves: [2018, 2021]",
        "instrument: [{waves: [2018], file: instrument.yaml}, {waves: [2021], file: instrument-2021.yaml}]\n\nwaves: [2018, 2021]",
      );
    },
    tells: ["glad", "instrument.yaml", "instrument-2021.yaml", "scale"],
    exit: 3,
  },
  {
    name: "study.yaml that is not YAML",
    spoil: (desk) => desk.change("study.yaml", "languages: [en, da]", "languages: [en, da"),
    tells: [/study\.yaml:\d+:\d+/],
    exit: 3,
  },
  {
    name: "a duplicate key",
    spoil: (desk) => desk.change("study.yaml", "release: standard", "release: standard\nrelease: strict"),
    tells: [/study\.yaml:\d+/, "“release” stands here a second time"],
    exit: 3,
  },
  {
    name: "an unknown key, with the one that was meant",
    spoil: (desk) => desk.change("study.yaml", "breakdowns:", "breakdwons:"),
    tells: [/study\.yaml:\d+/, "breakdwons", "Did you mean “breakdowns”?"],
    exit: 3,
  },
  {
    name: "no study at all",
    spoil: (desk) => rm(desk.path("study.yaml")),
    tells: ["study.yaml", "kvarter new"],
    exit: 3,
  },
  {
    name: "a report without front matter",
    spoil: (desk) => desk.write("reports/summary.en.md", "no front matter\n"),
    tells: ["reports/summary.en.md:1"],
    exit: 5,
  },
  {
    name: "a false claim",
    spoil: (desk) => desk.change("reports/summary.en.md", "has risen, to", "has fallen, to"),
    tells: ["reports/summary.en.md", "has fallen", "True, and ready to paste"],
    exit: 5,
  },
  {
    name: "a digit that nothing stands behind",
    spoil: (desk) =>
      desk.change("reports/summary.en.md", "## What people", "We asked 1700 people.\n\n## What people"),
    tells: ["reports/summary.en.md", "1700", "Nothing stands behind"],
    exit: 5,
  },
  {
    name: "an indicator that the study does not have",
    spoil: (desk) => desk.change("reports/summary.en.md", "{levels=glad}", "{levels=gald}"),
    tells: ["reports/summary.en.md", "gald", "Did you mean “glad”?"],
    exit: 5,
  },
];

describe("bad input: which file, which line, what is wrong, what to do", () => {
  test.each(bad)("$name", ({ spoil, tells, exit }) =>
    withStudy(async (desk) => {
      await desk.type("run", "study", "--quiet");
      const before = await contentsOf(desk.path("out"));
      await spoil(desk);
      const seen = await desk.type("run", "study", "--quiet");
      for (const told of tells) expect(seen.err).toMatch(typeof told === "string" ? literally(told) : told);
      expect(seen.err).not.toMatch(/\n\s+at .*[(:/]/);
      expect(seen.out).toBe("");
      expect(seen.exit).toBe(exit);
      expect(await contentsOf(desk.path("out"))).toEqual(before);
    }),
  );

  test("--json tells the same to a program", () =>
    withStudy(async (desk) => {
      await desk.change("study.yaml", "breakdowns:", "breakdwons:");
      const { out, exit } = await desk.type("run", "study", "--json");
      expect(exit).toBe(3);
      expect(JSON.parse(out)).toMatchObject({
        status: "problem",
        exit: 3,
        problems: [
          {
            code: "study-unknown-key",
            file: expect.stringMatching(/study\.yaml$/),
            line: expect.any(Number),
          },
        ],
      });
    }));
});

describe("rows that do not count are counted", () => {
  test("zero and missing weights, and what is no number, are left out with line and reason", () =>
    withStudy(async (desk) => {
      await set(desk, 3, "weight", "0");
      await set(desk, 4, "weight", "");
      const { out, exit } = await desk.type("explain", "gladder", "study", "--json");
      expect(exit).toBe(0);
      const [file] = JSON.parse(out).rows.files;
      expect(file).toMatchObject({ rows: 1680, read: 1678 });
      expect(file.leftOut).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ rows: 1, lines: [4] }),
          expect.objectContaining({ rows: 1, lines: [5] }),
        ]),
      );
    }));
});

describe("a disk that does not take it", () => {
  test("a folder that is a file", () =>
    withStudy(async (desk) => {
      await writeFile(join(desk.folder, "taken"), "x");
      const { err, exit } = await desk.type("run", "study", "--quiet", "--out", "taken/site");
      expect(err).toMatch(/taken\/site[\s\S]*a file stands there[\s\S]*--out/);
      expect(exit).toBe(7);
    }));

  test.skipIf(!canMount())(
    "a disk that is full: the old site stays whole (left out where tmpfs cannot be mounted)",
    () =>
      withStudy(async (desk) => {
        const disk = join(desk.folder, "disk");
        await mkdir(disk);
        execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk]);
        try {
          expect((await desk.type("run", "study", "--quiet", "--out", "disk/site")).exit).toBe(0);
          const before = await contentsOf(join(disk, "site"));
          const free =
            4 * 2 ** 20 -
            [...before.values()].reduce((sum, text) => sum + Buffer.byteLength(text, "latin1"), 0);
          await writeFile(join(disk, "filler"), Buffer.alloc(Math.max(0, free - 200_000)));
          const { err, exit } = await desk.type("run", "study", "--quiet", "--out", "disk/site");
          expect(err).toMatch(/the disk is full[\s\S]*Free some space/);
          expect(exit).toBe(7);
          expect(await contentsOf(join(disk, "site"))).toEqual(before);
          expect((await readdir(disk)).sort()).toEqual(["filler", "site"]);
        } finally {
          execFileSync("umount", [disk]);
        }
      }),
  );
});

describe("Ctrl-C", () => {
  test.each([1, 2, 3, 4, 5, 6])("at step %i: nothing is published and the old site stays whole", (step) =>
    withStudy(async (desk) => {
      await desk.type("run", "study", "--quiet");
      const before = await contentsOf(desk.path("out"));
      let stop = () => {};
      let told = 0;
      const seen = await type(desk.folder, ["run", "study"], {
        onStop: (callback) => {
          stop = callback;
          return () => {};
        },
        err: () => {
          if (++told === step) stop();
        },
      });
      expect(seen.exit).toBe(130);
      expect(await contentsOf(desk.path("out"))).toEqual(before);
      expect((await readdir(desk.path("."))).filter((name) => name.startsWith("out"))).toEqual(["out"]);
    }),
  );
});

async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(folder)) return new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(files.sort().map(async (file) => [file, await readFile(file, "latin1")] as const)),
  );
}

function literally(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}

function canMount(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0;
}
