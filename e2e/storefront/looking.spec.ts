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

test("SF-04 suggestions are walked through, chosen and closed by the keyboard, and past searches come back", async ({
  page,
  shop,
}) => {
  await shop.open("/");
  await page.waitForLoadState("networkidle");
  const box = page.getByRole("combobox").first();
  await box.pressSequentially("mug");
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(options.first()).toBeVisible();
  await box.press("ArrowDown");
  await box.press("ArrowDown");
  const chosen = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option", { selected: true });
  await expect(chosen).toHaveCount(1);
  expect(await box.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
  await expect(chosen).toHaveAttribute("id", /-1$/);
  await box.press("Escape");
  await expect(options.first()).toBeHidden();
  await box.press("ArrowDown");
  await expect(options.first()).toBeVisible();
  await box.press("ArrowUp");
  await expect(chosen).toContainText("All results for “mug”");
  await box.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=mug$/);
  await box.fill("bowl");
  await box.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=bowl$/);
  await box.fill("");
  await box.click();
  await expect(page.getByRole("group", { name: "You looked for" }).getByRole("option", { name: "bowl" })).toBeVisible();
});

test("CAT-27 choosing a variant shows its picture, and the address leads to it", async ({ page, shop }) => {
  await shop.open("/search?q=tee");
  await page.getByRole("list", { name: "Products", exact: true }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/products\//);
  await page.waitForLoadState("networkidle");
  const row = page
    .getByRole("region", { name: /^Pictures/ })
    .getByRole("list")
    .first();
  const place = () => row.evaluate((list) => Math.round(list.scrollLeft / list.clientWidth));
  const colours = page.getByRole("group", { name: /^Colou?r/ }).getByRole("radio");
  const before = await place();
  await colours.last().check({ force: true });
  await expect(page).toHaveURL(/\?.*Colou?r=/);
  await expect.poll(place).not.toBe(before);
  // The row scrolls smoothly: it has come to rest where it stays for some frames.
  const moved = () =>
    row.evaluate(async (list) => {
      const from = list.scrollLeft;
      for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
      return list.scrollLeft - from;
    });
  await expect.poll(moved).toBe(0);
  const shown = await place();
  await page.reload();
  await page.waitForLoadState("networkidle");
  await expect.poll(place).toBe(shown);
});

test("CAT-08 a product shows thirteen of its tags, each of which leads to what else has it", async ({
  page,
  shop,
  shelf,
}) => {
  const tags = Array.from({ length: 15 }, (_, nth) => `tagged-${String.fromCharCode(97 + nth)}`);
  const bowl = { name: "Much tagged bowl", price: 1500, quantity: 3, tags };
  const offer = await shelf.offer("seller-one@example.com", bowl);
  await shop.open(`/products/${offer.slug}`);
  const shown = page.getByRole("list", { name: "Tags" }).getByRole("link");
  await expect(shown).toHaveText(tags.slice(0, 13));
  await shown.first().click();
  await expect(page).toHaveURL(/\/search\?tag=tagged-a$/);
  await expect(page.getByRole("link", { name: "Much tagged bowl" }).first()).toBeVisible();
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
