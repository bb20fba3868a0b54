import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPublication } from "../../src/report/buildPublication.js";
import { writeSite } from "../../src/report/site/writeSite.js";
import { publication } from "./fixture.js";
import { study, told } from "./fixtureStudy.js";

const browserPath = "/usr/bin/chromium";
const missing = !existsSync(browserPath);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const pages = [
  "index.html",
  "en/wellbeing.html",
  "da/wellbeing.html",
  "en/data-and-method.html",
  "da/data-and-method.html",
];

describe.skipIf(missing)(
  `pages in a browser${missing ? `: skipped, there is no ${browserPath}` : ""}`,
  () => {
    let folder: string;
    let browser: Browser;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "kvarter-pages-"));
      await writeSite(buildPublication(study, publication, told), join(folder, "out"));
      const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update"];
      const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync", ...quiet];
      browser = await chromium.launch({ executablePath: browserPath, args });
    });
    afterAll(async () => {
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
    });

    /** Opens a page as it lies on the disk; whatever the browser complains of, or fetches from elsewhere, is told. */
    async function open(page: string, width: number, colorScheme: "light" | "dark" = "light") {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const opened = await context.newPage();
      const complaints: string[] = [];
      opened.on("console", (message) => complaints.push(message.text()));
      opened.on("request", (request) => {
        if (!request.url().startsWith(`file://${folder}`)) complaints.push(request.url());
      });
      await opened.goto(`file://${folder}/out/${page}`);
      await opened.evaluate("document.fonts.ready");
      return { opened, complaints };
    }

    async function violations(page: Page): Promise<string[]> {
      await page.evaluate(axe);
      const results: AxeResults = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`);
      return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    }

    describe.each(pages)("%s", (page) => {
      test.each([
        [390, "light"],
        [1280, "dark"],
      ] as const)(
        "meets WCAG 2.2 AA as far as axe can tell, at %i px in %s colours",
        async (width, scheme) => {
          const { opened } = await open(page, width, scheme);
          await opened.evaluate(
            "document.querySelectorAll('details').forEach((one) => { one.open = true; })",
          );
          expect(await violations(opened)).toEqual([]);
          await opened.context().close();
        },
      );

      test("needs no sideways scrolling at 320 px, fetches nothing and breaks no rule of its own policy", async () => {
        const { opened, complaints } = await open(page, 320);
        await opened.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        expect(await opened.evaluate("document.documentElement.scrollWidth")).toBe(320);
        expect(complaints).toEqual([]);
        await opened.context().close();
      });

      test("shows where the keyboard is, from the skip link on", async () => {
        const { opened } = await open(page, 1280);
        const seen: string[] = [];
        for (let step = 0; step < 12; step++) {
          await opened.keyboard.press("Tab");
          seen.push(await opened.evaluate(focusSeen));
        }
        expect(seen[0]).toMatch(/^#content seen/);
        expect(seen.filter((place) => !place.includes("seen"))).toEqual([]);
        await opened.context().close();
      });
    });

    test("on a phone the narrow chart is shown, and only that one is read aloud", async () => {
      const { opened } = await open("en/wellbeing.html", 390);
      const shown = opened.locator("#display-glad svg:visible");
      expect(await shown.count()).toBe(1);
      expect(await shown.getAttribute("viewBox")).toMatch(/^0 0 360 /);
      const smallest = await shown
        .locator("text")
        .first()
        .evaluate((text) => text.getBoundingClientRect().height);
      expect(smallest).toBeGreaterThan(13);
      await opened.context().close();
    });

    test("following a number leads to its figure, and a link to a query opens the query", async () => {
      const { opened } = await open("en/wellbeing.html", 390);
      await opened.locator(".prose .number").first().click();
      expect(await opened.locator("tr:target").textContent()).toContain("70%");
      await opened.locator("#display-glad .queries a").first().click();
      expect(await opened.locator("p:target").isVisible()).toBe(true);
      await opened.context().close();
    });

    test("on paper evidence is open and the menu is gone", async () => {
      const { opened } = await open("en/wellbeing.html", 1280);
      await opened.emulateMedia({ media: "print" });
      expect(await opened.locator(".evidence pre").first().isVisible()).toBe(true);
      expect(await opened.locator(".contents").isVisible()).toBe(false);
      await opened.context().close();
    });
  },
);

/** Runs in the page: the link that has the focus, and whether an outline of at least two pixels lies on the screen. */
const focusSeen = `(() => {
  const place = document.activeElement;
  const style = getComputedStyle(place);
  const box = place.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const onScreen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0;
  const name = place.getAttribute("href") ?? place.className ?? place.tagName;
  return name + (outlined && onScreen ? " seen" : " lost " + style.outline + " " + box.top);
})()`;
