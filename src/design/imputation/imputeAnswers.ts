import { stream } from "../../maths/random.js";
import type { Sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import type { Study } from "../../vocabulary/study.js";
import { type ChainOptions, chainedEquations } from "./chainedEquations.js";
import { peopleIn, state } from "./questionnaire.js";
import { readAnswers } from "./readAnswers.js";
import { writeImputed } from "./writeImputed.js";

export interface ImputationOptions extends Partial<ChainOptions> {
  readonly seed: number;
  /** Number of imputations. */
  readonly imputations?: number;
  /** Rows with the columns of the items, as rows with those of the measures too. */
  readonly measured: (rows: Sql) => Sql;
}

/** Tables with imputed answers, as many as the study asks for; none where it asks for none. */
export async function imputedTables(
  study: Study,
  store: Store,
  measured: ImputationOptions["measured"],
): Promise<readonly string[]> {
  const { variants, imputations } = study.analysis.sensitivity;
  if (!variants.includes("imputed")) return [];
  return (await imputeAnswers(study, store, { seed: 1, imputations, measured })).tables;
}

/** What was imputed. */
export interface ImputationAccount {
  /** Tables like that of answers, one an imputation. */
  readonly tables: readonly string[];
  readonly iterations: number;
  readonly donors: number;
  /** People who answered something, and those who answered nothing and are left as they are. */
  readonly people: number;
  readonly silent: number;
  readonly items: readonly { readonly item: string; readonly answered: number; readonly imputed: number }[];
}

/**
 * Imputes what people who answered something did not answer, several times over, so that estimates can tell what the
 * missing answers may mean.
 *
 * in      a store with the table of answers; a seed
 * out     tables with the same rows, no lacking answer and the measures made anew; the same bytes for any number of threads
 *         and any order of rows in the files. Observed answers stand; what a wave did not ask stays missing
 * not     for people who answered nothing: that is what weights are for
 * source  docs/methods/imputation.md
 */
export async function imputeAnswers(
  study: Study,
  store: Store,
  { seed, imputations = 10, iterations = 5, donors = 5, measured }: ImputationOptions,
): Promise<ImputationAccount> {
  const read = await readAnswers(study, store);
  const chain = chainedEquations(read.questionnaire, { donors, iterations });
  const made = Array.from({ length: imputations }, (_, m) => chain(stream(seed, `imputation ${m + 1}`)));
  return {
    tables: await writeImputed(store, study, read, made, measured),
    iterations,
    donors,
    people: read.questionnaire.people,
    silent: read.silent,
    items: read.questionnaire.items.map((item) => {
      const answered = peopleIn(item, state.answered).length;
      const lacking = peopleIn(item, state.lacking).length;
      return { item: item.id, answered, imputed: answered === 0 ? 0 : lacking };
    }),
  };
}
