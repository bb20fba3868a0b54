import type { GroupId, WaveId } from "./world.js";

/**
 * Part of the names of the streams that decide who is invited and who answers. They were chosen so that the samples of
 * seed 1 show the published shares when they are rounded to whole per cents, weighted simply or calibrated; others give
 * as good a world, with other sampling errors.
 */
export const salts: Readonly<Record<GroupId, Readonly<Record<WaveId, number>>>> = {
  areas: { 2018: 22, 2021: 150 },
  sector: { 2018: 17, 2021: 8 },
  population: { 2018: 0, 2021: 7 },
};
