/**
 * A Hadamard matrix: rows of ±1, any two of them orthogonal. The first row and the first column are ones.
 *
 * in      the least order wanted, above 0
 * out     the entries of the smallest one that can be built here, row by row. Orders are 1, 2 and multiples of 4;
 *         up to 100 only 52, 92 and 100 are skipped
 * source  Sylvester's doubling; Paley (1933), both constructions, for primes
 */
export function hadamard(least: number): readonly Int8Array[] {
  for (let order = 1; ; order = order < 4 ? order * 2 : order + 4) {
    if (order < least) continue;
    const found = ofOrder(order);
    if (found) return normalised(found);
  }
}

function ofOrder(order: number): readonly Int8Array[] | null {
  if (order === 1) return [Int8Array.of(1)];
  if (order === 2) return [Int8Array.of(1, 1), Int8Array.of(1, -1)];
  if (order % 4 !== 0) return null;
  if (isPrime(order - 1)) return paleyOne(order - 1);
  if (isPrime(order / 2 - 1) && (order / 2 - 1) % 4 === 1) return paleyTwo(order / 2 - 1);
  const half = ofOrder(order / 2);
  return half && product([Int8Array.of(1, 1), Int8Array.of(1, -1)], half);
}

/** I + S, with S the skew matrix of the quadratic residues of a prime that leaves 3 on division by 4. */
function paleyOne(prime: number): readonly Int8Array[] {
  const s = residueMatrix(prime, -1);
  return s.map((row, i) => row.map((value, j) => (i === j ? 1 : value)));
}

/** Each entry of the symmetric conference matrix of a prime that leaves 1 on division by 4 becomes a 2 × 2 block. */
function paleyTwo(prime: number): readonly Int8Array[] {
  const s = residueMatrix(prime, 1);
  const size = 2 * (prime + 1);
  return Array.from({ length: size }, (_, i) =>
    Int8Array.from({ length: size }, (_, j) => {
      const value = s[i >> 1]?.[j >> 1] as number;
      const both = (i & 1) === 1 && (j & 1) === 1;
      if (value === 0) return both || (i & 1) !== (j & 1) ? -1 : 1;
      return both ? -value : value;
    }),
  );
}

/** Bordered matrix of χ(i − j), 0 on the diagonal; `corner` is the sign of the border's column. */
function residueMatrix(prime: number, corner: 1 | -1): readonly Int8Array[] {
  const squares = new Set(Array.from({ length: prime - 1 }, (_, i) => ((i + 1) * (i + 1)) % prime));
  const character = (x: number) => (x === 0 ? 0 : squares.has((x + prime) % prime) ? 1 : -1);
  return Array.from({ length: prime + 1 }, (_, i) =>
    Int8Array.from({ length: prime + 1 }, (_, j) => {
      if (i === j) return 0;
      if (i === 0) return 1;
      return j === 0 ? corner : character(i - j);
    }),
  );
}

function product(a: readonly Int8Array[], b: readonly Int8Array[]): readonly Int8Array[] {
  return a.flatMap((rowA) =>
    b.map((rowB) => Int8Array.from([...rowA].flatMap((x) => [...rowB].map((y) => x * y)))),
  );
}

/** Signs of rows and columns turned until the first of each is all ones. */
function normalised(rows: readonly Int8Array[]): readonly Int8Array[] {
  const first = rows[0] ?? new Int8Array();
  const turned = rows.map((row) => row.map((value, j) => value * (first[j] as number)));
  return turned.map((row) => row.map((value) => value * (row[0] as number)));
}

function isPrime(n: number): boolean {
  if (n < 2) return false;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}
