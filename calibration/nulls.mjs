import { equivalence } from "../dist/estimate/contrasts/equivalence.js";

/** Dimensions that are planted to come to the same in both waves; that change as much in both groups. */
const unchanged = {
  areas: ["safety", "efficacy"],
  sector: ["safety", "efficacy"],
  population: ["safety", "cohesion", "efficacy", "quality"],
};
const changedAlike = {
  "areas sector": ["safety", "efficacy", "trust"],
  "areas population": ["safety", "efficacy", "trust", "satisfaction"],
  "sector population": ["safety", "efficacy", "trust"],
};

/**
 * Tests that should find nothing, and whether they did.
 *
 * in      an estimate and its truth
 * out     a row, a block and the verdict; none where something was planted
 */
export function nulls(result, truth) {
  const { quantity, test, adjusted, value, se, df } = result;
  const { kind, measure, at, of, against, to } = quantity;
  const found = test !== null && test.p < 0.05;
  switch (kind) {
    case "change":
      if (to.category || !unchanged[to.group].includes(measure)) return [];
      return [{ row: "test-change", block: to.group, found }];
    case "change-difference":
      if (of.to.category || !changedAlike[`${of.to.group} ${against.to.group}`]?.includes(measure)) return [];
      return [{ row: "test-change-difference", block: "all", found }];
    case "difference": {
      if (of.category || against.category || of.group !== "areas") return [];
      if (against.group === "sector" && of.wave === "2021" && measure === "glad") {
        return [{ row: "test-difference", block: "all", found }];
      }
      if (against.group !== "population" || !["glad", "satisfaction", "total"].includes(measure)) return [];
      const tested = equivalence({ value, se, df, margin: Math.abs(truth) });
      return [
        { row: "test-equivalence", block: of.wave, found: tested.kind === "tested" && tested.equivalent },
      ];
    }
    case "area-apart": {
      const wrongSide = adjusted.p < 0.05 && value * truth < 0;
      return [{ row: "test-apart", block: `${at.wave} ${at.category.category}`, found: wrongSide }];
    }
    default:
      return [];
  }
}

/** Holm's family holds two dimensions that did not change: whether either was said to have. */
export function familyError(results) {
  const family = results.filter(({ adjusted }) => adjusted?.family === "dimensions");
  const still = family.filter(({ quantity }) => unchanged.areas.includes(quantity.measure));
  return { row: "test-family", block: "all", found: still.some(({ adjusted }) => adjusted.p < 0.05) };
}

/** Each dimension is one factor, and its questions work alike in both waves. */
export function scaleNulls(scales) {
  return scales
    .filter(({ scale, all }) => scale !== "total" && all.alpha !== null)
    .flatMap(({ scale, all, by }) => {
      const { invariance } = by.find(({ key }) => key === "wave") ?? {};
      const steps = invariance?.kind === "invariance" ? invariance.levels : [];
      return [
        ...(all.fit.kind === "fit" ? [{ row: "test-fit", block: scale, found: all.fit.p < 0.05 }] : []),
        ...steps
          .filter(({ kind, change }) => kind === "fitted" && change)
          .map(({ level, change }) => ({ row: `test-${level}`, block: scale, found: change.p < 0.05 })),
      ];
    });
}
