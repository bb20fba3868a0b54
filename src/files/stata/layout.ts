import { FileProblem } from "../fileProblem.js";

/** How wide the fields are in each version of the format; all counts are bytes. */
export interface Layout {
  readonly name: number;
  readonly format: number;
  readonly label: number;
  /** Of the count of variables, and of a variable's place in the order of sorting. */
  readonly variables: 2 | 4;
  readonly rows: 4 | 8;
  /** Of the length of the file's own label. */
  readonly fileLabel: 1 | 2;
  /** In a reference to a long string: the bytes for the variable, out of 8. */
  readonly longVariable: 4 | 2 | 3;
  /** Stata 14 and later write UTF-8. */
  readonly unicode: boolean;
  /** Stata 13 and later put a name in angle brackets around each part. */
  readonly isTagged: boolean;
}

const stata13: Layout = {
  name: 33,
  format: 49,
  label: 81,
  variables: 2,
  rows: 4,
  fileLabel: 1,
  longVariable: 4,
  unicode: false,
  isTagged: true,
};

const stata14: Layout = {
  name: 129,
  format: 57,
  label: 321,
  variables: 2,
  rows: 8,
  fileLabel: 2,
  longVariable: 2,
  unicode: true,
  isTagged: true,
};

const layouts: Readonly<Record<number, Layout>> = {
  113: { ...stata13, format: 12, isTagged: false },
  114: { ...stata13, isTagged: false },
  115: { ...stata13, isTagged: false },
  117: stata13,
  118: stata14,
  119: { ...stata14, variables: 4, longVariable: 3 },
};

/**
 * The widths of a version.
 *
 * throws  FileProblem for a version that is not 113 (Stata 8) to 119 (Stata 18)
 * source  StataCorp, `help dta` and `help dta_113` … `dta_119`
 */
export function layoutOf(version: number): Layout {
  const layout = layouts[version];
  if (layout) return layout;
  if (version < 113) throw new FileProblem(`it is of Stata 7 or older (format ${version})`);
  throw new FileProblem(`format ${version} of Stata is not known here`);
}
