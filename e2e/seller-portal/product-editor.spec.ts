import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

test("SP-05 a product says what it earns and where it is, and a draft is seen as shoppers would see it", async ({
  otherSellerPortal: sellerPortal,
  shelf,
  browser,
}) => {
  test.setTimeout(180_000);
  const { page } = sellerPortal;
  const offer = await shelf.offer("seller-two@example.com", {
    name: `Loquat ${Date.now().toString(36)}`,
    price: 2000,
    quantity: 9,
  });
  await sellerPortal.open(`/products/${offer.id}`);
  await page.getByLabel("Cost, for you alone").fill("7.50");
  await expect(page.getByText("Margin $12.50 (63 %)")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(page).toHaveURL(/done=saved/);

  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page).toHaveURL(/done=duplicated/);
  await expect(page.getByLabel("Cost, for you alone")).toHaveValue("7.50");
  const href = (await page.getByRole("link", { name: "Preview" }).getAttribute("href")) ?? "";
  const answer = await page.request.get(`${sellerPortal.url}${href}`);
  expect(answer.status()).toBe(200);
  expect(answer.url()).toContain("/preview/");
  expect(answer.headers()["cache-control"]).toBe("private, no-store");
  expect(answer.headers()["x-robots-tag"]).toContain("noindex");

  // Whoever has the link sees it, signed in nowhere.
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(answer.url());
  await expect(stranger.getByText("This is a preview.")).toBeVisible();
  await expect(stranger.getByText("Shoppers do not see this product.")).toBeVisible();
  await expect(stranger.getByRole("heading", { level: 1 })).toContainText("Loquat");
  await expect(stranger.getByRole("button", { name: "Add to cart" })).toHaveCount(0);
  expect(await stranger.content()).not.toContain("costPerItem");
  const { violations } = await new AxeBuilder({ page: stranger }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const forged = await stranger.goto(`${answer.url().slice(0, -3)}abc`);
  expect(forged?.status()).toBe(404);
  await stranger.context().close();
});

test("SP-05 stock is counted at each place in the editor", async ({ otherSellerPortal: sellerPortal, shelf }) => {
  test.setTimeout(180_000);
  const { page } = sellerPortal;
  const name = `Attic ${Date.now().toString(36)}`;
  const offer = await shelf.offer("seller-two@example.com", { name, price: 2000, quantity: 9 });
  await sellerPortal.open("/inventory/locations");
  await page.getByLabel("Another location").fill(name);
  await page.getByRole("button", { name: "Add the location" }).click();
  await expect(page.locator(`input[value="${name}"]`)).toBeVisible();
  await sellerPortal.open(`/products/${offer.id}`);
  const attic = page.getByRole("textbox", { name: `On hand at ${name}` });
  await attic.fill("many");
  await page.getByLabel("Reason").fill("Stocktaking");
  await page.getByRole("button", { name: "Save the counts" }).click();
  await expect(attic).toHaveAttribute("aria-invalid", "true");
  await attic.fill("4");
  await page.getByRole("button", { name: "Save the counts" }).click();
  await expect(page.getByText("The count is saved.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "On hand of the product" })).toHaveValue("13");
  await sellerPortal.open(`/inventory/movements?product=${offer.id}`);
  await expect(page.getByText("Stocktaking")).toBeVisible();
});

test("SP-05 a sale begins by the clock of the shop", async ({ otherSellerPortal: sellerPortal, shelf }) => {
  const { page } = sellerPortal;
  await sellerPortal.open("/settings");
  await page.getByLabel("Time zone").selectOption("America/New_York");
  await page.getByRole("button", { name: /^Save/ }).last().click();
  await expect(page).toHaveURL(/done=saved/);
  const offer = await shelf.offer("seller-two@example.com", {
    name: `Clock ${Date.now().toString(36)}`,
    price: 2000,
    quantity: 9,
  });
  await sellerPortal.open(`/products/${offer.id}`);
  await page.getByLabel("Per cent off").fill("20");
  await page.getByLabel("From, in New York time").fill("2099-07-01T09:00");
  await page.getByRole("button", { name: "Start the sale" }).click();
  await expect(page.getByText("from Jul 1, 2099, 9:00 AM EDT until you end it")).toBeVisible();
});
