import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { references } from "./fixtures.js";

/**
 * Which test checks which entries of the reference files: a pattern of keys, the file, and what in the file names
 * the entry. The first pattern that fits counts.
 */
const checkedBy: readonly (readonly [keys: RegExp, file: string])[] = [
  [/^rep\.(JK1\.glm|JKn\.glmlogit)$/, "regression"],
  [/^rep\./, "replicates"],
  [/^(postStratify|rake(_default_eps)?|calib_\w+)\./, "calibration"],
  [/^(toy|apistrat|apiclus1_lonely)\./, "lonely"],
  [/^nhanes\.by$/, "means"],
  [/^(nhanes|yrbs)\.(mean|total|degf)$/, "cdc"],
  [/\.(degf|mean_api00|total_enroll|by_total|by_mean_2way|ratio_api\.stu_enroll)$/, "means"],
  [/\.(mean_multi|total_stype|by_mean|by_ratio|ratio_sep|var_api00|ttest1?)$/, "contrasts"],
  [/\.(contrast_(lin|nonlin)|confint_mean_api00_(dfInf|degf)|domain_\w+_subset)$/, "contrasts"],
  [/\.mean_deff_replace$/, "design-effects"],
  [/\.ciprop_\w+$/, "shares"],
  [/\.(glm_(gauss|logit|poisson)|regterm_(wald|lrt)|logit(_domain)?)$/, "regression"],
  [/\.(chisq_\w+|table|gof)$/, "independence"],
  [/\.quantile_\w+$/, "quantiles"],
];

/** Entries that nothing checks, and why. */
const excluded: readonly (readonly [keys: RegExp, reason: string])[] = [
  [
    /\.ranktest_wilcoxon$/,
    "not offered; and R's ranks of tied people depend on the order of rows where their weights differ",
  ],
];

const entries = ["survey-api", "survey-cdc", "survey-lonely-psu"].flatMap((file) =>
  Object.keys(references(file)).map((key) => [file, key] as const),
);
const pathOf = (file: string) => fileURLToPath(new URL(`./${file}.test.ts`, import.meta.url));
const textOf = (file: string) => readFileSync(pathOf(file), "utf8");

/** The file that is said to check a key, `null` for one that is excluded, nothing for one that nobody has. */
function checker(key: string): string | null | undefined {
  if (excluded.some(([keys]) => keys.test(key))) return null;
  return checkedBy.find(([keys]) => keys.test(key))?.[1];
}

/** True where the words of a key, less the design's name, stand in a text, whole or put together from a list. */
function names(text: string, key: string): boolean {
  return key
    .split(/[._]/)
    .filter((word) => !/^(dstrat|nofpc|dclus1|api|adjdomain(TRUE|FALSE))$/.test(word))
    .every((word) => text.includes(word));
}

describe("every entry of the reference files", () => {
  test("is checked by a test, or left out for a stated reason", () => {
    expect(entries.filter(([, key]) => checker(key) === undefined)).toEqual([]);
  });

  test("is named in the test that is said to check it", () => {
    const lost = entries.filter(([, key]) => {
      const file = checker(key);
      return typeof file === "string" && !(existsSync(pathOf(file)) && names(textOf(file), key));
    });
    expect(lost).toEqual([]);
  });

  test("and nothing is left out that no file has", () => {
    const keys = entries.map(([, key]) => key);
    for (const [pattern] of [...checkedBy, ...excluded])
      expect(keys.some((key) => pattern.test(key))).toBe(true);
  });
});
