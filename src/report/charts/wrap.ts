import { textWidth } from "./fontMetrics.js";

/** Breaks a text into lines no wider than asked; a word that is wider by itself is broken inside. */
export function wrap(
  text: string,
  width: number,
  size: number,
  font: "sans" | "sansBold" = "sans",
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n\t]+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, size, font) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (textWidth(line, size, font) > width) {
      const head = headOf(line, width, size, font);
      if (head.length >= line.length) break;
      lines.push(`${head}-`);
      line = line.slice(head.length);
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** The most characters that fit with a hyphen after them; at least one. */
function headOf(word: string, width: number, size: number, font: "sans" | "sansBold"): string {
  let head = "";
  for (const character of word) {
    if (head !== "" && textWidth(`${head}${character}-`, size, font) > width) break;
    head += character;
  }
  return head;
}
