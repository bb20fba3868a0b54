import type { SampleDraft } from "../../study/schema/sampleSchema.js";
import type { FramePerson, FrameRow } from "../../vocabulary/samplePlan.js";
import { problems } from "./problems.js";

type FrameDraft = NonNullable<SampleDraft["frame"]>;
type Marked = FrameDraft["ban"];

/**
 * The people of a frame.
 *
 * in      the frame as declared, and its rows, the names of the columns first
 * out     everyone, in the order of the rows
 * error   a `Problem` for the first thing that leaves someone's chance open: an unreadable row, no key, no stratum, a
 *         code that is neither yes nor no, a person who is there twice
 */
export async function readPeople(frame: FrameDraft, rows: AsyncIterable<FrameRow>): Promise<FramePerson[]> {
  const people: FramePerson[] = [];
  const firstLines = new Map<string, number>();
  let read: ((row: FrameRow & { readonly fields: readonly string[] }) => FramePerson) | null = null;
  for await (const row of rows) {
    const at = { file: frame.file, line: row.line };
    const { fields } = row;
    if (fields === null) throw problems.unreadable({ at, reason: row.reason ?? "" });
    if (read === null) {
      read = reader(frame, { ...row, fields });
      continue;
    }
    const person = read({ ...row, fields });
    const firstLine = firstLines.get(person.person);
    if (firstLine !== undefined) throw problems.personTwice({ at, person: person.person, firstLine });
    firstLines.set(person.person, row.line);
    people.push(person);
  }
  if (people.length === 0) throw problems.empty({ at: { file: frame.file } });
  return people;
}

function reader(frame: FrameDraft, header: { readonly line: number; readonly fields: readonly string[] }) {
  const { file } = frame;
  const names = header.fields.map((name) => name.trim());
  const placeOf = (column: string) => {
    const times = names.filter((name) => name === column).length;
    if (times === 1) return names.indexOf(column);
    throw problems.column({ at: { file, line: header.line }, column, times, known: names });
  };
  const key = (of: "person" | "stratum") => {
    const place = placeOf(frame[of]);
    return (line: number, fields: readonly string[]) => {
      const value = (fields[place] ?? "").trim();
      if (value === "") throw problems.keyMissing({ at: { file, line }, column: frame[of], of });
      return value;
    };
  };
  const mark = (marked: Marked, otherwise: boolean) => {
    if (!marked) return () => otherwise;
    const { column, yes, no } = marked;
    const place = placeOf(column);
    return (line: number, fields: readonly string[]) => {
      const value = (fields[place] ?? "").trim();
      if (yes.includes(value)) return true;
      if (no.includes(value)) return false;
      throw problems.code({ at: { file, line }, column, value, known: [...yes, ...no] });
    };
  };
  const [person, stratum] = [key("person"), key("stratum")];
  const banned = mark(frame.ban, false);
  const answeredBefore = mark(frame.answeredBefore, false);
  const thereBefore = mark(frame.thereBefore, true);
  return ({ line, fields }: { readonly line: number; readonly fields: readonly string[] }): FramePerson => ({
    person: person(line, fields),
    stratum: stratum(line, fields),
    banned: banned(line, fields),
    answeredBefore: answeredBefore(line, fields),
    thereBefore: thereBefore(line, fields),
  });
}
