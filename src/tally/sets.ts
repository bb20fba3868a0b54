import type { TallyRequest, Variable } from "./request.js";

/** Several sets of variables as one request, and for each set the places of its variables there. */
export interface JoinedSets {
  readonly request: TallyRequest;
  readonly places: readonly (readonly number[])[];
}

/** Joins sets; what is the same in all of them stands once, other names are told apart by the number of the set. */
export function joinSets(
  shared: Omit<TallyRequest, "variables">,
  sets: readonly (readonly Variable[])[],
): JoinedSets {
  const [first = [], ...others] = sets;
  const texts = others.map((variables) => new Set(variables.map(textOf)));
  const common = first.filter(
    (variable) => variable.kind !== "product" && texts.every((known) => known.has(textOf(variable))),
  );
  const placeOf = new Map(common.map(({ name }, j) => [name, j]));
  const variables: Variable[] = [...common];
  const owners: (number | null)[] = common.map(() => null);
  const places = sets.map((own, s) =>
    own.map((variable) => {
      const place = placeOf.get(variable.name);
      if (place !== undefined) return place;
      owners.push(s);
      return variables.push(renamed(variable, (name) => (placeOf.has(name) ? name : `${s} ${name}`))) - 1;
    }),
  );
  return { request: { ...shared, variables, sets: owners }, places };
}

const textOf = (variable: Variable) => JSON.stringify(variable);

function renamed(variable: Variable, name: (name: string) => string): Variable {
  return variable.kind === "product"
    ? { ...variable, name: name(variable.name), of: [name(variable.of[0]), name(variable.of[1])] }
    : { ...variable, name: name(variable.name) };
}
