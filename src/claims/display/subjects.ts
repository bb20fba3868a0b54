/** What a display can show: the attribute that names its measure, and the attributes that go with it. */
export const subjects = {
  levels: ["wave", "waves", "by", "group"],
  changes: ["from", "to", "waves", "by", "group"],
  differences: ["wave", "waves", "of", "against", "group"],
  changeDifferences: ["from", "to", "of", "against", "group"],
  contributions: ["from", "to", "group"],
  contributionShares: ["from", "to", "group"],
  components: ["breakdown", "from", "to", "group"],
  areas: ["wave"],
  areaChanges: ["from", "to"],
  doubleDifferences: ["waves", "of", "against", "between", "and"],
  effects: ["analysis", "estimators", "show"],
  chances: ["analysis", "as", "parents", "children", "waves", "group"],
  matched: ["analysis", "ways", "waves"],
  variants: ["wave", "from", "to", "group"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Subject = keyof typeof subjects;

export const subjectNames = Object.keys(subjects) as readonly Subject[];

/** All attributes that displays know besides their subjects. */
export const displayAttributes: readonly string[] = [...new Set(Object.values(subjects).flat())];
