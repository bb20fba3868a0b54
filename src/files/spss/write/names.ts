import { problems } from "./problems.js";

const reserved = new Set("ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH".split(" "));

/** SPSS's rules for names: 64 bytes, a letter or @ first, no full stop last, no word of its language, no other alike. */
export function expectNames(names: readonly string[]): void {
  if (names.length === 0) throw problems.variables();
  const seen = new Set<string>();
  for (const name of names) {
    const upper = name.toUpperCase();
    const allowed =
      /^[\p{L}@][\p{L}\p{N}\p{M}._$#@]*$/u.test(name) && !name.endsWith(".") && !reserved.has(upper);
    if (!allowed || Buffer.byteLength(name) > 64) throw problems.name(name, "it breaks the rules for names");
    if (seen.has(upper)) throw problems.name(name, "another has it, but for capital letters");
    seen.add(upper);
  }
}

/**
 * The names of 8 bytes that every file has beside the long ones: a variable's own where that is short enough, else V1, V2, …
 * Names that a variable has are passed over, since some programs rename one after the other.
 */
export function shortNames(names: readonly string[]): (name: string, segment: number) => string {
  const taken = new Set(names.map((name) => name.toUpperCase()));
  let last = 0;
  return (name, segment) => {
    if (segment === 0 && /^[A-Z@][A-Z0-9._$#@]{0,7}$/i.test(name)) return name.toUpperCase();
    do last++;
    while (taken.has(`V${last}`));
    return `V${last}`;
  };
}
