import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

const moneyScreens = [
  "/ledger",
  "/ledger/adjustments",
  "/payouts",
  "/payouts/next",
  "/payouts/holds",
  "/payouts/terms",
  "/markets",
  "/markets/new",
  "/markets/us",
  "/shipping",
  "/tax",
  "/tax/classes",
  "/tax/remitters",
  "/tax/reviews",
  "/payments",
  "/payments?tab=stuck",
  "/chargebacks",
  "/reconciliation",
];
const screens = [
  "/",
  "/applications",
  "/sellers",
  "/people",
  "/orders",
  "/promotions",
  "/promotions/new",
  "/promotions/groups",
  "/promotions/groups/new",
  "/promotions/limits",
  "/commission?product=pilot-mug",
  "/fees",
  "/products",
  "/products/featured",
  "/moderation",
  "/reports",
  "/messages",
  "/questions",
  "/reviews",
  "/reviews?tab=all",
  "/collections",
  "/tags",
  "/tags/renamed",
  "/categories",
  "/attributes",
  "/search-tuning",
  "/jobs",
  "/jobs/events",
  "/mails",
];

for (const [group, paths] of Object.entries({ "the admin": screens, "the admin's pages of money": moneyScreens }))
  test(`axe finds nothing wrong with ${group}`, async ({ admin }) => {
    test.setTimeout(400_000);
    const { page } = admin;
    for (const path of paths) {
      await admin.open(path);
      await page.waitForLoadState("networkidle");
      // A mail is shown in a frame that may run no script, which axe would wait for.
      const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

test("AD-06 staff find a product by its SKU, take it down and show it again", async ({ admin }) => {
  const { page } = admin;
  await admin.open("/products");
  await page.getByLabel("Find a product").fill("TS-105");
  await expect(page).toHaveURL(/query=/);
  await page.getByRole("table").locator('a[href^="/products/"]').first().click();
  await expect(page).toHaveURL(/\/products\/./);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByLabel("Because of").selectOption({ label: "Unsafe" });
  await page.getByRole("button", { name: "Take it down" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take it down" }).click();
  await expect(page.getByText("Taken down: Unsafe").first()).toBeVisible();
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(page.getByText("Shown again")).toBeVisible();
});

test("axe finds nothing wrong with what is opened from the admin's lists", async ({ admin }) => {
  test.setTimeout(400_000);
  const { page } = admin;
  for (const list of ["/sellers", "/orders", "/moderation", "/categories", "/collections"]) {
    await admin.open(list);
    const first = page.getByRole("main").locator(`a[href^="${list}/"]:not([href$="/new"])`).first();
    await first.click();
    await expect(page).toHaveURL(new RegExp(`${list}/.`));
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});
