import type { ResponseAnalysis } from "../../vocabulary/response.js";
import type { Tally } from "../../vocabulary/tally.js";
import { categoryResponse } from "./categoryResponse.js";
import { representativeness } from "./representativeness.js";

/**
 * Who answered and who did not, of those invited.
 *
 * in      two tallies made by `responseRequest`, with base weights and with each person counting one; names of the
 *         outcome and of the frame variables; the confidence
 * out     rates by category, partial indicators, the R-indicator; weighted figures are about the population
 * source  docs/methods/nonresponse.md
 */
export function analyseResponse(
  { weighted, unweighted }: { readonly weighted: Tally; readonly unweighted: Tally },
  about: { readonly response: string; readonly variables: readonly string[]; readonly confidence: number },
): ResponseAnalysis {
  const [population, people] = [categoryResponse(weighted, about), categoryResponse(unweighted, about)];
  const { invited, answered } = people.whole;
  return {
    invited,
    answered,
    confidence: about.confidence,
    unweighted: people.whole.rate,
    weighted: population.whole.rate,
    categories: population.categories.map(({ rate, ...category }, k) => ({
      ...category,
      unweighted: people.categories[k]?.rate ?? rate,
      weighted: rate,
    })),
    variables: population.variables,
    model: representativeness(weighted, about),
  };
}
