/** What a value is and what it should be, in words for a message; `meaning` may hold an example of keys in { }. */
export function shapeWords(value: unknown, expected: readonly string[], meaning: string) {
  const example = /\{[^{}…]*:[^{}…]*\}/.exec(meaning)?.[0] ?? "{key: value}";
  const shapes = [...new Set(expected.map((kind) => byKind[kind] ?? byKind.string))];
  return {
    found: foundWords(value),
    expected: shapes.map((shape) => shape.name).join(" or "),
    todo: `${shapes.map((shape) => shape.todo).join(", or ")}.`
      .replace("{key: value}", example)
      .replace(/^./, (first) => first.toUpperCase()),
  };
}

const one = { name: "one value", todo: "write one value, without brackets" };
const keys = {
  name: "keys with values",
  todo: "write keys with values, such as {key: value} or one “key: value” a line",
};
const list = { name: "a list", todo: "write a list, such as [a, b] or one entry a line after “- ”" };

/** The kinds as zod names them. */
const byKind: Readonly<Record<string, typeof one>> & { readonly string: typeof one } = {
  string: one,
  array: list,
  object: keys,
  record: keys,
};

function foundWords(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value === "" || value === null) return "empty";
  return typeof value === "string" ? `the value “${value}”` : "keys with values";
}
