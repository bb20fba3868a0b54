import type { Wave } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import { codesDiffer, type Drafting, idsDiffer, sameInAll, text } from "./drafting.js";

/** The waves in the order of time; `2018` alone is a wave of that name, label, value and year. */
export function waves(drafting: Drafting, drafts: StudyDraft["waves"]): readonly Wave[] {
  const { sheet, found } = drafting;
  const built = drafts.map((draft, i): Wave => {
    const given = typeof draft === "string" ? { id: draft } : draft;
    const path = ["waves", i];
    const time = given.time ?? Number(given.id);
    if (Number.isNaN(time)) found.push(problems.waveWithoutTime({ at: sheet.at(path), id: given.id }));
    return {
      id: given.id,
      label:
        given.label === undefined
          ? sameInAll(drafting, given.id)
          : text(drafting, given.label, [...path, "label"]),
      value: given.value ?? given.id,
      time,
      note: given.note === undefined ? null : text(drafting, given.note, [...path, "note"]),
    };
  });
  built.forEach((wave, i) => {
    const before = built[i - 1];
    if (before && before.time >= wave.time) {
      found.push(problems.wavesOutOfOrder({ at: sheet.at(["waves", i]), id: wave.id, before: before.id }));
    }
  });
  const ids = built.map((wave) => wave.id);
  idsDiffer(drafting, "wave", ids, ["waves"]);
  codesDiffer(
    drafting,
    "the waves",
    built.map((wave, i) => ({ code: wave.value, path: ["waves", i] })),
  );
  return built;
}
