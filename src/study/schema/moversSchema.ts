import { z } from "zod";
import { id } from "./scalars.js";

export const moversSchema = z
  .strictObject({
    measures: z.array(id).min(1).describe("Measures whose changes are divided."),
    came: id
      .optional()
      .describe("Breakdown that tells in a person's later wave how they came (moved in, was born)."),
    left: id
      .optional()
      .describe("Breakdown that tells in a person's earlier wave how they left (moved out, died)."),
  })
  .optional()
  .describe(
    "Divide changes into people who stayed, came and left, where files hold everybody in every wave.",
  );
