/** Text that is already markup: only `html` makes it, so that everything else is escaped. */
export interface Markup {
  readonly markup: string;
}

type Child = string | number | false | Markup | null | undefined | readonly Child[];

/**
 * HTML or SVG reads as HTML or SVG; whatever is put in is text and comes out as that text.
 * Attributes are written with double quotes around the value put in.
 *
 *     html`<p title="${title}">${anyText}</p>`
 */
export function html(parts: TemplateStringsArray, ...children: readonly Child[]): Markup {
  const out = parts.map((part, i) => part + (i < children.length ? escaped(children[i]) : ""));
  return { markup: out.join("") };
}

/** Several pieces as one, with nothing between them unless said. */
export function joined(pieces: readonly Child[], between = ""): Markup {
  return { markup: pieces.map(escaped).join(between) };
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(child: Child): string {
  if (child === null || child === undefined || child === false) return "";
  if (Array.isArray(child)) return child.map(escaped).join("");
  if (typeof child === "object" && "markup" in child) return child.markup;
  return legible(String(child)).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Control characters and halves of characters have no place in HTML, XML or a font: they show as U+FFFD. */
export function legible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");
}
