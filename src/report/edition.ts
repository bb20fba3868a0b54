import type { Block, Display, Publication, VerifiedReport } from "../vocabulary/document.js";
import type { PublicAccount } from "../vocabulary/intake.js";
import type { PolicyNote, Released, ReleasedResults } from "../vocabulary/released.js";
import type { Study } from "../vocabulary/study.js";
import type { Language } from "../vocabulary/text.js";
import { waveNotes } from "./display/waveNotes.js";
import { directionOf } from "./html/foreign.js";
import { type EvidenceBook, evidenceOf } from "./sections/evidence.js";
import { walk } from "./sections/walk.js";
import { fill, type Words, wordsIn } from "./words.js";

/** One report in one language with all that its page and its PDF say: both are written from this. */
export interface Edition {
  readonly study: Study;
  readonly account: Released<PublicAccount>;
  readonly policy: Released<PolicyNote>;
  readonly results: ReleasedResults;
  readonly report: VerifiedReport;
  /** The same report in every language that it has, this one among them. */
  readonly siblings: readonly VerifiedReport[];
  readonly language: Language;
  readonly words: Words;
  readonly evidence: EvidenceBook;
  readonly rtl: boolean;
  /** "Figure 1", "Table 2": in the order of reading. */
  numbered(display: Display): string;
  /** The figure or table read before this one under which a wave's note stands; `null` where there is none. */
  toldUnder(display: Display, note: string): string | null;
  /** Level of a heading on a page whose title has level 1; none is skipped on the way down. */
  levelOf(heading: Block): number;
}

export function editionOf(
  report: VerifiedReport,
  study: Study,
  publication: Publication,
  account: Released<PublicAccount>,
): Edition {
  const words = wordsIn(report.language);
  const displays = walk(report).flatMap((met) => (met.kind === "display" ? met.display : []));
  const names = new Map<string, string>();
  for (const [kind, name] of [
    [false, words.figure],
    [true, words.table],
  ] as const) {
    const alike = displays.filter(({ form }) => (form === "table") === kind);
    for (const [i, { id }] of alike.entries()) names.set(id, fill(name, { number: String(i + 1) }));
  }
  const noted = new Map<string, Display>();
  for (const display of displays)
    for (const { note } of waveNotes(display)) if (!noted.has(note)) noted.set(note, display);
  const levels = new Map<Block, number>();
  let level = 1;
  for (const block of report.blocks) {
    if (block.kind !== "heading") continue;
    level = Math.min(block.depth, level + 1);
    levels.set(block, level);
  }
  return {
    study,
    account,
    policy: publication.results.policy,
    results: publication.results,
    report,
    siblings: publication.reports.filter(({ slug }) => slug === report.slug),
    language: report.language,
    words,
    evidence: evidenceOf(report, study),
    rtl: directionOf(report.language) === "rtl",
    levelOf: (heading) => levels.get(heading) ?? 2,
    numbered: ({ id }) => names.get(id) ?? "",
    toldUnder: ({ id }, note) => {
      const first = noted.get(note);
      return first === undefined || first.id === id ? null : (names.get(first.id) ?? null);
    },
  };
}
