import { expect, test } from "vitest";
import { areaNotes } from "./areaNotes.js";

test("who has no area, and which areas are seen once, with what may be done", () => {
  const areas = {
    without: [
      { wave: "2018", rows: null },
      { wave: "2021", rows: 215 },
    ],
    once: [{ area: "west", wave: "2018" }],
    onceUnnamed: 2,
  };
  expect(areaNotes({ areas })).toEqual([
    "Warning: people who answered without an area: some in 2018, 215 in 2021.",
    "Warning: areas with answers in one wave only: west (2018), 2 with few answers. Where areas merged or changed name, list their other codes under “was”.",
  ]);
});

test("nothing where all is well, and where there are no areas", () => {
  expect(areaNotes({ areas: { without: [{ wave: "2018", rows: 0 }], once: [], onceUnnamed: 0 } })).toEqual(
    [],
  );
  expect(areaNotes({})).toEqual([]);
});
