import type { NotJudged, NotJudgedReason } from "../../vocabulary/scaleQuality.js";

/** That a figure is not there, and why. */
export function notJudged(reason: NotJudgedReason, detail: string): NotJudged {
  return { kind: "not-estimable", reason, detail };
}
