/** Between the parts of a crossed category's id; other ids hold none, so no two categories can have one id. */
export const crossing = ".";

/** The most categories that a crossed breakdown may have. */
export const mostCrossed = 60;

/**
 * True where two categories of one breakdown differ in one trait: of a crossed breakdown those whose ids have one part that
 * is another, of any other every two.
 */
export function differInOne(one: string, other: string): boolean {
  const [a, b] = [one.split(crossing), other.split(crossing)];
  return a.filter((part, k) => part !== b[k]).length === 1;
}
