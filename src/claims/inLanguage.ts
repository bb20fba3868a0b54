import type { Language, Text } from "../vocabulary/text.js";

/** A text in one language. The study has been checked to hold every text in each of its languages. */
export function inLanguage(text: Text, language: Language): string {
  const said = text[language];
  if (said === undefined) throw new Error(`no text in “${language}”: ${JSON.stringify(text)}`);
  return said;
}
