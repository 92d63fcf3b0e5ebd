import AxeBuilder from "@axe-core/playwright";
import { expectBooksToBalance, openOrderAsStaff, reloadUntil } from "../fixtures/books";
import { someAddress } from "../fixtures/shop";
import { expect, test } from "../fixtures/test";

test("P-114: staff make an order, the customer pays for exactly that by the link in their mail", async ({
  page,
  shop,
  shelf,
  admin,
  inbox,
}) => {
  test.setTimeout(240_000);
  const email = `ordering-${Date.now()}@example.com`;
  const vase = await shelf.offer("seller-one@example.com", { name: "Vase made to order", price: 12_000, quantity: 3 });
  const staff = admin.page;
  await admin.open("/draft-orders");
  await staff.getByLabel("E-mail of the customer").fill(email);
  await staff.getByRole("button", { name: "Make a draft" }).click();
  await expect(staff.getByRole("heading", { level: 1, name: /^DRAFT-/ })).toBeVisible();
  await expect(staff.getByText("Add what is ordered.")).toBeVisible();

  await staff.getByLabel("Add something").fill(vase.slug);
  await staff.getByRole("button", { name: "Find", exact: true }).click();
  await staff.getByRole("list", { name: "Products found" }).getByRole("link").first().click();
  const add = staff.getByRole("list", { name: "Choose what of it" });
  await add.getByRole("spinbutton").first().fill("2");
  await add.getByRole("button", { name: "Add" }).first().click();
  await expect(staff.getByLabel(/Quantity of Vase/)).toHaveValue("2");

  const address = staff.getByRole("region", { name: "Where it goes" });
  for (const [label, value] of Object.entries(someAddress))
    await address.getByLabel(label, { exact: true }).fill(value);
  await address.getByLabel("State").selectOption("CA");
  await address.getByRole("button", { name: "Save the address" }).click();
  await expect(staff.getByRole("button", { name: "Save how it is sent" })).toBeVisible();
  await staff.getByRole("button", { name: "Save how it is sent" }).click();
  await staff.getByLabel("Per cent").fill("10");
  await staff.getByRole("region", { name: "Discount" }).getByLabel("Reason").fill("You waited for it");
  await staff.getByRole("button", { name: "Give the discount" }).click();
  await expect(staff.getByText("-$24.00").first()).toBeVisible();
  await staff.getByLabel("Message to the customer").fill("The two vases that you asked about on the phone.");
  await staff.getByRole("button", { name: "Save", exact: true }).click();
  expect((await new AxeBuilder({ page: staff }).analyze()).violations).toEqual([]);
  await staff.getByRole("button", { name: "Send the link" }).click();
  await expect(staff.getByText("Waits for payment").first()).toBeVisible();

  const mail = await inbox.mailTo(email, "is ready to be paid");
  const link = /https?:\/\/\S+\/offers\/\S+token=[\w%-]+/.exec(mail.text)?.[0] ?? "";
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "We made this order for you" })).toBeVisible();
  await expect(page.getByText("The two vases that you asked about on the phone.")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: /^Go on to pay/ }).click();
  await expect(page).toHaveURL(/\/checkout\//);
  await expect(page.getByRole("link", { name: /^Change where it goes/ })).toHaveCount(0);
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  const number = await shop.expectThanks();
  await page.goto(link);
  await expect(page.getByText(`This was ordered as ${number}.`)).toBeVisible();

  await reloadUntil(staff, () => expect(staff.getByText("Paid for").first()).toBeVisible({ timeout: 1000 }));
  await openOrderAsStaff(admin, number);
  await expect(staff.getByText("You waited for it").first()).toBeVisible();
  await expect(staff.getByText("Replay agrees")).toBeVisible();
  await expectBooksToBalance(admin);
});

test("P-114: a link that was taken back opens nothing", async ({ page, shelf, admin }) => {
  test.setTimeout(120_000);
  const bowl = await shelf.offer("seller-one@example.com", { name: "Bowl for nobody", price: 3000, quantity: 3 });
  const staff = admin.page;
  await admin.open("/draft-orders");
  await staff.getByLabel("E-mail of the customer").fill("nobody@example.com");
  await staff.getByRole("button", { name: "Make a draft" }).click();
  await expect(staff.getByRole("heading", { level: 1, name: /^DRAFT-/ })).toBeVisible();
  await staff.goto(`${staff.url()}?find=${bowl.slug}&product=${bowl.id}`);
  await staff.getByRole("button", { name: "Add" }).first().click();
  await expect(staff.getByLabel(/Quantity of Bowl/)).toHaveValue("1");
  const address = staff.getByRole("region", { name: "Where it goes" });
  for (const [label, value] of Object.entries(someAddress))
    await address.getByLabel(label, { exact: true }).fill(value);
  await address.getByLabel("State").selectOption("CA");
  await address.getByRole("button", { name: "Save the address" }).click();
  await staff.getByRole("button", { name: "Save how it is sent" }).click();
  await staff.getByRole("button", { name: "Send the link" }).click();
  const link = await staff.getByLabel("What the mail opens").inputValue();
  await page.goto(link);
  await expect(page.getByRole("button", { name: /^Go on to pay/ })).toBeVisible();
  await staff.getByRole("button", { name: "Take it back to change it" }).click();
  await expect(staff.getByRole("button", { name: "Save quantities" })).toBeVisible();
  await page.getByRole("button", { name: /^Go on to pay/ }).click();
  await expect(
    page.getByText("This order was not found.").or(page.getByText("This link does not work any more")),
  ).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("This link does not work any more")).toBeVisible();
});
