import { problems } from "./problems.js";

const reserved = new Set(
  "_all _b _coef _cons _n _N _pi _pred _rc _skip byte double float if in int long strL using with".split(" "),
);

/** Refuses what Stata cannot call a variable, before anything is written. */
export function checkNames(path: string, names: readonly string[], version: number): void {
  const most = 32_767;
  if (version !== 119 && names.length > most) throw problems.tooManyVariables(path, names.length);
  const pattern = version === 117 ? /^[A-Za-z_]\w{0,31}$/ : /^[\p{L}_][\p{L}\p{M}\p{N}_]{0,31}$/u;
  const seen = new Set<string>();
  for (const name of names) {
    const isKeyword = reserved.has(name) || /^str\d+$/.test(name);
    if (!pattern.test(name) || isKeyword || seen.has(name)) throw problems.name(path, name, version);
    seen.add(name);
  }
}
