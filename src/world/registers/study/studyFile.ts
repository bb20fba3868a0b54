import { inBoth } from "../../study/yaml.js";
import type { RegisterWorldOptions } from "../registerWorld.js";
import { ends, means, shares } from "./outcomeWords.js";

type Words = Readonly<Record<"en" | "da", string>>;

const words = (en: string, da: string): Words => ({ en, da });

/** The study of a world of registers as `study.yaml`. */
export function studyFile({ seed, size }: RegisterWorldOptions): string {
  return [
    "# Synthetic: made by `kvarter world --strand registers`; no person, area or plan in it exists.",
    "kvarter: 1",
    "id: livschancer",
    `title: ${inBoth(words("Life chances of children in housing areas", "Børns livschancer i boligområder"))}`,
    `summary: ${inBoth(
      words(
        "What became of children born 1985–2004 in 66 made-up areas with a social housing plan, beside children elsewhere.",
        "Hvad der blev af børn født 1985–2004 i 66 opdigtede områder med en boligsocial helhedsplan, ved siden af børn andre steder.",
      ),
    )}`,
    "languages: [da, en]",
    "synthetic: true",
    "about:",
    "  authors: [The Kvarter contributors]",
    "  date: 2026-11-23",
    `  citation: ${inBoth(
      words(
        `Kvarter: synthetic registers with planted truth, seed ${seed}, size ${size}. No register of anybody.`,
        `Kvarter: syntetiske registre med en kendt sandhed, frø ${seed}, størrelse ${size}. Ikke et register over nogen.`,
      ),
    )}`,
    "  facts:",
    `    study: ${inBoth(
      words(
        "The study's own description: study.yaml and registers.yaml.",
        "Undersøgelsens egen beskrivelse: study.yaml og registers.yaml.",
      ),
    )}`,
    "sources:",
    "  - {registers: registers.yaml, wave: {column: cohort}}",
    "waves: # years of birth",
    ...waves(),
    "groups: # where they lived at 15",
    `  - {id: inside, role: programme, label: ${inBoth(words("Areas with a social housing plan", "Områder med en boligsocial helhedsplan"))}, where: {inside: yes}}`,
    `  - {id: outside, role: benchmark, label: ${inBoth(words("The rest of the country", "Resten af landet"))}, where: {inside: no}}`,
    "breakdowns:",
    ...breakdowns(),
    "measures:",
    ...measures(),
    "design: # brothers and sisters have much in common",
    "  person: person",
    "  psu: family",
    "  psusStay: true",
    "analysis:",
    "  labels:",
    `    parents_rank: ${inBoth(words("Parents' place by income", "Forældrenes plads efter indkomst"))}`,
    `    mother_age: ${inBoth(words("Mother's age at birth", "Moderens alder ved fødslen"))}`,
    `    siblings: ${inBoth(words("Brothers and sisters", "Søskende"))}`,
    `    birth_order: ${inBoth(words("Place among brothers and sisters", "Plads i søskendeflokken"))}`,
    `  standardised: [{breakdown: parents-origin, measures: [school-finished, grade, youth-started, youth-completed, convicted-18], standard: {group: inside, wave: 2000-2004}}]`,
    "  gaps:",
    "    - {breakdown: parents, measures: [school-finished, grade, youth-started, youth-completed, convicted-18]}",
    "    - {breakdown: origin, measures: [school-finished, grade, youth-started, convicted-18]}",
    "  trends:",
    "    - {measures: [school-finished, grade, youth-started, convicted-18], bend: 1995-1999}",
    "  effects:",
    "    - id: plans",
    `      label: ${inBoth(words("the plans", "helhedsplanerne"))}`,
    "      measures: [youth-started, convicted-18, school-finished, grade]",
    "      unit: area # a plan's area; other social-housing sections are compared with, children elsewhere are left out",
    "      start: start",
    "      period: year15",
    "      weight: people",
    "      comparison: not-yet",
    "      estimators: [group-time, imputation, two-way]",
    "  chances:",
    `    - {id: parents, label: ${inBoth(words("Parents in the rest group", "Forældre i restgruppen"))}, measures: [school-finished, youth-started, youth-completed, higher, neet-29, convicted-18], breakdown: parents, of: rest, against: others}`,
    `    - {id: income, label: ${inBoth(words("Parents' income", "Forældrenes indkomst"))}, measures: [income-rank], parents: parents_rank, classes: 5}`,
    `    - {id: background, label: ${inBoth(words("Parents and origin", "Forældre og herkomst"))}, measures: [youth-started], breakdown: parents-origin}`,
    "  matches: # children inside beside children elsewhere who are like them",
    `    - {id: alike, label: ${inBoth(words("Children of like background", "Børn med lignende baggrund"))}, measures: [school-finished, youth-started, convicted-18], of: inside, against: outside, exact: [parents, origin, sex], near: [parents_rank, mother_age, siblings], ways: [score, classes, odds]}`,
    "  exposure: # years in an area before 16, beside one's brothers' and sisters'",
    `    - {id: years, label: ${inBoth(words("Years in an area with a plan", "År i et område med helhedsplan"))}, measures: [youth-started, grade], years: years_inside_0to15, family: mother, covariates: [birth_order]}`,
    "release: dst",
    "",
  ].join("\n");
}

