import type { FieldKind, ListName, ReferenceType, RegisterName } from "../../../vocabulary/registers.js";

interface Entry {
  readonly reference: ReferenceType;
  readonly fields: readonly CatalogueField[];
}

export interface CatalogueField {
  readonly name: string;
  readonly kind: FieldKind;
  /** What Danish registers call it. */
  readonly column: string;
  readonly list?: ListName;
  readonly needed?: true;
}

const person: CatalogueField = { name: "person", kind: "person", column: "PNR", needed: true };
const year: CatalogueField = { name: "year", kind: "year", column: "AAR", needed: true };

/**
 * The registers that children's rows are made from, as they are called in Denmark.
 *
 * source  names of BEF: CBS-SI/DST Database; the others from general knowledge of Danmarks Statistik's registers, to be
 *         checked against the delivery: docs/formats/registers.md
 */
export const catalogue: Readonly<Record<RegisterName, Entry>> = {
  BEF: {
    reference: "status",
    fields: [
      person,
      year,
      { name: "born", kind: "born", column: "FOED_DAG", needed: true },
      { name: "sex", kind: "code", column: "KOEN", list: "sex" },
      { name: "municipality", kind: "code", column: "KOM" },
      { name: "country", kind: "code", column: "OPR_LAND", list: "country" },
      { name: "origin", kind: "code", column: "IE_TYPE", list: "origin" },
      { name: "family", kind: "code", column: "FAMILIE_ID" },
      { name: "mother", kind: "person", column: "MOR_ID" },
      { name: "father", kind: "person", column: "FAR_ID" },
    ],
  },
  BOL: { reference: "status", fields: [person, year, { name: "section", kind: "name", column: "AFDELING" }] },
  PLAN: {
    reference: "spell",
    fields: [
      { name: "section", kind: "name", column: "AFDELING", needed: true },
      { name: "plan", kind: "name", column: "PLAN", needed: true },
      { name: "year", kind: "year", column: "START", needed: true },
      { name: "round", kind: "code", column: "RUNDE", list: "round" },
    ],
  },
  UDDA: {
    reference: "status",
    fields: [person, year, { name: "level", kind: "code", column: "HFAUDD", list: "education" }],
  },
  KOTRE: {
    reference: "spell",
    fields: [
      person,
      { name: "from", kind: "date", column: "ELEV3_VFRA", needed: true },
      { name: "to", kind: "date", column: "ELEV3_VTIL" },
      { name: "level", kind: "code", column: "UDD", list: "education" },
    ],
  },
  UDFK: {
    reference: "event",
    fields: [
      person,
      { ...year, column: "SKOLEAAR" },
      { name: "mark", kind: "code", column: "KARAKTER", list: "mark" },
    ],
  },
  AKM: {
    reference: "status-period",
    fields: [person, year, { name: "status", kind: "code", column: "SOCIO13", list: "status" }],
  },
  KRAF: {
    reference: "event",
    fields: [person, { name: "date", kind: "date", column: "AFG_AFGDTO", needed: true }],
  },
  IND: {
    reference: "status-period",
    fields: [person, year, { name: "income", kind: "amount", column: "PERINDKIALT_13" }],
  },
};

/** Homes told by the days of moving in and out, instead of one a year. */
export const homeSpells: Entry = {
  reference: "spell",
  fields: [
    person,
    { name: "from", kind: "date", column: "FRA", needed: true },
    { name: "to", kind: "date", column: "TIL" },
    { name: "section", kind: "name", column: "AFDELING" },
  ],
};
