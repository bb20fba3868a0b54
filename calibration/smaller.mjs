/** The measures that every way of weighting is tried on. */
export const inEveryWay = ["glad", "high-quality", "total"];

const measures = [
  "glad",
  "high-quality",
  "safety",
  "cohesion",
  "efficacy",
  "trust",
  "satisfaction",
  "quality",
  "total",
];
const known = ["age", "origin", "education"];

/**
 * Small categories that are joined with a neighbour, in the data and in the known totals, so that a small sample has
 * somebody in each.
 */
const joined = {
  origin: { 4: "2" },
  household: { 2: "5" },
  age_sex: { 51: "41", 52: "42" },
};

/** A world's study, asking for one figure of each kind, of data as CSV. Weights are not trimmed: strata are small. */
export function smaller(study, { imputed }) {
  return {
    ...study,
    sources: study.sources.map((source) => ({
      ...source,
      file: source.file.replace(/\.\w+$/, ".csv"),
      format: "csv",
      recode: joined,
    })),
    design: {
      ...study.design,
      calibration: { ...study.design.calibration, margins: study.design.calibration.margins.map(joinTotals) },
    },
    measures: study.measures.filter(({ id }) => measures.includes(id)),
    breakdowns: study.breakdowns.filter(({ id }) => ["area", "residency", ...known].includes(id)),
    response: { ...study.response, known, trim: null },
    analysis: {
      ...study.analysis,
      decompositions: [
        { breakdown: "residency", measures: ["glad", "total"] },
        { breakdown: "age", measures: ["glad", "total"] },
      ],
      language: null,
      sensitivity: {
        measures: inEveryWay,
        variants: ["areas-equal", "unweighted", ...(imputed ? ["imputed"] : [])],
      },
    },
  };
}

function joinTotals(margin) {
  const into = joined[margin.column] ?? {};
  const totals = new Map();
  for (const { category, total } of margin.totals) {
    const kept = into[category] ?? category;
    totals.set(kept, (totals.get(kept) ?? 0) + total);
  }
  return { ...margin, totals: [...totals].map(([category, total]) => ({ category, total })) };
}
