import { z } from "zod";
import { instrumentSchema } from "./instrumentSchema.js";
import { studySchema } from "./studySchema.js";

/** The two formats as JSON Schema, so that editors complete and explain them; kept in schema/. */
export function jsonSchemas(): { readonly study: object; readonly instrument: object } {
  return {
    study: describe(studySchema, "study.yaml: what is evaluated, with which data"),
    instrument: describe(instrumentSchema, "instrument.yaml: the questions and their scales"),
  };
}

function describe(schema: z.ZodType, title: string): object {
  return { title, ...z.toJSONSchema(schema, { io: "input" }) };
}
