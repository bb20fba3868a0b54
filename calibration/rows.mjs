import { inEveryWay } from "./smaller.mjs";

const shares = ["glad", "high-quality"];
const order = ["areas", "sector", "population"];
const place = ({ wave, group, category }) => `${wave} ${group} ${category?.category ?? ""}`;
const forward = (a, b) => order.indexOf(a.group) < order.indexOf(b.group);

/**
 * The rows that an interval counts in, and its block: what of one world hangs so closely together that it is one try.
 *
 * in      the way of weighting ("base", "classes", "calibrated"); what was estimated
 * out     none for what is not counted, such as a difference told the other way round
 */
export function intervalRows(weights, quantity) {
  const { kind, measure } = quantity;
  if (kind === "variant") return [ofVariant(quantity)];
  const main = weights === "calibrated" ? mainRow(quantity) : null;
  const at = kind === "level" ? quantity.at : kind === "change" ? quantity.to : null;
  const everyWay = at && at.category === null && inEveryWay.includes(measure);
  return [...(main ? [main] : []), ...(everyWay ? [{ row: `${weights}-${kind}`, block: place(at) }] : [])];
}

function ofVariant({ variant, of }) {
  return { row: `${variant}-${of.kind}`, block: place(of.at ?? of.to) };
}

function mainRow(quantity) {
  const { kind, measure, at, to, of, against } = quantity;
  switch (kind) {
    case "level": {
      const unit = shares.includes(measure) ? "share" : measure === "total" ? "index" : "dimension";
      return { row: `level-${at.category?.breakdown ?? unit}`, block: place(at) };
    }
    case "change":
      if (to.category) return { row: `change-${to.category.breakdown}`, block: place(to) };
      return { row: to.group === "areas" ? "change-panel" : "change", block: place(to) };
    case "difference":
      return of.category || against.category || !forward(of, against) ? null : { row: kind, block: of.wave };
    case "change-difference":
      return of.to.category || !forward(of.to, against.to) ? null : { row: kind, block: "all" };
    case "component": {
      const category = quantity.category ? `-${quantity.category}` : "";
      const row = `${quantity.breakdown}-${quantity.part}${category}`;
      return quantity.breakdown === "residency" && to.group !== "areas" ? null : { row, block: to.group };
    }
    case "contribution":
    case "contribution-share":
      return { row: kind, block: to.group };
    default:
      return { row: kind, block: place(at ?? to) };
  }
}
