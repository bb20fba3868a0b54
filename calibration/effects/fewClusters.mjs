import { cellsOfRows } from "../../dist/estimate/clustered/cells.js";
import { clusterCovariance } from "../../dist/estimate/clustered/clusterCovariance.js";
import { clustersOf } from "../../dist/estimate/clustered/clusterSums.js";
import { coefficientTests } from "../../dist/estimate/clustered/coefficientTests.js";
import { linearRegression } from "../../dist/estimate/clustered/linearRegression.js";
import { wildBootstrap } from "../../dist/estimate/clustered/wildBootstrap.js";
import { stream } from "../../dist/maths/random.js";

/** Clusters, and those of them that the programme reached. */
const sizes = [
  [8, 4],
  [15, 6],
  [66, 22],
];
const effect = 0.3;

/** A regression of people in few clusters of 5 to 34, a third to half of them reached: each kind of error, and the bootstrap. */
export function fewClusters(seed, add) {
  for (const [many, reached] of sizes) {
    const fitted = clustersOf(
      linearRegression(cellsOfRows(rowsOf(stream(seed, `clusters ${many}`), many, reached))),
    );
    for (const kind of ["CR0", "CR1", "CR2"]) {
      const [, { value, se, low, high }] = coefficientTests(fitted, clusterCovariance(fitted, kind));
      const missed = effect < low || effect > high;
      add({ row: `clusters ${kind} ${many}` }, { missed, error: value - effect, variance: se * se });
    }
    const { low, high } = wildBootstrap(fitted, { coefficient: "reached", draws: 399, seed });
    add({ row: `clusters wild ${many}` }, { missed: effect < low || effect > high });
  }
}

function rowsOf(dice, many, reached) {
  const rows = Array.from({ length: many }, (_, g) => {
    const [shock, level] = [0.5 * dice.normal(), dice.normal()];
    return Array.from({ length: 5 + dice.below(30) }, () => {
      const trait = level + dice.normal();
      const treated = g < reached ? 1 : 0;
      return {
        treated,
        trait,
        cluster: `${100 + g}`,
        y: effect * treated + 0.5 * trait + shock + dice.normal(),
      };
    });
  }).flat();
  const column = (name) => rows.map((row) => row[name]);
  return {
    columns: [
      { name: "reached", values: column("treated") },
      { name: "trait", values: column("trait") },
    ],
    y: column("y"),
    cluster: column("cluster"),
  };
}
