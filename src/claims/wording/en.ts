import type { Says } from "../claim/says.js";
import type { Side, Wording } from "./wording.js";

const finds: Readonly<Record<Says, string>> = {
  "at-least": "at least",
  "more-than": "more than",
  "at-most": "at most",
  "less-than": "less than",
  between: "between",
  rose: "a significant rise",
  fell: "a significant fall",
  "rose-not-significantly": "a rise that is not significant",
  "fell-not-significantly": "a fall that is not significant",
  "no-change-shown": "no change can be shown",
  higher: "significantly higher",
  lower: "significantly lower",
  "higher-not-significantly": "higher, but not significantly",
  "lower-not-significantly": "lower, but not significantly",
  "no-difference-shown": "no difference can be shown",
};

const limited = (says: Says, limits: readonly string[]) =>
  [finds[says], limits.join(" and ")].join(" ").trim();
const hedge = (says: Says) => (says.endsWith("-not-significantly") ? ", but not significantly" : "");
const inWave = ({ name, level }: Side) => (level === null ? name : `${level} in ${name}`);
const withLevel = ({ name, level }: Side) => (level === null ? name : `${name} (${level})`);

/** English as the British write it. */
export const englishWording: Wording = {
  numbers: { point: ".", thousands: "," },
  share: "per cent",
  sharePoints: "percentage points",
  index: "index from 0 to 1",
  interval: (low, high) => `from ${low} to ${high}`,
  against: (of, against) => `${of} against ${against}`,
  change: "change",
  difference: "difference",
  finds: limited,
  about: {
    level: ({ measure, who, wave }) => `${measure}${who}, ${wave}`,
    change: ({ measure, who, from, to }) => `${measure}${who}, from ${from} to ${to}`,
    difference: ({ measure, wave, of, against }) => `${measure}, ${wave}, ${of} against ${against}`,
  },
  sentence: {
    among: (category) => ` among ${category}`,
    within: (group) => ` in ${group}`,
    level: (says, { measure, who, wave, limits }) =>
      `“${measure}”${who} was ${limited(says, limits)} in ${wave}.`,
    change: (says, { measure, who, from, to }) =>
      says === "no-change-shown"
        ? `No change in “${measure}”${who} from ${from.name} to ${to.name} can be shown.`
        : `“${measure}”${who} ${says.startsWith("rose") ? "rose" : "fell"} from ${inWave(from)} to ${inWave(to)}${hedge(says)}.`,
    difference: (says, { measure, wave, of, against }) =>
      says === "no-difference-shown"
        ? `No difference in “${measure}” between ${of.name} and ${against.name} in ${wave} can be shown.`
        : `In ${wave}, “${measure}” was ${says.startsWith("higher") ? "higher" : "lower"} for ${withLevel(of)} than for ${withLevel(against)}${hedge(says)}.`,
  },
};
