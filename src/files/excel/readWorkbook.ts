import { FileProblem } from "../fileProblem.js";
import type { Package } from "./openPackage.js";
import { readStyles, type TimeFormat } from "./readStyles.js";
import { readTexts } from "./readTexts.js";
import { readXml } from "./xml.js";

/** One sheet and what is needed to understand its cells. */
export interface Sheet {
  readonly part: string;
  /** Texts are kept apart, and cells have their numbers. */
  readonly texts: readonly string[];
  /** Whether the format of a cell, by its number, is one of dates or times. */
  readonly formats: readonly TimeFormat[];
  /** Days count from 1904, as once on the Macintosh. */
  readonly from1904: boolean;
}

/**
 * The sheet of that name, or the first that is not hidden.
 *
 * source  ECMA-376, Office Open XML, part 1, section 18
 */
export async function readWorkbook(workbook: Package, wanted: string | null): Promise<Sheet> {
  const main =
    (await workbook.relations("")).find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const sheets: { name: string; id: string; isHidden: boolean }[] = [];
  let from1904 = false;
  await readXml(workbook.part(main), {
    open: (tag, attributes) => {
      if (tag === "workbookPr") from1904 = isTrue(attributes.date1904);
      if (tag !== "sheet") return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
      sheets.push({
        name: attributes.name ?? "",
        id,
        isHidden: (attributes.state ?? "visible") !== "visible",
      });
    },
  });
  const relations = await workbook.relations(main);
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const withCells = sheets.flatMap((sheet) => {
    const found = relations.find(({ id, type }) => id === sheet.id && type === "worksheet");
    return found ? [{ ...sheet, part: found.target }] : [];
  });
  const chosen = withCells.find(({ name, isHidden }) => (wanted === null ? !isHidden : name === wanted));
  if (!chosen)
    throw noSheet(
      wanted,
      withCells.map(({ name }) => name),
    );
  const [styles, texts] = [target("styles"), target("sharedStrings")];
  return {
    part: chosen.part,
    texts: texts === undefined ? [] : await readTexts(workbook.part(texts)),
    formats: styles === undefined ? [] : await readStyles(workbook.part(styles)),
    from1904,
  };
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === "1" || attribute === "true";
}

function noSheet(wanted: string | null, names: readonly string[]): FileProblem {
  if (wanted === null) return new FileProblem("it has no sheet with cells that is not hidden");
  const there = names.length === 0 ? "none" : names.map((name) => `“${name}”`).join(", ");
  return new FileProblem(`it has no sheet “${wanted}”; its sheets are ${there}`);
}
