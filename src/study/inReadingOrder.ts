import type { Problem } from "../vocabulary/problem.js";

/** Problems as a person meets them: file by file, each from top to bottom; study.yaml first. */
export function inReadingOrder(found: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(["study.yaml", ...found.map((problem) => problem.at.file)])];
  const place = ({ at }: Problem) => [files.indexOf(at.file), at.line ?? 0, at.column ?? 0] as const;
  return found.toSorted((a, b) => {
    const [x, y] = [place(a), place(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  });
}
