import type { LabelledVariable, ValueLabel } from "../../../vocabulary/labelled.js";
import { greatest } from "../missing.js";
import type { StorageType } from "../storageType.js";
import { type Calendar, calendarOf, timeOfDay } from "../temporal.js";
import { letterOf } from "./measure.js";

/** A variable as it will stand in the file. */
export interface Column {
  readonly variable: LabelledVariable;
  readonly type: StorageType;
  readonly calendar: Calendar;
  readonly format: string;
  readonly label: string;
  /** Labels that Stata can keep, by the value that it will have there. */
  readonly labels: readonly { readonly value: number; readonly label: string }[];
}

const defaults: Readonly<Record<StorageType["kind"], string>> = {
  byte: "%8.0g",
  int: "%8.0g",
  long: "%12.0g",
  float: "%9.0g",
  double: "%10.0g",
  text: "%9s",
  longText: "%9s",
};

const temporalDefaults = { date: "%td", datetime: "%tc", time: "%tcHH:MM:SS" } as const;

/** How the variable's numbers are kept: as its own format says where it comes from Stata. */
export function calendarFor(variable: LabelledVariable): Calendar {
  if (variable.temporal === null) return calendarOf("");
  if (variable.temporal === "time") return timeOfDay;
  const own = calendarOf(ownFormat(variable) ?? "");
  return own.temporal === variable.temporal ? own : calendarOf(temporalDefaults[variable.temporal]);
}

export function formatFor(variable: LabelledVariable, type: StorageType): string {
  return (
    ownFormat(variable) ??
    (variable.temporal === null ? defaults[type.kind] : temporalDefaults[variable.temporal])
  );
}

/** A format of Stata's; those of other packages do not begin with “%”. */
function ownFormat({ format }: LabelledVariable): string | null {
  return format?.startsWith("%") ? format : null;
}

/** The value that a label stands at in Stata: a whole number of 4 bytes or “.a” to “.z”; `null` where there is none. */
export function labelledValue(value: ValueLabel["value"], calendar: Calendar): number | null {
  if (typeof value === "string") return null;
  if (typeof value === "number") {
    const kept = calendar.fromSeconds(value);
    return Number.isInteger(kept) && Math.abs(kept) <= greatest.long ? kept : null;
  }
  const letter = letterOf(value.tag.charCodeAt(0));
  return letter === null ? null : greatest.long + 1 + letter;
}
