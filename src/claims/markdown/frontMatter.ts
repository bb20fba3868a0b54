import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { didYouMean } from "../../vocabulary/near.js";
import { Problem } from "../../vocabulary/problem.js";
import type { Spot } from "../draft.js";

/** What a report says of itself between its two lines of `---`. */
export interface FrontMatter {
  readonly title: Said | null;
  readonly lead: Said | null;
  readonly slug: Said | null;
  /** The rest of the file, and where it begins. */
  readonly body: string;
  readonly bodyBegins: Spot;
  readonly problems: readonly Problem[];
}

/** A text and where it stands. */
export interface Said extends Spot {
  readonly text: string;
}

const keys = ["title", "lead", "slug"] as const;

/** Splits a report into front matter and body; `title` and `slug` must be there, `lead` may. */
export function frontMatter(file: string, text: string): FrontMatter {
  const match = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(text);
  if (match?.index !== 0) {
    const problem = wrong(file, { line: 1, column: 1 }, "The report does not begin with front matter.");
    return { ...nothing, body: text, bodyBegins: { line: 1, column: 1 }, problems: [problem] };
  }
  const lines = new LineCounter();
  const yaml = parseDocument(match[1] ?? "", { lineCounter: lines, prettyErrors: false });
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };
  const problems = yaml.errors.map((error) =>
    wrong(file, spotAt(error.pos[0]), `The front matter cannot be read: ${error.message}.`),
  );
  const said: Partial<Record<string, Said>> = {};
  for (const { key, value } of isMap(yaml.contents) ? yaml.contents.items : []) {
    const name = isScalar(key) ? String(key.value) : "";
    const spot = spotAt((isScalar(key) && key.range?.[0]) || 0);
    if (!keys.some((known) => known === name)) {
      problems.push(
        wrong(file, spot, `“${name}” is not something that front matter can say.`, didYouMean(name, keys)),
      );
    } else if (isScalar(value) && typeof value.value === "string" && value.value.trim() !== "") {
      said[name] = { text: value.value.trim(), ...valueSpot(spotAt(value.range?.[0] ?? 0), value.type) };
    } else {
      problems.push(wrong(file, spot, `“${name}” is not a text.`, `Put the text in quotes: ${name}: "…"`));
    }
  }
  const { title = null, lead = null, slug = null } = said;
  if (problems.length === 0) problems.push(...incomplete(file, { title, slug }));
  const bodyBegins = { line: match[0].split("\n").length, column: 1 };
  return { title, lead, slug, body: text.slice(match[0].length), bodyBegins, problems };
}

const nothing = { title: null, lead: null, slug: null };

function valueSpot(spot: Spot, type: string | undefined): Spot {
  if (type === "BLOCK_FOLDED" || type === "BLOCK_LITERAL") return { line: spot.line + 1, column: 1 };
  return type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE" ? { ...spot, column: spot.column + 1 } : spot;
}

function incomplete(file: string, { title, slug }: Pick<FrontMatter, "title" | "slug">): readonly Problem[] {
  const top = { line: 1, column: 1 };
  const missing = Object.entries({ title, slug }).filter(([, said]) => said === null);
  const problems = missing.map(([name]) => wrong(file, top, `The front matter lacks “${name}”.`));
  if (slug !== null && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug.text)) {
    const todo =
      "A slug is the report's name in addresses: a letter a–z, then small letters, digits and single hyphens.";
    problems.push(wrong(file, slug, `“${slug.text}” cannot be used as a slug.`, todo));
  }
  return problems;
}

const howTo =
  "Begin the file with three hyphens, the lines “title: …” and “slug: …” (and “lead: …” if you like), and three hyphens again.";

function wrong(file: string, at: Spot, what: string, todo: string = howTo): Problem {
  return new Problem({ code: "front-matter", exit: "claim", at: { file, ...at }, what, todo });
}
