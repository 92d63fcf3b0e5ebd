import { someAddress } from "../fixtures/shop";
import { expect, test } from "../fixtures/test";

const someone = () => `paying-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.com`;

test("the drawer gives the focus back, the card's own address is asked for, and a bank that asks can be left", async ({
  shop,
  shelf,
  page,
}) => {
  const bowl = await shelf.offer("seller-two@example.com", {
    name: "Bowl of a careful buyer",
    price: 3000,
    quantity: 5,
  });
  await shop.open(`/products/${bowl.slug}`);
  await page.waitForLoadState("networkidle");
  const add = page.getByRole("button", { name: "Add to cart" });
  await add.press("Enter");
  await expect(page.getByRole("dialog", { name: /cart/i })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();

  await shop.openCart();
  await shop.checkOut();
  await page.getByText("The card belongs to another address").click();
  await shop.giveAddress(someone());
  const billing = page.getByRole("group", { name: "Billing address" });
  await expect(billing.getByText("First name is required.")).toBeVisible();
  await expect(billing.getByText("City is required.")).toBeVisible();
  const other = { ...someAddress, "First name": "Ada", Address: "9 Bank Lane" };
  for (const [label, value] of Object.entries(other)) await billing.getByLabel(label, { exact: true }).fill(value);
  await billing.getByLabel("State").selectOption("CA");
  await page.getByRole("button", { name: "Go on to shipping" }).click();
  await expect(page.getByText("Billed to Ada")).toBeVisible();
  const summary = page.getByRole("complementary", { name: "What you are buying" });
  await expect(summary.getByText("At the next step")).toHaveCount(0);
  await expect(summary.getByText("Estimated total")).toBeVisible();

  await shop.chooseShipping();
  await shop.chooseCard("asks for proof");
  await shop.placeOrder();
  await expect(page.getByRole("button", { name: "Complete authentication" })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "I have confirmed it" }).click();
  await expect(page.getByText("Your bank has not told us so yet")).toBeVisible();
  await page.getByRole("button", { name: "Pay another way" }).click();
  await expect(page.getByText("You did not confirm the payment with your bank.")).toBeVisible();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  await shop.expectThanks();
});

test("the slider over the history of an order keeps the focus", async ({ admin }) => {
  const { page } = admin;
  await admin.open("/orders");
  await page.getByRole("main").getByRole("link", { name: /^ORD-/ }).first().click();
  const slider = page.getByRole("slider");
  await slider.focus();
  const before = await slider.inputValue();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/asOf=/);
  await expect(page.getByText(`After event ${Number(before) - 1} of`)).toBeVisible();
  await expect(slider).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText(`After event ${Number(before) - 2} of`)).toBeVisible();
});
