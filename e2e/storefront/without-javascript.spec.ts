import { expect, test } from "../fixtures/test";

test.use({ javaScriptEnabled: false });

test("a guest buys without JavaScript", async ({ shop, page }) => {
  await shop.open("/shops/longshore-coat");
  await page.getByRole("main").locator('a[href^="/products/"]').first().click();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your cart" })).toBeVisible();
  await shop.checkOut();
  await shop.giveAddress("no-script@example.com");
  await shop.chooseShipping();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  await shop.expectThanks();
});
