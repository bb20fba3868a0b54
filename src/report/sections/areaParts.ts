import type { PublicAccount } from "../../vocabulary/intake.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { countText } from "./plainTexts.js";
import type { Part } from "./section.js";

/** What does not go by areas: people without one, and areas that are seen in one wave only. */
export function areaParts(
  { areas: of, waves }: Study,
  { areas }: Released<PublicAccount>,
  language: Language,
): readonly Part[] {
  if (!of || !areas) return [];
  const words = wordsIn(language);
  const wave = (id: string) => named(waves, id, language);
  const without = areas.without.filter(({ rows }) => rows !== 0);
  const counts = without.map(({ wave: id, rows }) => `${wave(id)}: ${countText(rows, language)}`);
  const once = [
    ...areas.once.map((one) => `${named(of.list, one.area, language)} (${wave(one.wave)})`),
    ...(areas.onceUnnamed > 0 ? [fill(words.areasUnnamed, { count: String(areas.onceUnnamed) })] : []),
  ];
  return [
    {
      kind: "text",
      text: without.length > 0 ? fill(words.areasWithout, { counts: counts.join("; ") }) : "",
    },
    { kind: "text", text: once.length > 0 ? fill(words.areasOnce, { areas: once.join(", ") }) : "" },
  ];
}
