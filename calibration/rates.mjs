/**
 * Rates by row over all worlds, each with its Monte-Carlo standard error. What comes of one world hangs together, so
 * worlds are what is counted.
 */
export function rates(worlds) {
  const rows = new Set(worlds.flatMap((world) => world.map(({ row }) => row)));
  return new Map(
    [...rows].map((row) => [row, rateOf(worlds.flatMap((world) => world.filter((one) => one.row === row)))]),
  );
}

function rateOf(all) {
  const sum = (of) => all.reduce((total, one) => total + of(one), 0);
  const n = sum((one) => one.n);
  const perPiece = (of) => {
    const value = sum(of) / n;
    const off = sum((one) => (of(one) - value * one.n) ** 2);
    const se = all.length > 1 ? Math.sqrt((off * all.length) / (all.length - 1)) / n : Number.NaN;
    return { value, se };
  };
  const bias = perPiece((one) => one.error);
  const spread = Math.sqrt(sum((one) => one.squares) / n - bias.value ** 2);
  return {
    worlds: all.length,
    n,
    blocks: sum((one) => one.blocks),
    missed: perPiece((one) => one.missed),
    bias,
    spread,
    stated: Math.sqrt(sum((one) => one.variance) / n),
  };
}