function waves(): readonly string[] {
  const notes: Readonly<Record<string, Words>> = {
    "1985-1989": words(
      "Marks are known of those born from 1988 on.",
      "Karakterer kendes for dem, der er født fra og med 1988.",
    ),
    "1990-1994": words(
      "Higher education and standing at 29 are known of those born up to 1992, income at 30 up to 1991.",
      "Videregående uddannelse og tilknytning som 29-årig kendes for dem, der er født til og med 1992, indkomst som 30-årig til og med 1991.",
    ),
    "1995-1999": words(
      "What is told at 24 is known of those born up to 1997.",
      "Det, der opgøres som 24-årig, kendes for dem, der er født til og med 1997.",
    ),
    "2000-2004": words(
      "Youth education and convictions by 18 are known of those born up to 2003. Plans begin when these children are 12 to 19 years old.",
      "Ungdomsuddannelse og domme som 18-årig kendes for dem, der er født til og med 2003. Helhedsplanerne begynder, når disse børn er 12 til 19 år.",
    ),
  };
  return Object.entries(notes).map(([id, note]) => {
    const label = id.replace("-", "–");
    return `  - {id: ${id}, label: ${inBoth(words(label, label))}, time: ${Number(id.slice(0, 4)) + 2}, note: ${inBoth(note)}}`;
  });
}

function breakdowns(): readonly string[] {
  const one = (
    id: string,
    label: Words,
    categories: readonly (readonly [id: string, value: string, label: Words])[],
  ) => [
    `  - id: ${id}`,
    `    label: ${inBoth(label)}`,
    "    categories:",
    ...categories.map(
      ([category, value, name]) => `      - {id: ${category}, values: "${value}", label: ${inBoth(name)}}`,
    ),
  ];
  const rest = words("Parents in the rest group", "Forældre i restgruppen");
  const others = words("Other parents", "Andre forældre");
  return [
    ...one("parents", words("Parents", "Forældre"), [
      ["rest", "rest", rest],
      ["others", "others", others],
    ]),
    ...one("parents_wide", words("Parents, whatever their schooling", "Forældre uanset skolegang"), [
      ["rest", "rest", words("Parents outside work and education", "Forældre uden for job og uddannelse")],
      ["others", "others", others],
    ]),
    ...one("inside_5of10", words("Five of ten years in an area", "Fem af ti år i et område"), [
      [
        "there",
        "yes",
        words("Five years or more in an area with a plan", "Mindst fem år i et område med helhedsplan"),
      ],
      ["not-there", "no", words("Other children", "Andre børn")],
    ]),
    ...one("origin", words("Origin", "Herkomst"), [
      ["danish", "danish", words("Danish origin", "Dansk herkomst")],
      ["western", "western", words("Western origin", "Vestlig herkomst")],
      ["menapt", "menapt", words("Origin in a MENAPT country", "Herkomst i et MENAPT-land")],
      ["other", "other", words("Other non-Western origin", "Anden ikke-vestlig herkomst")],
    ]),
    ...one("sex", words("Sex", "Køn"), [
      ["women", "woman", words("Women", "Kvinder")],
      ["men", "man", words("Men", "Mænd")],
    ]),
    `  - {id: parents-origin, label: ${inBoth(words("Parents and origin", "Forældre og herkomst"))}, cross: [parents, origin]}`,
  ];
}

function measures(): readonly string[] {
  const told = ({ id, label, meaning }: { id: string; label: Words; meaning: Words }, how: string) =>
    `  - {id: ${id}, label: ${inBoth(label)}, meaning: ${inBoth(meaning)}, ${how}}`;
  return [
    ...shares.map((one) => told(one, `share: {item: ${one.id}, orAbove: 1}`)),
    ...means.map((one) => told(one, `mean: ${one.id}`)),
    ...ends.map((one) => told(one, `share: {item: grade, ${one.point}}`)),
  ];
}
