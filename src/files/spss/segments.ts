import { FileProblem } from "../fileProblem.js";
import { veryLongOf } from "./extensions.js";
import type { Records } from "./records.js";
import type { VariableRecord } from "./variableRecord.js";

/** Bytes of a row. */
export interface Piece {
  readonly at: number;
  readonly length: number;
}

export interface JoinedVariable {
  /** The record that names it, and that record's number. */
  readonly first: VariableRecord;
  readonly index: number;
  readonly width: number;
  readonly pieces: readonly Piece[];
}

/** A segment holds 255 bytes of the text, but SPSS counts 252 for each when it reckons how many there are. */
export const segmentBytes = 255;
export const segmentsOf = (width: number) => (width > 255 ? Math.ceil(width / 252) : 1);

/**
 * Variables as people know them: a text beyond 255 bytes lies in several records, each filled with blanks to whole units
 * of 8 bytes. Blanks at the end of a segment that is not the last are part of the text.
 */
export function joinSegments(records: Records): readonly JoinedVariable[] {
  const { variables } = records;
  const veryLong = new Map(veryLongOf(records));
  const joined: JoinedVariable[] = [];
  for (let index = 0; index < variables.length; ) {
    const first = variables[index] as VariableRecord;
    const width = veryLong.get(first.shortName) ?? first.width;
    veryLong.delete(first.shortName);
    const segments = variables.slice(index, index + segmentsOf(width));
    joined.push({ first, index, width, pieces: piecesOf(segments, width, first.shortName) });
    index += segments.length;
  }
  const [unknown] = veryLong.keys();
  if (unknown !== undefined)
    throw new FileProblem(`it describes a variable “${unknown}” that it does not have`);
  return joined;
}

function piecesOf(segments: readonly VariableRecord[], width: number, name: string): readonly Piece[] {
  if (width === 0) return segments.map(({ unit }) => ({ at: unit * 8, length: 8 }));
  let left = width;
  const pieces = segments.map((segment) => {
    const length = Math.min(segmentBytes, left);
    if (segment.width < length || segment.width === 0)
      throw new FileProblem(`the segments of its variable “${name}” are too narrow`);
    left -= length;
    return { at: segment.unit * 8, length };
  });
  if (left > 0) throw new FileProblem(`its variable “${name}” lacks a segment`);
  return pieces;
}
