import { apportion } from "./apportion.js";

/** How many there are of everything in a world of a given size. */
export interface Scale {
  readonly plans: number;
  /** All ages, and adults, in the plan areas. */
  readonly residents: number;
  readonly adults: number;
  readonly sections: number;
  /** People invited in each area, in either wave. */
  readonly invited: readonly number[];
  /** Adults of the two other groups in each wave, and how many of them are invited. */
  readonly sector: { readonly adults: number; readonly invited: number };
  readonly population: { readonly adults: number; readonly invited: number };
}

/**
 * Numbers in proportion to `size`, but never fewer than 12 areas with 60 invited in each, nor fewer than 240 invited in
 * the other groups: below that a smaller world would be another kind of world. The share of people who are invited is
 * about the same in all sizes.
 */
export function scaleOf(size: number): Scale {
  const plans = Math.min(66, Math.max(12, Math.round((27273 * size) / 60)));
  const invited = Math.max(60 * plans, Math.round(27273 * size));
  const residents = Math.round((invited * 200000) / 27273);
  const other = (full: number) => {
    const asked = Math.max(240, Math.round(full * size));
    return { adults: 6 * asked, invited: asked };
  };
  return {
    plans,
    residents,
    adults: Math.round(0.75 * residents),
    sections: Math.round((400 * plans) / 66),
    invited: apportion(invited, Array(plans).fill(1)),
    sector: other(6000),
    population: other(8000),
  };
}
