import type { Expression, ExpressionType, JoinedColumn, Operator } from "../../../vocabulary/joined.js";
import { callOf, isCall } from "./calls.js";
import type { Scope } from "./scope.js";
import { ExpressionFault, type Token, tokensOf } from "./tokens.js";
import { mustBe, type Typed } from "./typed.js";

/**
 * Reads an expression such as `deaths / population * 100000`.
 *
 * in      the text; what its names stand for
 * out     a tree whose types fit: numbers are never compared with texts
 * error   `ExpressionFault` with the place, what is wrong and what to write
 */
export function parseExpression(text: string, scope: Scope): Typed {
  const tokens = tokensOf(text);
  if (tokens.length > mostTokens)
    throw new ExpressionFault(
      1,
      `The expression has more than ${mostTokens} words`,
      "Divide it over several lines of “make”.",
    );
  const parser = new Parser(tokens, scope);
  const read = parser.either();
  parser.end();
  return read;
}

/** Longer ones are no reckoning that a person could check. */
const mostTokens = 300;

const reserved: ReadonlySet<string> = new Set(["and", "or", "not", "in", "is", "missing", "at", "if"]);

/** One method for each level of precedence, the loosest first. */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #scope: Scope;
  #next = 0;

  constructor(tokens: readonly Token[], scope: Scope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  either(): Typed {
    return this.#chain(["or"], () => this.#both(), "truth", "truth");
  }

  end(): void {
    const { kind, text, at } = this.#token;
    if (kind === "end") return;
    const todo = "Write + - * / & = and or between the two, or take it away.";
    throw new ExpressionFault(at, `“${text}” stands where the expression should end`, todo);
  }

  #both(): Typed {
    return this.#chain(["and"], () => this.#negated(), "truth", "truth");
  }

  #negated(): Typed {
    const { at } = this.#token;
    if (!this.#takes("not")) return this.#comparison();
    return {
      expression: { kind: "not", of: mustBe(this.#negated(), "truth", "What stands after “not”") },
      type: "truth",
      at,
    };
  }

  #comparison(): Typed {
    const left = this.#sum();
    const { at } = left;
    const truth = (expression: Expression): Typed => ({ expression, type: "truth", at });
    const negated = (expression: Expression, isNegated: boolean) =>
      truth(isNegated ? { kind: "not", of: expression } : expression);
    if (this.#takes("is")) {
      const isNot = this.#takes("not");
      if (!this.#takes("missing")) this.#expected("“missing”");
      return negated({ kind: "missing", of: left.expression }, isNot);
    }
    const isNot = this.#takes("not");
    if (this.#takes("in")) return negated({ kind: "in", of: left.expression, list: this.#list(left) }, isNot);
    if (isNot) this.#expected("“in”");
    const operator = (["=", "<>", "<=", ">=", "<", ">"] as const).find((sign) => this.#takes(sign));
    if (!operator) return left;
    const right = this.#sum();
    const isOrder = operator !== "=" && operator !== "<>";
    if (isOrder) mustBe(left, "number", `What stands before “${operator}”`);
    mustBe(right, left.type, `What stands after “${operator}”`);
    return truth({ kind: "operation", operator, left: left.expression, right: right.expression });
  }

  #list(of: Typed): readonly Expression[] {
    this.#must("(");
    const list = [];
    do list.push(mustBe(this.#sum(), of.type, "Each value of the list"));
    while (this.#takes(","));
    this.#must(")");
    return list;
  }

  #sum(): Typed {
    const numbers = this.#chain(["+", "-"], () => this.#product(), "number", "number");
    if (this.#token.text !== "&" || this.#token.kind !== "sign") return numbers;
    let whole: Typed = { ...numbers, expression: mustBe(numbers, "text", "What stands before “&”") };
    while (this.#takes("&")) {
      const right = mustBe(this.#product(), "text", "What stands after “&”");
      whole = { ...whole, expression: { kind: "operation", operator: "&", left: whole.expression, right } };
    }
    return whole;
  }

  #product(): Typed {
    return this.#chain(["*", "/"], () => this.#signed(), "number", "number");
  }

  #signed(): Typed {
    const { at } = this.#token;
    if (!this.#takes("-")) return this.#atom();
    return {
      expression: { kind: "minus", of: mustBe(this.#signed(), "number", "What stands after “-”") },
      type: "number",
      at,
    };
  }

  #atom(): Typed {
    const token = this.#token;
    const { at, text } = token;
    if (token.kind === "number") {
      this.#next++;
      return { expression: { kind: "number", value: Number(text) }, type: "number", at };
    }
    if (token.kind === "text") {
      this.#next++;
      return { expression: { kind: "text", value: text }, type: "text", at };
    }
    if (this.#takes("(")) {
      const inner = this.either();
      this.#must(")");
      return { ...inner, at };
    }
    if (token.kind !== "name") return this.#expected("a name, a number or a 'text'");
    const follows = this.#tokens[this.#next + 1];
    if (!token.isBracketed && follows?.kind === "sign" && follows.text === "(") return this.#call(token);
    const column = this.#column();
    return this.#takes("at")
      ? this.#elsewhere(column, at)
      : { expression: { kind: "column", column }, type: column.type, at };
  }

  /** `name`, or `file.name`. */
  #column(): JoinedColumn {
    const first = this.#name();
    if (this.#token.kind !== "sign" || !this.#takes(".")) return this.#scope.find(first.text, null, first.at);
    const second = this.#name();
    return this.#scope.find(second.text, first.text, first.at);
  }

  #name(): Token {
    const token = this.#token;
    if (token.kind !== "name") this.#expected("the name of a column");
    if (!token.isBracketed && reserved.has(token.text)) this.#expected("the name of a column");
    this.#next++;
    return token;
  }

  #call(name: Token): Typed {
    if (name.text !== "if" && !isCall(name.text)) this.#scope.unknownCall(name.text, name.at);
    this.#next += 2;
    const given = [this.either()];
    while (this.#takes(",")) given.push(this.either());
    this.#must(")");
    return callOf(name, given);
  }

  /** `population at year = '2013'`: the column in another row of the same unit. */
  #elsewhere(column: JoinedColumn, at: number): Typed {
    const place = this.#token.at;
    const key = this.#column();
    const others = this.#scope.othersOfKey(key, place);
    this.#must("=");
    const value = mustBe(this.#atom(), key.type, "What stands after “=”");
    if (value.kind !== "text" && value.kind !== "number") this.#expected("one value, such as '2013'", -1);
    return { expression: { kind: "at", column, key, value, others }, type: column.type, at };
  }

  #chain(operators: readonly Operator[], part: () => Typed, of: ExpressionType, type: ExpressionType): Typed {
    let whole = part();
    for (;;) {
      const operator = operators.find((each) => this.#takes(each));
      if (!operator) return whole;
      const left = mustBe(whole, of, `What stands before “${operator}”`);
      const right = mustBe(part(), of, `What stands after “${operator}”`);
      whole = { expression: { kind: "operation", operator, left, right }, type, at: whole.at };
    }
  }

  get #token(): Token {
    return this.#tokens[this.#next] as Token;
  }

  /** Goes past a sign or a word of the language, if it is there. */
  #takes(text: string): boolean {
    const { kind, text: found, isBracketed } = this.#token;
    if ((kind !== "sign" && kind !== "name") || isBracketed || found !== text) return false;
    this.#next++;
    return true;
  }

  #must(sign: string): void {
    if (!this.#takes(sign)) this.#expected(`“${sign}”`);
  }

  #expected(what: string, back = 0): never {
    const token = this.#tokens[this.#next + back] as Token;
    const found = token.kind === "end" ? "the expression ends" : `“${token.text}” stands`;
    throw new ExpressionFault(token.at, `${found} where ${what} should be`, `Write ${what} there.`);
  }
}
