import {
  type Outcome,
  type OutcomeKind,
  outcomeKinds,
  type RegisterName,
} from "../../../vocabulary/registers.js";
import { problems } from "../../problems.js";
import { type Drafting, idsDiffer } from "../drafting.js";

/** The age at which each is told where none is named, and the registers that tell it. */
const told: Readonly<Record<OutcomeKind, { readonly age: number; readonly of: readonly RegisterName[] }>> = {
  "school-finished": { age: 17, of: ["UDFK"] },
  grade: { age: 17, of: ["UDFK"] },
  "youth-started": { age: 18, of: ["KOTRE"] },
  "youth-completed": { age: 24, of: ["UDDA"] },
  higher: { age: 29, of: ["UDDA"] },
  neet: { age: 29, of: ["AKM"] },
  convicted: { age: 24, of: ["KRAF"] },
  employed: { age: 30, of: ["AKM"] },
  "income-rank": { age: 30, of: ["IND"] },
};

/** `neet-29` is NEET at 29, `higher` a higher education at the age that is usual for it. */
export function outcomes(
  drafting: Drafting,
  names: readonly string[],
  registers: readonly RegisterName[],
): readonly Outcome[] {
  idsDiffer(drafting, "outcome", names, ["outcomes"]);
  return names.flatMap((name, i) => {
    const at = drafting.sheet.at(["outcomes", i]);
    const [, stem = name, age] = /^(.+?)(?:-(\d{1,2}))?$/.exec(name) ?? [];
    const kind = outcomeKinds.find((known) => known === stem);
    if (kind === undefined) {
      drafting.found.push(problems.unknownName({ at, kind: "outcome", name, known: outcomeKinds }));
      return [];
    }
    needs(drafting, told[kind].of, registers, { path: ["outcomes", i], why: `the outcome “${name}”` });
    return [
      { kind, age: age === undefined ? told[kind].age : Number(age), column: name.replaceAll("-", "_") },
    ];
  });
}

/** Finds registers that something rests on and that are not delivered. */
export function needs(
  { sheet, found }: Drafting,
  needed: readonly RegisterName[],
  given: readonly RegisterName[],
  { path, why }: { readonly path: readonly (string | number)[]; readonly why: string },
): void {
  for (const register of needed.filter((name) => !given.includes(name)))
    found.push(problems.registerNeeded({ at: sheet.at(path), register, why }));
}
