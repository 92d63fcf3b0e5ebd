import { expect, PASSWORD, test } from "../fixtures/test";

const someone = () => `changing-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.com`;

test("J-03: what a guest chose with a coupon joins what the account holds from another device", async ({
  page,
  shop,
  secondShopper,
  shelf,
}) => {
  test.setTimeout(180_000);
  const seller = "seller-one@example.com";
  const jug = await shelf.offer(seller, { name: "Jug of two devices", price: 4200, quantity: 3 });
  const cup = await shelf.offer(seller, { name: "Cup of two devices", price: 1800, quantity: 20 });
  const email = someone();

  // At home, with a new account.
  await shop.open("/register");
  await page.getByLabel("First name").fill("Ines");
  await page.getByLabel("Last name").fill("Duarte");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Open the account" }).click();
  await expect(page).not.toHaveURL(/register/);
  await shop.add(jug.slug);
  await shop.add(jug.slug);

  // On the way, as a guest, then signed in.
  const there = secondShopper.page;
  await secondShopper.add(jug.slug);
  await secondShopper.add(jug.slug);
  await secondShopper.add(cup.slug);
  await secondShopper.openCart();
  await there.getByRole("textbox", { name: "Coupon" }).fill("WELCOME10");
  await there.getByRole("button", { name: "Apply" }).click();
  await expect(there.getByText("Welcome to the hall (WELCOME10)")).toBeVisible();
  await secondShopper.signIn(email, PASSWORD);
  await secondShopper.openCart();

  // Two and two of a jug of which three are left, and the cup: one cart on both devices.
  for (const each of [secondShopper, shop]) {
    await each.openCart();
    const cart = each.page.getByRole("main");
    await expect(cart.getByRole("link", { name: jug.name })).toHaveCount(1);
    await expect(cart.getByRole("link", { name: cup.name })).toHaveCount(1);
    await expect(each.page.getByRole("spinbutton", { name: `Quantity of ${cup.name}` })).toHaveValue("1");
    await expect(cart.getByText("Welcome to the hall (WELCOME10)")).toBeVisible();
    await expect(cart.getByText("Something changed since you put it in")).toBeVisible();
  }
  await page.getByRole("button", { name: "Accept the changes" }).click();
  await expect(page.getByRole("spinbutton", { name: `Quantity of ${jug.name}` })).toHaveValue("3");
  await expect(page.getByRole("main").getByRole("link", { name: "Check out" })).toBeVisible();
});

test("J-04: a price rises and the last unit goes while things lie in the cart; seen, accepted, bought", async ({
  page,
  shop,
  secondShopper,
  shelf,
}) => {
  test.setTimeout(180_000);
  const seller = "seller-one@example.com";
  const tray = await shelf.offer(seller, { name: "Tray that gets dearer", price: 3000, quantity: 5 });
  const vase = await shelf.offer(seller, { name: "Vase of which one is left", price: 5000, quantity: 1 });
  await shop.add(tray.slug);
  await shop.add(vase.slug);
  await shelf.changePrice(seller, tray, 3600);
  await secondShopper.add(vase.slug);
  await secondShopper.buyWhatIsInTheCart(someone());
  await secondShopper.expectThanks();

  await shop.openCart();
  const cart = page.getByRole("main");
  await expect(cart.getByText("It costs $36.00 now, not $30.00.")).toBeVisible();
  await expect(cart.getByText("Look at what has changed above")).toBeVisible();
  await page.getByRole("button", { name: "Accept the changes" }).click();
  await expect(cart.getByRole("link", { name: vase.name })).toHaveCount(0);
  await shop.buyWhatIsInTheCart(someone());
  await shop.expectThanks();
  await expect(cart.getByText("$36.00").first()).toBeVisible();
  await expect(cart.getByText(vase.name)).toHaveCount(0);
});

test("J-13: a shop is suspended while its things lie in a cart; nobody buys them, and what was ordered is still sent", async ({
  page,
  shop,
  shelf,
  toolOf,
  admin,
  inbox,
  world,
}) => {
  test.setTimeout(240_000);
  const owner = "owner+paper-weir@example.com";
  const pad = await shelf.offer(owner, { name: "Pad of a suspended shop", price: 2000, quantity: 9 });
  const email = someone();
  await shop.add(pad.slug);
  await shop.buyWhatIsInTheCart(email);
  const number = await shop.expectThanks();
  await shop.add(pad.slug);

  await admin.open("/sellers?query=Paper%20Weir");
  await admin.page
    .getByRole("link", { name: /Paper Weir/ })
    .first()
    .click();
  await admin.page.getByLabel("Reason to suspend").fill("Orders were late three times in a row.");
  await admin.page.getByRole("button", { name: "Suspend the shop" }).click();
  await admin.page.getByRole("alertdialog").getByRole("button", { name: "Suspend it" }).click();
  await expect(admin.page.getByRole("button", { name: "Reinstate the shop" })).toBeVisible();

  await shop.openCart();
  await expect(page.getByText("Look at what has changed above")).toBeVisible();
  await page.getByRole("button", { name: "Accept the changes" }).click();
  await expect(page.getByText("Nothing in it yet")).toBeVisible();
  await shop.open(`/products/${pad.slug}`);
  await expect(page.getByRole("button", { name: "Add to cart" })).toHaveCount(0);

  const portal = await toolOf(world.urls.sellerPortal, owner);
  await portal.open(`/orders?query=${number}`);
  await portal.page
    .getByRole("link", { name: new RegExp(`${number}-`) })
    .first()
    .click();
  await portal.page.getByLabel("Carrier").fill("UPS");
  await portal.page.getByLabel("Tracking number").fill("1Z0000000000000021");
  await portal.page.getByRole("button", { name: "Mark as shipped" }).click();
  await inbox.mailTo(email, /on its way|shipped|sent/i);
});
