import { id, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { IntakeAccount } from "../../vocabulary/intake.js";
import { type Problem, Problems } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { collectInto } from "../collectInto.js";
import { deliverJoined } from "../joined/deliverJoined.js";
import { deliverRegisters } from "../register/deliverRegisters.js";
import { fileAccount, missingByMeasure, peopleByPlace } from "./account.js";
import { answersTable } from "./answersTable.js";
import { areaAccount } from "./areaAccount.js";
import { checkAnswers } from "./checkAnswers.js";
import { checkRows } from "./checkRows.js";
import { deliver } from "./deliver.js";
import type { Delivered } from "./delivered.js";
import { emptyPlaces } from "./emptyPlaces.js";
import { checkLabels } from "./labelChecks.js";

/**
 * Takes a study's survey files into the store: the table of answers, one row per person and wave.
 *
 * in      the study; a store that may read the study's folder
 * out     the table `answers` (see vocabulary/answers.ts) and an account of every row of every file
 * error   `Problems` (exit kind "data") with all that is wrong in the files; then there is no table
 */
export async function takeIn(study: Study, store: Store): Promise<IntakeAccount> {
  const found: Problem[] = [];
  const delivered: Delivered[] = [];
  try {
    for (const [index, source] of study.sources.entries()) {
      const open = source.registers ? deliverRegisters : source.joined ? deliverJoined : deliver;
      const file = await open(study, source, index, store).catch(collectInto(found));
      if (file === null) continue;
      delivered.push(file);
      found.push(...(await checkRows(study, file, store)));
    }
    found.push(...checkLabels(study, delivered));
    if (found.length > 0) throw new Problems(found);
    await remake(store, id(answers.table), answersTable(study, delivered));
    if (study.response) await setInvitedApart(store);
    const files = [];
    for (const file of delivered) files.push(await fileAccount(study, file, store));
    // After the sources, in whose order the first ones stand.
    files.push(...delivered.flatMap(({ madeOf }) => madeOf ?? []));
    const people = await peopleByPlace(study, store);
    found.push(
      ...(await emptyPlaces(study, delivered, people, store)),
      ...(await checkAnswers(study, store)),
    );
    if (found.length > 0) {
      await store.run(sql`DROP TABLE ${id(answers.table)}`);
      throw new Problems(found);
    }
    const registers = delivered.flatMap((file) => (file.registers ? [file.registers] : []));
    return {
      files,
      people,
      missing: await missingByMeasure(study, store),
      ...(study.areas && { areas: await areaAccount(study.areas, study, store) }),
      ...(registers.length > 0 && { registers }),
    };
  } finally {
    for (const file of delivered) await file.close();
  }
}

/**
 * Those who did not answer are kept in a table with everybody invited, and no longer in that of answers: this is made
 * anew, for a table that rows were taken out of is read as slowly as before.
 */
async function setInvitedApart(store: Store): Promise<void> {
  const [table, everyone] = [id(answers.table), id(answers.everyone)];
  await store.run(sql`ALTER TABLE ${table} RENAME TO ${everyone}`);
  await remake(store, table, sql`SELECT * FROM ${everyone} WHERE ${id(answers.answered)} IS DISTINCT FROM 0`);
}
