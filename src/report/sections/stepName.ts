import type { Words } from "../words.js";

/** A step of the weights in words. */
export function stepName(step: string, words: Words): string {
  const name = stepNames[step];
  if (!name) throw new Error(`weighting has no step “${step}”`);
  return name(words);
}

const stepNames: Readonly<Record<string, (words: Words) => string>> = {
  base: (words) => words["step: base"],
  classes: (words) => words["step: classes"],
  trimmed: (words) => words["step: trimmed"],
  calibrated: (words) => words["step: calibrated"],
};
