import type { ResponseAccount } from "../../vocabulary/account.js";
import type { CountedResponse } from "../../vocabulary/response.js";
import type { Study } from "../../vocabulary/study.js";
import { analyseResponse } from "./analyseResponse.js";

/** Who answered in every wave and group in which somebody did not, beside what was done about it in the weights. */
export function responseAccount(
  { design: { confidence } }: Study,
  counted: readonly CountedResponse[],
  weights: Omit<ResponseAccount, "places"> | null,
): ResponseAccount | null {
  if (weights === null) return null;
  const places = counted.map(({ wave, group, variables, ...tallies }) => ({
    wave,
    group,
    analysis: analyseResponse(tallies, { response: "response", variables, confidence }),
  }));
  return { places, ...weights };
}
