/**
 * A file that cannot be read, or not further: cut off, damaged, or of a version that nobody here knows.
 *
 * `reason` is a clause that completes "The file cannot be read: …"; `at` is where in the file, in bytes.
 */
export class FileProblem extends Error {
  readonly reason: string;
  readonly at: number | null;

  constructor(reason: string, at: number | null = null) {
    super(reason);
    this.name = "FileProblem";
    this.reason = reason;
    this.at = at;
  }
}
