import { counting, type ExposureCount } from "../../../vocabulary/counted.js";
import type { SiblingsNote } from "../../../vocabulary/estimate.js";
import type { Exposure, Study } from "../../../vocabulary/study.js";
import { differingIn } from "./differingIn.js";

/** Who speaks where brothers and sisters are compared, and which covariates fall out since families share them. */
export function siblingsNote(
  { study, exposure }: { readonly study: Study; readonly exposure: Exposure },
  { all, siblings, people }: ExposureCount,
): SiblingsNote {
  const among = (moments: typeof all) => new Set(differingIn(all, moments));
  const [differing, own] = [among(all), among(siblings)];
  const covariates = [
    ...exposure.numbers.map((name) => ({ name, variables: [counting.covariate(name)] })),
    ...exposure.breakdowns.map((name) => {
      const categories = study.breakdowns.find(({ id }) => id === name)?.categories ?? [];
      return { name, variables: categories.map(({ id }) => counting.covariate(name, id)) };
    }),
  ];
  const alike = covariates.filter(
    ({ variables }) => variables.some((one) => differing.has(one)) && !variables.some((one) => own.has(one)),
  );
  const { families, differing: apart, alone } = people;
  return { kind: "siblings", families, differing: apart, alone, alike: alike.map(({ name }) => name) };
}
