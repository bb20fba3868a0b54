import type { CrossProducts } from "../../vocabulary/crossProducts.js";
import type {
  NotJudged,
  ScaleComparison,
  ScaleFigures,
  ScaleQuality,
} from "../../vocabulary/scaleQuality.js";
import type { Domain } from "../../vocabulary/tally.js";
import { confirmatoryFactorAnalysis } from "./confirmatoryFactorAnalysis.js";
import { cronbachAlpha } from "./cronbachAlpha.js";
import { type Answered, itemMoments } from "./itemMoments.js";
import { measurementInvariance } from "./measurementInvariance.js";
import { omegaTotal } from "./omegaTotal.js";
import type { Factor } from "./structureOf.js";
import { verdictOf } from "./verdictOf.js";

/** A dimension is one factor of its items, a total one of its dimensions, a whole instrument several factors. */
export interface Scale {
  readonly id: string;
  readonly factors: readonly Factor[];
}

export interface ScaleQualityRequest {
  readonly scales: readonly Scale[];
  /** Keys of the domains whose values are compared: wave, language, group. */
  readonly by: readonly string[];
  /** Who counts in alpha and item–rest correlations; factor models are listwise always. */
  readonly alpha: Answered;
}

/**
 * How well the items of each scale hang together, in all and within each wave (language, group), and whether they mean
 * the same to all of these.
 *
 * in      cross-products of every item of the scales; the scales; the keys to compare
 * out     figures and a verdict by scale; what cannot be told is a finding with its reason
 * when not the same people are in two waves: figures hold, but the tests between waves take them as different people
 * source  docs/methods/scales.md
 */
export function scaleQuality(products: CrossProducts, request: ScaleQualityRequest): readonly ScaleQuality[] {
  return request.scales.map((scale) => {
    const all = figuresOf(products, scale, request.alpha, () => true);
    const by = request.by.map((key) => comparison(products, scale, request.alpha, key));
    const items = itemsOf(scale);
    return { scale: scale.id, items, all, by, verdict: verdictOf(all, by) };
  });
}

function comparison(products: CrossProducts, scale: Scale, alpha: Answered, key: string): ScaleComparison {
  const values = [...new Set(products.domains.map((domain) => valueIn(domain, key)))].sort();
  const amongThose = (value: string) => (domain: Domain) => valueIn(domain, key) === value;
  const groups = values.map((value) =>
    itemMoments(products, { items: itemsOf(scale), answered: "listwise", among: amongThose(value) }),
  );
  return {
    key,
    parts: values.map((value) => ({ value, figures: figuresOf(products, scale, alpha, amongThose(value)) })),
    invariance: measurementInvariance(groups, scale.factors),
  };
}

function figuresOf(
  products: CrossProducts,
  scale: Scale,
  alpha: Answered,
  among: (domain: Domain) => boolean,
): ScaleFigures {
  const items = itemsOf(scale);
  const listwise = itemMoments(products, { items, answered: "listwise", among });
  const forAlpha = alpha === "listwise" ? listwise : itemMoments(products, { items, answered: alpha, among });
  const one = scale.factors.length === 1;
  return {
    n: listwise.n,
    alpha: one ? cronbachAlpha(forAlpha) : null,
    omega: one ? omegaTotal(listwise) : null,
    fit: fitOf(confirmatoryFactorAnalysis(listwise, scale.factors)),
  };
}

function fitOf(analysis: ReturnType<typeof confirmatoryFactorAnalysis>): ScaleFigures["fit"] | NotJudged {
  return analysis.kind === "fitted" ? analysis.fit : analysis;
}

function itemsOf({ factors }: Scale): readonly string[] {
  return factors.flatMap(({ items }) => items);
}

function valueIn(domain: Domain, key: string): string {
  const value = domain[key];
  if (value === undefined) throw new Error(`scaleQuality: the domains have no key ${key}`);
  return value;
}
