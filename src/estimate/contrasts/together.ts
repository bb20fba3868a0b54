import type { Linearised } from "../means/ratios.js";
import type { Form } from "../variance/influence.js";

/**
 * Several sets of estimates from one tally as one set, so that the covariance between them comes out too.
 *
 * in      linearisations on the same tally, before weights' calibration is taken out of them
 * out     their values one after the other, and the influence of all of them
 */
export function together(...parts: readonly Linearised[]): Linearised {
  const values = Float64Array.from(parts.flatMap((part) => [...part.values]));
  const byDomain = stacked(parts);
  if (parts.some(({ influence }) => influence.byPattern))
    throw new Error("put together before residuals are taken");
  return { values, influence: { size: values.length, byDomain } };
}

/** The forms of all parts by domain, their estimates counted on from one part to the next. */
function stacked(parts: readonly Linearised[]): readonly (readonly Form[])[] {
  const out: Form[][] = [];
  let start = 0;
  for (const part of parts) {
    part.influence.byDomain.forEach((forms, d) => {
      out[d] ??= [];
      out[d].push(...forms.map((form) => ({ ...form, estimate: form.estimate + start })));
    });
    start += part.values.length;
  }
  return out;
}
