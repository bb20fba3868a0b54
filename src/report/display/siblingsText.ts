import type { SiblingsNote } from "../../vocabulary/estimate.js";
import type { PublicCount } from "../../vocabulary/intake.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";
import { columnName } from "./columnName.js";
import { numberText } from "./figureText.js";
import { named } from "./quantityText.js";

/** Who speaks where brothers and sisters are compared, and what falls out since families share it. */
export function siblingsText(
  { families, differing, alone, alike }: SiblingsNote,
  study: Study,
  language: Language,
): string {
  const words = wordsIn(language);
  const count = (many: PublicCount) => (many === null ? words.tooFewToTell : numberText(many, 0, language));
  const names = alike.map((name) =>
    study.breakdowns.some(({ id }) => id === name)
      ? named(study.breakdowns, name, language)
      : columnName(name, study, language),
  );
  return [
    fill(words.noteSiblings, {
      families: count(families),
      differing: count(differing),
      alone: count(alone),
    }),
    names.length > 0 ? fill(words.noteAlikeInFamilies, { names: names.join(", ") }) : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
