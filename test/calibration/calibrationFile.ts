import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../docs/pages.js";

/** What a file of calibration/ exports. */
export async function calibrationFile<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(join(root, "calibration", file)).href)) as T;
}

/** A row of a page of proof, and how often it may go wrong. */
export interface Row {
  readonly row: string;
  readonly label: string;
  readonly bounds: { readonly from: number; readonly to: number; readonly why?: string };
}
