/** A code, what it means, and the years in which it does: a code list of one version a year. */
export interface CodeMeaning {
  readonly code: string;
  readonly means: string;
  /** First and last year; `null`: always, and still. */
  readonly from?: number;
  readonly to?: number;
}

/** Codes that mean the same. */
export function meaning(
  means: string,
  codes: readonly (string | number)[],
  years: Pick<CodeMeaning, "from" | "to"> = {},
): readonly CodeMeaning[] {
  return codes.map((code) => ({ code: String(code), means, ...years }));
}
