import path from "node:path";
import type { Page } from "@playwright/test";

const widths = [390, 768, 1440];
const schemes = ["light", "dark"] as const;
const folder = path.join(import.meta.dirname, "../test-results/screens");

/** Pictures of the page as it stands: test-results/screens/<name>-<width>-<scheme>.png. */
export async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    await seeAll(page);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Scrolls through the page, so that the pictures far down are asked for, and waits for them. */
async function seeAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += window.innerHeight) {
      window.scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    window.scrollTo(0, 0);
    // One that is out of sight may never load.
    const patience = new Promise((resolve) => setTimeout(resolve, 3_000));
    await Promise.race([patience, Promise.all([...document.images].map((image) => image.decode().catch(() => {})))]);
  });
}
