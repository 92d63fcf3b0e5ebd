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

test("SRC-07 prices are narrowed by a slider, with keys and by hand, and what is typed moves it", async ({
  page,
  shop,
}) => {
  await shop.open("/categories/kitchen");
  await page.waitForLoadState("networkidle");
  const filters = page.getByRole("complementary", { name: "Filters" });
  const [cheapest, dearest] = [
    filters.getByRole("slider", { name: "Cheapest" }),
    filters.getByRole("slider", { name: "Dearest" }),
  ];
  const from = filters.getByLabel(/^Lowest price in/);
  const count = async () => Number((await page.getByText(/^[\d,]+ products?$/).textContent())?.replace(/\D/g, ""));
  const all = await count();
  await cheapest.focus();
  for (let press = 0; press < 30; press++) await page.keyboard.press("ArrowRight");
  await expect(from).not.toHaveValue("");
  const least = Number(await from.inputValue());
  await expect(cheapest).toHaveAttribute("aria-valuetext", new RegExp(`^\\$${least}(\\.|$)`));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`[?&]min=${least}(&|$)`));
  await expect.poll(count).toBeLessThan(all);
  await expect(cheapest).toBeFocused();
  const dear = await count();

  // By hand: the right handle to the middle. Let go, also beside the line, it is asked for.
  const box = await dearest.boundingBox();
  if (!box) throw new Error("There is no slider.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width - 10, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/[?&]max=\d/);
  await expect.poll(count).toBeLessThan(dear);
  // The handles stay apart: the left one goes no further than the right one.
  await cheapest.focus();
  await page.keyboard.press("End");
  expect(Number(await cheapest.inputValue())).toBeLessThanOrEqual(Number(await dearest.inputValue()));
  await from.fill("");
  await expect(cheapest).toHaveValue("0");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
