import { at } from "../../maths/at.js";
import { dice } from "../dice.js";
import type { Plan } from "../plans.js";
import { numbers, type Table, type TableLabel, texts } from "../tables/table.js";
import { waveIds } from "../world.js";

interface Level {
  readonly id: string;
  readonly label: { readonly en: string; readonly da: string };
  readonly perPlan: number;
  /** Mean of what is answered, 1–5, in 2018 and 2021. */
  readonly means: readonly [number, number];
}

/**
 * What is planted among those who steer: boards see more value than project leaders, and only the leaders see less in
 * 2021 than in 2018. How strong a plan's steering is has nothing to do with what its residents answer.
 */
export const plantedForOrganisation: readonly Level[] = [
  { id: "board", label: { en: "Board", da: "Bestyrelse" }, perPlan: 5, means: [4, 4.1] },
  { id: "group", label: { en: "Steering group", da: "Følgegruppe" }, perPlan: 6, means: [3.8, 3.8] },
  { id: "leader", label: { en: "Project leader", da: "Projektleder" }, perPlan: 1, means: [3.9, 3.5] },
];

const questions = [
  ["value", "The shared steering is worth the time", "Den fælles ledelse er tiden værd"],
  ["backing", "Those above us back the plan", "Der er opbakning til planen fra dem over os"],
  [
    "core",
    "The plan works together with the municipality's own services",
    "Planen spiller sammen med kommunens egen drift",
  ],
  ["figures", "We use figures on the area when we decide", "Vi bruger tal om området, når vi beslutter"],
] as const;

/** One row a person and wave; answers from 1 (strongly disagree) to 5 (strongly agree), some left open. */
export function organisationTable(seed: number, plans: readonly Plan[]): Table {
  const { normal, unit } = dice(seed, "organisation");
  const strengths = plans.map(() => 0.3 * normal());
  const people = plantedForOrganisation.flatMap(({ id, perPlan, means }, l) =>
    plans.flatMap(({ number }, i) =>
      Array.from({ length: perPlan }, (_, k) => {
        const leaning = at(strengths, i) + 0.4 * normal();
        return { number, level: l + 1, means, leaning, person: `${id}-${number}-${k + 1}` };
      }),
    ),
  );
  const rows = people.flatMap(({ means, leaning, ...person }) =>
    waveIds.map((wave, w) => {
      const answers = questions.map(() => answer(at(means, w) + leaning + 0.6 * normal(), unit()));
      return { ...person, wave, answers };
    }),
  );
  return {
    name: "later/organisation",
    title: {
      en: "Answers of boards, steering groups and project leaders. Synthetic",
      da: "Svar fra bestyrelser, følgegrupper og projektledere. Syntetisk",
    },
    rows: rows.length,
    columns: [
      texts(
        ["person", "Person", "Person"],
        rows.map(({ person }) => person),
      ),
      numbers(
        ["plan", "Number of the plan", "Helhedsplanens nummer"],
        rows.map(({ number }) => number),
      ),
      numbers(
        ["level", "Level", "Niveau"],
        rows.map(({ level }) => level),
        levelLabels,
      ),
      numbers(
        ["wave", "Wave", "Runde"],
        rows.map(({ wave }) => wave),
      ),
      ...questions.map(([id, en, da], i) =>
        numbers(
          [id, en, da],
          rows.map(({ answers }) => at(answers, i)),
        ),
      ),
    ],
  };
}

const levelLabels: readonly TableLabel[] = plantedForOrganisation.map(({ label }, i) => ({
  value: i + 1,
  label,
}));

function answer(value: number, open: number): number {
  return open < 0.03 ? Number.NaN : Math.max(1, Math.min(5, Math.round(value)));
}
