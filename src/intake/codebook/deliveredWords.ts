import type { DeliveredWords, FileWords } from "../../vocabulary/codebook.js";

/** What labelled files say of a variable: files that say the same are told together, in the order of the sources. */
export function deliveredWords(files: readonly FileWords[], name: string): readonly DeliveredWords[] {
  const told: { sources: number[]; key: string; words: Omit<DeliveredWords, "sources"> }[] = [];
  for (const { source, variables } of files.toSorted((a, b) => a.source - b.source)) {
    const variable = variables.find((each) => each.name === name);
    if (!variable) continue;
    const { label, format, labels, missing } = variable;
    const words = { label, format, labels, missing };
    const key = JSON.stringify(words, (_, value) => (Math.abs(value) === Infinity ? String(value) : value));
    const same = told.find((each) => each.key === key);
    if (same) same.sources.push(source);
    else told.push({ sources: [source], key, words });
  }
  return told.map(({ sources, words }) => ({ sources, ...words }));
}
