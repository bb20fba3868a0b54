import { id, join, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import { type ClassAccount, invited, type StratumTrimmed } from "../../vocabulary/response.js";
import type { Response } from "../../vocabulary/study.js";
import { takeInvited } from "./takeInvited.js";
import { trimWeights } from "./trimWeights.js";
import { weightingClasses } from "./weightingClasses.js";

/** What was done to the weights of those who answered, for those who did not. */
export interface Adjusted {
  readonly classes: ClassAccount | null;
  readonly trimmed: readonly StratumTrimmed[] | null;
}

/** Names of the wave and the group among the variables of the people invited. */
export const place = { wave: "wave", group: "group" } as const;

/** A person invited in a wave, found again among the answers. */
const row = sql`${id(answers.source)}::VARCHAR || ':' || ${id(answers.line)}::VARCHAR`;

/**
 * Weights in the table of answers, adjusted for people who did not answer and cut off where they are large.
 *
 * in      the tables of everybody and of answers, as intake leaves them; what the study says of its response
 * out     the table `invited`; `weight` of the answers; what was done, wave and group by themselves
 * error   those of `takeInvited`, `weightingClasses` and `trimWeights`
 */
export async function adjustForResponse(store: Store, response: Response): Promise<Adjusted> {
  const stratum = [answers.wave, answers.group, answers.stratum].map(id);
  const columns = [
    sql`${row} AS person`,
    sql`concat_ws(' / ', ${join(stratum)}) AS stratum`,
    sql`${id(answers.answered)}::VARCHAR AS answered`,
    sql`${id(answers.weight)} AS weight`,
    sql`${id(answers.wave)} AS ${id(place.wave)}`,
    sql`${id(answers.group)} AS ${id(place.group)}`,
    ...response.known.map((name) => sql`${id(answers.breakdown(name))} AS ${id(`known_${name}`)}`),
  ];
  await takeInvited(store, {
    rows: sql`(SELECT ${join(columns)} FROM ${id(answers.everyone)})`,
    file: "study.yaml",
    person: "person",
    stratum: "stratum",
    answered: { column: "answered", yes: ["1"], no: ["0"] },
    weight: "weight",
    variables: [place.wave, place.group, ...response.known.map((name) => `known_${name}`)],
  });
  const { classes, trim } = response;
  const found = classes
    ? await weightingClasses(store, {
        ...classes,
        apart: 2,
        variables: [place.wave, place.group, ...classes.cross.map((name) => `known_${name}`)],
      })
    : null;
  if (!found) await keepWeights(store);
  const trimmed = trim ? await trimWeights(store, trim) : null;
  await writeBack(store, trimmed ? invited.trimmedWeight : invited.responseWeight);
  return { classes: found, trimmed };
}

/** Without classes, those who answered keep their base weights. */
async function keepWeights(store: Store): Promise<void> {
  const [table, column] = [id(invited.table), id(invited.responseWeight)];
  await store.run(sql`ALTER TABLE ${table} ADD COLUMN ${column} DOUBLE`);
  await store.run(
    sql`UPDATE ${table} SET ${column} = ${id(invited.baseWeight)} WHERE ${id(invited.answered)} = 1`,
  );
}

async function writeBack(store: Store, weight: string): Promise<void> {
  await store.run(
    sql`UPDATE ${id(answers.table)} SET ${id(answers.weight)} = p.${id(weight)}
        FROM ${id(invited.table)} AS p WHERE p.${id(invited.person)} = ${row}`,
  );
}
