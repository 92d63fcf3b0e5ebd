import AxeBuilder from "@axe-core/playwright";
import { expect, PASSWORD, test } from "../fixtures/test";

test("P-95 P-96: a code of one use for a group is the shopper's who is in it, once", async ({
  admin,
  page,
  shop,
  secondShopper,
}) => {
  test.setTimeout(240_000);
  const staff = admin.page;
  const group = `Friends ${Date.now()}`;
  await admin.open("/promotions/groups/new");
  await staff.getByRole("textbox", { name: "Name" }).fill(group);
  // Who shops in the demo has ordered before, and need not be named.
  await staff.getByRole("textbox", { name: "Orders, at least" }).fill("1");
  await staff.getByRole("textbox", { name: "Within so many days" }).fill("3650");
  await staff.getByRole("button", { name: "Create it" }).click();
  await expect(staff.getByRole("heading", { level: 1, name: group })).toBeVisible();
  await staff.getByLabel("Add addresses").fill("not@an address");
  await staff.getByRole("button", { name: "Add them" }).click();
  await expect(staff.getByText(/No e-mail address: not@an/).first()).toBeVisible();
  await staff.getByLabel("Add addresses").fill('name,email\n"Sam",sam@example.com\nnobody-yet@example.com');
  await staff.getByRole("button", { name: "Add them" }).click();
  await expect(staff.getByRole("button", { name: "Take out sam@example.com" })).toBeVisible();
  await expect(staff.getByText("No account yet").first()).toBeVisible();
  expect((await new AxeBuilder({ page: staff }).analyze()).violations).toEqual([]);

  await admin.open("/promotions/new");
  await staff.getByRole("textbox", { name: "Name" }).fill("Thanks to our friends");
  await staff.getByLabel("Codes of one use each, in place of one code").check();
  await staff.getByLabel("Per cent off").fill("15");
  await staff.getByLabel("Group of shoppers").selectOption({ label: group });
  await staff.getByRole("button", { name: "Create it" }).click();
  await expect(staff.getByRole("heading", { level: 1, name: "Codes of one use" })).toBeVisible();
  await staff.getByLabel("How many").fill("2");
  await staff.getByLabel("They begin with").fill("friend");
  await staff.getByRole("button", { name: "Make them" }).click();
  const codes = staff
    .getByRole("table", { name: /^Codes/ })
    .getByRole("row")
    .filter({ hasText: /FRIEND[A-Z0-9]{10}/ });
  await expect(codes).toHaveCount(2);
  expect((await new AxeBuilder({ page: staff }).analyze()).violations).toEqual([]);
  const code = (await codes.first().getByRole("cell").first().textContent())?.trim() ?? "";
  expect(code).toMatch(/^FRIEND[A-Z0-9]{10}$/);
  const [file] = await Promise.all([
    staff.waitForEvent("download"),
    staff.getByRole("link", { name: "Download all" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("codes-thanks-to-our-friends.csv");

  await shop.buyFrom("/shops/kiln-and-tide");
  await shop.openCart();
  const enter = async (shopperPage: typeof page, text: string) => {
    await shopperPage.getByRole("textbox", { name: /coupon/i }).fill(text);
    await shopperPage.getByRole("button", { name: "Apply" }).click();
  };
  await enter(page, code);
  await expect(page.getByText(/Sign in, then enter it again/)).toBeVisible();
  await shop.signIn("shopper@example.com", PASSWORD);
  await shop.openCart();
  await enter(page, `${code.slice(0, 6)} ${code.slice(6).toLowerCase()}`);
  await expect(page.getByText(`Thanks to our friends (${code})`)).toBeVisible();
  await shop.checkOut();
  await page.getByRole("button", { name: "Send it there" }).click();
  await shop.chooseShipping();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  await shop.expectThanks();

  await secondShopper.buyFrom("/shops/kiln-and-tide");
  await secondShopper.openCart();
  await enter(secondShopper.page, code);
  await expect(secondShopper.page.getByText(/is for one order, and it was used already/)).toBeVisible();
  await staff.reload();
  await expect(staff.getByRole("row", { name: new RegExp(code) }).getByText("Used", { exact: true })).toBeVisible();
  await staff.getByRole("button", { name: "Revoke FRIEND" }).click();
  await staff.getByRole("alertdialog").getByRole("button", { name: "Revoke it" }).click();
  await expect(
    staff
      .getByRole("table", { name: /^Codes/ })
      .getByText("Revoked")
      .first(),
  ).toBeVisible();
});

test("P-99: a shop's coupon names the limit that the platform set", async ({ admin, sellerPortal }) => {
  const staff = admin.page;
  const { page } = sellerPortal;
  await admin.open("/promotions/limits");
  await staff.getByLabel("Largest percentage").fill("40");
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByText("Reason is required.").first()).toBeVisible();
  await staff.getByLabel("Reason").fill("Prices that are never meant");
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByText("Saved.").first()).toBeVisible();
  expect((await new AxeBuilder({ page: staff }).analyze()).violations).toEqual([]);
  await sellerPortal.open("/promotions/new");
  await expect(page.getByText("At most 40 %, a limit of Emporia.")).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill("Half off");
  await page.getByRole("textbox", { name: /^Code/ }).fill(`HALF-${Date.now()}`);
  await page.getByLabel("Per cent off").fill("50");
  await page.getByRole("button", { name: "Create it" }).click();
  await expect(page.getByText("Emporia lets shops take off 40 % at most.").first()).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel("Per cent off").fill("40");
  await page.getByRole("button", { name: "Create it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Half off" })).toBeVisible();
  await admin.open("/promotions/limits");
  await staff.getByLabel("Largest percentage").fill("");
  await staff.getByLabel("Reason").fill("As before");
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByText("Saved.").first()).toBeVisible();
});
