import type { Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { type ChanceChangeOf, type ChanceOf, type Place, quantityKey } from "../vocabulary/quantity.js";
import { passes } from "./rules.js";

/**
 * Cells of transition tables, and figures made of them, that are withheld because a cell of their table is.
 *
 * The shares of a class's children add up to all of them, so one cell follows from the others: a table of one wave and
 * group, or of its change, is told whole or not at all. `bottom-to-top` is one of its cells. Of two classes `mobility` and
 * `uniform-difference` tell the table, too. Classes are those of the whole wave: what arrives in a class over all groups is
 * known, so that the tables of all groups but one tell the last, with which the smallest of the others is withheld. The
 * change of a table that is withheld in either wave would tell it beside the other wave's.
 *
 * in      every result of the study, and the policy
 * out     keys of quantities that must not leave
 * source  complementary suppression: Hundepool et al. (2012), Statistical Disclosure Control, §4.3
 */
export function withheldTables(results: readonly Result[], policy: ReleasePolicy): ReadonlySet<string> {
  const tables = tablesIn(results);
  const broken = new Set(tables.filter((table) => isBroken(table, policy)));
  for (const ofWave of grouped(tables, waveOf).values()) {
    const [told, kept] = [ofWave.filter((one) => !broken.has(one)), ofWave.filter((one) => broken.has(one))];
    const smallest = told.reduce<Table | undefined>(
      (least, one) => (least && peopleIn(least) <= peopleIn(one) ? least : one),
      undefined,
    );
    if (kept.filter((one) => peopleIn(one) > 0).length === 1 && smallest) broken.add(smallest);
  }
  const places = new Set([...broken].flatMap(levelKey));
  return new Set(
    tables
      .filter((table) => broken.has(table) || changedKeys(table).some((key) => places.has(key)))
      .flatMap(({ members }) => members.map(({ result }) => quantityKey(result.quantity))),
  );
}

type Quantity = ChanceOf | ChanceChangeOf;

interface Member {
  readonly result: Result;
  readonly quantity: Quantity;
}

/** Figures that a table of one wave and group, or of its change, is told by. */
interface Table {
  readonly quantity: Quantity;
  readonly members: readonly Member[];
}

function tablesIn(results: readonly Result[]): readonly Table[] {
  const found = results.flatMap((result): readonly Member[] => {
    const { quantity } = result;
    return quantity.kind === "chance" || quantity.kind === "chance-change" ? [{ result, quantity }] : [];
  });
  return [...grouped(found, ({ quantity }) => tableKey(quantity)).values()].flatMap((all) => {
    const cells = all.flatMap(({ quantity: { cell } }) => cell ?? []);
    const classes = Math.max(...cells.map(({ to }) => to));
    const members = all.filter(({ quantity }) => tellsTable(quantity, classes));
    const quantity = members[0]?.quantity;
    return cells.length > 0 && quantity ? [{ quantity, members }] : [];
  });
}

function tellsTable({ chance }: Quantity, classes: number): boolean {
  if (chance === "transition" || chance === "bottom-to-top") return true;
  return classes === 2 && (chance === "mobility" || chance === "uniform-difference");
}

function isBroken({ members }: Table, policy: ReleasePolicy): boolean {
  return members.some(
    ({ result, quantity: { cell } }) => cell && (result.kind !== "estimate" || !passes(result, policy)),
  );
}

/** Every class's children, as often as there are classes: enough to tell which of two tables is smaller. */
const peopleIn = ({ members }: Table) =>
  members.reduce((sum, { result, quantity: { cell } }) => sum + (cell ? result.n : 0), 0);

const placeKey = ({ measure, analysis }: Quantity, { wave, group }: Place) =>
  JSON.stringify([measure, analysis, wave, group]);

const tableKey = (quantity: Quantity) =>
  quantity.kind === "chance"
    ? placeKey(quantity, quantity.at)
    : JSON.stringify([placeKey(quantity, quantity.from), placeKey(quantity, quantity.to)]);

const waveOf = ({ quantity }: Table) =>
  quantity.kind === "chance" ? placeKey(quantity, { ...quantity.at, group: "" }) : null;

const levelKey = ({ quantity }: Table) =>
  quantity.kind === "chance" ? [placeKey(quantity, quantity.at)] : [];

const changedKeys = ({ quantity }: Table) =>
  quantity.kind === "chance" ? [] : [quantity.from, quantity.to].map((place) => placeKey(quantity, place));

function grouped<T>(all: readonly T[], keyed: (one: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyed(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
