/** |got − want| / |want|; below the smallest normal double (2e-308), where digits run out, equal is near enough. */
export function relativeError(got: number, want: number): number {
  const difference = Math.abs(got - want);
  return difference < 2.3e-308 ? 0 : difference / Math.abs(want);
}
