import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

test("SP-04 products are ticked and changed, and a view of them is kept", async ({ sellerPortal, shelf }) => {
  test.setTimeout(240_000);
  const { page } = sellerPortal;
  const word = `Medlar ${Date.now().toString(36)}`;
  for (const size of ["small", "middle", "large"])
    await shelf.offer("seller-one@example.com", { name: `${word} ${size}`, price: 1500, quantity: 9 });
  await sellerPortal.open(`/products?view=none&query=${encodeURIComponent(word)}`);
  const rows = page.getByRole("row").filter({ hasText: word });
  await expect(rows).toHaveCount(3);

  const count = page.getByRole("textbox", { name: `On hand of ${word} small` });
  await count.fill("many");
  await count.press("Enter");
  await expect(page.getByText("Enter a whole number").or(page.getByText(/Invalid|whole number/))).toBeVisible();
  await count.fill("7");
  await count.press("Enter");
  await expect(page.getByRole("button", { name: "Save the count" })).toHaveCount(0);

  await rows.filter({ hasText: "middle" }).getByText("Published", { exact: true }).click();
  await page.getByRole("button", { name: "Archive", exact: true }).first().click();
  await expect(rows.filter({ hasText: "middle" }).getByText("Archived", { exact: true })).toBeVisible();

  await page.getByRole("checkbox", { name: `Select ${word} small` }).check();
  await page.getByRole("checkbox", { name: `Select ${word} large` }).check();
  await expect(page.getByText("2 ticked")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Prices" }).click();
  await expect(page.getByText("Just those that you ticked in the list.")).toBeVisible();
  await expect(page.getByText("2 products will be changed.")).toBeVisible();
  await page.getByLabel("By how much, or to what").fill("10");
  await page.getByRole("button", { name: "See what would change" }).click();
  await page.getByRole("button", { name: "Change 2 products" }).click();
  await expect(page.getByRole("button", { name: "Take it back" })).toBeVisible();

  await sellerPortal.open(`/products?view=none&query=${encodeURIComponent(word)}`);
  await expect(rows.filter({ hasText: "small" }).getByText("$16.50")).toBeVisible();
  await expect(rows.filter({ hasText: "middle" }).getByText("$15.00")).toBeVisible();
  await expect(count).toHaveValue("7");

  await page.getByText("Save this view").click();
  await page.getByLabel("Name of the view").fill(word);
  await page.getByRole("button", { name: "Save the view" }).click();
  const view = page.getByRole("navigation", { name: "Saved views" }).getByRole("link", { name: word });
  await expect(view).toHaveAttribute("aria-current", "true");
  await sellerPortal.open("/products");
  await view.click();
  await expect(rows).toHaveCount(3);
  await page.getByText("Change this view").click();
  await page.getByLabel("Open the list with it").check();
  const saved = page.waitForResponse((response) => response.request().method() === "POST" && response.ok());
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved;
  await sellerPortal.open("/products");
  await expect(rows).toHaveCount(3);
  await page.getByText("Change this view").click();
  await page.getByRole("button", { name: "Remove", exact: true }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove the view" }).click();
  await expect(view).toHaveCount(0);

  await sellerPortal.open(`/products?query=${encodeURIComponent(word)}`);
  await page.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await expect(page.getByText("3 ticked")).toBeVisible();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove them" }).click();
  await expect(page.getByText("3 products are removed.")).toBeVisible();
});

test("SP-04 the list works without JavaScript", async ({ browser, sellerPortal, shelf, world }) => {
  const name = `Sorrel ${Date.now().toString(36)}`;
  await shelf.offer("seller-one@example.com", { name, price: 1500, quantity: 9 });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: world.urls.sellerPortal,
    storageState: await sellerPortal.page.context().storageState(),
  });
  const page = await context.newPage();
  const list = `/products?view=none&query=${encodeURIComponent(name)}`;
  await page.goto(list);
  await page.getByRole("textbox", { name: `On hand of ${name}` }).fill("3");
  await page.getByRole("button", { name: "Save the count" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: `On hand of ${name}` })).toHaveValue("3");
  await page.goto(list);
  await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  await page.getByRole("button", { name: "Archive", exact: true }).last().click();
  await expect(page).toHaveURL(/\/products\/bulk\/./);
  await context.close();
});
