const mostRows = 16_384;
const mostBytes = 2 ** 24;

/** How many rows are read at once: enough to be quick, few enough that wide rows fill no memory. */
export function rowsAtOnce(rowBytes: number): number {
  return Math.max(1, Math.min(mostRows, Math.floor(mostBytes / Math.max(1, rowBytes))));
}
