import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";

/** Drags a row of the tree by its handle onto a part of another. */
async function drag(page: Page, moved: Locator, over: Locator, part: "above" | "upon" | "below"): Promise<void> {
  const box = await over.boundingBox();
  if (!box) throw new Error("The row is not there.");
  const y = { above: 3, upon: box.height / 2, below: box.height - 3 }[part];
  await moved.locator("[draggable]").dragTo(over, { targetPosition: { x: box.width / 2, y } });
  await page.waitForLoadState("networkidle");
}

test("AD-07, CAT-02: staff drag categories into an order and below each other, or move them by keys", async ({
  admin,
}) => {
  const { page } = admin;
  const names = { parent: "Things in drawers", one: "First drawer", other: "Second drawer" };
  const tree = page.getByRole("list", { name: "Categories" });
  const row = (name: string) =>
    tree.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
  const indent = (name: string) => row(name).evaluate((item) => Number.parseFloat(getComputedStyle(item).paddingLeft));
  /** The three as they stand one below the other. */
  const order = async () =>
    (await tree.getByRole("listitem").getByRole("link").allTextContents()).filter((name) =>
      Object.values(names).includes(name),
    );
  const add = async (name: string, under?: string) => {
    await admin.open("/categories");
    await page.getByLabel("Name").fill(name);
    if (under) {
      const options = await page.getByLabel("Under").locator("option").allTextContents();
      await page.getByLabel("Under").selectOption({ label: options.find((label) => label.endsWith(under)) as string });
    }
    await page.getByRole("button", { name: "Add the category" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  };
  await add(names.parent);
  await add(names.one, names.parent);
  await add(names.other, names.parent);
  await admin.open("/categories");
  await page.waitForLoadState("networkidle");
  expect(await order()).toEqual([names.parent, names.one, names.other]);

  await drag(page, row(names.other), row(names.one), "above");
  await expect.poll(order).toEqual([names.parent, names.other, names.one]);
  await drag(page, row(names.other), row(names.one), "below");
  await expect.poll(order).toEqual([names.parent, names.one, names.other]);
  await drag(page, row(names.other), row(names.one), "upon");
  await expect.poll(async () => (await indent(names.other)) > (await indent(names.one))).toBe(true);

  // What is below it cannot hold it: nothing is asked of the server, and all stays.
  await drag(page, row(names.one), row(names.other), "upon");
  expect(await order()).toEqual([names.parent, names.one, names.other]);
  expect((await indent(names.other)) > (await indent(names.one))).toBe(true);

  await drag(page, row(names.other), row(names.one), "below");
  await expect.poll(async () => (await indent(names.other)) === (await indent(names.one))).toBe(true);
  const up = page.getByRole("button", { name: `Move ${names.other} up` });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect.poll(order).toEqual([names.parent, names.other, names.one]);
  await page.reload();
  expect(await order()).toEqual([names.parent, names.other, names.one]);
});
