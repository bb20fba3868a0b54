import { at } from "../maths/at.js";
import { type Random, stream } from "../maths/random.js";
import { apportion } from "./apportion.js";
import { municipalities } from "./country.js";
import type { Scale } from "./scale.js";

/** One made-up plan and the housing area that it covers. */
export interface Plan {
  /** From 1. */
  readonly number: number;
  /** Name of the area; no such place exists. */
  readonly name: string;
  readonly organisation: string;
  /** Index in `municipalities`. */
  readonly municipality: number;
  /** First day of the plan, year-month-day. */
  readonly start: string;
  readonly sections: number;
  /** People of all ages, and adults; the same in both waves, as every home is let again. */
  readonly residents: number;
  readonly adults: number;
  /** Share of the adults of 2018 who have left by 2021. */
  readonly turnover: number;
  /** How hard up the area is: mean 0 and variance 1 over the areas. */
  readonly hardship: number;
}

/** Plans that start between 2016 and 2019, in towns large and small. */
export function makePlans(seed: number, scale: Scale): readonly Plan[] {
  const dice = (what: string) => stream(seed, `plans/${what}`);
  const each = <T>(what: string, draw: (random: Random) => T): T[] => {
    const random = dice(what);
    return Array.from({ length: scale.plans }, () => draw(random));
  };
  const sizes = each("size", (random) => Math.exp(0.35 * Math.max(-1.8, Math.min(1.8, random.normal()))));
  const children = each("children", (random) => 0.2 + 0.1 * random.uniform());
  const adults = apportion(scale.adults, sizes);
  const residents = apportion(
    scale.residents,
    adults.map((n, i) => n / (1 - at(children, i))),
  );
  const sections = apportion(scale.sections, sizes);
  const names = dice("name").sample(areaNames, scale.plans);
  const homes = each("municipality", (random) => random.below(homeTowns.length));
  const organisations = each("organisation", (random) => random.below(organisationNames.length));
  const starts = each("start", (random) => random.below(16));
  const turnovers = each("turnover", (random) => 0.24 + 0.12 * random.uniform());
  const hardships = standardised(each("hardship", (random) => random.normal()));
  return names.map((name, i) => ({
    number: i + 1,
    name,
    organisation: organisationNames[at(organisations, i)] ?? "",
    municipality: at(homeTowns, at(homes, i)),
    start: firstDay(at(starts, i)),
    sections: Math.max(1, at(sections, i)),
    residents: at(residents, i),
    adults: at(adults, i),
    turnover: at(turnovers, i),
    hardship: at(hardships, i),
  }));
}

/** The numbers moved and stretched to mean 0 and variance 1. */
export function standardised(numbers: readonly number[]): number[] {
  const n = numbers.length;
  const mean = numbers.reduce((sum, x) => sum + x, 0) / n;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  return numbers.map((x) => (x - mean) / Math.sqrt(variance));
}

/** First day of a quarter, counted from the first of 2016. */
function firstDay(quarter: number): string {
  const month = String(1 + 3 * (quarter % 4)).padStart(2, "0");
  return `${2016 + Math.floor(quarter / 4)}-${month}-01`;
}

/** Indices of the towns where plans lie; larger towns stand several times. */
const homeTowns: readonly number[] = [
  ...[
    101, 101, 101, 101, 101, 101, 751, 751, 751, 751, 461, 461, 461, 851, 851, 851, 153, 153, 165, 169, 183,
  ],
  ...[
    167, 190, 217, 259, 265, 330, 330, 370, 561, 561, 607, 607, 615, 615, 621, 630, 630, 657, 661, 730, 730,
  ],
  ...[740, 791, 210, 316, 329, 450, 376, 360, 479, 510, 540, 580, 787, 813, 860],
].map((code) => municipalities.findIndex((one) => one.code === code));

const areaNames: readonly string[] = [
  ...["Papirdrage", "Sneglehus", "Regndråbe", "Messingklokke", "Havrekorn", "Pilefløjte"],
  ...["Ravperle", "Glasugle", "Sølvbjælde", "Kobberkande", "Brombærsky"],
].flatMap((first) => ["parken", "vænget", "bakken", "toften", "engen", "gården"].map((last) => first + last));

const organisationNames: readonly string[] = [
  ...["Nord", "Syd", "Øst", "Vest", "Midt", "Kyst", "Fjord", "Hede", "Sund", "Skov"],
].map((where) => `Den Opdigtede Boligforening ${where}`);
