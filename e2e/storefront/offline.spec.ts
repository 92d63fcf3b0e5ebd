import type { BrowserContext, Page } from "@playwright/test";
import { expect, PASSWORD, test } from "../fixtures/test";

const keptPages = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open("pages-1");
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  });

/** Once for each document: a new one is not told that there was no connection before it. */
async function loseConnection(context: BrowserContext): Promise<void> {
  await context.setOffline(false);
  await context.setOffline(true);
}

// A service worker hears of the lost connection from the browser's tools, now and then too late for the next page.
test.describe.configure({ retries: 1 });

test("J-27: without a connection the last pages can be read, and the cart says that it needs one", async ({
  shop,
  page,
  context,
}) => {
  test.setTimeout(200_000);
  const name = await shop.buyFrom("/shops/longshore-coat");
  const product = new URL(page.url()).pathname;
  await expect.poll(() => keptPages(page), { timeout: 20_000 }).toContain(product);
  await shop.open("/search?q=mug");
  await expect.poll(() => keptPages(page), { timeout: 20_000 }).toContain("/search");

  await loseConnection(context);
  await shop.open(product);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await loseConnection(context);
  await expect(page.getByRole("status").filter({ hasText: "You are offline" }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to cart" })).toHaveCount(0);

  await shop.open("/cart");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No connection");
  await expect(page.getByText("Your cart needs a connection")).toBeVisible();
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  // A link within the page leads to what was kept, or to the page that says what is missing: the cart is never kept.
  await expect(async () => {
    await loseConnection(context);
    await page.getByRole("banner").getByRole("link", { name: /cart/i }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "No connection" })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 100_000 });

  await context.setOffline(false);
  await shop.openCart();
  await expect(page.getByRole("main")).toContainText(name);
});

test("J-27: nothing of one person is kept, and signing out forgets what was read", async ({ shop, page, context }) => {
  await shop.open("/login?next=/account");
  await page.getByLabel("E-mail").fill("shopper@example.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/account$/);
  await shop.open("/shops/kiln-and-tide");
  await expect.poll(() => keptPages(page), { timeout: 20_000 }).toContain("/shops/kiln-and-tide");
  expect(await keptPages(page)).not.toContain("/account");
  const kept = await page.evaluate(async () =>
    (await caches.match("/shops/kiln-and-tide", { ignoreVary: true }))?.text(),
  );
  expect(kept).not.toContain("shopper@example.com");

  await context.setOffline(true);
  await shop.open("/account/orders");
  await expect(page.getByText("Your account and your orders are not kept on this device")).toBeVisible();

  const signOut = page.getByRole("button", { name: "Sign out" });
  await expect(async () => {
    await context.setOffline(false);
    await shop.open("/account");
    await expect(signOut).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await signOut.click();
  await expect(page).not.toHaveURL(/account/);
  await expect.poll(() => keptPages(page)).not.toContain("/shops/kiln-and-tide");
});
