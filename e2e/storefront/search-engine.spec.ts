import { mkdtempSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { freePort } from "../../scripts/embedded-postgres.mjs";
import { type Meilisearch, startMeilisearch } from "../../scripts/lib/meilisearch.mjs";
import { type Stack, startStack } from "../../scripts/lib/stack.mjs";
import { expect, test } from "../fixtures/test";

// It stops its search engine, so it has a marketplace of its own.
test.describe("a marketplace that searches by Meilisearch", () => {
  let port = "";
  let engine: Meilisearch | undefined;
  let stack: Stack | undefined;
  let dataDir = "";

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    port = String(await freePort(0));
    engine = startMeilisearch(port);
    if (!engine?.isOurs) return;
    dataDir = mkdtempSync(path.join(os.tmpdir(), "emporia-e2e-search-"));
    await chmod(dataDir, 0o755);
    stack = await startStack({
      dataDir,
      env: { RATE_LIMIT_FACTOR: "1000", MEILI_URL: engine.url, ...(engine.key ? { MEILI_KEY: engine.key } : {}) },
      anyPort: true,
      durable: false,
      only: ["local", "api", "worker", "storefront"],
    });
  });

  test.afterAll(async () => {
    await stack?.stop();
    engine?.stop();
    if (dataDir) rmSync(dataDir, { recursive: true, force: true });
  });

  test("D-07: search, facets and suggestions go on when Meilisearch dies, and it takes over again", async ({
    page,
    request,
  }) => {
    test.skip(!engine?.isOurs || !stack, "there is no Meilisearch here that could be stopped");
    test.setTimeout(240_000);
    const { storefront, api } = (stack as Stack).urls;
    const isAnswering = (expected: boolean) =>
      expect.poll(() => searchedBy(request, api), { timeout: 60_000 }).toBe(expected ? "ok" : "degraded");

    const filters = page.getByRole("complementary", { name: "Filters" });
    const box = page.getByRole("combobox").first();
    /** Types, is offered something, looks at the results, narrows them down. Other words each time: answers are kept for a minute. */
    const searches = async (word: string) => {
      await page.goto(`${storefront}/`);
      await page.waitForLoadState("networkidle");
      await box.pressSequentially(word);
      await expect(page.getByRole("option", { name: new RegExp(word, "i") }).first()).toBeVisible();
      await box.press("Enter");
      await expect(page).toHaveURL(new RegExp(`/search\\?q=${word}`));
      const total = page.getByRole("status").filter({ hasText: /product/ });
      await expect(total).toHaveText(/^[1-9][0-9]* products?$/);
      await expect(
        page
          .getByRole("main")
          .getByRole("link", { name: new RegExp(word, "i") })
          .first(),
      ).toBeVisible();
      const value = filters.locator('a[href*="option="]').first();
      const count = (await value.locator("span").last().textContent())?.trim() ?? "";
      await value.click();
      await expect(page).toHaveURL(/option=/);
      await expect(total).toHaveText(new RegExp(`^${count} products?$`));
    };

    await isAnswering(true);
    await searches("mug");

    engine?.stop();
    await searches("bowl");
    await isAnswering(false);
    await searches("lamp");
    await expect(page.getByRole("alert")).toHaveCount(0);

    // It comes back with nothing in it: what it lost is copied again.
    engine = startMeilisearch(port);
    await isAnswering(true);
    await searches("chair");
  });
});

/** What the health page says of searching: "ok", or "degraded" while PostgreSQL answers in the engine's stead. */
async function searchedBy(request: APIRequestContext, api: string): Promise<string> {
  const health = (await (await request.get(`${api}/readyz`)).json()) as { checks: Record<string, { status: string }> };
  return health.checks.search?.status ?? "unknown";
}
