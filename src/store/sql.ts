/** A value bound to a query: never part of its text. */
export type Value = string | number | bigint | boolean | null;

/** A piece of SQL: text with places for the values that are bound to it. */
export class Sql {
  readonly texts: readonly string[];
  readonly values: readonly Value[];

  constructor(texts: readonly string[], values: readonly Value[]) {
    this.texts = texts;
    this.values = values;
  }

  /** The query as the engine is given it: $1, $2 … where values go. */
  get text(): string {
    return this.texts.reduce((text, next, i) => `${text}$${i}${next}`);
  }
}

/** SQL as written. Interpolated values are bound; `Sql` pieces are spliced in; nothing else becomes code. */
export function sql(texts: TemplateStringsArray, ...parts: readonly (Value | Sql)[]): Sql {
  const out: string[] = [texts[0] ?? ""];
  const values: Value[] = [];
  const append = (text: string) => {
    out[out.length - 1] += text;
  };
  parts.forEach((part, i) => {
    if (part instanceof Sql) {
      append(part.texts[0] ?? "");
      part.values.forEach((value, k) => {
        values.push(value);
        out.push(part.texts[k + 1] ?? "");
      });
    } else {
      values.push(part);
      out.push("");
    }
    append(texts[i + 1] ?? "");
  });
  return new Sql(out, values);
}

/** A table's or column's name, quoted. */
export function id(name: string): Sql {
  return new Sql([`"${name.replaceAll('"', '""')}"`], []);
}

/** Pieces in a row, with a separator between them. */
export function join(pieces: readonly Sql[], separator = ", "): Sql {
  return pieces.reduce(
    (all, piece, i) => (i === 0 ? piece : sql`${all}${new Sql([separator], [])}${piece}`),
    new Sql([""], []),
  );
}
