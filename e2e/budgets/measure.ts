import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Page, Response } from "@playwright/test";
import lighthouse, { type RunnerResult } from "lighthouse";

export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const hasty = { pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 500, cpuQuietThresholdMs: 500 };
type Result = RunnerResult["lhr"];
export type Category = (typeof categories)[number];

/** What was measured of one page. */
export interface Measured {
  /** Kilobytes (1024 bytes) of JavaScript that the page asks for on its first visit, each file compressed by gzip. */
  scripts: number;
  /** The larger one of a phone and of a wide screen that is scrolled to the end. */
  shift: number;
  /** Rules of axe that are broken, and where. */
  axe: string[];
  /** 0 to 100. */
  scores: Partial<Record<Category, number>>;
  /** Audits of the asserted categories that are not passed in full. */
  failed: string[];
}

/** Opens an address as a first visitor would and measures it; the context's cookies say who is looking. */
export async function measure(page: Page, url: string, port: number, wanted: readonly Category[]): Promise<Measured> {
  const seen = await look(page, url);
  const lhr = await askLighthouse(url, port, wanted);
  const shift = lhr.audits["cumulative-layout-shift"]?.numericValue ?? 0;
  return { ...seen, shift: Math.max(seen.shift, shift), ...scoresOf(lhr) };
}

/** Twice when it lost its own trace, which happens on a busy machine. */
async function askLighthouse(url: string, port: number, wanted: readonly Category[], tries = 2): Promise<Result> {
  const told = await lighthouse(
    url,
    { port, logLevel: "error" },
    {
      extends: "lighthouse:default",
      settings: {
        onlyCategories: [...wanted],
        // Results of a search are not to be indexed, and say so.
        skipAudits: /[?&]q=/.test(url) ? ["is-crawlable"] : [],
        disableStorageReset: true,
        disableFullPageScreenshot: true,
        // Where speed is not told, nothing is gained by waiting until the page has long been quiet.
        ...(wanted.includes("performance") ? {} : hasty),
      },
    },
  );
  if (told && !told.lhr.runtimeError) return told.lhr;
  if (tries > 1) return askLighthouse(url, port, wanted, tries - 1);
  throw new Error(`Lighthouse could not measure ${url}: ${told?.lhr.runtimeError?.message ?? "it says nothing"}`);
}

async function look(page: Page, url: string): Promise<Pick<Measured, "scripts" | "shift" | "axe">> {
  const scripts: Response[] = [];
  const keep = (response: Response) => {
    if (/javascript/.test(response.headers()["content-type"] ?? "")) scripts.push(response);
  };
  page.on("response", keep);
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  page.off("response", keep);
  const bodies = await Promise.all(scripts.map((response) => response.body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  const shift = await page.evaluate(shiftWhileScrolling);
  // A mail is shown in a frame that may run no script, which axe would wait for.
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  return {
    scripts: bytes / 1024,
    shift,
    axe: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
  };
}

/** Runs in the page: scrolls to its end and adds up what moved on its own since it was opened. */
async function shiftWhileScrolling(): Promise<number> {
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) sum += entry.value;
  });
  observer.observe({ type: "layout-shift", buffered: true });
  const frame = () => new Promise(requestAnimationFrame);
  for (let y = 0; y < document.documentElement.scrollHeight; y += window.innerHeight / 2) {
    window.scrollTo(0, y);
    await frame();
    await frame();
  }
  await frame();
  observer.disconnect();
  return sum;
}

function scoresOf(lhr: Result): Pick<Measured, "scores" | "failed"> {
  const scores: Measured["scores"] = {};
  const failed: string[] = [];
  for (const id of categories) {
    const category = lhr.categories[id];
    if (!category) continue;
    scores[id] = Math.round((category.score ?? 0) * 100);
    if (id === "performance") continue;
    for (const { id: auditId, weight } of category.auditRefs) {
      const audit = lhr.audits[auditId];
      if (weight > 0 && audit && audit.score !== null && audit.score < 1) failed.push(`${auditId}: ${audit.title}`);
    }
  }
  return { scores, failed };
}
