import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

test("J-14 a file is looked at, corrected, imported and exported, and comes back unchanged", async ({
  sellerPortal,
}) => {
  test.setTimeout(300_000);
  const { page } = sellerPortal;
  const choose = async (name: string, text: string) => {
    await sellerPortal.open("/products/import");
    await page.waitForLoadState("networkidle");
    await page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await expect(page).toHaveURL(/\/products\/imports\/./);
    await page.getByRole("button", { name: "Check the file" }).click();
  };
  const file = "Handle,Title,Variant SKU,Variant Price\nj14-mug,J14 mug,J14-MUG,12.50\nj14-cup,J14 cup,J14-CUP,dear\n";
  await choose("spring.csv", file);
  await expect(page.getByText("“dear” is not a price.")).toBeVisible();
  await axe(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download these rows" }).click();
  const failed = readFileSync(await (await download).path(), "utf8");
  expect(failed).toContain("j14-cup,J14 cup,J14-CUP,dear,Variant Price: “dear” is not a price.");
  await page.getByRole("button", { name: "Import one product" }).click();
  await expect(page.getByText("Imported, with some rows left out.")).toBeVisible();

  await choose("corrected.csv", failed.replace(",dear,", ",9,"));
  await page.getByRole("button", { name: "Import one product" }).click();
  await expect(page.getByText("Everything is imported.")).toBeVisible();
  await axe(page);

  await sellerPortal.open("/products?query=j14");
  const out = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export these" }).click();
  const exported = readFileSync(await (await out).path(), "utf8");
  expect(exported.match(/^j14-/gm)).toHaveLength(2);
  await choose("exported.csv", exported);
  await expect(page.getByText("There is nothing to do.")).toBeVisible();
});

test("J-15 many prices change at once and are taken back, and single ones in the grid", async ({ sellerPortal }) => {
  test.setTimeout(300_000);
  const { page } = sellerPortal;
  await sellerPortal.open("/products/grid?query=salt");
  const price = page.getByRole("textbox", { name: /^Price of/ }).first();
  await expect(price).toBeEditable();
  const before = await price.inputValue();

  await sellerPortal.open("/products/bulk?query=salt");
  await page.getByLabel("By how much, or to what").fill("10");
  await page.getByRole("button", { name: "See what would change" }).click();
  await page.getByRole("button", { name: /^Change (one|\d+) product/ }).click();
  await expect(page.getByRole("button", { name: "Take it back" })).toBeVisible();
  await axe(page);
  await sellerPortal.open("/products/grid?query=salt");
  await expect(price).toHaveValue((Math.round(Number(before) * 110) / 100).toFixed(2));
  await page.goBack();
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText(/^Taken back in/)).toBeVisible();

  await sellerPortal.open("/products/grid?query=salt");
  await expect(price).toHaveValue(before);
  await expect(price).toBeEditable();
  await price.fill("not a price");
  await page.getByRole("button", { name: "Save one cell" }).click();
  await expect(page.getByText("Enter a price such as 12.50.")).toBeVisible();
  await price.press("Escape");
  await expect(page.getByRole("button", { name: "Nothing changed" })).toBeVisible();
});

test("SP-06 what is pasted from a spreadsheet is taken back in one step, and what was saved, too", async ({
  sellerPortal,
  shelf,
}) => {
  const { page } = sellerPortal;
  const name = `Damson ${Date.now().toString(36)}`;
  for (const size of ["a", "b", "c"])
    await shelf.offer("seller-one@example.com", { name: `${name} ${size}`, price: 1500, quantity: 9 });
  await sellerPortal.open(`/products/grid?query=${encodeURIComponent(name)}`);
  const prices = page.getByRole("textbox", { name: /^Price of/ });
  const counts = page.getByRole("textbox", { name: /^On hand of/ });
  await expect(prices).toHaveCount(3);
  await expect(prices.first()).toBeEditable();
  await prices.first().evaluate((cell) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "16.50\t4\n17.50\t5\n18.50\t6\n19.50\t7\n20.50\t8\n");
    cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole("button", { name: "Save 6 cells" })).toBeVisible();
  await expect(page.getByText("2 rows go beyond the end of this list")).toBeVisible();
  // Nothing that is not saved is lost by a link.
  await page.getByRole("link", { name: "One change for many" }).click();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay here" }).click();
  await expect(page).toHaveURL(/\/products\/grid/);
  await expect(prices.nth(1)).toHaveValue("17.50");
  await counts.last().press("Control+z");
  await expect(page.getByRole("button", { name: "Nothing changed" })).toBeVisible();
  await counts.last().press("Control+Shift+z");
  await expect(prices.nth(1)).toHaveValue("17.50");
  await counts.last().press("Control+d");
  await expect(counts.last()).toHaveValue("5");
  await counts.last().press("Control+s");
  await expect(page.getByText("6 cells are saved.")).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(prices.first()).toHaveValue("15.00");
  await expect(counts.last()).toHaveValue("9");
});

test("SP-06 prices and counts are changed by keyboard alone", async ({ sellerPortal, shelf }) => {
  const { page } = sellerPortal;
  const name = `Quince ${Date.now().toString(36)}`;
  for (const size of ["small", "large"])
    await shelf.offer("seller-one@example.com", { name: `${name} ${size}`, price: 1500, quantity: 9 });
  await sellerPortal.open(`/products/grid?query=${encodeURIComponent(name)}`);
  const prices = page.getByRole("textbox", { name: /^Price of/ });
  const counts = page.getByRole("textbox", { name: /^On hand of/ });
  await expect(prices).toHaveCount(2);
  await expect(prices.first()).toBeEditable();
  const isReached = () => prices.first().evaluate((cell) => cell === document.activeElement);
  for (let tabs = 0; tabs < 80 && !(await isReached()); tabs++) await page.keyboard.press("Tab");
  await expect(prices.first()).toBeFocused();

  await page.keyboard.type("18.50");
  await page.keyboard.press("Enter");
  await expect(prices.last()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(counts.last()).toBeFocused();
  await page.keyboard.type("4");
  await page.keyboard.press("ArrowUp");
  await expect(counts.first()).toBeFocused();
  await page.keyboard.type("many");
  await page.keyboard.press("Control+s");
  await expect(counts.first()).toHaveAttribute("aria-invalid", "true");
  await expect(counts.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("2 cells are saved.")).toBeVisible();
  await expect(counts.first()).toBeFocused();
  await page.reload();
  await expect(prices.first()).toHaveValue("18.50");
  await expect(counts.last()).toHaveValue("4");
  await expect(counts.first()).toHaveValue("9");
});
