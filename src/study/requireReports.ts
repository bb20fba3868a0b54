import type { Study } from "../vocabulary/study.js";
import { problems } from "./problems.js";

/** Throws a problem (exit kind "study") where a study has no report: then there is nothing to publish. */
export function requireReports(study: Study): void {
  const [language = "en"] = study.languages;
  if (study.reports.length === 0) throw problems.noReports({ at: { file: "reports" }, language });
}
