import { expectBooksToBalance, openOrderAsStaff, reloadUntil } from "../fixtures/books";
import { expect, test } from "../fixtures/test";

test("J-11: shop and shopper do not agree about a return, staff decide, and the money moves once", async ({
  page,
  shop,
  shelf,
  sellerPortal,
  admin,
  inbox,
}) => {
  test.setTimeout(240_000);
  const email = `disputing-${Date.now()}@example.com`;
  const lamp = await shelf.offer("seller-one@example.com", { name: "Lamp that flickers", price: 8000, quantity: 3 });
  await shop.add(lamp.slug);
  await shop.buyWhatIsInTheCart(email);
  const number = await shop.expectThanks();
  const link = await inbox.linkToOrder(email, number);

  const seller = sellerPortal.page;
  await sellerPortal.open(`/orders?query=${number}`);
  await seller
    .getByRole("link", { name: new RegExp(`${number}-`) })
    .first()
    .click();
  await seller.getByLabel("Carrier").fill("UPS");
  await seller.getByLabel("Tracking number").fill("1Z0000000000000011");
  await seller.getByRole("button", { name: "Mark as shipped" }).click();
  await expect(seller.getByText("1Z0000000000000011").first()).toBeVisible();

  await page.goto(link);
  await page.getByRole("button", { name: "It has arrived" }).click();
  await page.getByRole("link", { name: "Send something back" }).click();
  await page.getByLabel("Why").first().selectOption("damaged");
  await page.getByLabel("What is wrong with it").first().fill("It flickers.");
  await page.getByRole("button", { name: "Ask to send it back" }).click();
  await expect(page.getByText("Asked for", { exact: true })).toBeVisible();

  await sellerPortal.open("/returns");
  await seller.getByRole("link", { name: new RegExp(number) }).click();
  await seller.getByLabel("Why not").fill("All our lamps flicker a little.");
  await seller.getByRole("button", { name: "Reject the return" }).click();
  await inbox.mailTo(email, /return/i);

  await page.goto(link);
  await page.getByText("Ask Emporia to decide").first().click();
  await page.getByLabel(/what happened/).fill("It flickers so that nobody can read by it.");
  await page.getByRole("button", { name: "Ask Emporia to decide" }).click();
  await expect(page.getByText(/The shop has until .* to say its side/)).toBeVisible();

  await sellerPortal.open(`/orders?query=${number}`);
  await seller
    .getByRole("link", { name: new RegExp(`${number}-`) })
    .first()
    .click();
  await seller.getByLabel("Say your side").fill("It is a candle lamp.");
  await seller.getByRole("button", { name: "Send", exact: true }).click();
  await expect(seller.getByText("It is a candle lamp.").first()).toBeVisible();

  const staff = admin.page;
  await admin.open("/returns?tab=complaints");
  await staff.getByRole("link", { name: new RegExp(number) }).click();
  await expect(staff.getByText("It is a candle lamp.").first()).toBeVisible();
  await staff.getByLabel("The shopper gets back").fill("30.00");
  await staff.getByLabel("Decision").fill("A candle lamp may flicker; its description did not say so.");
  await staff.getByRole("button", { name: "Decide" }).click();
  await staff.getByRole("alertdialog").getByRole("button", { name: "Decide" }).click();
  await expect(staff.getByText("Emporia decided:").first()).toBeVisible();
  await inbox.mailTo(email, /decided/i);
  await inbox.mailTo("seller-one@example.com", /decided/i);

  await reloadUntil(page, async () => {
    await expect(page.getByText("A candle lamp may flicker").first()).toBeVisible({ timeout: 1000 });
    await expect(page.getByText("$30.00").first()).toBeVisible({ timeout: 1000 });
  });
  await openOrderAsStaff(admin, number);
  const refunds = staff.getByRole("table", { name: /Refunds/ });
  await reloadUntil(staff, () => expect(refunds.getByText("Given back")).toHaveCount(1, { timeout: 1000 }));
  await expect(refunds.getByText("$30.00")).toHaveCount(1);
  await expect(staff.getByText("Replay agrees")).toBeVisible();
});

test("J-11: a shopper's bank takes the money back, the answer does not help, and the loss is booked once", async ({
  shop,
  shelf,
  admin,
  sellerPortal,
  inbox,
}) => {
  test.setTimeout(300_000);
  const email = `charging-back-${Date.now()}@example.com`;
  const chair = await shelf.offer("seller-one@example.com", { name: "Chair of a stranger", price: 9900, quantity: 3 });
  await shop.add(chair.slug);
  await shop.buyWhatIsInTheCart(email, "is disputed");
  const number = await shop.expectThanks();
  const orderPath = new URL(shop.page.url()).pathname.replace(/\/confirmation$/, "") + new URL(shop.page.url()).search;

  const { page } = admin;
  await openOrderAsStaff(admin, number);
  await reloadUntil(page, () =>
    expect(page.getByText("The shopper's bank disputes this payment")).toBeVisible({ timeout: 1000 }),
  );
  await sellerPortal.open(`/orders?query=${number}`);
  await sellerPortal.page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(number) })
    .click();
  await expect(sellerPortal.page.getByText("do not send this order now")).toBeVisible();
  await expect(sellerPortal.page.getByText("all that was paid by card for this order")).toBeVisible();
  await shop.open(orderPath);
  await expect(shop.page.getByText("The payment is disputed with your bank")).toBeVisible();
  await admin.open("/chargebacks");
  const row = page.getByRole("link", { name: new RegExp(number) });
  await reloadUntil(page, () => expect(row).toBeVisible({ timeout: 1000 }));
  await row.click();
  await expect(page.getByRole("heading", { name: `Chargeback of ${number}` })).toBeVisible();
  await expect(page.getByText("Needs an answer").first()).toBeVisible();
  await expect(page.getByText("Answer until")).toBeVisible();
  // The words by which Stripe's test mode decides against us.
  await page.getByLabel("In our words").fill("losing_evidence");
  await page.getByRole("button", { name: "Send to the bank" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send it to the bank" }).click();
  await reloadUntil(page, async () => {
    await expect(page.getByText("Lost", { exact: true })).toBeVisible({ timeout: 1000 });
    await expect(page.getByText("Borne by")).toBeVisible({ timeout: 1000 });
  });

  await inbox.mailTo(email, /gave you the money/);
  await inbox.mailTo("seller-one@example.com", new RegExp(`${number}.* was taken back`));
  await shop.open(orderPath);
  await expect(shop.page.getByText("Your bank gave you the money back")).toBeVisible();
  await openOrderAsStaff(admin, number);
  await expect(
    page
      .getByText(/lost dispute/i)
      .or(page.getByText(/dispute.*lost/i))
      .first(),
  ).toBeVisible();
  await expectBooksToBalance(admin);
});
