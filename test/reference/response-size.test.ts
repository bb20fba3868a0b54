import { expect, test } from "vitest";
import { planSample } from "../../src/design/sample/planSample.js";
import { expectAgree } from "./agree.js";
import { reference, references } from "./fixtures.js";

const cases = Object.keys(references("response")).filter((key) => key.startsWith("power."));

test.each(cases)("%s: the change that R's power.prop.test finds between two independent waves", (key) => {
  const [, n, ...numbers] = key.split(".");
  const [share, power] = [`0.${numbers[1]}`, `0.${numbers[3]}`].map(Number);
  const { pooled } = planSample({
    strata: [{ id: "all", size: 1e6, response: 1, share: share as number }],
    allocation: { kind: "equal", total: Number(n) },
    expectations: { designEffect: 1, confidence: 0.95, power: power as number, panel: null, finite: false },
  });
  const { rise, fall } = reference("response", key);
  expectAgree([pooled.rise ?? Number.NaN, pooled.fall ?? Number.NaN], [Number(rise), Number(fall)], 1e-10);
});

test("all four are there", () => {
  expect(cases).toHaveLength(4);
});
