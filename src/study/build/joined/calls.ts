import type { Call, ExpressionType } from "../../../vocabulary/joined.js";
import { ExpressionFault, type Token } from "./tokens.js";
import { mustBe, type Typed } from "./typed.js";

/** What a function takes and gives; `count`: it is also told how many letters. */
interface Signature {
  readonly takes: readonly ExpressionType[];
  readonly gives: "number" | "text";
  readonly count: boolean;
  readonly example: string;
}

const signatures: Readonly<Record<Call, Signature>> = {
  text: { takes: ["number", "text"], gives: "text", count: false, example: "text(year)" },
  number: { takes: ["text", "number"], gives: "number", count: false, example: "number(year)" },
  digits: { takes: ["number", "text"], gives: "text", count: true, example: "digits(code, 5)" },
  first: { takes: ["text"], gives: "text", count: true, example: "first(name, 2)" },
  last: { takes: ["text"], gives: "text", count: true, example: "last(name, 2)" },
};

/** Names of all functions. */
export const callNames: readonly string[] = ["if", ...Object.keys(signatures)];

export function isCall(name: string): name is Call {
  return Object.hasOwn(signatures, name);
}

/** A function and what it is given, whose number and types must fit. */
export function callOf({ text: name, at }: Token, given: readonly Typed[]): Typed {
  if (!isCall(name)) return choice(given, at);
  const { takes, gives, count, example } = signatures[name];
  const [of, letters, ...more] = given;
  if (!of || more.length > 0 || (letters !== undefined) !== count)
    throw new ExpressionFault(
      at,
      `“${name}” is given ${given.length} ${given.length === 1 ? "value" : "values"}`,
      `Write it as ${example}.`,
    );
  const read = takes.includes(of.type)
    ? of.expression
    : mustBe(of, takes[0] ?? "text", `What “${name}” is given`);
  return {
    expression: { kind: "call", name, of: read, count: letters ? wholeNumber(letters, example) : 0 },
    type: gives,
    at,
  };
}

function wholeNumber({ expression, at }: Typed, example: string): number {
  if (
    expression.kind === "number" &&
    Number.isInteger(expression.value) &&
    expression.value >= 1 &&
    expression.value <= 1000
  )
    return expression.value;
  throw new ExpressionFault(at, "This is not a whole number from 1 to 1000", `Write it as ${example}.`);
}

/** if(condition, value, other value) */
function choice(given: readonly Typed[], at: number): Typed {
  const [when, yes, no, ...more] = given;
  if (!when || !yes || !no || more.length > 0)
    throw new ExpressionFault(
      at,
      `“if” is given ${given.length} ${given.length === 1 ? "value" : "values"}`,
      "Write it as if(condition, value, other value).",
    );
  return {
    expression: {
      kind: "choice",
      when: mustBe(when, "truth", "The first value of “if”"),
      yes: yes.expression,
      no: mustBe(no, yes.type, "The last value of “if”"),
    },
    type: yes.type,
    at,
  };
}
