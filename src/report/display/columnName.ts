import { inLanguage } from "../../claims/inLanguage.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";

/** What the study calls a column, or else its own name. */
export function columnName(column: string, { analysis }: Study, language: Language): string {
  const label = analysis.labels[column];
  return label ? inLanguage(label, language) : column;
}
