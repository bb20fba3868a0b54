import type { Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { type MoversOf, quantityKey } from "../vocabulary/quantity.js";
import { fewestPeople, passes } from "./rules.js";
import { type Cell, enoughPeople, toldTogether } from "./toldTogether.js";

/**
 * Parts of divided changes that are withheld so that no other gives them away.
 *
 * Who stayed, came and left make up a change that is told elsewhere: of three parts one follows from the others. So does one
 * way of coming from the others, where all who came are told of. A part with too few people is therefore withheld with
 * the smallest of the others, until those withheld are people enough together; ways, with all of whom they are a part.
 *
 * in      every result of the study, and the policy
 * out     keys of quantities that must not leave
 * source  `toldTogether`
 */
export function withheldParts(results: readonly Result[], policy: ReleasePolicy): ReadonlySet<string> {
  const parts = results.flatMap((result) =>
    result.quantity.kind === "movers" ? [{ result, quantity: result.quantity }] : [],
  );
  const wholes = grouped(parts, ({ quantity }) => (quantity.way === null ? changeKey(quantity) : null));
  const ways = grouped(parts, ({ quantity }) =>
    quantity.way === null ? null : quantityKey({ ...quantity, way: null }),
  );
  const withheld = new Set(wholes.flatMap(([, members]) => withheldOf(members, policy)));
  for (const [whole, members] of ways) {
    const own = withheld.has(whole) ? members.map(keyOf) : withheldOf(members, policy);
    for (const key of own) withheld.add(key);
  }
  return withheld;
}

interface Part {
  readonly result: Result;
  readonly quantity: MoversOf;
}

const keyOf = ({ quantity }: Part) => quantityKey(quantity);

const changeKey = ({ measure, from, to }: MoversOf) => quantityKey({ kind: "change", measure, from, to });

function withheldOf(parts: readonly Part[], policy: ReleasePolicy): readonly string[] {
  const cells = parts.map(({ result }) => cellOf(result, policy));
  return toldTogether(cells, enoughPeople(policy))
    .filter((members) => members.length > 1 || members.some((c) => cells[c]?.joined))
    .flatMap((members) => members.flatMap((c) => (parts[c] ? keyOf(parts[c]) : [])));
}

/** What has no figure hides nobody: it adds no people to those who are withheld with it. */
function cellOf(result: Result, policy: ReleasePolicy): Cell {
  if (result.kind !== "estimate") return { sides: [0, 0, 0], joined: true };
  const people = fewestPeople(result);
  const { having, lacking } = result.counts ?? { having: people, lacking: people };
  return { sides: [people, having, lacking], joined: !passes(result, policy) };
}

function grouped(
  parts: readonly Part[],
  keyed: (part: Part) => string | null,
): readonly (readonly [string, readonly Part[]])[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = keyed(part);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups];
}
