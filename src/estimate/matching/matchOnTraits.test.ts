import { expect, test } from "vitest";
import { matchOnTraits } from "./matchOnTraits.js";

//             treated     others
const treated = [1, 1, 1, 0, 0, 0];
const id = ["a", "b", "c", "d", "e", "f"];
const trait = (...values: readonly number[]) => ({ name: "age", values });

test("with one trait the distance is in its standard deviation within the groups", () => {
  const found = matchOnTraits({ id, treated }, [trait(10, 20, 30, 24, 34, 44)]);
  if (found.kind !== "matched") throw new Error(found.detail);
  expect(found.matches.map(({ control }) => id[control])).toEqual(["d", "e", "f"]);
  for (const { distance } of found.matches) expect(distance).toBeCloseTo(1.4, 12); // both groups have variance 100
});

test("a trait that follows from another is not estimable", () => {
  const [one, twice] = [trait(1, 2, 3, 4, 6, 8), trait(2, 4, 6, 8, 12, 16)];
  expect(matchOnTraits({ id, treated }, [one, twice])).toMatchObject({ reason: "singular" });
});
