/**
 * The columns that a name stands for: `repw1..repw80` is a row of eighty, anything else is itself.
 * Leading zeros are kept where both ends are equally long: `w01..w12`.
 */
export function columnNames(name: string): readonly string[] {
  const parts = /^(.*?)(\d+)\.\.(.*?)(\d+)$/.exec(name);
  if (!parts) return [name];
  const [, stem = "", first = "", secondStem = "", last = ""] = parts;
  const count = Number(last) - Number(first) + 1;
  if (stem !== secondStem || count < 1 || count > 10_000) return [name];
  const width = first.length === last.length ? first.length : 0;
  return Array.from({ length: count }, (_, i) => stem + String(Number(first) + i).padStart(width, "0"));
}
