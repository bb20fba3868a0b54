import { crc32, deflateRawSync } from "node:zlib";

/** Something to be packed; `claims` are what its entry says instead of the truth. */
export interface Packed {
  readonly name: string;
  readonly contents: string | Buffer;
  readonly stored?: boolean;
  readonly claims?: {
    readonly bytes?: number;
    readonly checksum?: number;
    readonly flags?: number;
    readonly method?: number;
  };
}

/** A zip file. */
export function zipBytes(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, contents, stored = false, claims = {} } of files) {
    const bytes = Buffer.from(contents);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(claims.flags ?? 0, 2);
    fields.writeUInt16LE(claims.method ?? (stored ? 0 : 8), 4);
    fields.writeUInt32LE(claims.checksum ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims.bytes ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), fields, place, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listing, end]);
}

/** The parts of a workbook with one sheet, of which any can be replaced or, with `null`, left out. */
export function workbookBytes(
  rows: string,
  replace: Readonly<Record<string, string | Packed | null>> = {},
): Buffer {
  const parts: Record<string, string | Packed | null> = {
    "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": workbook('<sheet name="Ark1" r:id="rId1"/>'),
    "xl/_rels/workbook.xml.rels": relations(
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
    ),
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    "xl/styles.xml": "<styleSheet/>",
    "xl/sharedStrings.xml": "<sst/>",
    ...replace,
  };
  return zipBytes(
    Object.entries(parts).flatMap(([name, part]) => {
      if (part === null) return [];
      return [typeof part === "string" ? { name, contents: part } : part];
    }),
  );
}

export function workbook(sheets: string, properties = ""): string {
  return `<workbook xmlns:r="r">${properties}<sheets>${sheets}</sheets></workbook>`;
}

export function relations(...to: readonly (readonly [type: string, target: string])[]): string {
  const all = to.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="http://x/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${all.join("")}</Relationships>`;
}
