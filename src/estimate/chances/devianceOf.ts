/** 2Σ(n ln(n/μ) − (n − μ)): how far counts are from what a model expects, 0 where they are the same. */
export function devianceOf(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, n, c) => {
    const mean = expected[c] as number;
    return sum + 2 * ((n > 0 ? n * Math.log(n / mean) : 0) - (n - mean));
  }, 0);
}
