import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { leftOutReason, leftOutRules } from "../../vocabulary/leftOutReason.js";
import { leftOutText } from "./leftOutText.js";

const named = (rule: (typeof leftOutRules)[number]) => leftOutReason(rule, "PNR", "AAR");

describe("why rows are left out", () => {
  test.each(leftOutRules)(
    "“%s” has its own words in both languages, with the names in their places",
    (rule) => {
      const [english, danish] = [leftOutText(named(rule), "en"), leftOutText(named(rule), "da")];
      expect(english).toBe(named(rule));
      expect(danish).not.toBe(english);
      expect(danish).not.toMatch(/[{}]/);
      for (const name of ["PNR", "AAR"]) expect(danish.includes(name)).toBe(english.includes(name));
    },
  );

  test("two rules are told apart in Danish too", () => {
    const danish = leftOutRules.map((rule) => leftOutText(named(rule), "da"));
    expect(new Set(danish).size).toBe(leftOutRules.length);
  });

  test("for example", () => {
    expect(leftOutText("PNR missing", "da")).toBe("PNR mangler");
    expect(leftOutText("wave missing", "da")).toBe("runden mangler");
    expect(leftOutText("mother not 12 years older", "da")).toBe("mor er ikke 12 år ældre");
    expect(leftOutText("SOCIO13: code not known", "da")).toBe("SOCIO13: kode ikke kendt");
    expect(leftOutText("not every year has rate", "da")).toBe("ikke for hver year oplyst: rate");
  });

  test("a study's own reason stands as the study says it", () => {
    expect(leftOutText("moved abroad", "da")).toBe("moved abroad");
  });

  test("intake and estimates say no reason that has no words here", () => {
    const said = ["src/intake", "src/estimate"]
      .flatMap(sources)
      .flatMap((text) => [...text.matchAll(/leftOut: \[([^\]]*)\]/g)])
      .flatMap(([, list = ""]) => literals(list));
    expect(said).toContain("no answer");
    expect(said.filter((reason) => leftOutText(reason, "da") === reason)).toEqual([]);
  });
});

const literals = (list: string) =>
  [...list.matchAll(/reason: "([^"]+)"/g)].map(([, reason]) => String(reason));

function sources(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
}
