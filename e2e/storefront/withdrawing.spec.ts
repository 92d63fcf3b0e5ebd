import { expectNoViolations, look } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

test("P-116 a guest finds in the footer how to withdraw, and withdraws before anything was sent", async ({
  page,
  shop,
  admin,
  inbox,
}) => {
  test.setTimeout(180_000);
  const email = `withdrawing-${Date.now()}@example.com`;
  const setDays = async (days: string) => {
    await admin.open("/returns/withdrawal");
    await admin.page.getByRole("textbox", { name: "Country" }).fill("US");
    await admin.page.getByRole("textbox", { name: "Days" }).fill(days);
    await admin.page.getByRole("textbox", { name: "Reason" }).fill("For a journey of our tests.");
    await admin.page.getByRole("button", { name: "Save" }).click();
    await expect(admin.page).toHaveURL(/done=saved/);
  };
  await page.emulateMedia({ reducedMotion: "reduce" });
  await setDays("21");
  await shop.buyFrom("/shops/kiln-and-tide");
  await shop.openCart();
  await shop.checkOut();
  await shop.giveAddress(email);
  await shop.chooseShipping();
  await shop.chooseCard("goes through");
  await expect(page.getByRole("link", { name: "Your right of withdrawal" })).toHaveAttribute("href", "/withdrawal");
  await shop.placeOrder();
  const number = await shop.expectThanks();
  const link = /https?:\/\/\S+\/orders\/\S+token=[\w%-]+/.exec((await inbox.mailTo(email, number)).text)?.[0] ?? "";
  await setDays("0");

  await page.getByRole("contentinfo").getByRole("link", { name: "Withdraw from contract" }).click();
  await expect(page.getByRole("heading", { name: "Right of withdrawal" })).toBeVisible();
  await expectNoViolations(page);
  await look(page, "withdrawal");
  await page.getByRole("link", { name: "Withdraw from contract here" }).click();
  await expect(page).toHaveURL(/\/orders\/find/);

  await page.goto(link);
  // The days are those that held when it was ordered.
  await expect(page.getByText("until 21 days after the last of it arrived")).toBeVisible();
  await page.getByRole("link", { name: "Your right of withdrawal" }).click();
  await expect(page.getByText(`For order ${number} it lasts 21 days.`)).toBeVisible();
  await page.getByRole("link", { name: "Withdraw from contract here" }).click();
  await expect(page.getByText("Not sent yet: there is nothing to send back.").first()).toBeVisible();
  await page.getByLabel("How many").first().fill("1");
  await expectNoViolations(page);
  await look(page, "withdraw");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("What was not sent yet is cancelled")).toBeVisible();
  await expectNoViolations(page);
  await look(page, "withdraw-confirm");
  await page.getByRole("button", { name: "Confirm withdrawal" }).click();
  await expect(page.getByText(/withdraws from the contract/).first()).toBeVisible();
  const receipt = await inbox.mailTo(email, "We have your withdrawal");
  expect(receipt.text).toMatch(/\d\d:\d\d UTC/);
});
