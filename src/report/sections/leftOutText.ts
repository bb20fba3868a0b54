import { type LeftOutRule, leftOutRules } from "../../vocabulary/leftOutReason.js";
import type { Language } from "../../vocabulary/text.js";
import { wordsIn } from "../words.js";

/** Why rows are left out, or what is counted of them, in the reader's language; a study's own reason as it stands. */
export function leftOutText(reason: string, language: Language): string {
  if (wordsIn(language).language !== "da") return reason;
  for (const { rule, pattern } of patterns) {
    const names = pattern.exec(reason)?.slice(1);
    if (names) return danish[rule].replaceAll("{name}", () => names.shift() ?? "");
  }
  return reason;
}

/** Rules without a name first: of all that could be meant, they say most. */
const patterns = [...leftOutRules]
  .sort((a, b) => Number(a.includes("{name}")) - Number(b.includes("{name}")))
  .map((rule) => ({ rule, pattern: new RegExp(`^${rule.replaceAll("{name}", "(.+?)")}$`) }));

const danish: Readonly<Record<LeftOutRule, string>> = {
  "too few fields": "for få felter",
  "too many fields": "for mange felter",
  "quotation marks do not match": "anførselstegn passer ikke sammen",
  "field too long": "et felt er for langt",
  "control character": "et styretegn i et felt",
  "wave missing": "runden mangler",
  "wave not in the study": "runden er ikke med i undersøgelsen",
  "in no group": "i ingen gruppe",
  "weight missing": "vægten mangler",
  "weight zero": "vægten er nul",
  "not a number: {name}": "ikke et tal: {name}",
  "key missing: {name}": "nøglen mangler: {name}",
  "no row in {name}": "ingen række i {name}",
  "not every {name} has a row": "ikke en række for hver {name}",
  "not every {name} has {name}": "ikke for hver {name} oplyst: {name}",
  "outside the period": "uden for perioden",
  "ends before it begins": "slutter, før det begynder",
  "{name} missing": "{name} mangler",
  "{name} is no year": "{name} er ikke et år",
  "{name} is no date": "{name} er ikke en dato",
  "{name} is no number": "{name} er ikke et tal",
  "two years of birth": "to fødselsår",
  "two rows in one year": "to rækker i ét år",
  "mother not {name} years older": "mor er ikke {name} år ældre",
  "{name}: code not known": "{name}: kode ikke kendt",
  "{name}: person-years told twice": "{name}: personår oplyst to gange",
  "{name}: spells that overlap": "{name}: forløb, der overlapper",
  "children in the population": "børn i befolkningen",
  "neither parent told": "ingen af forældrene oplyst",
  "mother not told": "mor ikke oplyst",
  "father not told": "far ikke oplyst",
  "mother never in the population": "mor aldrig i befolkningen",
  "years missing between the first and the last": "år, der mangler mellem det første og det sidste",
  "origin not known": "herkomst ikke kendt",
  "years of children with two homes at once": "børns år med to boliger på én gang",
  "years of children with a home told twice": "børns år med en bolig oplyst to gange",
  "no answer": "intet svar",
  "background not known": "baggrund ikke kendt",
  "no unit": "ingen enhed",
  "no key of the person": "ingen nøgle til personen",
  "unit in the ring": "enhed i ringen",
  "not known what they are matched by": "det, de matches efter, kendes ikke",
  "years, family or covariate missing": "år, familie eller kovariat mangler",
};
