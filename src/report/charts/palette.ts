import { assetText } from "../assets.js";

/** The stylesheet of the site: palette, pages and charts in one file. */
export function siteStyle(): string {
  const parts = ["palette", "base", "frame", "report", "display", "chart", "print"];
  return parts.map((part) => assetText(`${part}.css`)).join("\n");
}

/** The stylesheet of a chart that stands alone: the same rules with the light palette's colours written in. */
export function chartStyle(): string {
  const colours = lightPalette();
  return assetText("chart.css")
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => colours.get(name) ?? "none");
}

/** Colours by name, as they are on paper. */
export function lightPalette(): ReadonlyMap<string, string> {
  return colours(assetText("palette.css").split("@media")[0] ?? "");
}

export function darkPalette(): ReadonlyMap<string, string> {
  return colours(assetText("palette.css").split("@media")[1] ?? "");
}

function colours(css: string): ReadonlyMap<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = "", colour = ""]) => [name, colour]),
  );
}
