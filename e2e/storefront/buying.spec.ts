import { expect, test } from "../fixtures/test";

const someone = () => `guest-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.com`;

test("J-01: a guest finds things, one of them by a typo, and buys from two sellers with one payment", async ({
  shop,
  inbox,
  world,
  page,
  sellerPortal,
  admin,
}) => {
  const email = someone();
  await shop.search(world.imported.replace(/.$/, ""));
  await shop.openProduct(new RegExp(world.imported, "i"));
  await shop.addToCart();
  const seeded = await shop.buyFrom("/shops/longshore-coat");

  await shop.openCart();
  await expect(page.getByRole("main")).toContainText("Kiln & Tide");
  await expect(page.getByRole("main")).toContainText("Longshore Coat Co");
  await shop.checkOut();
  await shop.giveAddress(email);
  await shop.chooseShipping();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  const number = await shop.expectThanks();
  expect(number).toMatch(/^ORD-/);

  const confirmation = await inbox.mailTo(email, number);
  expect(confirmation.text).toContain(seeded);
  await inbox.mailTo("seller-one@example.com", `${number}-`);
  await inbox.mailTo("seller-two@example.com", `${number}-`);
  expect((await inbox.subjectsTo(email)).filter((subject) => subject.includes(number))).toHaveLength(1);

  // The seller sees their own part only, and sends it.
  await sellerPortal.open(`/orders?query=${number}`);
  await sellerPortal.page
    .getByRole("link", { name: new RegExp(`${number}-`) })
    .first()
    .click();
  await expect(sellerPortal.page.getByRole("main")).not.toContainText(seeded);
  await sellerPortal.page.getByLabel("Tracking number").fill("1Z999AA10123456784");
  await sellerPortal.page.getByLabel("Carrier").fill("UPS");
  await sellerPortal.page
    .getByRole("button", { name: /sent|ship/i })
    .first()
    .click();
  await inbox.mailTo(email, /way|sent|shipped/i);

  // Staff see the order, its history, and books that balance.
  await admin.open(`/orders?query=${number}`);
  await admin.page
    .getByRole("link", { name: new RegExp(number) })
    .first()
    .click();
  await expect(admin.page.getByRole("main")).toContainText("ItemsShipped");
  await expect(admin.page.getByRole("main")).toContainText(/Sale ORD/);
});

test("J-06: a declined card is told, and another one pays for the same order", async ({ shop, page }) => {
  await shop.buyFrom("/shops/longshore-coat");
  await shop.openCart();
  await shop.checkOut();
  await shop.giveAddress(someone());
  await shop.chooseShipping();
  await shop.chooseCard("is declined");
  await shop.placeOrder();
  await expect(page.getByText("Your card was not charged")).toBeVisible();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  expect(await shop.expectThanks()).toMatch(/^ORD-/);
});

test("J-05: the bank asks, the shopper proves it, and the order is placed", async ({ shop, page }) => {
  await shop.buyFrom("/shops/longshore-coat");
  await shop.openCart();
  await shop.checkOut();
  await shop.giveAddress(someone());
  await shop.chooseShipping();
  await shop.chooseCard("asks for proof");
  await shop.placeOrder();
  await page.getByRole("button", { name: "Complete authentication" }).click();
  expect(await shop.expectThanks()).toMatch(/^ORD-/);
});

test("J-05: the bank refuses, nothing is charged, and another card pays", async ({ shop, page }) => {
  await shop.buyFrom("/shops/longshore-coat");
  await shop.openCart();
  await shop.checkOut();
  await shop.giveAddress(someone());
  await shop.chooseShipping();
  await shop.chooseCard("asks for proof");
  await shop.placeOrder();
  await page.getByRole("button", { name: "Fail authentication" }).click();
  await expect(page.getByText("Your card was not charged")).toBeVisible();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  await shop.expectThanks();
});

test("J-05: who walks away from the bank's page finds the same order when coming back", async ({ shop, page }) => {
  await shop.buyFrom("/shops/longshore-coat");
  await shop.openCart();
  await shop.checkOut();
  await shop.giveAddress(someone());
  await shop.chooseShipping();
  await shop.chooseCard("asks for proof");
  await shop.placeOrder();
  await expect(page.getByRole("button", { name: "Complete authentication" })).toBeVisible();
  await shop.openCart();
  await shop.checkOut();
  await page.getByRole("link", { name: "Go on to your bank" }).click();
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await shop.expectThanks();
});

test("J-02: a guest opens an account and finds the order there once the address is verified", async ({
  shop,
  inbox,
  page,
}) => {
  const email = someone();
  await shop.buyFrom("/shops/longshore-coat");
  await shop.openCart();
  await shop.checkOut();
  await shop.giveAddress(email);
  await shop.chooseShipping();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  const number = await shop.expectThanks();
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByRole("button", { name: "Open an account" }).click();

  const { html } = await inbox.mailTo(email, /verify|confirm your/i);
  const link = /href="([^"]*verify-email[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  await page.goto(link);
  const verify = page.getByRole("button", { name: /verify|confirm/i });
  if (await verify.isVisible()) await verify.click();
  await expect(page.getByRole("main")).toContainText(/verified|confirmed/i);

  await shop.open("/login?next=/account/orders");
  if (/login/.test(page.url())) {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("a long enough password");
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  }
  await expect(page).toHaveURL(/\/account\/orders/);
  await expect(page.getByRole("main")).toContainText(number);
});

test("J-18: a coupon is refused with a reason, takes off what it says, and stands on the order", async ({
  shop,
  page,
}) => {
  await shop.buyFrom("/shops/kiln-and-tide");
  await shop.openCart();
  const coupon = page.getByRole("textbox", { name: "Coupon" });
  await coupon.fill("no-such-coupon");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText(/There is no coupon NO-SUCH-COUPON/)).toBeVisible();
  await coupon.fill("welcome 10");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Welcome to the hall (WELCOME10)")).toBeVisible();
  await shop.checkOut();
  await shop.giveAddress(someone());
  await shop.chooseShipping();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  await shop.expectThanks();
  await expect(page.getByText("Welcome to the hall (WELCOME10)")).toBeVisible();
});
