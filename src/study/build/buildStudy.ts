import { Problems } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { inReadingOrder } from "../inReadingOrder.js";
import { problems } from "../problems.js";
import type { AreasDraft } from "../schema/areasSchema.js";
import type { MarginsDraft } from "../schema/designSchema.js";
import type { InstrumentDraft } from "../schema/instrumentSchema.js";
import type { RegistersDraft } from "../schema/registersFileSchema.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Sheet } from "../sheet.js";
import { analysis } from "./analysis.js";
import { areaBreakdown, areas } from "./areas.js";
import { breakdowns } from "./breakdowns.js";
import { design } from "./design.js";
import { codesDiffer, type Drafting, foreignTexts, idsDiffer, text } from "./drafting.js";
import { findItemColumns, findRowColumns } from "./findColumns.js";
import { groups } from "./groups.js";
import { items } from "./items.js";
import { measures } from "./measures.js";
import { oneInstrument } from "./oneInstrument.js";
import { policy } from "./policy.js";
import { knownName } from "./references.js";
import { reports } from "./reports.js";
import { response } from "./response.js";
import { sources } from "./sources.js";
import { waves } from "./waves.js";

/** A file that fits its format. */
export interface Fitting<Draft> {
  readonly sheet: Sheet;
  readonly draft: Draft;
}

/** All that a study is built from. */
export interface Parts {
  readonly folder: string;
  readonly study: Fitting<StudyDraft>;
  readonly instruments: readonly Fitting<InstrumentDraft>[];
  /** The list of areas, where the study names one. */
  readonly areas: Fitting<AreasDraft> | null;
  /** What is known of the population, where a file of its own says it. */
  readonly margins: Fitting<MarginsDraft> | null;
  /** The files that say how rows are made from registers, by name. */
  readonly registers: ReadonlyMap<string, Fitting<RegistersDraft>>;
  /** Paths of the files in reports/ and in folders within it, from reports/. */
  readonly reports: readonly string[];
}

/** Holds the parts of a study against each other and builds it; throws all that does not fit together. */
export function buildStudy({
  folder,
  study: { sheet, draft },
  instruments,
  areas: list,
  margins,
  registers,
  reports: lying,
}: Parts): Study {
  const drafting: Drafting = { sheet, languages: draft.languages, found: [], foreign: [] };
  const builtWaves = waves(drafting, draft.waves);
  const waveIds = builtWaves.map((wave) => wave.id);
  const builtGroups = groups(drafting, draft.groups, draft.sources);
  const builtSources = sources(drafting, draft.sources, {
    waves: waveIds,
    groups: builtGroups.map((group) => group.id),
    periods: builtWaves.map((wave) => wave.value),
    registers,
  });
  const versions = instruments.map((instrument) => {
    const own: Drafting = { ...drafting, sheet: instrument.sheet };
    return { drafting: own, items: items(own, instrument.draft) };
  });
  const builtItems = oneInstrument(versions);
  for (const version of versions) findItemColumns(version.drafting, version.items, builtSources);
  findRowColumns(drafting, draft, builtSources);
  everyWaveIsAsked(drafting, draft.instrument, waveIds);
  const builtBreakdowns = [
    ...breakdowns(drafting, draft.breakdowns, builtSources),
    ...areaBreakdown(drafting, draft.areas, list, builtSources),
  ];
  idsDiffer(
    drafting,
    "breakdown",
    builtBreakdowns.map(({ id }) => id),
    ["breakdowns"],
  );
  const builtMeasures = measures(drafting, draft.measures, builtItems);
  const known = { groups: builtGroups, measures: builtMeasures };
  const builtAreas = areas(drafting, draft.areas, list, known);
  const drawn = {
    design: design(drafting, draft.design, builtSources, {
      waves: builtWaves,
      groups: builtGroups,
      margins,
    }),
    response: response(drafting, draft.response, { sources: builtSources, breakdowns: builtBreakdowns }),
  };
  const title = text(drafting, draft.title, ["title"]);
  const study: Study = {
    id: draft.id,
    title,
    summary: draft.summary === undefined ? title : text(drafting, draft.summary, ["summary"]),
    languages: draft.languages,
    synthetic: draft.synthetic,
    folder,
    about: {
      authors: draft.about.authors,
      contact: draft.about.contact ?? null,
      date: draft.about.date,
      dataCitation: text(drafting, draft.about.citation, ["about", "citation"]),
      facts: Object.fromEntries(
        Object.entries(draft.about.facts).map(([key, fact]) => [
          key,
          text(drafting, fact, ["about", "facts", key]),
        ]),
      ),
    },
    sources: builtSources,
    waves: builtWaves,
    groups: builtGroups,
    breakdowns: builtBreakdowns,
    areas: builtAreas,
    items: builtItems,
    measures: builtMeasures,
    ...drawn,
    analysis: analysis(drafting, draft.analysis, {
      ...known,
      waves: builtWaves,
      breakdowns: builtBreakdowns,
      areas: builtAreas,
      sources: builtSources,
      ...drawn,
    }),
    policy: policy(drafting, draft.release),
    reports: reports(drafting, draft.reports, lying),
  };
  drafting.found.push(...foreignTexts(drafting));
  if (drafting.found.length > 0) throw new Problems(inReadingOrder(drafting.found));
  return study;
}

/** Where the instrument has versions, each wave is asked exactly one. */
function everyWaveIsAsked(
  drafting: Drafting,
  versions: StudyDraft["instrument"],
  waveIds: readonly string[],
): void {
  if (typeof versions === "string") return;
  const { sheet, found } = drafting;
  const asked = versions.flatMap((version, i) =>
    version.waves.map((wave, k) => ({ code: wave, path: ["instrument", i, "waves", k] })),
  );
  for (const { code, path } of asked) knownName(drafting, "wave", code, waveIds, path);
  codesDiffer(drafting, "the instrument's versions", asked);
  const waves = waveIds.filter((wave) => !asked.some(({ code }) => code === wave));
  if (waves.length > 0) found.push(problems.wavesNotAsked({ at: sheet.at(["instrument"]), waves }));
}
