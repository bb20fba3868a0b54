import { stream } from "../../maths/random.js";
import { municipalities } from "../country.js";
import { makePlans, type Plan } from "../plans.js";
import { scaleOf } from "../scale.js";

/** Where children live: a plan's area, another social-housing section, or a municipality outside social housing. */
export interface Place {
  readonly kind: "plan" | "section" | "elsewhere";
  /** Name of the plan, of the section or of the municipality. */
  readonly name: string;
  /** Code of the municipality. */
  readonly municipality: number;
  /** Names of its housing sections; none elsewhere. */
  readonly sections: readonly string[];
  /** Year in which its plan begins. */
  readonly start: number | null;
  /** Children of each year of birth who live there at 15. */
  readonly children: number;
}

/** Children of one year of birth in the mean plan area, in each other section and in each municipality, at size 1. */
const each = { plan: 12.5, section: 5, elsewhere: 12 } as const;

/** Plan areas with the years in which plans begin, as many other sections, and the municipalities. */
export function makePlaces(seed: number, size: number): readonly Place[] {
  const scale = scaleOf(size);
  const plans = makePlans(seed, scale);
  const mean = plans.reduce((sum, { residents }) => sum + residents, 0) / plans.length;
  const many = (children: number) => Math.max(1, Math.round(children));
  // A small world has fewer areas as well, so that each keeps as many children as it can.
  const within = (size * 66) / plans.length;
  const towns = stream(seed, "registers/towns");
  return [
    ...plans.map(
      (plan): Place => ({
        kind: "plan",
        name: numbered("P", plan.number, 2),
        municipality: codeOf(plan.municipality),
        sections: sectionsOf(plan),
        start: Number(plan.start.slice(0, 4)),
        children: many((each.plan * within * plan.residents) / mean),
      }),
    ),
    ...plans.map(({ number }): Place => {
      const name = numbered("B", number, 3);
      const municipality = codeOf(towns.below(municipalities.length));
      return {
        kind: "section",
        name,
        municipality,
        sections: [name],
        start: null,
        children: many(each.section * within),
      };
    }),
    ...municipalities.map(
      ({ code }): Place => ({
        kind: "elsewhere",
        name: String(code),
        municipality: code,
        sections: [],
        start: null,
        children: many(each.elsewhere * size),
      }),
    ),
  ];
}

function sectionsOf({ number, sections }: Plan): readonly string[] {
  return Array.from({ length: sections }, (_, i) => `${numbered("A", number, 2)}${numbered("", i + 1, 2)}`);
}

const numbered = (letter: string, number: number, digits: number) =>
  `${letter}${String(number).padStart(digits, "0")}`;

const codeOf = (index: number) => municipalities[index]?.code ?? 0;
