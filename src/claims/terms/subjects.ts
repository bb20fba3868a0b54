import type { Quantity } from "../../vocabulary/quantity.js";

interface Subject {
  readonly kind: Quantity["kind"];
  /** What messages call it. */
  readonly called: string;
  /** The attributes that go with it. */
  readonly takes: readonly string[];
}

/** Every attribute that says which figure a number or a claim is about; its value is a measure. */
export const subjects = {
  level: { kind: "level", called: "a level", takes: ["wave", "group", "by", "variant"] },
  change: { kind: "change", called: "a change", takes: ["from", "to", "group", "by", "variant"] },
  difference: { kind: "difference", called: "a difference", takes: ["wave", "of", "against", "group"] },
  changeDifference: {
    kind: "change-difference",
    called: "a difference of changes",
    takes: ["from", "to", "of", "against", "group"],
  },
  contribution: {
    kind: "contribution",
    called: "a contribution",
    takes: ["dimension", "from", "to", "group"],
  },
  contributionShare: {
    kind: "contribution-share",
    called: "a share of a change",
    takes: ["dimension", "from", "to", "group"],
  },
  component: {
    kind: "component",
    called: "a component of a change",
    takes: ["breakdown", "part", "category", "from", "to", "group"],
  },
  area: { kind: "area", called: "an area's level", takes: ["at", "wave"] },
  areaApart: { kind: "area-apart", called: "an area's distance from the mean", takes: ["at", "wave"] },
  areaChange: { kind: "area-change", called: "an area's change", takes: ["at", "from", "to"] },
  clustering: { kind: "clustering", called: "a clustering", takes: ["wave", "group"] },
  doubleDifference: {
    kind: "double-difference",
    called: "a difference of gaps",
    takes: ["wave", "of", "against", "between", "and"],
  },
  effect: {
    kind: "effect",
    called: "an effect",
    takes: ["analysis", "estimator", "cohort", "event", "period"],
  },
  chance: {
    kind: "chance",
    called: "a measure of chances",
    takes: ["analysis", "as", "parents", "children", "wave", "group"],
  },
  chanceChange: {
    kind: "chance-change",
    called: "a change of a measure of chances",
    takes: ["analysis", "as", "parents", "children", "from", "to", "group"],
  },
  movers: {
    kind: "movers",
    called: "a part of a change by who moved",
    takes: ["part", "way", "from", "to", "group"],
  },
  matched: {
    kind: "matched",
    called: "a difference between people and others who are like them",
    takes: ["analysis", "way", "wave"],
  },
  exposure: { kind: "exposure", called: "what a year more goes with", takes: ["analysis", "part"] },
  trend: { kind: "trend", called: "a trend", takes: ["part", "of", "against", "group", "by"] },
  standardised: {
    kind: "standardised",
    called: "a standardised figure",
    takes: ["breakdown", "wave", "from", "to", "of", "against", "group"],
  },
} as const satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof subjects;

export const subjectNames = Object.keys(subjects) as readonly SubjectName[];

/** What messages call a kind of quantity: "a change". */
export function calledOf(kind: Quantity["kind"]): string {
  const found = Object.values(subjects).find((subject) => subject.kind === kind);
  return found?.called ?? "a figure estimated in another way";
}

/** The subjects that an attribute goes with. */
export function subjectsWith(attribute: string): readonly SubjectName[] {
  return subjectNames.filter((name) => (subjects[name].takes as readonly string[]).includes(attribute));
}
