import type { World } from "./world.js";

/** What a person who opens the folder is told first. */
export function readMe({ seed, size, notAtRandom, surveys, plans }: World): string {
  const counts = surveys.map(({ group, wave, answered }) => {
    const yes = answered.reduce((sum, one) => sum + one, 0);
    return `| ${group} | ${wave} | ${answered.length} | ${yes} | ${((100 * yes) / answered.length).toFixed(1)} % |`;
  });
  return `# A synthetic Denmark

**Everything in this folder is made up by a program.** No person, area, plan or housing organisation in it exists, and no
figure in it describes a real one. Municipalities have their real names and codes. The questions are Kvarter's own and
nobody else's questionnaire.

*Alt i denne mappe er opdigtet af et program. Ingen person, intet boligområde og ingen helhedsplan i den findes.*

Made with seed ${seed} and size ${size}${notAtRandom ? ", answering not at random" : ""}: ${plans.length} plan areas.

| group | wave | invited | answered | share |
|---|---|---|---|---|
${counts.join("\n")}

| file | what it is |
|---|---|
| \`data/residents-*.zsav\`, \`sector-*\`, \`population-*\` | one row a person invited; answers are empty where there is none |
| \`data/areas.csv\`, \`sections.csv\` | the plan areas and their housing sections |
| \`data/margins.csv\` | known numbers of adults in each category, by group and wave |
| \`data/frame-*.csv\` | sampling frames; in small worlds only |
| \`data/later/\` | children, young people by area and year, answers of those who steer, interviews |
| \`study.yaml\` | what is estimated from them, ready for \`kvarter run\` |
| \`reports/\` | a small report of levels, in Danish and English |
| \`instrument.yaml\`, \`areas.yaml\`, \`margins.yaml\` | the questions, the areas, known numbers of people |
| \`truth.json\` | what is true of everybody, and what was planted |

In Kvarter's \`examples/helhedsplaner\` stand only the files that its study reads, fuller reports, and \`truth.json\`.

Municipality names and codes: Statistics Denmark, municipality groups, CC BY 4.0.
`;
}
