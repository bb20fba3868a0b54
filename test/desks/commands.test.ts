import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type, withStudy } from "./desk.js";

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
    }));

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
