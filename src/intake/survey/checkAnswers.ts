import type { Store } from "../../store/store.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { familiesUnfit } from "./familiesUnfit.js";
import { personsTwice } from "./personsTwice.js";
import { populations } from "./populations.js";
import { unitsDiffer } from "./unitsDiffer.js";
import { weightSums } from "./weightSums.js";

/** Looks for what only the table as a whole can show. */
export async function checkAnswers(study: Study, store: Store): Promise<readonly Problem[]> {
  return [
    ...(await personsTwice(study, store)),
    ...(await populations(study, store)),
    ...(await weightSums(study, store)),
    ...(await unitsDiffer(study, store)),
    ...(await familiesUnfit(study, store)),
  ];
}
