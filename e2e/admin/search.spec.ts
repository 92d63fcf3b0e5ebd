import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

test("P-64: staff lead a search to a page that they find by its name, and who searches for it gets there", async ({
  admin,
  shop,
  page,
}) => {
  const staff = admin.page;
  await admin.open("/search-tuning");
  await expect(staff.getByRole("combobox", { name: "Page of the storefront" })).toBeVisible();
  const form = staff.locator("form").filter({ hasText: "Page of the storefront" });
  await form.getByLabel("Query").fill("things to cook with");
  const to = form.getByRole("combobox", { name: "Page of the storefront" });
  await to.pressSequentially("kitch");
  const option = staff.getByRole("option", { name: "Kitchen & table" });
  await expect(option).toBeVisible();
  const { violations } = await new AxeBuilder({ page: staff }).analyze();
  expect(violations).toEqual([]);
  await to.press("ArrowDown");
  await to.press("Enter");
  await expect(to).toHaveValue("/categories/kitchen");
  await form.getByRole("button", { name: "Lead there" }).click();
  await expect(
    staff.getByRole("button", { name: "Remove “things to cook with” leads to Kitchen & table" }),
  ).toBeVisible();

  // What staff keep is used everywhere within ten seconds.
  await expect(async () => {
    await shop.open("/search?q=Things+to+COOK+with");
    expect(new URL(page.url()).pathname).toBe("/categories/kitchen");
  }).toPass({ timeout: 20_000 });
  await shop.open("/search?q=things+to+cook");
  expect(new URL(page.url()).pathname).toBe("/search");

  await form.getByLabel("Query").fill("round and round");
  await to.fill("/search?q=round");
  await to.press("Escape");
  await form.getByRole("button", { name: "Lead there" }).click();
  await expect(form.getByText("would go in circles")).toBeVisible();
});
