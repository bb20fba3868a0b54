import type { Display, Point, Series } from "../../vocabulary/document.js";
import type { CategoryRef, Place, Quantity } from "../../vocabulary/quantity.js";
import type { Wave } from "../../vocabulary/study.js";
import { type Draft, spotOf } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import { labelsOf, sideLabel } from "../labels.js";
import { wordingOf } from "../languages.js";
import type { LeafDirective } from "../markdown/parse.js";
import { type Attributes, required } from "../terms/attributes.js";
import { releasedFor } from "../terms/figures.js";
import { sideNamed, waveNamed } from "../terms/places.js";
import { type Asked, chosenWaves, type Who, whoIsShown } from "./scope.js";

export interface Drawn {
  readonly form: Exclude<Display["form"], "table">;
  readonly series: readonly Series[];
}

/** The figures of a display, in the order they are shown; `null` after telling what is wrong. */
export function seriesOf(node: LeafDirective, asked: Asked, draft: Draft): Drawn | null {
  const before = draft.problems.length;
  const drawn = draw(node, asked, draft);
  return draft.problems.length > before ? null : drawn;
}

function draw(node: LeafDirective, asked: Asked, draft: Draft): Drawn | null {
  const waves = chosenWaves(node, asked, draft);
  const drawing = { node, draft, measure: asked.measure };
  if (asked.subject === "differences") return drawDifferences(drawing, asked.attributes, waves);
  const shown = whoIsShown(node, asked, draft);
  return asked.subject === "levels"
    ? drawLevels(drawing, shown, waves)
    : drawChanges(drawing, asked.attributes, shown, waves);
}

interface Drawing {
  readonly node: LeafDirective;
  readonly draft: Draft;
  readonly measure: string;
}

function drawLevels(drawing: Drawing, shown: readonly Who[], waves: readonly Wave[]): Drawn {
  const [only] = waves;
  const level = (who: Who, wave: Wave): Quantity => ({
    kind: "level",
    measure: drawing.measure,
    at: at(who, wave.id),
  });
  if (only !== undefined && waves.length === 1) {
    return dots(drawing, shown, (who) => point(drawing, who.label, level(who, only)));
  }
  const series = shown.map((who) => ({
    ...named(who),
    points: waves.flatMap((wave) => atWave(drawing, wave, level(who, wave))),
  }));
  return { form: "lines", series };
}

function drawChanges(
  drawing: Drawing,
  attributes: Attributes,
  shown: readonly Who[],
  waves: readonly Wave[],
): Drawn | null {
  const { node, draft, measure } = drawing;
  const change = (who: Who, from: string, to: string): Quantity => ({
    kind: "change",
    measure,
    from: at(who, from),
    to: at(who, to),
  });
  if (attributes.from === undefined && attributes.to === undefined) {
    const series = shown.map((who) => ({
      ...named(who),
      points: waves.slice(1).flatMap((wave, k) => {
        const from = waves[k];
        if (!from) return [];
        const label = `${inLanguage(from.label, draft.language)}–${inLanguage(wave.label, draft.language)}`;
        return point(drawing, label, change(who, from.id, wave.id));
      }),
    }));
    return { form: "dots", series };
  }
  const [from, to] = [required(node, attributes, "from", draft), required(node, attributes, "to", draft)];
  if (from === null || to === null) return null;
  const [fromId, toId] = [from, to].map((name) => waveNamed(name, { at: spotOf(node), draft }));
  if (!fromId || !toId) return null;
  return dots(drawing, shown, (who) => point(drawing, who.label, change(who, fromId, toId)));
}

function drawDifferences(drawing: Drawing, attributes: Attributes, waves: readonly Wave[]): Drawn | null {
  const { node, draft, measure } = drawing;
  const [one, other] = [
    required(node, attributes, "of", draft),
    required(node, attributes, "against", draft),
  ];
  if (one === null || other === null) return null;
  const asked = { at: spotOf(node), draft };
  const side = (text: string, wave: Wave) => sideNamed(text, wave.id, attributes.group, asked);
  const pairs = waves.map((wave) => ({ wave, of: side(one, wave), against: side(other, wave) }));
  const whole = pairs.flatMap(({ wave, of, against }) => (of && against ? [{ wave, of, against }] : []));
  const [first] = whole;
  if (!first || whole.length < pairs.length) return null;
  const points = whole.flatMap(({ wave, of, against }) =>
    atWave(drawing, wave, { kind: "difference", measure, of, against }),
  );
  return { form: "dots", series: [{ id: measure, label: differenceLabel(first, draft), points }] };
}

function differenceLabel({ of, against }: { of: Place; against: Place }, { study, language }: Draft): string {
  const { within } = wordingOf(language).sentence;
  const labels = labelsOf(study, language);
  const name = (side: Place, beside: Place) => sideLabel(side, beside, labels, within);
  return wordingOf(language).against(name(of, against), name(against, of));
}

/** One dot for each who; they are one series. */
function dots(
  { draft, measure }: Drawing,
  shown: readonly Who[],
  dot: (who: Who) => readonly Point[],
): Drawn {
  const label = labelsOf(draft.study, draft.language).measure(measure);
  return { form: "dots", series: [{ id: measure, label, points: shown.flatMap(dot) }] };
}

function atWave(drawing: Drawing, wave: Wave, quantity: Quantity): readonly Point[] {
  const { language } = drawing.draft;
  const note = wave.note && inLanguage(wave.note, language);
  return point(drawing, inLanguage(wave.label, language), quantity).map((made) => ({
    ...made,
    time: wave.time,
    note,
  }));
}

function point({ node, draft }: Drawing, label: string, quantity: Quantity): readonly Point[] {
  const result = releasedFor(quantity, spotOf(node), draft);
  return result ? [{ label, time: null, note: null, result }] : [];
}

const named = ({ id, label }: Who) => ({ id, label });
const at = ({ group, category }: { group: string; category: CategoryRef | null }, wave: string): Place => ({
  wave,
  group,
  category,
});
