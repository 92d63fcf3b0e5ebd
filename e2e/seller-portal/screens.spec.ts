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
