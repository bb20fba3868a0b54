import { createHash } from "node:crypto";
import type { PublicAccount } from "../../vocabulary/intake.js";
import type { PolicyNote, Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import { softwareVersion } from "../assets.js";

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** What went in and what came out, with checksums: the same study and data give the same record. */
export function runRecord(
  study: Study,
  account: Released<PublicAccount>,
  policy: PolicyNote,
  files: Files,
): string {
  const output = [...files.keys()].sort().map((path) => ({ path, sha256: sha256(files.get(path) ?? "") }));
  const record = {
    software: { name: "kvarter", version: softwareVersion() },
    study: { id: study.id, title: study.title, date: study.about.date, synthetic: study.synthetic },
    policy,
    input: account.files,
    people: account.people,
    missing: account.missing,
    areas: account.areas,
    calibration: account.calibration,
    response: account.response,
    scales: account.scales,
    output,
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
