import { type Sql, sql } from "../../store/sql.js";
import type { Problem, Whereabouts } from "../../vocabulary/problem.js";
import type { Sighting } from "../problems.js";
import type { Delivered } from "./delivered.js";
import { placed } from "./placing.js";

/** Something that must not be in the placed rows of a file. */
export interface Check {
  /** True in the rows that are wrong. */
  readonly wrong: Sql;
  /** What is shown of them; NULL where the place says it all. */
  readonly shown: Sql;
  readonly tell: (sightings: readonly Sighting[]) => Problem;
}

/** Rows that are read into the table of answers. */
export const counts = sql`${placed.reason} IS NULL`;

/** Rows of the study, whether they count or not. */
export const belongs = sql`${placed.wave} IS NOT NULL AND ${placed.group} IS NOT NULL`;

/** The first place where something was seen. */
export function firstPlace({ source }: Delivered, sightings: readonly Sighting[]): Whereabouts {
  return { file: source.file, line: Math.min(...sightings.map((sighting) => sighting.line)) };
}
