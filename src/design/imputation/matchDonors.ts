import { at } from "../../maths/at.js";
import type { Random } from "../../maths/random.js";

/**
 * For each recipient one of the `donors` whose prediction is nearest, each as likely.
 *
 * Where more donors than wanted have one prediction, all of them have an equal chance: no one's place decides.
 *
 * in      predictions of donors and of recipients, finite; how many donors to choose among (all, where there are fewer)
 * out     the place of the donor of each recipient
 * source  Little (1988), JBES 6, 287–296; van Buuren (2018), algorithm 3.3
 */
export function matchDonors(
  donors: Float64Array,
  recipients: Float64Array,
  among: number,
  random: Random,
): Int32Array {
  const order = inRisingOrder(donors);
  const sorted = new Float64Array(order.length);
  for (let k = 0; k < order.length; k++) sorted[k] = donors[order[k] as number] as number;
  const wanted = Math.min(among, sorted.length);
  const places = new Int32Array(recipients.length);
  for (let k = 0; k < recipients.length; k++)
    places[k] = order[nearest(sorted, recipients[k] as number, wanted, random)] as number;
  return places;
}

/** A place among the `wanted` nearest of sorted numbers. */
function nearest(sorted: Float64Array, to: number, wanted: number, random: Random): number {
  let high = firstFrom(sorted, to);
  let low = high;
  while (high - low < wanted) {
    const below = low > 0 ? to - (sorted[low - 1] as number) : Infinity;
    const above = high < sorted.length ? (sorted[high] as number) - to : Infinity;
    if (below <= above) low--;
    else high++;
  }
  const cut = (place: number) => place > 0 && place < sorted.length && sorted[place - 1] === sorted[place];
  if (!cut(low) && !cut(high)) return low + random.below(wanted);
  // The window cuts through a run of equal predictions, which are then its furthest: each of the run is as good.
  const run = at(sorted, cut(low) ? low : high - 1);
  const [start, end] = [firstFrom(sorted, run), firstFrom(sorted, run, true)];
  const [from, until] = cut(low) ? [end, high] : [low, start];
  const place = random.below(wanted);
  return place < until - from ? from + place : start + random.below(end - start);
}

/** The first place whose number is at least (`beyond`: more than) `from`. */
function firstFrom(sorted: Float64Array, from: number, beyond = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] as number;
    if (value < from || (beyond && value === from)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places of numbers in rising order: into bins of equal width first, then by insertion, which finds little to do. */
function inRisingOrder(numbers: Float64Array): Int32Array {
  const { length } = numbers;
  let least = Infinity;
  let most = -Infinity;
  for (let place = 0; place < length; place++) {
    const value = numbers[place] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const bins = 2 * length;
  const scale = most > least ? (bins - 1) / (most - least) : 0;
  const starts = new Int32Array(bins + 1);
  const binOf = (place: number) => Math.floor(((numbers[place] as number) - least) * scale);
  for (let place = 0; place < length; place++) {
    const bin = binOf(place) + 1;
    starts[bin] = (starts[bin] as number) + 1;
  }
  for (let bin = 1; bin <= bins; bin++) starts[bin] = (starts[bin] as number) + (starts[bin - 1] as number);
  const order = new Int32Array(length);
  for (let place = 0; place < length; place++) {
    const bin = binOf(place);
    const to = starts[bin] as number;
    order[to] = place;
    starts[bin] = to + 1;
  }
  for (let bin = 0, from = 0; bin < bins; bin++) {
    const to = starts[bin] as number;
    if (to - from > 64) order.subarray(from, to).sort((a, b) => at(numbers, a) - at(numbers, b));
    from = to;
  }
  for (let k = 1; k < length; k++) {
    const place = order[k] as number;
    const value = numbers[place] as number;
    let l = k - 1;
    while (l >= 0 && (numbers[order[l] as number] as number) > value) {
      order[l + 1] = order[l] as number;
      l--;
    }
    order[l + 1] = place;
  }
  return order;
}
