import type { Expression, ExpressionType } from "../../../vocabulary/joined.js";
import { ExpressionFault } from "./tokens.js";

/** An expression with what it comes to, and where it starts. */
export interface Typed {
  readonly expression: Expression;
  readonly type: ExpressionType;
  readonly at: number;
}

const typeNames = { number: "a number", text: "a text", truth: "true or false" } as const;

/** Insists that a part is of a type. */
export function mustBe(part: Typed, type: ExpressionType, of: string): Expression {
  if (part.type === type) return part.expression;
  const todo =
    type === "number" && part.type === "text"
      ? "Write number(…) around it, or declare the column as number."
      : type === "text" && part.type === "number"
        ? "Write text(…) around it, or declare the column as text."
        : type === "truth"
          ? "Write a comparison, such as year = '2014'."
          : "Write if(condition, 1, 0) to make a number of a condition.";
  throw new ExpressionFault(
    part.at,
    `${of} must be ${typeNames[type]}, and this is ${typeNames[part.type]}`,
    todo,
  );
}
