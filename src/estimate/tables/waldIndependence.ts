import type { Tally } from "../../vocabulary/tally.js";
import { type Linearised, variableIndex } from "../means/ratios.js";
import { InfluenceBuilder } from "../variance/influence.js";
import { everybody, type TwoWayTable } from "./twoWayTable.js";

/**
 * How many people each cell has beyond independence: T_ij − R_i·C_j/T, but for the first row and column, which
 * follow from the others. `waldTest` of these is the design-based Wald test of association.
 *
 * in      a tally by the table's keys with the variable `everybody`, and its table
 * out     (rows − 1)(columns − 1) residuals in people, row by row, and their linearisation
 * source  Koch, Freeman & Freeman (1975), International Statistical Review 43, 59–78; R survey 4.5 `svychisq`
 *         with statistic "Wald", or "adjWald" (`adjusted`)
 */
export function independenceResiduals(tally: Tally, table: TwoWayTable): Linearised {
  const { rows, columns, people, domains } = table;
  const wide = columns.length;
  const at = (i: number, j: number) => people[i * wide + j] as number;
  const inRow = rows.map((_, i) => columns.reduce((sum, _, j) => sum + at(i, j), 0));
  const inColumn = columns.map((_, j) => rows.reduce((sum, _, i) => sum + at(i, j), 0));
  const all = inRow.reduce((sum, n) => sum + n, 0);
  const everyone = variableIndex(tally, everybody);
  const cells = rows
    .flatMap((_, i) => columns.map((_, j) => [i, j] as const))
    .filter(([i, j]) => i > 0 && j > 0);
  const influence = new InfluenceBuilder(tally, cells.length);
  const values = cells.map(([i, j], k) => {
    const [rowShare, columnShare] = [(inRow[i] as number) / all, (inColumn[j] as number) / all];
    domains.forEach((d, cell) => {
      if (d < 0) return;
      const [row, column] = [Math.floor(cell / wide) === i ? 1 : 0, cell % wide === j ? 1 : 0];
      influence.add(
        k,
        d,
        everyone,
        row * column - row * columnShare - column * rowShare + rowShare * columnShare,
      );
    });
    return at(i, j) - rowShare * columnShare * all;
  });
  return { values: Float64Array.from(values), influence: influence.done() };
}
