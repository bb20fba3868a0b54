import { z } from "zod";
import { areasSchema } from "./areasSchema.js";
import { marginsSchema } from "./designSchema.js";
import { instrumentSchema } from "./instrumentSchema.js";
import { registersFileSchema } from "./registersFileSchema.js";
import { sampleSchema } from "./sampleSchema.js";
import { studySchema } from "./studySchema.js";

/** The formats as JSON Schema, so that editors complete and explain them; kept in schema/. */
export function jsonSchemas(): {
  readonly study: object;
  readonly instrument: object;
  readonly areas: object;
  readonly margins: object;
  readonly sample: object;
  readonly registers: object;
} {
  return {
    study: describe(studySchema, "study.yaml: what is evaluated, with which data"),
    instrument: describe(instrumentSchema, "instrument.yaml: the questions and their scales"),
    areas: describe(areasSchema, "areas.yaml: the areas of a study"),
    margins: describe(marginsSchema, "margins.yaml: what is known of the population"),
    sample: describe(sampleSchema, "sample.yaml: a sample that is to be planned or drawn"),
    registers: describe(registersFileSchema, "registers.yaml: how rows of children are made from registers"),
  };
}

function describe(schema: z.ZodType, title: string): object {
  return { title, ...z.toJSONSchema(schema, { io: "input" }) };
}
