import {
  invarianceLimits,
  judgedFromPeople,
  rmseaJudgedFromDf,
  scaleThresholds,
} from "../../vocabulary/scaleThresholds.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { fill, wordsIn } from "../words.js";
import { told } from "./knownTerms.js";
import type { Term } from "./section.js";

/** The limits that scales are judged by, each with whoever proposed it. */
export function scaleLimits(language: Language): readonly Term[] {
  const words = wordsIn(language);
  const number = (value: number, decimals: number) => numberText(value, decimals, language);
  const limits = (["alpha", "itemRest", "cfi", "rmsea", "srmr"] as const).map((name) => {
    const { holds, fails, source } = scaleThresholds[name];
    const sources = name === "rmsea" ? [source, rmseaJudgedFromDf.source] : [source];
    return {
      term: fill(words[`limit: ${name}`], {
        holds: number(holds, 2),
        fails: number(fails, fails === 0 ? 0 : 2),
        df: number(rmseaJudgedFromDf.df, 0),
      }),
      told: sources.map((each) => told(each, language)),
    };
  });
  return [
    ...limits,
    {
      term: fill(words["limit: invariance"], {
        cfi: number(invarianceLimits.cfiFall, 2),
        rmsea: number(invarianceLimits.rmseaRise, 3),
      }),
      told: [told(invarianceLimits.source, language)],
    },
    {
      term: fill(words["limit: people"], { people: number(judgedFromPeople.n, 0) }),
      told: [told(judgedFromPeople.source, language)],
    },
  ];
}
