import { z } from "zod";
import type { Path } from "../sheet.js";

interface Shape {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** What the format says of a key: the same sentence that editors show. */
export function meaningOf(schema: z.ZodType, path: Path): string {
  return shapesAt(schema, path).find((shape) => shape.description)?.description ?? "";
}

/** The keys that may stand at a place. */
export function keysOf(schema: z.ZodType, path: Path): readonly string[] {
  return shapesAt(schema, path).flatMap((shape) => Object.keys(shape.properties ?? {}));
}

function shapesAt(schema: z.ZodType, path: Path): readonly Shape[] {
  const top = z.toJSONSchema(schema, { io: "input", reused: "inline" }) as Shape;
  return alternatives(
    path.reduce<readonly Shape[]>(
      (shapes, step) => alternatives(shapes).flatMap((shape) => below(shape, step)),
      [top],
    ),
  );
}

function alternatives(shapes: readonly Shape[]): readonly Shape[] {
  return shapes.flatMap((shape) => [shape, ...(shape.anyOf ?? [])]);
}

function below(shape: Shape, step: string | number): readonly Shape[] {
  if (typeof step === "number") return shape.items ? [shape.items] : [];
  const named = shape.properties?.[step];
  if (named) return [named];
  return typeof shape.additionalProperties === "object" ? [shape.additionalProperties] : [];
}
