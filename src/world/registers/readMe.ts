import type { RegisterWorld } from "./registerWorld.js";

/** What a person who opens the folder is told first. */
export function readMe({ seed, size, people, places }: RegisterWorld): string {
  const plans = places.filter(({ kind }) => kind === "plan").length;
  const inPlans = people.children.filter(({ place }) => place.kind === "plan").length;
  return `# Synthetic registers

**Everything in this folder is made up by a program.** No person, area, plan or housing section in it exists, and no figure in
it describes a real one. Registers and their columns are called as in Denmark, and municipalities have their real codes.

*Alt i denne mappe er opdigtet af et program. Ingen person, intet boligområde og ingen helhedsplan i den findes.*

Made with seed ${seed} and size ${size}: ${people.children.length} children born 1985–2004, ${inPlans} of whom live in one of ${plans} plan areas when they
are 15, and their ${people.parents.length} parents.

| file | what a row is |
|---|---|
| \`data/bef.parquet\` | a person on 31 December of a year |
| \`data/bol.parquet\` | a child in a social-housing section on 31 December of a year |
| \`data/plans.csv\` | a section of a plan |
| \`data/udda.parquet\`, \`data/akm.parquet\`, \`data/ind.parquet\` | a person's education, status and income in a year: of parents while a child is 10 to 15, of children from 18 (income from 25) |
| \`data/kotre.parquet\` | a spell in an education |
| \`data/udfk.parquet\` | a final mark from school, from 2002 |
| \`data/kraf.parquet\` | a conviction |
| \`study.yaml\`, \`registers.yaml\`, \`instrument.yaml\` | what is estimated from them, ready for \`kvarter run\` |
| \`truth.json\` | how likely each thing was that became of the children, and what was planted |

Children of plan areas and of other social-housing sections are more of these children than of any country's.
`;
}
