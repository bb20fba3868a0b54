/** Attributes as Markdown has them between braces: those without a value left out, others in quotes where needed. */
export function written(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${/^[\p{L}\p{N}_-]+$/u.test(value) ? value : `"${value}"`}`)
    .join(" ");
}
