import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

test("SF-02 a shopper sees products as a list with descriptions, and it stays so on the next page", async ({
  page,
  shop,
}) => {
  await shop.open("/search?sort=newest");
  const views = page.getByRole("navigation", { name: "Show as" });
  await views.getByRole("link", { name: "List with descriptions" }).click();
  await expect(page).toHaveURL(/view=list/);
  const products = page.getByRole("list", { name: "Products", exact: true });
  await expect(products.getByText(/^Ready within/).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/view=list.*page=2/);
  await expect(products.getByText(/^Ready within/).first()).toBeVisible();
  await views.getByRole("link", { name: "Grid" }).click();
  await expect(page).toHaveURL(/^(?!.*view=).*page=2/);
  await expect(products.getByText(/^Ready within/)).toHaveCount(0);
});

test("SF-05 pictures are enlarged, walked through and left by the keyboard alone", async ({ page, shop }) => {
  await shop.open("/shops/kiln-and-tide");
  await page.getByRole("main").locator('a[href^="/products/"]').first().click();
  await expect(page).toHaveURL(/\/products\//);
  await page.waitForLoadState("networkidle");
  const opener = page.getByRole("link", { name: "Enlarge the picture" }).first();
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Pictures of/ });
  await expect(dialog).toBeVisible();
  const place = dialog.locator("[aria-live]");
  await expect(place).toContainText("Picture 1 of");
  await page.keyboard.press("ArrowRight");
  await expect(place).toContainText("Picture 2 of");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  const shown = dialog.locator("li:not([inert])");
  await shown.getByRole("button", { name: "Come nearer" }).click();
  await shown.getByRole("button", { name: "Show it as a whole" }).click();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("SF-05 a picture is a link to itself, and SF-02 the list has an address", async ({ page, shop }) => {
    await shop.open("/shops/kiln-and-tide?view=list");
    await expect(page.getByText(/^Ready within/).first()).toBeVisible();
    await page.getByRole("main").locator('a[href^="/products/"]').first().click();
    const picture = page.getByRole("link", { name: "Enlarge the picture" }).first();
    expect(await picture.getAttribute("href")).toMatch(/^\/media\/.*\/1600\.webp$/);
  });
});
