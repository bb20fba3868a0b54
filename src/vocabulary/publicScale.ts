import type { Because, InvarianceLevel, Verdict } from "./scaleQuality.js";

/** How well a scale measures, as a reader may see it: figures of enough people, to three decimals. */
export interface PublicScale {
  readonly scale: string;
  /** People who answered all items; `null`: too few to tell, as is then all the rest. */
  readonly people: number | null;
  readonly alpha: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly confidence: number;
  } | null;
  readonly omega: number | null;
  /** The item that goes least with the others, and its correlation with their sum. */
  readonly weakest: { readonly item: string; readonly rest: number } | null;
  /** `null` also where the model fits any answers. */
  readonly fit: { readonly cfi: number; readonly rmsea: number; readonly srmr: number } | null;
  readonly compared: readonly PublicComparison[];
  readonly verdict: { readonly kind: Verdict["kind"]; readonly because: readonly Because[] };
}

/** What a scale has in common between waves, or between languages. */
interface PublicComparison {
  readonly key: string;
  /** The last level that holds; `null`: it could not be judged, or may not be told. */
  readonly holds: InvarianceLevel | "none" | null;
}
