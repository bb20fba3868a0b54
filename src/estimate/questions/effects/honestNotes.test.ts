import { expect, test } from "vitest";
import { driftingPanel } from "../../../../test/driftingPanel.js";
import type { PanelTable } from "../../../vocabulary/panel.js";
import { groupTimeEffects } from "../../effects/groupTimeEffects.js";
import { panelSumsOf } from "../../effects/panelSumsOf.js";
import { honestNotes } from "./honestNotes.js";

/** Nothing happens to 40 units but next to no chance, and 1 to half of them from the start on. */
function notesOf(periods: readonly number[], start: number, anticipation = 0) {
  const drawn = driftingPanel(1, { starts: [start], each: 20, never: 20, periods });
  const panel: PanelTable = {
    ...drawn,
    outcome: drawn.outcome.map((chance, cell) => {
      const [i, t] = [Math.floor(cell / periods.length), cell % periods.length];
      return chance / 1e6 + (i < 20 && Number(periods[t]) >= start ? 1 : 0);
    }),
  };
  const sums = panelSumsOf(
    panel,
    panel.units.map(() => ""),
  );
  return honestNotes(groupTimeEffects(sums, { comparison: "never", basePeriod: "universal", anticipation }));
}

const smoothnessOf = (notes: ReturnType<typeof honestNotes>) =>
  notes.flatMap((note) => (note.kind === "smoothness" ? note.change : []))[0];

/** A slope that was 0 and turns by M a period is off by M in the first period after, by 3M in the second: 2M on average. */
test("an effect of 1 in two periods is explained away by a slope that changes by a half", () => {
  expect(smoothnessOf(notesOf([2010, 2011, 2012, 2013], 2012))).toBeCloseTo(1 / 2, 4);
});

/** The base is a period earlier: off by 3M and 6M. */
test("a period of anticipation is one more in which trends could part", () => {
  expect(smoothnessOf(notesOf([2010, 2011, 2012, 2013, 2014], 2013, 1))).toBeCloseTo(1 / 4.5, 4);
});

test("both ways are told, and neither where periods are not evenly spaced or nothing is known of the time before", () => {
  expect(notesOf([2010, 2011, 2012, 2013], 2012).map(({ kind }) => kind)).toEqual([
    "breakdown",
    "smoothness",
  ]);
  expect(notesOf([2010, 2011, 2014, 2015], 2014)).toEqual([]);
  expect(notesOf([2011, 2012, 2013], 2012)).toEqual([]);
});
