import { id, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import { Problem } from "../vocabulary/problem.js";
import type { Study } from "../vocabulary/study.js";

/**
 * Refuses a design that cannot give a variance as declared: a stratum with one PSU under the rule "fail".
 *
 * in      the study and the table of answers
 * error   `stratum-one-psu`, with the strata and the choices there are
 */
export async function checkStrata(study: Study, store: Store): Promise<void> {
  if (study.design.lonelyPsu !== "fail" || study.design.replicates) return;
  const rows = await store.rows(
    sql`SELECT ${id(answers.wave)} AS wave, ${id(answers.stratum)} AS stratum
        FROM ${id(answers.table)} GROUP BY 1, 2 HAVING count(DISTINCT ${id(answers.psu)}) = 1 ORDER BY 1, 2`,
  );
  const strata = rows.map(({ wave, stratum }) => ({ wave: String(wave), name: String(stratum) }));
  if (strata.length > 0) throw lonelyStrata(study, strata);
}

/** The problem with strata in which one unit was drawn. */
export function lonelyStrata(
  study: Study,
  strata: readonly { readonly wave: string; readonly name: string }[],
): Problem {
  const unit = study.design.stages.length > 0 ? "PSU" : "person";
  const named = strata.slice(0, 5).map(({ wave, name }) => `“${name}” (wave ${wave})`);
  const more = strata.length > named.length ? ` and ${strata.length - named.length} more` : "";
  return new Problem({
    code: "stratum-one-psu",
    exit: "data",
    at: { file: "study.yaml" },
    what: `${strata.length === 1 ? "A stratum has" : `${strata.length} strata have`} only one ${unit}, so no variance can be estimated within: ${named.join(", ")}${more}.`,
    todo: "Join such strata with a neighbour in the data, or choose in study.yaml, under design, lonelyPsu: adjust (centre at the mean of all strata, cautious), average, certainty or remove.",
  });
}
