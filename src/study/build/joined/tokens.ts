/** A word of an expression, and where it starts (from 1). */
export interface Token {
  readonly kind: "name" | "number" | "text" | "sign" | "end";
  readonly text: string;
  readonly at: number;
  /** True for a name in [ ], which is never a word of the language. */
  readonly isBracketed: boolean;
}

/** What is wrong with an expression as written: where, and what should stand there. */
export class ExpressionFault extends Error {
  readonly at: number;
  readonly todo: string;

  constructor(at: number, what: string, todo: string) {
    super(what);
    this.at = at;
    this.todo = todo;
  }
}

const patterns = [
  ["number", /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}\p{N}_])/uy],
  ["name", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["bracketed", /\[([^[\]]+)\]/y],
  ["text", /'((?:[^']|'')*)'/y],
  ["text", /"((?:[^"]|"")*)"/y],
  ["sign", /<>|<=|>=|[-+*/&=<>(),.]/y],
] as const;

/** Splits an expression into its words; throws `ExpressionFault` at what is none. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (;;) {
    from += /\s*/y.exec(expression.slice(from))?.[0].length ?? 0;
    if (from >= expression.length) break;
    const token = tokenAt(expression, from);
    tokens.push(token.token);
    from += token.length;
  }
  tokens.push({ kind: "end", text: "", at: expression.length + 1, isBracketed: false });
  return tokens;
}

function tokenAt(expression: string, from: number): { readonly token: Token; readonly length: number } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = from;
    const found = pattern.exec(expression);
    if (!found) continue;
    const [whole, inner] = found;
    const text =
      kind === "text" ? (inner ?? "").replaceAll(/''|""/g, (two) => two[0] ?? "") : (inner ?? whole);
    const isBracketed = kind === "bracketed";
    return {
      token: {
        kind: isBracketed ? "name" : kind,
        text: isBracketed ? text.trim() : text,
        at: from + 1,
        isBracketed,
      },
      length: whole.length,
    };
  }
  const sign = expression[from] ?? "";
  const todo =
    sign === "'" || sign === '"'
      ? "Close the quotation marks."
      : sign === "["
        ? "Close the bracket: [County Code]."
        : /\d/.test(sign)
          ? "Put a name that begins with a digit in brackets: [2013 population]."
          : "Write names, numbers, 'texts', + - * / &, comparisons, and, or, not.";
  throw new ExpressionFault(from + 1, `“${sign}” means nothing here`, todo);
}
