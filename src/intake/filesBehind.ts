import { createHash } from "node:crypto";
import type { FileAccount } from "../vocabulary/intake.js";
import type { Delivered } from "./survey/delivered.js";

/** What is told of rows that several files make together: each file's account, and all of them as if they were one. */
export function filesBehind(
  madeOf: readonly FileAccount[],
): Pick<Delivered, "madeOf" | "sha256" | "bytes" | "texts" | "variables"> {
  return {
    madeOf,
    sha256: createHash("sha256")
      .update(madeOf.map(({ sha256 }) => sha256).join("\n"))
      .digest("hex"),
    bytes: madeOf.reduce((sum, { bytes }) => sum + bytes, 0),
    texts: false,
    variables: null,
  };
}
