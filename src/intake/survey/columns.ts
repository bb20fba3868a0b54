import { id, type Sql } from "../../store/sql.js";
import type { SamplingDesign } from "../../vocabulary/design.js";
import type { Column, Source, Study } from "../../vocabulary/study.js";

/** The columns of a source that the study uses for something; only these are read. */
export function usedColumns(study: Study, source: Source): readonly Column[] {
  if (source.reads === "all") return source.columns;
  const names = new Set<string | null>([
    "column" in source.wave ? source.wave.column : null,
    ...(source.group === null ? study.groups.map((group) => group.where?.column ?? null) : []),
    ...study.items.map((item) => item.column),
    ...study.breakdowns.flatMap((breakdown) => breakdown.columns),
    study.response?.column ?? null,
    ...analysisColumns(study.analysis),
    ...designColumns(study.design),
  ]);
  return source.columns.filter((column) => names.has(column.name));
}

/** The columns that analyses use as they stand, each once. */
export function analysisColumns({
  effects,
  matches,
  exposure,
  chances,
}: Study["analysis"]): readonly string[] {
  const ofEffects = effects.flatMap(({ unit, start, period, cluster, texts, numbers, spillOver }) => [
    unit,
    start,
    ...(period === null ? [] : [period]),
    ...(cluster === null ? [] : [cluster]),
    ...texts,
    ...numbers,
    ...(spillOver === null ? [] : [spillOver]),
  ]);
  const ofChances = chances.flatMap((one) => (one.kind === "ranks" ? [one.parents] : []));
  const ofExposure = exposure.flatMap(({ years, family, cluster, numbers }) => [
    years,
    family,
    ...(cluster === null ? [] : [cluster]),
    ...numbers,
  ]);
  return [...new Set([...ofEffects, ...matches.flatMap(({ near }) => near), ...ofChances, ...ofExposure])];
}

/** The columns that variances and weights rest on: a row without them stops the study, it is not left out. */
export function designColumns(design: SamplingDesign): ReadonlySet<string | null> {
  return new Set([
    design.weight,
    design.stratum,
    design.person,
    design.population,
    ...design.stages.flatMap((stage) => [stage.unit, stage.populationSize]),
    ...(design.replicates?.columns ?? []),
    ...(design.calibration?.margins.map((margin) => margin.column) ?? []),
  ]);
}

/** How the engine calls a source's column: by place, because its own names know no capital letters. */
export function columnId(source: Source, name: string): number {
  const place = source.columns.findIndex((column) => column.name === name);
  if (place < 0) throw new Error(`${source.file} declares no column ${name}`);
  return place;
}

/** A column's value as delivered, as text with missing as NULL, read (number or text), and whether reading failed. */
export const rawColumn = (place: number): Sql => id(`raw_${place}`);
export const textColumn = (place: number): Sql => id(`text_${place}`);
export const readColumn = (place: number): Sql => id(`read_${place}`);
export const badColumn = (place: number): Sql => id(`bad_${place}`);
