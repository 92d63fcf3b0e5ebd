import { openOrderAsStaff, reloadUntil } from "../fixtures/books";
import { expectNoViolations, look } from "../fixtures/looks";
import { expect, PASSWORD, test } from "../fixtures/test";

test("staff give money back as store credit, and its shopper pays with it; cancelled, it is there again", async ({
  page,
  shop,
  shelf,
  admin,
  inbox,
}) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const email = `credit-${Date.now()}@example.com`;
  const bowl = await shelf.offer("seller-one@example.com", { name: "Bowl of credit", price: 9000, quantity: 20 });
  await shop.open("/register");
  await page.getByLabel("First name").fill("Ines");
  await page.getByLabel("Last name").fill("Duarte");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Open the account" }).click();
  await expect(page).not.toHaveURL(/register/);
  await shop.open("/account/credit");
  await expect(page.getByText("You have no store credit yet")).toBeVisible();
  await look(page, "account-credit-empty");

  const toThePayment = async () => {
    await shop.add(bowl.slug);
    await shop.openCart();
    await shop.checkOut();
    await shop.giveAddress();
    await shop.chooseShipping();
    await expect(page.getByRole("radio", { name: /4242/ })).toBeAttached();
  };
  await toThePayment();
  await expect(page.getByText("of store credit")).toHaveCount(0);
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  const number = await shop.expectThanks();

  const staff = await openOrderAsStaff(admin, number);
  await reloadUntil(staff, () => expect(staff.getByText("Give money back")).toBeVisible({ timeout: 2_000 }));
  await staff.getByText("Give money back").click();
  const refund = staff.getByRole("group").filter({ hasText: "Give money back" });
  await refund.getByRole("radio", { name: "What was paid for items" }).check();
  await expect(refund.getByRole("textbox", { name: "Amount" })).toBeHidden();
  await expect(refund.getByRole("combobox", { name: "Shipping" })).toBeVisible();
  await refund.getByRole("radio", { name: "An amount" }).check();
  await refund.getByRole("textbox", { name: "Amount" }).fill("25");
  await refund.getByRole("combobox", { name: "Why" }).selectOption("damaged");
  await refund.getByLabel("Where it goes").selectOption("credit");
  await refund.getByLabel("In your words").fill("A chip in the glaze");
  await expectNoViolations(staff);
  await look(staff, "admin-refund");
  await refund.getByRole("button", { name: "Give it back" }).click();
  await staff.getByRole("alertdialog").getByRole("button", { name: "Give it back" }).click();
  const mail = await inbox.mailTo(email, "$25.00 goes back to you");
  expect(mail.text).toContain("store credit");
  await reloadUntil(staff, () =>
    expect(staff.getByText("Given as store credit").first()).toBeVisible({ timeout: 2_000 }),
  );
  await look(staff, "admin-order-credited");

  await shop.open("/account/credit");
  await expect(page.getByText("$25.00").first()).toBeVisible();
  await expect(page.getByText("Refunded as store credit")).toBeVisible();
  await expectNoViolations(page);
  await look(page, "account-credit");

  // In part: the card pays the rest.
  await toThePayment();
  await look(page, "checkout-credit-offered");
  await page.getByRole("button", { name: "Use my $25.00" }).click();
  await expect(page.getByText("Your store credit pays $25.00.")).toBeVisible();
  await expect(page.getByText("To pay by card")).toBeVisible();
  await expectNoViolations(page);
  await look(page, "checkout-credit-used");
  await shop.chooseCard("goes through");
  await expect(page.getByText(/Your store credit pays \$25.00. Visa ending in 4242 will be charged/)).toBeVisible();
  await look(page, "checkout-credit-review");
  await shop.placeOrder();
  const second = await shop.expectThanks();
  await look(page, "confirmation-credit");
  expect((await inbox.mailTo(email, second)).text).toContain("Paid with store credit");
  await reloadUntil(page, () => expect(page.getByText("Store credit").first()).toBeVisible({ timeout: 2_000 }));
  await page.getByRole("link", { name: "Follow the order" }).click();
  await look(page, "order-credit");
  await expect(page.getByText("Paid with", { exact: true })).toBeVisible();

  // Cancelled, it comes back to the credit first.
  await reloadUntil(page, () =>
    expect(page.getByRole("button", { name: "Cancel the order" })).toBeVisible({ timeout: 2_000 }),
  );
  await page.getByRole("button", { name: "Cancel the order" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel the order" }).click();
  await shop.open("/account/credit");
  await reloadUntil(page, () =>
    expect(page.getByText("You can spend").locator("..")).toContainText("$25.00", { timeout: 2_000 }),
  );

  // What staff see of the person.
  await admin.open(`/people?query=${encodeURIComponent(email)}`);
  await staff.getByRole("link", { name: "Ines Duarte" }).first().click();
  await expect(staff.getByRole("heading", { name: "Store credit" })).toBeVisible();
  await expect(staff.getByText("$25.00").first()).toBeVisible();
  await expectNoViolations(staff);
  await look(staff, "admin-person-credit");
  await staff.getByRole("link", { name: "Ask to give store credit" }).click();
  await expect(staff.getByLabel("Shopper")).toHaveValue(email);
  await look(staff, "admin-adjustment");
});
