import type { PublicAccount } from "../../vocabulary/intake.js";

/** Told to whoever runs a study, who can mend it: people without an area, and areas that one wave alone has answers from. */
export function areaNotes({ areas }: Pick<PublicAccount, "areas">): readonly string[] {
  if (!areas) return [];
  const without = areas.without
    .filter(({ rows }) => rows !== 0)
    .map(({ wave, rows }) => `${rows ?? "some"} in ${wave}`);
  const once = [
    ...areas.once.map(({ area, wave }) => `${area} (${wave})`),
    ...(areas.onceUnnamed > 0 ? [`${areas.onceUnnamed} with few answers`] : []),
  ];
  return [
    ...(without.length > 0 ? [`Warning: people who answered without an area: ${without.join(", ")}.`] : []),
    ...(once.length > 0
      ? [
          `Warning: areas with answers in one wave only: ${once.join(", ")}. Where areas merged or changed name, list their other codes under “was”.`,
        ]
      : []),
  ];
}
