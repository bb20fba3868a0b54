import { checkShape } from "../../study/checkShape.js";
import { type Effects, onThisMachine } from "../../study/effects.js";
import { problems } from "../../study/problems.js";
import { type SampleDraft, sampleSchema } from "../../study/schema/sampleSchema.js";
import { readSheet, type Sheet } from "../../study/sheet.js";
import { type Problem, Problems } from "../../vocabulary/problem.js";
import type { Allocation, SampleTask } from "../../vocabulary/samplePlan.js";
import { problems as sampleProblems } from "./problems.js";

/** A sample file with nothing left to guess. */
export interface Sample {
  readonly sheet: Sheet;
  readonly draft: SampleDraft;
  readonly allocation: Allocation;
}

/**
 * Reads a sample file.
 *
 * in      its folder and name, and whether a sample is to be drawn
 * error   `Problems` (exit kind "study") with everything that is wrong, each with file, line and what to do
 */
export async function readSample(
  { folder, file, step }: SampleTask,
  effects: Effects = onThisMachine,
): Promise<Sample> {
  const bytes = await effects.read(folder, file);
  if (typeof bytes === "string") throw problems.unread({ at: { file }, file, why: bytes });
  const sheet = readSheet(file, bytes);
  if (Array.isArray(sheet)) throw new Problems(sheet);
  const draft = checkShape(sheet, sampleSchema);
  if (Array.isArray(draft)) throw new Problems(draft);
  const allocation = allocationOf(draft);
  const wrong = [
    ...strataProblems(sheet, draft),
    ...(allocation ? [] : allocationProblems(sheet, draft)),
    ...chanceProblems(sheet, draft, step),
  ];
  if (wrong.length > 0 || !allocation) throw new Problems(wrong);
  return { sheet, draft, allocation };
}

/** The one key beside the kind, and for "power" the exponent; `null` where they do not fit. */
function allocationOf({ allocation }: SampleDraft): Allocation | null {
  const { kind, total, margin, exponent } = allocation;
  if (kind === "precision")
    return margin === undefined || total !== undefined || exponent !== undefined ? null : { kind, margin };
  if (total === undefined || margin !== undefined) return null;
  if (kind === "power") return exponent === undefined ? null : { kind, exponent, total };
  return exponent === undefined ? { kind, total } : null;
}

const keysOf = { precision: ["margin"], power: ["total", "exponent"] } as const;

function allocationProblems(sheet: Sheet, { allocation }: SampleDraft): readonly Problem[] {
  const { kind } = allocation;
  const known: readonly string[] = kind === "precision" || kind === "power" ? keysOf[kind] : ["total"];
  const within = `an allocation of kind ${kind}`;
  const given = (["total", "margin", "exponent"] as const).filter((key) => allocation[key] !== undefined);
  return [
    ...known
      .filter((key) => !given.some((each) => each === key))
      .map((key) => problems.missingKey({ at: sheet.at(["allocation"]), key, within, meaning: "" })),
    ...given
      .filter((key) => !known.includes(key))
      .map((key) => problems.unknownKey({ at: sheet.keyAt(["allocation", key]), key, within, known })),
  ];
}

function strataProblems(sheet: Sheet, { frame, strata }: SampleDraft): readonly Problem[] {
  if (!strata) {
    const meaning =
      "Everyone who might be invited: {file: …, person: …, stratum: …}; or list strata with their sizes.";
    return frame
      ? []
      : [problems.missingKey({ at: sheet.at([]), key: "frame", within: sheet.file, meaning })];
  }
  const sized = strata.findIndex(({ size }) => size !== undefined);
  const sizes = strata.filter(({ size }) => size !== undefined).length;
  const counted =
    frame && sizes > 0
      ? [sampleProblems.sizeCounted({ at: sheet.keyAt(["strata", sized, "size"]), strata: sizes })]
      : [];
  const wrong = strata.flatMap(({ id, size }, i) => {
    const at = sheet.at(["strata", i]);
    const first = strata.findIndex((each) => each.id === id);
    const firstLine = sheet.at(["strata", first]).line;
    return [
      ...(first < i ? [problems.duplicateId({ at, kind: "stratum", id, firstLine })] : []),
      ...(!frame && size === undefined
        ? [
            problems.missingKey({
              at,
              key: "size",
              within: `the stratum “${id}”`,
              meaning: "There is no frame to count in.",
            }),
          ]
        : []),
    ];
  });
  return [...wrong, ...counted];
}

/** What only a draw needs: a frame, a seed, and a column for what the panel's rule speaks of. */
function chanceProblems(
  sheet: Sheet,
  { frame, seed, panel }: SampleDraft,
  step: SampleTask["step"],
): readonly Problem[] {
  const missing = (key: string, meaning: string) =>
    problems.missingKey({ at: sheet.at([]), key, within: sheet.file, meaning });
  const named = panel && panel.rule !== "as-others";
  const delimiter = frame && frame.delimiter !== "tab" && !/^[^\p{L}\p{N}"\r\n]$/u.test(frame.delimiter);
  return [
    ...(step === "draw" && !frame ? [missing("frame", "A sample is drawn from a frame.")] : []),
    ...(step === "draw" && seed === undefined
      ? [missing("seed", "Throw dice and write the number here before you draw.")]
      : []),
    ...(seed !== undefined && !Number.isSafeInteger(seed)
      ? [
          problems.wrongValue({
            at: sheet.at(["seed"]),
            name: "seed",
            value: String(seed),
            expected: "a number below 9007199254740992",
          }),
        ]
      : []),
    ...(frame && named && !frame.answeredBefore
      ? [
          problems.missingKey({
            at: sheet.at(["frame"]),
            key: "answeredBefore",
            within: "frame",
            meaning: "The panel's rule needs a column that marks people who answered in the wave before.",
          }),
        ]
      : []),
    ...(delimiter
      ? [problems.badDelimiter({ at: sheet.at(["frame", "delimiter"]), delimiter: frame.delimiter })]
      : []),
  ];
}
