import type { ColumnUse } from "../../vocabulary/codebook.js";
import type { Source, Study } from "../../vocabulary/study.js";

/** What the study does with a column of one of its sources, in a fixed order; empty where it is not used. */
export function columnUsesOf(study: Study, source: Source, column: string): readonly ColumnUse[] {
  const { design } = study;
  const plain: readonly (readonly [ColumnUse["kind"], boolean])[] = [
    ["wave", "column" in source.wave && source.wave.column === column],
    ["group", source.group === null && study.groups.some(({ where }) => where?.column === column)],
    ["person", design.person === column],
    ["weight", design.weight === column],
    ["stratum", design.stratum === column],
    ["unit", design.stages.some(({ unit }) => unit === column)],
    [
      "population size",
      [design.population, ...design.stages.map(({ populationSize }) => populationSize)].includes(column),
    ],
    ["replicate weight", design.replicates?.columns.includes(column) ?? false],
    ["margin", design.calibration?.margins.some((margin) => margin.column === column) ?? false],
    ["response", study.response?.column === column],
  ];
  return [
    ...study.items.flatMap((item) => (item.column === column ? { kind: "item" as const, id: item.id } : [])),
    ...study.breakdowns.flatMap(({ id, columns }) =>
      columns.includes(column) ? { kind: "breakdown" as const, id } : [],
    ),
    ...plain.flatMap(([kind, used]) => (used ? { kind, id: null } : [])),
  ];
}
