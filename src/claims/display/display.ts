import type { Display } from "../../vocabulary/document.js";
import { didYouMean } from "../../vocabulary/near.js";
import type { Measure } from "../../vocabulary/study.js";
import { type Draft, type Spot, spotOf, tell } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import type { LeafDirective } from "../markdown/parse.js";
import { oneLine, type Reading } from "../markdown/reading.js";
import { readProse } from "../markdown/readProse.js";
import { type Attributes, oneOf, readAttributes } from "../terms/attributes.js";
import { type Asked, measureNamed } from "../terms/places.js";
import { axisLabel } from "./axisLabel.js";
import { namesIn } from "./scope.js";
import { seriesOf } from "./series.js";
import { displayAttributes, type Subject, subjectNames } from "./subjects.js";

/**
 * A chart or a table of released figures, on one line of its own. What is withheld keeps its place and is
 * drawn as withheld. The title says the finding and is checked like any prose.
 *
 *     ::chart[Title]{levels=very-happy by=degree}                    lines over all waves, one for each category
 *     ::chart[Title]{levels=very-happy waves="2012 2018 2024"}       lines over chosen waves, one for each group
 *     ::chart[Title]{levels=very-happy by=degree wave=2024}          dots, one for each category
 *     ::chart[Title]{levels="safety trust" wave=2024}                dots, one for each measure; changes= alike
 *     ::chart[Title]{changes=very-happy from=2018 to=2024 by=degree} dots around zero
 *     ::chart[Title]{changes=very-happy}                             dots around zero, from each wave to the next
 *     ::chart[Title]{differences=very-happy of="degree=graduate" against="degree=high-school"}
 *     ::chart[Title]{changeDifferences=safety from=2018 to=2024}     every programme group against every benchmark
 *     ::chart[Title]{contributions=total from=2018 to=2024}          one for each dimension; contributionShares= alike
 *     ::chart[Title]{components=safety breakdown=age from=2018 to=2024}  other people, and people who changed
 *     ::chart[Title]{areas=safety wave=2024}                         every area; areaChanges= alike with from= and to=
 *     ::chart[Title]{doubleDifferences=school between="origin=menapt" and="origin=danish" of=areas against=others}
 *     ::chart[Title]{effects=school analysis=plans show=event}       by years since the beginning; show=cohort or period
 *     ::chart[Title]{chances=school analysis=parents as=odds-ratio}  over the waves, one line for each group
 *     ::chart[Title]{matched=school analysis=like}           beside people who are like them, one line for each way
 *     ::chart[Title]{variants=safety wave=2024}                      the other ways of estimating; or from= and to=
 *     ::table[Title]{…}                                              the same figures as a table
 *
 * group=G chooses one group, and is needed where the study has several and by= is given. An id is written {#id …}.
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
  const subject = attributes && oneOf(node, attributes, subjectNames, draft);
  if (attributes === null || subject === null || !hasTitle(reading, spotOf(node), draft)) return null;
  const measures = measuresNamed(attributes[subject] ?? "", subject, { at: spotOf(node), draft });
  const drawn = measures && seriesOf(node, { subject, measures, attributes }, draft);
  if (!measures || !drawn) return null;
  return {
    id: idOf(attributes, spotOf(node), name, draft),
    ...drawn,
    form: name === "table" ? "table" : drawn.form,
    title,
    titleText: oneLine(reading.text),
    measureLabel: axisLabel(measures, { subject, contrast: drawn.contrast, attributes }, draft),
    measureMeaning: meaningOf(measures, draft),
  };
}

const known = [...subjectNames, ...displayAttributes, "id"];

/** The measure that is shown; levels and changes can show several. */
function measuresNamed(
  text: string,
  subject: Subject,
  asked: Asked,
): readonly [Measure, ...Measure[]] | null {
  const several = subject === "levels" || subject === "changes" ? namesIn(text) : [];
  const names = several.length > 0 ? several : [text];
  const measures = names.map((name) => measureNamed(name, asked));
  const [first, ...others] = measures.filter((measure) => measure !== null);
  return first && others.length === names.length - 1 ? [first, ...others] : null;
}

/** What is measured: once where it is told of all the measures alike, else of each by its name. */
function meaningOf(measures: readonly Measure[], { language }: Draft): string {
  const told = measures.map(({ label, meaning }) =>
    [label, meaning].map((text) => inLanguage(text, language)),
  );
  const [only, ...others] = new Set(told.map(([, meaning = ""]) => meaning));
  return others.length === 0 ? (only ?? "") : told.map((words) => words.join(": ")).join(" ");
}

function hasTitle(reading: Reading, at: Spot, draft: Draft): boolean {
  if (oneLine(reading.text) !== "") return true;
  tell(draft, at, {
    code: "display-untitled",
    what: "A chart or a table without a title.",
    todo: "Put a title that says the finding in brackets: ::chart[title]{…}.",
  });
  return false;
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
