import type { Domain } from "../../vocabulary/tally.js";

/** A column of the model matrix: what it is called, the term it belongs to, and its value in each pattern. */
export interface Column {
  readonly name: string;
  readonly term: string;
  readonly valueIn: (pattern: Domain) => number;
}

/** A predictor taken as a number. */
export function numeric(key: string): readonly Column[] {
  const valueIn = (pattern: Domain) => {
    const value = Number(pattern[key]);
    if (Number.isNaN(value)) throw new Error(`predictor “${key}” is not a number: “${pattern[key]}”`);
    return value;
  };
  return [{ name: key, term: key, valueIn }];
}

/** A predictor taken as categories: one 0/1 column for each level but the first, which the others are compared with. */
export function category(key: string, levels: readonly string[]): readonly Column[] {
  const known = new Set(levels);
  return levels.slice(1).map((level) => ({
    name: `${key}${level}`,
    term: key,
    valueIn: (pattern) => {
      const value = pattern[key];
      if (value === undefined || !known.has(value)) throw new Error(`“${value}” is not a level of “${key}”`);
      return value === level ? 1 : 0;
    },
  }));
}

/** Every column of one term times every column of another. */
export function interaction(first: readonly Column[], second: readonly Column[]): readonly Column[] {
  return second.flatMap((b) =>
    first.map((a) => ({
      name: `${a.name}:${b.name}`,
      term: `${a.term}:${b.term}`,
      valueIn: (pattern: Domain) => a.valueIn(pattern) * b.valueIn(pattern),
    })),
  );
}
