import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readSpss } from "../../src/files/spss/readSpss.js";
import { makeWorld } from "../../src/world/makeWorld.js";
import { writeWorld } from "../../src/world/writeWorld.js";

const example = fileURLToPath(new URL("../../examples/helhedsplaner", import.meta.url));

/** A file's variables and values; how its bytes were packed does not matter. */
async function contentOf(path: string) {
  const { variables, batches } = await readSpss(path);
  const rows = [];
  for await (const { columns } of batches) rows.push(columns.map(({ values }) => [...values]));
  return { variables, rows };
}

test("the example is the world of seed 1, and nothing in it was changed by hand", {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-world-"));
  try {
    const files = await writeWorld(folder, makeWorld({ seed: 1, size: 1 }));
    for (const name of [
      "study.yaml",
      "instrument.yaml",
      "areas.yaml",
      "margins.yaml",
      "README.md",
      "truth.json",
    ]) {
      expect(await readFile(join(example, name), "utf8"), name).toBe(
        await readFile(join(folder, name), "utf8"),
      );
    }
    const surveys = files.filter((file) => file.endsWith(".zsav"));
    expect(surveys).toHaveLength(6);
    for (const file of surveys) {
      expect(await contentOf(join(example, file)), file).toEqual(await contentOf(join(folder, file)));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
