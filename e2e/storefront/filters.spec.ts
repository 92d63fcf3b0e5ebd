import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

test("P-62 a shopper chooses values of two options, and each count is what choosing it shows", async ({
  page,
  shop,
}) => {
  await shop.open("/search?q=tee");
  const filters = page.getByRole("complementary", { name: "Filters" });
  const titles = await filters.locator('section:has(a[href*="option="]) h2').allTextContents();
  expect(titles.length).toBeGreaterThan(1);
  for (const title of titles.slice(0, 2)) {
    const values = filters.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
    const next = values.locator('a:not([aria-current="true"])').first();
    const count = Number((await next.locator("span").last().textContent())?.replace(/\D/g, ""));
    await next.click();
    await expect(page.getByText(`${count} product${count === 1 ? "" : "s"}`, { exact: true })).toBeVisible();
  }
  await expect(page).toHaveURL(/option=.*option=/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.getByRole("list", { name: "Filters that are on" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/^(?!.*option=.*option=).*option=/);
});

test("filters open on a phone by the keyboard, once in the page", async ({ page, shop }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await shop.open("/categories/kitchen");
  const filters = page.getByRole("complementary", { name: "Filters" });
  await expect(filters).toBeHidden();
  await page.getByRole("checkbox", { name: "Show filters" }).focus();
  await page.keyboard.press("Space");
  await expect(filters).toBeVisible();
  expect(await page.locator("aside h2", { hasText: "Price" }).count()).toBe(1);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
