import { at } from "../../maths/at.js";
import { items, type Question } from "../questionnaire.js";
import type { GroupId, Survey, World } from "../world.js";
import { personColumns } from "./personColumns.js";
import { numbers, type Table, type TableColumn, type TableLabel, texts, yesNo } from "./table.js";

/** One row for everybody who was invited, with answers where there are any. */
export function surveyTable(world: World, survey: Survey): Table {
  const { group, wave, rows } = survey;
  const people = world.people[group];
  const ofStratum = (numbers: Int32Array) =>
    Float64Array.from(rows, (row) => at(numbers, at(people.stratum, row)));
  const [stratumPeople, stratumInvited] = [ofStratum(survey.stratumPeople), ofStratum(survey.stratumInvited)];
  return {
    name: `${fileNames[group]}-${wave}`,
    title: {
      en: `Survey ${wave}, ${titles[group].en}. Synthetic: no real person answered`,
      da: `Undersøgelse ${wave}, ${titles[group].da}. Syntetisk: ingen virkelige personer har svaret`,
    },
    rows: rows.length,
    columns: [
      ...personColumns(people, wave, rows, world.plans),
      numbers(["stratum_people", "Adults in the stratum", "Voksne i stratum"], stratumPeople),
      numbers(["stratum_invited", "Invited in the stratum", "Inviterede i stratum"], stratumInvited),
      numbers(
        ["weight", "Base weight: adults per person invited", "Designvægt: voksne pr. inviteret"],
        stratumPeople.map((n, i) => n / at(stratumInvited, i)),
      ),
      numbers(
        ["again", "Answered in 2018 and is asked again", "Svarede i 2018 og spørges igen"],
        survey.again,
        yesNo,
      ),
      numbers(["answered", "Answered", "Har svaret"], survey.answered, yesNo),
      texts(["language", "Language of the answers", "Svarenes sprog"], languages(survey)),
      ...items.map((item, i) => answerColumn(world, survey, item, i)),
    ],
  };
}

/** What the files of each group are called, before the wave. */
export const fileNames: Readonly<Record<GroupId, string>> = {
  areas: "residents",
  sector: "sector",
  population: "population",
};

const titles: Readonly<Record<GroupId, { readonly en: string; readonly da: string }>> = {
  areas: { en: "residents of the plan areas", da: "beboere i områder med helhedsplan" },
  sector: { en: "the rest of the social-housing sector", da: "den øvrige almene sektor" },
  population: { en: "the population", da: "befolkningen" },
};

function languages({ answered, english }: Survey): readonly string[] {
  return Array.from(answered, (yes, i) => (yes === 0 ? "" : english[i] === 1 ? "en" : "da"));
}

function answerColumn(world: World, survey: Survey, item: Question, place: number): TableColumn {
  const { group, wave, rows, answered, skipped } = survey;
  const steps = world.answers[group][wave][place] as Uint8Array;
  const values = Float64Array.from(rows, (row, i) => {
    const open = answered[i] === 0 || ((at(skipped, i) >>> place) & 1) === 1;
    return open ? Number.NaN : codeOf(item, at(steps, row));
  });
  return numbers([item.id, item.question.en ?? "", item.question.da ?? ""], values, answerLabels(item));
}

/** The code of an answer that lies some steps above the least favourable. */
function codeOf({ scale, reversed }: Question, steps: number): number {
  return reversed ? scale.from + scale.labels.length - 1 - steps : scale.from + steps;
}

function answerLabels({ scale }: Question): readonly TableLabel[] {
  return scale.labels.map((label, i) => ({ value: scale.from + i, label }));
}
