import type { ValueLabel } from "../../vocabulary/labelled.js";
import { FileProblem } from "../fileProblem.js";
import type { BytesLabel, LabelSet } from "./labelSets.js";
import type { Records } from "./records.js";
import type { FromBytes } from "./values.js";

const mostLabels = 10_000_000;

/**
 * Value labels by the place of their variable. Variables that share a set and are of one kind share the same list, so
 * that a set of a thousand labels for a thousand variables stays a thousand labels.
 */
export function labelsByUnit({ variables, labelSets }: Records) {
  const known = new Set(variables.map(({ unit }) => unit));
  const sets = new Map<number, LabelSet[]>();
  for (const set of labelSets) {
    for (const unit of set.units) {
      if (!known.has(unit)) throw new FileProblem("value labels are for a variable that it does not have");
      const already = sets.get(unit);
      if (already) already.push(set);
      else sets.set(unit, [set]);
    }
  }
  const read = new Map<LabelSet, Map<string, readonly ValueLabel[]>>();
  let copied = 0;

  return (unit: number, values: FromBytes, labelOf: (entry: BytesLabel) => ValueLabel) => {
    const lists = (sets.get(unit) ?? []).map((set) => {
      const byKind = read.get(set) ?? new Map<string, readonly ValueLabel[]>();
      read.set(set, byKind);
      const kind = `${values.kind} ${values.epoch}`;
      const labels = byKind.get(kind) ?? set.entries.map(labelOf);
      byKind.set(kind, labels);
      return labels;
    });
    if (lists.length <= 1) return lists[0] ?? [];
    copied += lists.reduce((sum, list) => sum + list.length, 0);
    if (copied > mostLabels) throw new FileProblem(`it has more than ${mostLabels} value labels`);
    return lists.flat();
  };
}
