import { releaseCodebook } from "../../src/release/releaseCodebook.js";
import type { CodebookEdition } from "../../src/report/codebook/codebookEdition.js";
import type { CodebookFacts } from "../../src/vocabulary/codebook.js";
import { publication } from "./fixture.js";
import { account, study } from "./fixtureStudy.js";

/** What intake would find: 2009 and 2021 asked, four people who said "a little" in 2021, nobody missing in 2009. */
export const facts: CodebookFacts = {
  columns: [
    {
      name: "happy",
      type: "number",
      sources: [0],
      uses: [{ kind: "item", id: "happy" }],
      waves: ["2009", "2021"],
      delivered: [
        {
          sources: [0],
          label: "Glad for at bo i området <1–4>",
          format: "F8.0",
          labels: [
            { value: 1, label: "slet ikke" },
            { value: 97, label: "ved ikke" },
            { value: { tag: "a" }, label: "uoplyst" },
          ],
          missing: { values: [97], ranges: [{ low: -Infinity, high: -1 }] },
        },
      ],
      answers: {
        of: { kind: "item", id: "happy" },
        codes: [["1"], ["2"], ["3"], ["4"]],
        waves: [
          { wave: "2009", counts: [211, 644, 1203, 1502], answered: 3560, missing: 0 },
          { wave: "2021", counts: [143, 4, 1498, 1977], answered: 3622, missing: 58 },
        ],
      },
    },
    {
      name: "education",
      type: "text",
      sources: [0],
      uses: [{ kind: "breakdown", id: "education" }],
      waves: ["2009"],
      delivered: [],
      answers: {
        of: { kind: "breakdown", id: "education" },
        codes: [["1"], ["2"], ["3"], ["4"], ["5"]],
        waves: [{ wave: "2009", counts: [1010, 505, 808, 606, 404], answered: 3333, missing: 227 }],
      },
    },
    column("weight", "number", "weight"),
    column("person", "text", "person"),
    { ...column("interviewer", null, null), uses: [] },
  ],
};

function column(
  name: string,
  type: "number" | "text" | null,
  kind: "weight" | "person" | null,
): CodebookFacts["columns"][number] {
  const words = { label: `The ${name}`, format: null, labels: [{ value: 4711, label: "Karen Ågesen" }] };
  return {
    name,
    type,
    sources: [0],
    uses: kind === null ? [] : [{ kind, id: null }],
    waves: ["2009", "2021"],
    delivered: [{ sources: [0], ...words, missing: { values: [], ranges: [] } }],
    answers: null,
  };
}

export const edition: CodebookEdition = {
  study,
  account,
  policy: publication.results.policy,
  codebook: releaseCodebook(facts, study.policy),
  languages: study.languages,
};
