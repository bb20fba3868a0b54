/**
 * What one world adds to each row of the tables: how many figures, in how many blocks, how many missed (an interval without
 * the truth, a test that found something), and for intervals sums of errors, their squares and the variances stated.
 */
export function counting() {
  const sums = new Map();
  return {
    add({ row, block = "all" }, { missed, error = 0, variance = 0 }) {
      const sum = sums.get(row) ?? { n: 0, blocks: new Set(), missed: 0, error: 0, squares: 0, variance: 0 };
      sums.set(row, sum);
      sum.blocks.add(block);
      sum.n++;
      sum.missed += missed ? 1 : 0;
      sum.error += error;
      sum.squares += error ** 2;
      sum.variance += variance;
    },
    rows: () => [...sums].map(([row, { blocks, ...sum }]) => ({ row, blocks: blocks.size, ...sum })),
  };
}
