import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { aggregateEffects } from "../../src/estimate/effects/aggregateEffects.js";
import { groupTimeDoublyRobust } from "../../src/estimate/effects/groupTimeDoublyRobust.js";
import type { GroupTimeEffects } from "../../src/estimate/effects/groupTimeEffect.js";
import { groupTimeEffects } from "../../src/estimate/effects/groupTimeEffects.js";
import { preTrendTest } from "../../src/estimate/effects/preTrendTest.js";
import type { PanelTable } from "../../src/vocabulary/panel.js";
import { panelOf } from "../panelOf.js";
import { expectAgree } from "./agree.js";
import { panelSumsOf } from "./did-panel.js";
import { list } from "./fixtures.js";

const options = { comparison: "never", basePeriod: "varying", anticipation: 0 } as const;
const near = 1e-10;

/** Homicide in 50 states and the laws that extend self-defence: not part of this repository, used where it lies beside it. */
const beside = (path: string) => fileURLToPath(new URL(`../../../shared/reference/${path}`, import.meta.url));
const paths = { data: beside("data/castle.csv"), wanted: beside("did-castle.json") };
const missing = !Object.values(paths).every(existsSync);
const note = missing ? ": skipped, castle.csv is not beside the repository" : "";

function castle({ weighted }: { readonly weighted: boolean }): PanelTable {
  const [head = [], ...lines] = readFileSync(paths.data, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(",").map((text) => text.replaceAll('"', "")));
  const rows = lines.map((line) => (column: string) => line[head.indexOf(column)] ?? "");
  return panelOf(
    rows.map((row) => ({
      unit: row("sid"),
      period: Number(row("year")),
      outcome: Number(row("l_homicide")),
      cohort: row("effyear") === "" ? null : Number(row("effyear")),
      weight: weighted ? Number(row("popwt")) : 1,
    })),
  );
}

describe.skipIf(missing)(`castle, R did 2.3.0${note}`, () => {
  const wanted: Readonly<Record<string, Readonly<Record<string, unknown>>>> = missing
    ? {}
    : JSON.parse(readFileSync(paths.wanted, "utf8")).results;

  describe.each([
    ["castle.did.nocov", false],
    ["castle.did.nocov.w", true],
  ])("%s", (key, weighted) => {
    const sums = () => groupTimeEffects(panelSumsOf(castle({ weighted })), options);
    const rows = () => groupTimeDoublyRobust(castle({ weighted }), options);

    test.each([
      ["sums", sums],
      ["rows", rows],
    ])("effects, standard errors and covariance, from %s", (_, from) => {
      const found = estimated(from());
      const reference = wanted[key] ?? {};
      expect(found.effects.map(({ cohort }) => cohort)).toEqual(reference.group);
      expect(found.effects.map(({ period }) => period)).toEqual(reference.t);
      expectAgree(of(found.effects, "value"), list(reference.att), near);
      expectAgree(of(found.effects, "se"), list(reference.se), near);
      expectAgree(
        found.covariance.data,
        list(reference.V_analytical).map((v) => v / 50),
        near,
      );
    });

    test.each([
      ["simple", "all"],
      ["group", "cohort"],
      ["dynamic", "event-time"],
      ["calendar", "period"],
    ] as const)("%s", (name, by) => {
      const reference = wanted[`${key}.${name}`] ?? {};
      const found = aggregateEffects(estimated(sums()), { by });
      if (found.kind !== "estimated") throw new Error(found.detail);
      expectAgree([found.overall.value], list(reference["overall.att"]), near);
      expectAgree([found.overall.se], list(reference["overall.se"]), near);
      if (by === "all") return;
      expect(found.points.map(({ at }) => at)).toEqual(reference.egt);
      expectAgree(of(found.points, "value"), list(reference["att.egt"]), near);
      expectAgree(of(found.points, "se"), list(reference["se.egt"]), near);
    });

    test("no test of all effects before: two cohorts are one state each, as did finds too", () => {
      const { effects, covariance } = estimated(sums());
      expect(wanted[key]?.W).toBeNull();
      expect(preTrendTest(effects, covariance)).toMatchObject({
        kind: "not-estimable",
        reason: "singular",
      });
    });
  });
});

function estimated(found: ReturnType<typeof groupTimeEffects>): GroupTimeEffects {
  if (found.kind !== "estimated") throw new Error(found.detail);
  return found;
}

function of<T, K extends keyof T>(items: readonly T[], key: K): number[] {
  return items.map((item) => Number(item[key]));
}
