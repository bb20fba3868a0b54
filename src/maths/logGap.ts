/**
 * u − ln(1 + u): how far the logarithm lies below its tangent, without the cancellation near 0.
 * Exponents of gamma and beta probabilities are sums of such gaps, all of one sign, so they keep their digits.
 *
 * in      u > −1; `onePlusU` where the caller knows 1 + u better than the sum gives it (u near −1)
 * out     ≥ 0, relative error about 1e-15
 * source  ln(1 + u) = 2 artanh r with r = u / (2 + u), less its first term; cf. Loader (2000), DiDonato & Morris (1992)
 */
export function logGap(u: number, onePlusU: number = 1 + u): number {
  if (Math.abs(u) > 0.5) return u - Math.log(onePlusU);
  const r = u / (2 + u);
  const square = r * r;
  let series = 0;
  for (let odd = 37; odd >= 3; odd -= 2) series = series * square + 1 / odd;
  return r * (u - 2 * square * series);
}
