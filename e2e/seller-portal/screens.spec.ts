import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

const screens = [
  "/",
  "/products",
  "/products/new",
  "/products/import",
  "/products/bulk",
  "/products/grid",
  "/orders",
  "/messages",
  "/questions",
  "/reviews",
  "/promotions",
  "/promotions/new",
  "/balance",
  "/fees",
  "/payouts",
  "/payouts/statements",
  "/payouts/settings",
  "/shipping",
  "/inventory",
  "/inventory/locations",
  "/inventory/movements",
  "/settings",
];

test("axe finds nothing wrong with the seller portal", async ({ sellerPortal }) => {
  test.setTimeout(300_000);
  const { page } = sellerPortal;
  for (const path of screens) {
    await sellerPortal.open(path);
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

test("axe finds nothing wrong with a product, its stock and an order that is sent", async ({ sellerPortal }) => {
  test.setTimeout(300_000);
  const { page } = sellerPortal;
  const look = async (what: string) => {
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  for (const [list, link, what] of [
    ["/products", 'a[href^="/products/"][href*="-"]', "the editor"],
    ["/inventory", 'a[href^="/inventory/"][href*="-"]', "counting"],
    ["/orders?status=CONFIRMED", 'a[href^="/orders/"]', "an order"],
  ] as const) {
    await sellerPortal.open(list);
    await page.getByRole("main").locator(link).first().click();
    await expect(page).toHaveURL(new RegExp(`${list.split("?")[0]}/.`));
    await look(what);
  }
});

test("axe finds nothing wrong with the application of a shop", async ({ page, world }) => {
  await page.goto(`${world.urls.sellerPortal}/sign-in`);
  await page.getByLabel("E-mail").fill("shopper@example.com");
  await page.getByLabel("Password", { exact: true }).fill("emporia-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/apply/);
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
