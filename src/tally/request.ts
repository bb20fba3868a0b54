import { id, type Sql } from "../store/sql.js";
import { answers } from "../vocabulary/answers.js";

/** What to count: which rows, in which design, by which keys, summing which variables. */
export interface TallyRequest {
  readonly rows: Sql;
  readonly design: DesignColumns;
  /** Keys of the domains; a row where one is NULL lies outside every domain. */
  readonly by: readonly Key[];
  readonly variables: readonly Variable[];
  /** Where weights were calibrated: what residuals need. */
  readonly calibration?: CalibrationColumns;
  /** The set that each variable belongs to (`null`: to all): no products are taken across sets. Default: one set. */
  readonly sets?: readonly (number | null)[];
}

/** True where the product of two variables is wanted. */
export function inOneSet({ sets }: TallyRequest, a: number, b: number): boolean {
  return !sets || sets[a] === sets[b] || sets[a] === null || sets[b] === null;
}

export interface CalibrationColumns {
  /** INTEGER: the row's pattern of margins, from 0. */
  readonly pattern: Sql;
  /** The weight before calibration. */
  readonly weightBefore: Sql;
}

export interface Key {
  readonly name: string;
  readonly value: Sql;
}

/** What is summed, once with weights and once without. A row where it is missing adds nothing. */
export type Variable = Indicator | Quantity | Product;

/** 1 where a value is there. */
export interface Indicator {
  readonly kind: "indicator";
  readonly name: string;
  readonly of: Sql;
}

/** A numeric expression; summed as distance from a centre, for the digits' sake, unless it must not be. */
export interface Quantity {
  readonly kind: "quantity";
  readonly name: string;
  readonly value: Sql;
  readonly centred: boolean;
}

/** Product of two quantities' distances from their centres; for design effects, not itself part of a variance. */
export interface Product {
  readonly kind: "product";
  readonly name: string;
  readonly of: readonly [string, string];
}

/** Which columns carry the design; `null` where the design has no such thing. */
export interface DesignColumns {
  readonly wave: Sql;
  readonly stratum: Sql;
  /** `null`: people were drawn directly. */
  readonly psu: Sql | null;
  readonly secondUnit: Sql | null;
  readonly populationPsus: Sql | null;
  readonly populationSecondUnits: Sql | null;
  readonly weight: Sql;
  /** True where equal names of PSUs in two waves are one PSU. */
  readonly psusStay: boolean;
  /** Key of people who answer in several waves, for designs without PSUs; `null`: waves are independent. */
  readonly person: Sql | null;
}

/** Whether a variable is answered, and its value: what a mean, a share and a total are made of. */
export function answered(name: string, value: Sql): readonly [Indicator, Quantity] {
  return [
    { kind: "indicator", name: `${name} answered`, of: value },
    { kind: "quantity", name, value, centred: true },
  ];
}

/** The table of answers with a study's design, as intake leaves it. */
export function answersDesign(design: {
  readonly stages: readonly { readonly populationSize: string | null }[];
  readonly population?: string | null;
  readonly psusStay: boolean;
  readonly person: string | null;
}): DesignColumns {
  const [first, second] = design.stages;
  return {
    wave: id(answers.wave),
    stratum: id(answers.stratum),
    psu: first ? id(answers.psu) : null,
    secondUnit: second ? id(answers.secondUnit) : null,
    populationPsus: (first ? first.populationSize : design.population) ? id(answers.populationPsus) : null,
    populationSecondUnits: second?.populationSize ? id(answers.populationSecondUnits) : null,
    weight: id(answers.weight),
    psusStay: design.psusStay,
    person: !first && design.person ? id(answers.person) : null,
  };
}
