import type { Breakdown, Response, Source } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { ResponseDraft } from "../schema/responseSchema.js";
import { codesDiffer, type Drafting } from "./drafting.js";
import { knownName, usesColumn } from "./references.js";

/** Who was invited and who answered, and what weights make of it. */
export function response(
  drafting: Drafting,
  draft: ResponseDraft | undefined,
  { sources, breakdowns }: { readonly sources: readonly Source[]; readonly breakdowns: readonly Breakdown[] },
): Response | null {
  if (draft === undefined) return null;
  const { sheet, found } = drafting;
  const { column, yes, no, known, classes, trim } = draft;
  const codes = [
    ...yes.map((code) => ({ code, path: ["response", "yes"] })),
    ...no.map((code) => ({ code, path: ["response", "no"] })),
  ];
  codesDiffer(drafting, "the response", codes);
  usesColumn(drafting, sources, {
    column,
    of: "response",
    path: ["response", "column"],
    everywhere: false,
    codes: codes.map(({ code }) => code),
  });
  const ids = breakdowns.map(({ id }) => id);
  known.forEach((id, i) => {
    knownName(drafting, "breakdown", id, ids, ["response", "known", i]);
    const { cross } = breakdowns.find((breakdown) => breakdown.id === id) ?? {};
    const at = sheet.at(["response", "known", i]);
    if (cross) found.push(problems.crossNamed({ at, name: id, within: "known", cross }));
  });
  classes?.cross.forEach((id, i) => {
    knownName(drafting, "breakdown known of everybody", id, known, ["response", "classes", "cross", i]);
  });
  if (trim && (trim.medianIqr === undefined) === (trim.meanRatio === undefined)) {
    const at = sheet.at(["response", "trim"]);
    found.push(problems.oneOfThese({ at, name: "trim", keys: ["medianIqr", "meanRatio"] }));
  }
  return {
    column,
    yes,
    no,
    known,
    classes: classes
      ? { ...classes, largestFactor: classes.largestFactor ?? Number.POSITIVE_INFINITY }
      : null,
    trim: trim ? trimOf(trim) : null,
  };
}

function trimOf({ medianIqr, meanRatio }: NonNullable<ResponseDraft["trim"]>): Response["trim"] {
  return medianIqr === undefined
    ? { kind: "mean-ratio", most: meanRatio ?? Number.NaN }
    : { kind: "median-iqr", k: medianIqr };
}
