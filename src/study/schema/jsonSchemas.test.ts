import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { jsonSchemas } from "./jsonSchemas.js";
import { studySchema } from "./studySchema.js";

describe("the schemas for editors", () => {
  test.each(["study", "instrument", "areas", "margins", "sample"] as const)(
    "schema/%s.schema.json says what Kvarter reads",
    (name) => {
      const file = readFileSync(new URL(`../../../schema/${name}.schema.json`, import.meta.url), "utf8");
      // Stale? npm run build && node scripts/schemas.mjs
      expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(jsonSchemas()[name])));
    },
  );

  test("every key of study.yaml is explained", () => {
    const unexplained = Object.entries(studySchema.shape)
      .filter(([, schema]) => !schema.description)
      .map(([key]) => key);
    expect(unexplained).toEqual([]);
  });
});
