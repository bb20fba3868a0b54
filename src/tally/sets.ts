import type { Cells, Moments, OverlapCell, Tally, TallyVariable } from "../vocabulary/tally.js";
import type { TallyRequest, Variable } from "./request.js";
import type { Scales } from "./scales.js";

/** Several sets of variables as one request; names are told apart by the number of the set. */
export function joinSets(
  shared: Omit<TallyRequest, "variables">,
  sets: readonly (readonly Variable[])[],
): TallyRequest {
  const own = (s: number) => (name: string) => `${s} ${name}`;
  return {
    ...shared,
    variables: sets.flatMap((variables, s) => variables.map((variable) => renamed(variable, own(s)))),
    sets: sets.flatMap((variables, s) => variables.map(() => s)),
  };
}

function renamed(variable: Variable, name: (name: string) => string): Variable {
  return variable.kind === "product"
    ? { ...variable, name: name(variable.name), of: [name(variable.of[0]), name(variable.of[1])] }
    : { ...variable, name: name(variable.name) };
}

/** The part of the scales that belongs to some variables. */
export function scalesOf(scales: Scales, places: readonly number[]): Scales {
  const pick = (list: readonly number[]) => places.map((j) => list[j] ?? 0);
  return { ...scales, centres: pick(scales.centres), largest: pick(scales.largest) };
}

/** The variables of a set under their own names. */
export function named(
  { variables }: Tally,
  places: readonly number[],
  own: readonly Variable[],
): readonly TallyVariable[] {
  return places.map((j, k) => ({ name: own[k]?.name ?? "", centre: variables[j]?.centre ?? 0 }));
}

/** The part of a tally that belongs to some of its variables; strata, domains and cells are shared. */
export function setOf(whole: Tally, places: readonly number[]): Tally {
  const many = whole.variables.length;
  return {
    ...whole,
    cells: cellsOf(whole.cells, places, many),
    moments: whole.moments && momentsOf(whole.moments, places, whole.cells.count),
    overlaps: whole.overlaps.map((overlap) => ({
      ...overlap,
      cells: overlap.cells.map((cell) => overlapOf(cell, places, many)),
    })),
  };
}

/** Columns `places` of a matrix with `many` columns, row by row. */
function columns(matrix: Float64Array, places: readonly number[], many: number): Float64Array {
  const rows = many === 0 ? 0 : matrix.length / many;
  const out = new Float64Array(rows * places.length);
  places.forEach((j, k) => {
    for (let i = 0; i < rows; i++) out[i * places.length + k] = matrix[i * many + j] as number;
  });
  return out;
}

function cellsOf(cells: Cells, places: readonly number[], many: number): Cells {
  const { calibration } = cells;
  return {
    ...cells,
    weighted: columns(cells.weighted, places, many),
    unweighted: columns(cells.unweighted, places, many),
    ...(calibration && {
      calibration: { ...calibration, before: columns(calibration.before, places, many) },
    }),
  };
}

function momentsOf({ pairs, products }: Moments, places: readonly number[], count: number): Moments {
  const kept = pairs.flatMap(([a, b], k) =>
    places.includes(a) && places.includes(b)
      ? [{ k, pair: [places.indexOf(a), places.indexOf(b)] as const }]
      : [],
  );
  const own = kept.map(({ k }) => k);
  return {
    pairs: kept.map(({ pair }) => pair),
    products: count === 0 ? new Float64Array(0) : columns(products, own, pairs.length),
  };
}

function overlapOf(cell: OverlapCell, places: readonly number[], many: number): OverlapCell {
  const own = places.length;
  const [first, second] = [new Float64Array(own), new Float64Array(own)];
  const products = new Float64Array(own * own);
  for (let i = 0; i < own; i++) {
    const a = places[i] as number;
    first[i] = cell.first[a] as number;
    second[i] = cell.second[a] as number;
    for (let j = 0; j < own; j++) {
      products[i * own + j] = cell.products[a * many + (places[j] as number)] as number;
    }
  }
  return { ...cell, first, second, products };
}
