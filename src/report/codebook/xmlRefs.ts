/** The names by which parts of the XML speak of each other, from their places in the study. */
export const waveRef = (place: number) => `W${place + 1}`;
export const fileRef = (place: number) => `F${place + 1}`;
export const columnRef = (place: number) => `V${place + 1}`;

/** Several names, as an attribute writes them. */
export function refs(places: readonly number[], ref: (place: number) => string): string {
  return places.map(ref).join(" ");
}
