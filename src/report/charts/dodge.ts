export interface Wanted {
  /** Where its middle would best be. */
  readonly at: number;
  readonly height: number;
}

/**
 * Moves labels apart so that none overlap, each as near to where it would best be as the others allow.
 *
 * in      wanted middles and heights, in any order; the span to keep within
 * out     the middle of each, in the order given; where all cannot fit they begin at `low`
 */
export function dodge(labels: readonly Wanted[], low: number, high: number): number[] {
  const order = labels.map((label, i) => ({ ...label, i })).sort((a, b) => a.at - b.at || a.i - b.i);
  const stacks: { members: typeof order; top: number; height: number }[] = [];
  for (const label of order) {
    let stack = settle([label], low, high);
    for (let above = stacks.at(-1); above && above.top + above.height > stack.top; above = stacks.at(-1)) {
      stacks.pop();
      stack = settle([...above.members, ...stack.members], low, high);
    }
    stacks.push(stack);
  }
  const middles = labels.map(() => 0);
  for (const stack of stacks) {
    let y = stack.top;
    for (const { i, height } of stack.members) {
      middles[i] = y + height / 2;
      y += height;
    }
  }
  return middles;
}

/** A stack of labels set where its members' wishes balance, within the span. */
function settle<T extends Wanted>(members: T[], low: number, high: number) {
  let height = 0;
  let wishes = 0;
  for (const label of members) {
    wishes += label.at - label.height / 2 - height;
    height += label.height;
  }
  const top = Math.max(low, Math.min(wishes / members.length, high - height));
  return { members, top, height };
}
