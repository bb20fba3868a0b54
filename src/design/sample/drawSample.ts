import { stream } from "../../maths/random.js";
import type {
  DrawnPerson,
  DrawOrder,
  FramePerson,
  PanelRule,
  StratumDrawn,
} from "../../vocabulary/samplePlan.js";

/**
 * Draws a sample: simple random without replacement within each stratum.
 *
 * Every stratum has its own stream of chance, and people are put in the order of their keys first, so neither another
 * stratum nor the order of the frame's rows can change who is drawn.
 *
 * in      the frame, each person once; seed, rule for earlier respondents, invitations by stratum
 * out     the people drawn, by stratum and key, with the chance that they had; what happened in each stratum. Where
 *         there are fewer people than invitations all of them are drawn
 * not     for systematic samples, or samples with chances in proportion to size
 * source  docs/methods/sample-size.md#drawing; chances under re-invitation follow from two independent phases
 */
export function drawSample(
  people: Iterable<FramePerson>,
  { seed, panel, invited }: DrawOrder,
): { readonly drawn: readonly DrawnPerson[]; readonly strata: readonly StratumDrawn[] } {
  const byStratum = new Map<string, FramePerson[]>();
  for (const person of people) {
    const members = byStratum.get(person.stratum);
    if (members) members.push(person);
    else byStratum.set(person.stratum, [person]);
  }
  const draws = invited.map(({ stratum, people: planned }) => {
    const frame = (byStratum.get(stratum) ?? []).toSorted(byKey);
    return drawStratum(frame, { seed, panel, stratum, planned });
  });
  return { drawn: draws.flatMap(({ drawn }) => drawn), strata: draws.map(({ account }) => account) };
}

/** How chance is made, for the record. */
export const drawingMethod =
  "people of a stratum in the order of their keys (UTF-16 code units); chance from xoshiro128** 1.1, its state filled from the seed and the name “fresh <stratum>” or “panel <stratum>”; the first places of a Fisher–Yates shuffle";

function drawStratum(
  frame: readonly FramePerson[],
  { seed, panel, stratum, planned }: { seed: number; panel: PanelRule; stratum: string; planned: number },
): { readonly drawn: readonly DrawnPerson[]; readonly account: StratumDrawn } {
  const allowed = frame.filter(({ banned }) => !banned);
  const before = panel.kind === "as-others" ? [] : allowed.filter(({ answeredBefore }) => answeredBefore);
  const others = panel.kind === "as-others" ? allowed : allowed.filter((each) => !each.answeredBefore);
  const again = againOf(panel, planned, { before: before.length, others: others.length });
  const fresh = Math.min(planned - again, others.length);
  const chances = chancesOf({ allowed, panel, before: before.length, again, others: others.length, fresh });
  const drawnFrom = (from: DrawnPerson["from"], pool: readonly FramePerson[], count: number) =>
    stream(seed, `${from} ${stratum}`)
      .sample(pool, count)
      .map((person): DrawnPerson => {
        const probability = chances(person);
        return { person: person.person, stratum, from, probability, weight: 1 / probability };
      });
  const drawn = [...drawnFrom("panel", before, again), ...drawnFrom("fresh", others, fresh)];
  const excluded = [
    { reason: "contact-ban" as const, people: frame.length - allowed.length },
    { reason: "answered-before" as const, people: panel.kind === "leave-out" ? before.length : 0 },
  ].filter(({ people }) => people > 0);
  return {
    drawn: drawn.toSorted(byKey),
    account: { stratum, frame: frame.length, excluded, planned, panel: again, fresh },
  };
}

/** How many earlier respondents are invited again: up to their part, and more where there are too few others. */
function againOf(
  panel: PanelRule,
  planned: number,
  { before, others }: { before: number; others: number },
): number {
  if (panel.kind !== "reinvite") return 0;
  const most = Math.max(Math.floor(panel.most * planned), planned - others);
  return Math.min(before, most, planned);
}

/**
 * Chance of an invitation, over both waves. Someone who was there before answered then with the chance before/there
 * (the panel taken as a random part of those who were there) and, if not, is among the others; a newcomer is among the
 * others for certain.
 */
function chancesOf(of: {
  readonly allowed: readonly FramePerson[];
  readonly panel: PanelRule;
  readonly before: number;
  readonly again: number;
  readonly others: number;
  readonly fresh: number;
}): (person: FramePerson) => number {
  const among = of.others > 0 ? of.fresh / of.others : 0;
  const there = of.allowed.filter(wasThere).length;
  const stayed = there > 0 ? of.again / there + (1 - of.before / there) * among : 0;
  return (person) => (of.panel.kind !== "as-others" && wasThere(person) ? stayed : among);
}

/** Whoever answered before was there. */
function wasThere({ answeredBefore, thereBefore }: FramePerson): boolean {
  return answeredBefore || thereBefore;
}

/** By code units, the same on every machine. */
function byKey(a: { readonly person: string }, b: { readonly person: string }): number {
  return a.person < b.person ? -1 : a.person > b.person ? 1 : 0;
}
