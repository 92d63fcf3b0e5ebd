import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

const screens = [
  "/",
  "/sellers",
  "/people",
  "/orders",
  "/promotions",
  "/promotions/new",
  "/commission?product=pilot-mug",
  "/moderation",
  "/collections",
  "/tags",
  "/categories",
  "/attributes",
  "/search-tuning",
  "/ledger",
  "/ledger/adjustments",
  "/payouts",
  "/payouts/next",
  "/payouts/holds",
  "/payouts/terms",
  "/chargebacks",
  "/reconciliation",
  "/jobs",
  "/mails",
];

test("axe finds nothing wrong with the admin", async ({ admin }) => {
  test.setTimeout(120_000);
  const { page } = admin;
  for (const path of screens) {
    await admin.open(path);
    await page.waitForLoadState("networkidle");
    // A mail is shown in a frame that may run no script, which axe would wait for.
    const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
    expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});
