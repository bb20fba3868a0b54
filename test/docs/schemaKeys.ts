import { jsonSchemas } from "../../src/study/schema/jsonSchemas.js";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
}

/** A key of a format: the part of the file it stands in, its way within that part, and what it can be. */
export interface SchemaKey {
  /** A key at the top that holds keys of its own; "The file" for the others. */
  readonly part: string;
  /** "id", "share.orAbove". */
  readonly key: string;
  /** Values to choose from, and the default where it is a single value. */
  readonly values: readonly string[];
}

const top = "The file";

/** Every key of a format, from the JSON Schema that editors use. */
export function schemaKeys(name: keyof ReturnType<typeof jsonSchemas>): readonly SchemaKey[] {
  const schema: Schema = jsonSchemas()[name];
  return Object.entries(schema.properties ?? {}).flatMap(([part, value]) => [
    { part: top, key: part, values: choices(value) },
    ...eachOnce(below(value, [])).map((key) => ({ ...key, part })),
  ]);
}

/** A key that several shapes of one thing have is one key. */
function eachOnce<Key extends { readonly key: string }>(keys: readonly Key[]): readonly Key[] {
  return keys.filter(({ key }, i) => keys.findIndex((one) => one.key === key) === i);
}

function below(schema: Schema, path: readonly string[]): readonly Omit<SchemaKey, "part">[] {
  return [schema, ...(schema.anyOf ?? [])].flatMap((shape) => [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, value]) => [
      { key: [...path, key].join("."), values: choices(value) },
      ...below(value, [...path, key]),
    ]),
    ...(shape.items ? below(shape.items, path) : []),
  ]);
}

/** What a value can be chosen from. A version is written as it is explained. */
function choices(schema: Schema): readonly string[] {
  const shapes = [schema, ...(schema.anyOf ?? [])];
  const values = shapes.flatMap((shape) => shape.enum ?? []);
  const preset = schema.default;
  const single = ["string", "number", "boolean"].includes(typeof preset) ? [preset] : [];
  return [...new Set([...values, ...single].map(String))];
}
