import { betaCdf, betaUpperTail } from "../dist/maths/beta.js";
import { intervals, tests } from "./tables.mjs";

/** So improbable must a rate be, were it within its bounds, to be called wrong. */
const level = 1e-4;

/** Of a hundred samples, so many may be such that no study can be made of them. */
const mayBeRefused = 0.02;

/**
 * Rates that chance does not account for, in words.
 *
 * Figures of one wave and group go together, so they count as one try: 20 worlds with six such blocks in each are 120.
 * That makes the guard slow to speak, and right when it does.
 */
export function outOfBounds(byRow, { worlds, refused, rows = [...intervals, ...tests] }) {
  const lines = rows.flatMap(({ row, label, bounds: { from, to } }) => {
    const found = byRow.get(row);
    if (!found) return [`${label}: nothing was estimated.`];
    const { missed, blocks } = found;
    const misses = missed.value * blocks;
    const wrong =
      atLeast(Math.floor(misses), blocks, to) < level || atMost(Math.ceil(misses), blocks, from) < level;
    const told = `${percent(missed.value)} per cent, where ${percent(from)} to ${percent(to)} are allowed`;
    return wrong ? [`${label}: ${told}.`] : [];
  });
  const many = atLeast(refused.length, worlds, mayBeRefused) < level;
  return many ? [...lines, `${refused.length} of ${worlds} worlds could not be estimated.`] : lines;
}

const percent = (rate) => (100 * rate).toFixed(1);

/** P(X ≥ k) for X binomial. */
function atLeast(k, n, p) {
  return k <= 0 || p >= 1 ? 1 : betaCdf(p, k, n - k + 1);
}

/** P(X ≤ k) for X binomial. */
function atMost(k, n, p) {
  return k >= n || p <= 0 ? 1 : betaUpperTail(p, k + 1, n - k);
}
