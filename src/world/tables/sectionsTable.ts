import { at } from "../../maths/at.js";
import type { World } from "../world.js";
import { areaLabels } from "./personColumns.js";
import { numbers, type Table, texts } from "./table.js";

/** One row a housing section. */
export function sectionsTable({ plans, people: { areas } }: World): Table {
  const adults = plans.map(({ sections }) => Array.from({ length: sections }, () => 0));
  for (const row of areas.present[2018]) {
    const ofArea = adults[at(areas.stratum, row)] ?? [];
    const section = at(areas.section, row) - 1;
    ofArea[section] = at(ofArea, section) + 1;
  }
  const all = plans.flatMap((plan, i) => (adults[i] ?? []).map((n, k) => ({ plan, section: k + 1, n })));
  return {
    name: "sections",
    title: {
      en: "Housing sections of the plan areas. Synthetic",
      da: "Boligafdelinger i områderne med helhedsplan. Syntetisk",
    },
    rows: all.length,
    columns: [
      numbers(
        ["area", "Area", "Boligområde"],
        all.map(({ plan }) => plan.number),
        areaLabels(plans),
      ),
      numbers(
        ["section", "Housing section within the area", "Boligafdeling i området"],
        all.map(({ section }) => section),
      ),
      texts(
        ["name", "Name", "Navn"],
        all.map(({ plan, section }) => `${plan.name} afdeling ${section}`),
      ),
      numbers(
        ["adults", "Adults in 2018", "Voksne i 2018"],
        all.map(({ n }) => n),
      ),
    ],
  };
}
