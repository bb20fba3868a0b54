import { double } from "../store/literal.js";
import { sql } from "../store/sql.js";
import type { Indicator, Product, Quantity } from "./request.js";
import { answered } from "./request.js";

/** The square of a quantity about its centre, as design effects and dispersions need it. */
export function squareOf(name: string): Product {
  return productOf(name, name);
}

/** The product of two quantities about their centres. */
export function productOf(first: string, second: string): Product {
  return { kind: "product", name: `${first} × ${second}`, of: [first, second] };
}

/**
 * The product of two quantities about their *means*, as a quantity of its own: its mean is their covariance among
 * people, and has a variance like any other mean.
 *
 * in      the two quantities; their means in the population, from a first tally
 * out     variables as `answered` makes them, missing where either is missing
 */
export function productAboutMeans(
  first: { readonly quantity: Quantity; readonly mean: number },
  second: { readonly quantity: Quantity; readonly mean: number },
): readonly [Indicator, Quantity] {
  const away = ({ quantity, mean }: typeof first) =>
    sql`(CAST(${quantity.value} AS DOUBLE) - ${double(mean)})`;
  const name = productOf(first.quantity.name, second.quantity.name).name;
  return answered(name, sql`${away(first)} * ${away(second)}`);
}
