import AxeBuilder from "@axe-core/playwright";
import { expect, PASSWORD, test } from "../fixtures/test";

const screens = [
  ["home", "/"],
  ["category", "/categories/kitchen"],
  ["search", "/search?q=mug"],
  ["collections", "/collections"],
  ["a search that finds nothing", "/search?q=xyzzyqwert"],
  ["shop", "/shops/kiln-and-tide"],
  ["cart", "/cart"],
  ["sign in", "/login"],
  ["sign up", "/register"],
  ["forgotten password", "/forgot-password"],
  ["a new password", "/reset-password?token=no-such-token"],
  ["finding a guest's order", "/orders/find"],
  ["an alert that is not there", "/stock-alerts/0"],
  ["nothing at this address", "/there/is/nothing/here"],
] as const;

for (const [name, path] of screens)
  for (const scheme of ["light", "dark"] as const)
    test(`axe finds nothing wrong with ${name} (${scheme})`, async ({ page, shop }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await shop.open(path);
      await page.waitForLoadState("networkidle");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    });

test("axe finds nothing wrong with an account and its orders", async ({ page, shop }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await shop.open("/login");
  await shop.signIn("shopper@example.com", PASSWORD);
  const look = async (what: string) => {
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  for (const path of ["/account", "/account/orders", "/account/addresses", "/account/profile"]) {
    await shop.open(path);
    await look(path);
  }
  await shop.open("/account/orders");
  await page.getByRole("main").locator('a[href*="/account/orders/"]').first().click();
  await expect(page).toHaveURL(/\/account\/orders\/./);
  await look("an order");
});

test("axe finds nothing wrong with a product and the checkout", async ({ page, shop }) => {
  const wrong = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  };
  await page.emulateMedia({ reducedMotion: "reduce" });
  await shop.buyFrom("/shops/longshore-coat");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(await wrong()).toEqual([]);
  await shop.openCart();
  expect(await wrong()).toEqual([]);
  await shop.checkOut();
  expect(await wrong()).toEqual([]);
  await shop.giveAddress("axe@example.com");
  await expect(page.getByRole("button", { name: "Go on to payment" })).toBeVisible();
  expect(await wrong()).toEqual([]);
  await shop.chooseShipping();
  await expect(page.getByRole("button", { name: "Go on to the review" })).toBeVisible();
  expect(await wrong()).toEqual([]);
  await shop.chooseCard("goes through");
  expect(await wrong()).toEqual([]);
  await shop.placeOrder();
  await shop.expectThanks();
  expect(await wrong()).toEqual([]);
});

test("pages for everybody may be cached by a CDN, and say nothing of who asks", async ({ request, world }) => {
  for (const path of ["/", "/shops/kiln-and-tide", "/search?q=mug"]) {
    const answer = await request.get(`${world.urls.storefront}${path}`);
    expect(answer.headers()["cache-control"]).toContain("s-maxage");
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(answer.headers()["content-security-policy"]).toContain("script-src");
  }
});

test("a newcomer finds robots, a sitemap and a manifest", async ({ request, world }) => {
  for (const path of ["/robots.txt", "/sitemap.xml", "/manifest.webmanifest"])
    expect((await request.get(`${world.urls.storefront}${path}`)).status(), path).toBe(200);
});
