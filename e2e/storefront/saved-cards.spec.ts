import { reloadUntil } from "../fixtures/books";
import { expectNoViolations, look } from "../fixtures/looks";
import { expect, PASSWORD, test } from "../fixtures/test";

test("CHK-14 SF-09: a card is kept when its shopper says so, pays the next time, and is taken out again", async ({
  page,
  shop,
  shelf,
}) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const bowl = await shelf.offer("seller-one@example.com", { name: "Bowl of a regular", price: 4000, quantity: 20 });
  await shop.open("/register");
  await page.getByLabel("First name").fill("Ines");
  await page.getByLabel("Last name").fill("Duarte");
  await page.getByLabel("E-mail").fill(`cards-${Date.now()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Open the account" }).click();
  await expect(page).not.toHaveURL(/register/);
  await shop.open("/account/cards");
  await expect(page.getByText("No card is kept")).toBeVisible();
  await look(page, "cards-empty");

  const toThePayment = async () => {
    await shop.add(bowl.slug);
    await shop.openCart();
    await shop.checkOut();
    await shop.giveAddress();
    await shop.chooseShipping();
  };
  await toThePayment();
  const keep = page.getByLabel("Keep this card for the next time");
  await expect(keep).not.toBeChecked();
  await keep.check();
  await look(page, "checkout-keep");
  await expectNoViolations(page);
  await shop.chooseCard("goes through");
  await expect(page.getByText("Visa ending in 4242, which is kept for the next time")).toBeVisible();
  await shop.placeOrder();
  await shop.expectThanks();

  await shop.open("/account/cards");
  await reloadUntil(page, () =>
    expect(page.getByRole("heading", { name: "Visa ending in 4242" })).toBeVisible({ timeout: 1000 }),
  );
  await toThePayment();
  const saved = page.getByRole("radio", { name: /Visa ending in 4242/ });
  await expect(saved).toBeChecked();
  await look(page, "checkout-saved");
  await page.getByRole("button", { name: "Go on to the review" }).click();
  await expect(page.getByText(/Visa ending in 4242 will be charged/)).toBeVisible();
  await shop.placeOrder();
  await shop.expectThanks();

  // One whose bank asks first.
  await shop.open("/account/cards");
  await page.getByRole("link", { name: "Add a card" }).click();
  await page.getByRole("radio", { name: /3184/ }).check({ force: true });
  await look(page, "cards-add");
  await page.getByRole("button", { name: "Keep this card" }).click();
  await expect(page.getByText("Your bank wants to know that it is you")).toBeVisible();
  await look(page, "cards-proof");
  await page.getByRole("link", { name: "Go on to your bank" }).click();
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await expect(page.getByText("The card is kept.")).toBeVisible();
  const proven = page.getByRole("article").filter({ hasText: "3184" });
  await expect(proven).toBeVisible();
  await look(page, "cards-two");
  await expectNoViolations(page);
  await proven.getByRole("button", { name: "Make it the default" }).click();
  await expect(proven.getByText("Default", { exact: true })).toBeVisible();
  await toThePayment();
  await expect(page.getByRole("radio", { name: /Visa ending in 3184/ })).toBeChecked();
  await page.getByRole("button", { name: "Go on to the review" }).click();
  await shop.placeOrder();
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await shop.expectThanks();

  await shop.open("/account/cards");
  await proven.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove the card" }).click();
  await expect(proven).toHaveCount(0);
  await expect(page.getByRole("article").getByText("Default", { exact: true })).toBeVisible();
});

test("CHK-14: a guest is not asked to keep a card", async ({ page, shop, shelf }) => {
  const bowl = await shelf.offer("seller-one@example.com", { name: "Bowl of a passer-by", price: 4000, quantity: 2 });
  await shop.add(bowl.slug);
  await shop.openCart();
  await shop.checkOut();
  await shop.giveAddress(`guest-${Date.now()}@example.com`);
  await shop.chooseShipping();
  await expect(page.getByRole("radio", { name: /4242/ })).toBeAttached();
  await expect(page.getByLabel("Keep this card for the next time")).toHaveCount(0);
});
