import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { type Desk, type, withStudy } from "./desk.js";

describe("the command line", () => {
  test("a new study runs as it is, and the site and both PDFs are there", () =>
    withStudy(async (desk) => {
      const { exit, out } = await desk.type("run", "study", "--quiet");
      expect(out).toMatch(/^6 claims verified; \d+ figures released, 0 withheld/);
      expect(exit).toBe(0);
      for (const file of ["index.html", "en/summary.html", "da/summary.html"]) {
        expect(existsSync(desk.path(`out/${file}`)), file).toBe(true);
      }
      expect(out.match(/PDF +\S+\.pdf/g)).toHaveLength(2);
    }));

  test("check publishes nothing, and --json is one object", () =>
    withStudy(async (desk) => {
      const { exit, out } = await desk.type("check", "study", "--json");
      expect(exit).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ status: "ok", study: "my-study", withheld: 0 });
      expect(existsSync(desk.path("out"))).toBe(false);
    }));

  test.each([
    [60, "Warning: data/answers.csv: 1680 rows, 1620 read, 60 left out (60 weight missing)"],
    [20, "data/answers.csv: 1680 rows, 1660 read, 20 left out (20 weight missing)"],
    [4, "data/answers.csv: 1680 rows, 1675 read, 5 left out (a few weight missing)"],
  ])("%i rows without a weight are told with the answer, also by --quiet", (lost, line) =>
    withStudy(async (desk) => {
      await withoutWeights(desk, lost);
      const { out } = await desk.type("check", "study", "--quiet");
      expect(out.split("\n")[0]).toBe(line);
      const json = JSON.parse((await desk.type("check", "study", "--json")).out);
      expect(json.rows[0].leftOut[0].reason).toBe("weight missing");
    }),
  );

  test("run tells the rows left out too, and a study of whose rows none are says nothing", () =>
    withStudy(async (desk) => {
      expect((await desk.type("check", "study", "--quiet")).out).toMatch(/^All is well/);
      await withoutWeights(desk, 60);
      expect((await desk.type("run", "study", "--quiet")).out).toMatch(
        /^Warning: data\/answers\.csv: 1680 rows/,
      );
    }));

  test("run of a study without a report says so before anything is estimated; check passes", () =>
    withStudy(async (desk) => {
      await rm(desk.path("reports"), { recursive: true });
      const { exit, err } = await desk.type("run", "study");
      expect(exit).toBe(3);
      expect(err).toContain("The study has no report, so there is nothing to publish.");
      expect(err).not.toContain("Taking in the data");
      expect((await desk.type("check", "study", "--quiet")).exit).toBe(0);
    }));

  test("a terminal sees which question is estimated, at most once a second, in one line", () =>
    withStudy(async (desk) => {
      let [err, now] = ["", 0];
      const effects = {
        terminal: true,
        now: () => {
          now += 600;
          return now;
        },
        err: (text: string) => {
          err += text;
        },
      };
      await type(desk.folder, ["check", "study"], effects);
      const lines = err.match(/Estimating: question \d+ of \d+/g) ?? [];
      const [, of] = /of (\d+)/.exec(lines[0] ?? "") ?? [];
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.length).toBeLessThan(Number(of));
      expect(err.split("\r\u001b[K").at(-1)).toMatch(/^ +\d+\.\d s {2}Verifying every claim\n/);
      await type(desk.folder, ["check", "study"], { ...effects, terminal: false });
      expect(err.match(/Estimating: question/g)).toHaveLength(lines.length);
    }));

  test("explain goes from the sentence to the file and its rows", () =>
    withStudy(async (desk) => {
      const { out, exit } = await desk.type("explain", "gladder", "study", "--quiet");
      expect(exit).toBe(0);
      expect(out).toContain("reports/summary.en.md");
      expect(out).toMatch(/change glad 2018\/areas to 2021\/areas/);
      expect(out).toMatch(/GROUP BY ALL/);
      expect(out).toMatch(/data\/answers\.csv {2}\(sha256 [0-9a-f]{64}\)/);
      expect(out).toContain("1680 rows: 1680 read, 0 left out");
    }));

  test("explain of a claim that is not there names one that is", () =>
    withStudy(async (desk) => {
      const { err, exit } = await desk.type("explain", "glader", "study", "--quiet");
      expect(exit).toBe(2);
      expect(err).toContain("Did you mean “gladder”?");
      expect(err).not.toContain("Taking in the data");
    }));

  test("explain of what is like no id lists each id beside its sentence, before any data are read", () =>
    withStudy(async (desk) => {
      await rm(desk.path("data"), { recursive: true });
      const { err, exit } = await desk.type("explain", "question-nine", "study");
      expect(exit).toBe(2);
      expect(err).toContain("  gladder            Since then the share in the areas has risen, to ….\n");
      expect(err).not.toContain("Taking in the data");
    }));

  test("explain takes the number that stands at a sentence on the page", () =>
    withStudy(async (desk) => {
      await desk.type("run", "study", "--quiet");
      const page = await desk.read("out/en/summary.html");
      const [, number, id] = /id="claim-(3)"[\s\S]*?<code>kvarter explain ([a-z-]+)<\/code>/.exec(page) ?? [];
      const { out } = await desk.type("explain", number ?? "", "study", "--quiet");
      expect(out).toMatch(new RegExp(`^Claim ${id}\n`));
      const { exit, err } = await desk.type("explain", "77", "study", "--quiet");
      expect([exit, err]).toEqual([2, expect.stringContaining("No report holds a claim “77”.")]);
    }));

  test("every mark of a page leads to its evidence and back, also those of the lead", () =>
    withStudy(async (desk) => {
      const lead =
        ":claim[More are glad in the areas in :wave[2021] than in :wave[2018].]{#lead change=glad from=2018 to=2021 group=areas is=rose}";
      await rm(desk.path("reports/summary.da.md"));
      await desk.change("reports/summary.en.md", /^lead: .*$/m, `lead: "${lead}"`);
      expect(await desk.type("run", "study", "--quiet")).toMatchObject({ exit: 0 });
      const page = await desk.read("out/en/summary.html");
      const ids = new Set(Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
      const dead = Array.from(page.matchAll(/ href="#([^"]+)"/g), ([, id]) => id).filter(
        (id) => !ids.has(id),
      );
      expect(dead).toEqual([]);
      expect(page).toMatch(/<p class="lead"><span class="claim" id="sentence-1">/);
    }));

  test.each(["en", "da"])("a study in one language (%s) runs, and holds no other", (language) =>
    withStudy(async (desk) => {
      expect(await desk.type("new", "one", "--language", language)).toMatchObject({ exit: 0 });
      const { exit, out } = await desk.type("check", "one", "--json");
      expect([exit, JSON.parse(out).reports]).toEqual([0, [`reports/summary.${language}.md`]]);
      const other = language === "en" ? "da" : "en";
      for (const file of ["study.yaml", "instrument.yaml"])
        expect(await desk.read(`../one/${file}`)).not.toMatch(new RegExp(`\\b${other}:`));
    }),
  );

  test("new does not write over what is there", () =>
    withStudy(async (desk) => {
      const { err, exit } = await desk.type("new", "study");
      expect(exit).toBe(2);
      expect(err).toContain("The folder is not empty");
    }));

  test.each(["run", "check", "explain", "new"])(
    "%s --help says what it does and shows an example",
    async (name) => {
      const { exit, out } = await type("/", [name, "--help"]);
      expect(exit).toBe(0);
      expect(out).toMatch(/^Usage: kvarter/);
      expect(out).toContain("Example: kvarter");
    },
  );

  test.each([
    [["rum", "x"], /unknown command 'rum'[\s\S]*Did you mean run/],
    [["explain"], /missing required argument 'claim'/],
    [["run", "x", "--thread", "2"], /unknown option '--thread'[\s\S]*--threads/],
    [["run", "x", "--threads", "many"], /whole number/],
    [["run", "x", "--memory", "lots"], /such as 500MB or 2GB/],
  ])("wrong use %j says what is right and exits with 2", async (args, message) => {
    const { exit, err } = await type("/", args);
    expect(err).toMatch(message);
    expect(exit).toBe(2);
  });
});

/** Takes the weight away from so many people. */
async function withoutWeights(desk: Desk, people: number): Promise<void> {
  const [head = "", ...rows] = (await desk.read("data/answers.csv")).split("\n");
  const weight = head.split(",").indexOf("weight");
  const without = (row: string) =>
    row
      .split(",")
      .map((cell, k) => (k === weight ? "" : cell))
      .join(",");
  await desk.write(
    "data/answers.csv",
    [head, ...rows.map((row, k) => (k < people ? without(row) : row))].join("\n"),
  );
}
