/** The item that a number from [0, 1) falls on, each as likely. */
export function oneOf<T>(items: readonly T[], unit: number): T {
  return itemAt(items, Math.floor(items.length * unit));
}

/** The item at an index; throws for one outside. */
export function itemAt<T>(items: readonly T[], index: number): T {
  if (!(index in items)) throw new Error(`no item ${index} among ${items.length}`);
  return items[index] as T;
}
