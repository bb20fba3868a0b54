import type { Display } from "../../vocabulary/document.js";
import { didYouMean } from "../../vocabulary/near.js";
import type { Measure } from "../../vocabulary/study.js";
import { type Draft, type Spot, spotOf, tell } from "../draft.js";
import { meanUnit, unitOf, unitWords } from "../format.js";
import { inLanguage } from "../inLanguage.js";
import { wordingOf } from "../languages.js";
import type { LeafDirective } from "../markdown/parse.js";
import { oneLine, type Reading } from "../markdown/reading.js";
import { readProse } from "../markdown/readProse.js";
import { type Attributes, oneOf, readAttributes } from "../terms/attributes.js";
import { measureNamed } from "../terms/places.js";
import { type Subject, subjects } from "./scope.js";
import { seriesOf } from "./series.js";

/**
 * A chart or a table of released figures, on one line of its own. What is withheld keeps its place and is
 * drawn as withheld. The title says the finding and is checked like any prose.
 *
 *     ::chart[Title]{levels=very-happy by=degree}                    lines over all waves, one for each category
 *     ::chart[Title]{levels=very-happy waves="2012 2018 2024"}       lines over chosen waves, one for each group
 *     ::chart[Title]{levels=very-happy by=degree wave=2024}          dots, one for each category
 *     ::chart[Title]{changes=very-happy from=2018 to=2024 by=degree} dots around zero
 *     ::chart[Title]{changes=very-happy}                             dots around zero, from each wave to the next
 *     ::chart[Title]{differences=very-happy of="degree=graduate" against="degree=high-school"}
 *     ::table[Title]{…}                                              the same figures as a table
 *
 * group=G is needed where the study has several groups and by= is given. An id is written {#id …}.
 */
export function readDisplay(node: LeafDirective, draft: Draft): Display | null {
  const { name } = node;
  if (name !== "chart" && name !== "table") {
    return tell(draft, spotOf(node), {
      code: "directive-unknown",
      what: `“::${name}” is nothing that a report knows.`,
      todo: didYouMean(name, ["chart", "table"]),
    });
  }
  const { children: title, reading } = readProse(node.children, draft);
  const attributes = readAttributes(node, known, draft);
  const subject = attributes && oneOf(node, attributes, subjects, draft);
  if (attributes === null || subject === null || !hasTitle(reading, spotOf(node), draft)) return null;
  const measure = measureNamed(attributes[subject] ?? "", { at: spotOf(node), draft });
  const drawn = measure && seriesOf(node, { subject, measure: measure.id, attributes }, draft);
  if (!measure || !drawn) return null;
  return {
    id: idOf(attributes, spotOf(node), name, draft),
    form: name === "table" ? "table" : drawn.form,
    title,
    titleText: oneLine(reading.text),
    measureLabel: axisLabel(measure, subject, draft),
    measureMeaning: inLanguage(measure.meaning, draft.language),
    contrast: subject !== "levels",
    series: drawn.series,
  };
}

const known = [...subjects, "by", "group", "wave", "waves", "from", "to", "of", "against", "id"];

function hasTitle(reading: Reading, at: Spot, draft: Draft): boolean {
  if (oneLine(reading.text) !== "") return true;
  tell(draft, at, {
    code: "display-untitled",
    what: "A chart or a table without a title.",
    todo: "Put a title that says the finding in brackets: ::chart[title]{…}.",
  });
  return false;
}

/** "Very happy, per cent"; "Very happy: change, percentage points". */
function axisLabel(measure: Measure, subject: Subject, { study, language }: Draft): string {
  const wording = wordingOf(language);
  const label = inLanguage(measure.label, language);
  const contrast = subject !== "levels";
  const unit = unitOf(study, measure.id);
  const words = unitWords(unit, { contrast, language, meanUnit: meanUnit(study, measure.id, language) });
  const told = unit === "index" && !contrast ? wording.index : words;
  const what = {
    levels: label,
    changes: `${label}: ${wording.change}`,
    differences: `${label}: ${wording.difference}`,
  };
  return [what[subject], told].filter((part) => part !== "").join(", ");
}

function idOf(attributes: Attributes, at: Spot, name: string, draft: Draft): string {
  const id = attributes.id ?? `${draft.slug}-${name}-${draft.displays.length + 1}`;
  if (draft.displays.includes(id) || !/^[a-z][a-z0-9-]*$/.test(id)) {
    tell(draft, at, {
      code: "display-id",
      what: draft.displays.includes(id) ? `The id “${id}” is taken by another display.` : `“${id}” is no id.`,
      todo: "Give it an id of its own: a letter a–z, then small letters, digits and hyphens.",
    });
  }
  draft.displays.push(id);
  return id;
}
