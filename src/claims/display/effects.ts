import type { EffectOf } from "../../vocabulary/quantity.js";
import { spotOf } from "../draft.js";
import { formatNumber } from "../format.js";
import { wordingOf } from "../languages.js";
import { unknown } from "../terms/places.js";
import { effectNamed } from "../terms/registerParts.js";
import { type Drawing, type Drawn, point } from "./drawing.js";
import { namesIn } from "./scope.js";

const ways = [{ id: "event" }, { id: "cohort" }, { id: "period" }] as const;

/**
 * Effects by years since the beginning, by the year of the beginning or by year: one line for each estimator. What the
 * study has is drawn; before the beginning there should be nothing to see.
 */
export function drawEffects(drawing: Drawing): Drawn | null {
  const { node, attributes, measure, draft } = drawing;
  const asked = { at: spotOf(node), draft };
  const by = ways.find(({ id }) => id === (attributes.show ?? "event"))?.id;
  if (by === undefined) return unknown("way to show effects", attributes.show ?? "", asked, ways);
  const { analysis = "" } = attributes;
  const named = { ...(analysis === "" ? {} : { analysis }) };
  const estimators = namesIn(attributes.estimators ?? "");
  const wholes = (estimators.length > 0 ? estimators : [undefined]).map((estimator) =>
    effectNamed(measure.id, { ...named, ...(estimator === undefined ? {} : { estimator }) }, asked),
  );
  const series = wholes.flatMap((whole) => (whole ? [seriesOf(whole, by, drawing)] : []));
  return { form: by === "cohort" ? "dots" : "lines", contrast: true, series, reference: null };
}

function seriesOf(whole: EffectOf, by: "event" | "cohort" | "period", drawing: Drawing) {
  const { language, results } = drawing.draft;
  const found = [...results.byKey.values()].flatMap(({ quantity }) =>
    quantity.kind === "effect" &&
    quantity.measure === whole.measure &&
    quantity.analysis === whole.analysis &&
    quantity.estimator === whole.estimator &&
    quantity.part.by === by
      ? [{ quantity, at: quantity.part.at }]
      : [],
  );
  const points = found
    .sort((a, b) => a.at - b.at)
    .flatMap(({ quantity, at }) => {
      const label = by === "event" ? formatNumber(at, { decimals: 0, language, sign: "always" }) : String(at);
      return point(drawing, label, quantity).map((made) => ({ ...made, time: at }));
    });
  return { id: whole.estimator, label: wordingOf(language).estimator[whole.estimator], points };
}
