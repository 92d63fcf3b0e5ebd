import { expectBooksToBalance, openOrderAsStaff, reloadUntil } from "../fixtures/books";
import { expectNoViolations, look } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

test("P-113: a shop swaps something in a placed order, the shopper agrees by paying, and staff take something out", async ({
  page,
  shop,
  shelf,
  sellerPortal,
  admin,
  inbox,
}) => {
  test.setTimeout(240_000);
  const email = `changing-${Date.now()}@example.com`;
  const mug = await shelf.offer("seller-one@example.com", { name: "Mug of the wrong size", price: 4000, quantity: 9 });
  await shelf.offer("seller-one@example.com", { name: "Jug that was meant", price: 6500, quantity: 2 });
  for (let count = 0; count < 3; count++) await shop.add(mug.slug);
  await shop.buyWhatIsInTheCart(email);
  const number = await shop.expectThanks();

  const seller = sellerPortal.page;
  await sellerPortal.open(`/orders?query=${number}`);
  await seller
    .getByRole("link", { name: new RegExp(`${number}-`) })
    .first()
    .click();
  await seller.getByRole("link", { name: "Add or take out items" }).click();
  await expect(seller.getByRole("heading", { level: 1, name: "Change the order" })).toBeVisible();
  await seller.getByLabel("Find a thing of the shop").fill("Jug that was meant");
  await seller.getByRole("button", { name: "Find", exact: true }).click();
  await seller.getByRole("button", { name: "Choose Jug that was meant" }).first().click();
  await seller.getByRole("list", { name: "Choose what of it" }).getByRole("button").first().click();
  await expect(seller.getByLabel("How many of Jug that was meant")).toHaveValue("1");
  await seller.getByRole("group", { name: "How many of each" }).getByRole("spinbutton").fill("1");
  await seller.getByRole("button", { name: "Work it out" }).click();
  await expect(seller.getByText("Paid by what is taken out")).toBeVisible();
  // Another way of sending it is worked out at once, and the question names what the page shows.
  const toPay = seller.getByText("The shopper pays", { exact: true }).locator("xpath=following-sibling::dd");
  const along = (await toPay.textContent()) ?? "";
  await seller.getByRole("radio").nth(1).check();
  await expect(toPay).not.toHaveText(along);
  const dearer = (await toPay.textContent()) ?? "";
  await seller.getByLabel("Reason").fill("You wanted the jug instead of one of the mugs.");
  await seller.getByRole("button", { name: "Ask the shopper" }).click();
  await expect(seller.getByRole("alertdialog")).toContainText(`They pay ${dearer}`);
  await seller.getByRole("button", { name: "Not yet" }).click();
  await seller.getByRole("radio", { name: /^Along with/ }).check();
  await expect(toPay).toHaveText(along);
  await expectNoViolations(seller);
  await look(seller, "change-order");
  await seller.getByRole("button", { name: "Ask the shopper" }).click();
  await seller.getByRole("alertdialog").getByRole("button", { name: "Ask the shopper" }).click();
  await expect(seller.getByText("Waits for the shopper")).toBeVisible();
  await look(seller, "change-proposed");

  const mail = await inbox.mailTo(email, "do you agree?");
  const link = /https?:\/\/\S+\/orders\/\S+token=[\w%-]+#changes/.exec(mail.text)?.[0] ?? "";
  await page.goto(link);
  await expect(page.getByText("You wanted the jug instead of one of the mugs.").first()).toBeVisible();
  await expectNoViolations(page);
  await look(page, "change-asked");
  await page.getByRole("button", { name: /^Agree and pay/ }).click();
  await expect(page).toHaveURL(/\/checkout\//);
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  const added = await shop.expectThanks();
  expect(added).not.toBe(number);
  await page.goto(link);
  await reloadUntil(page, () => expect(page.getByText("1 cancelled").first()).toBeVisible({ timeout: 1000 }));
  await expect(page.getByText(`What was added is order ${added}.`).first()).toBeVisible();
  await look(page, "change-agreed");

  const staff = await openOrderAsStaff(admin, number);
  await expect(staff.getByText("Replay agrees")).toBeVisible();
  await staff.getByRole("link", { name: "Add or take out items" }).click();
  await staff.getByRole("group", { name: "How many of each" }).getByRole("spinbutton").fill("1");
  await staff.getByRole("button", { name: "Work it out" }).click();
  await expect(staff.getByText("Goes back to the shopper", { exact: true })).toBeVisible();
  await staff.getByLabel("Reason").fill("They need only one of them.");
  await expectNoViolations(staff);
  await look(staff, "change-by-staff");
  await staff.getByRole("button", { name: "Change the order" }).click();
  await staff.getByRole("alertdialog").getByRole("button", { name: "Take it out" }).click();
  await expect(staff.getByText("2 cancelled").first()).toBeVisible();
  await expect(staff.getByText("Replay agrees")).toBeVisible();
  await look(staff, "changed-by-staff");
  await openOrderAsStaff(admin, added);
  await expect(staff.getByText(`${number}-1`).first()).toBeVisible();
  await expectBooksToBalance(admin);
});
