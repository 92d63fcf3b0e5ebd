import { expectNoViolations, look } from "../fixtures/looks";
import { PICTURE } from "../fixtures/shelf";
import { expect, test } from "../fixtures/test";

test("J-10 a guest sends one of two back, the shop takes it back, staff see each moment", async ({
  page,
  shop,
  sellerPortal,
  admin,
  inbox,
}) => {
  test.setTimeout(180_000);
  const email = `returning-${Date.now()}@example.com`;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await shop.buyFrom("/shops/kiln-and-tide");
  await shop.openCart();
  await shop.checkOut();
  await shop.giveAddress(email);
  await shop.chooseShipping();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  const number = await shop.expectThanks();
  const link = /https?:\/\/\S+\/orders\/\S+token=[\w%-]+/.exec((await inbox.mailTo(email, number)).text)?.[0] ?? "";

  const seller = sellerPortal.page;
  await sellerPortal.open(`/orders?query=${number}`);
  await seller.getByRole("link", { name: new RegExp(number) }).click();
  await expect(seller.getByRole("button", { name: "Mark as shipped" })).toBeVisible({ timeout: 20_000 });
  await seller.getByLabel("Tracking number").fill("1Z999AA10123456784");
  await seller.getByLabel("Carrier").fill("UPS");
  await seller.getByRole("button", { name: "Mark as shipped" }).click();
  await seller.getByLabel("Add a note").fill("Wrapped twice.");
  await seller.getByRole("button", { name: "Save the note" }).click();
  await expect(seller.getByText("Wrapped twice.")).toBeVisible();

  await page.goto(link);
  await page.getByRole("button", { name: "It has arrived" }).click();
  await page.getByRole("link", { name: "Send something back" }).click();
  await expect(page.getByRole("heading", { name: "Send something back" })).toBeVisible();
  await expectNoViolations(page);
  await look(page, "return-request");
  await page.getByRole("button", { name: "Ask to send it back" }).click();
  await expect(page.getByText("Choose a reason.").first()).toBeVisible();
  await page.getByLabel("Why").first().selectOption("damaged");
  await page.getByLabel("What is wrong with it").first().fill("The handle came off.");
  await page.getByLabel("Photos").setInputFiles({
    name: "broken.png",
    mimeType: "image/png",
    buffer: PICTURE,
  });
  await page.getByRole("button", { name: "Ask to send it back" }).click();
  await expect(page.getByText("Asked for", { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: /Photo 1/ })).toBeVisible();
  await expectNoViolations(page);
  await look(page, "return-asked");

  await sellerPortal.open("/returns");
  await expectNoViolations(seller);
  await look(seller, "seller-returns");
  await seller.getByRole("link", { name: new RegExp(number) }).click();
  await seller.getByLabel("Where to send it and how").fill("Kiln & Tide, 12 Kiln Lane, Portland.");
  await expectNoViolations(seller);
  await look(seller, "seller-return");
  await seller.getByText("The shopper sends it", { exact: true }).click();
  await seller.getByRole("button", { name: "Agree to the return" }).click();
  await inbox.mailTo(email, "You can send it back");
  await seller.getByRole("button", { name: "It has arrived" }).click();
  await expect(seller.getByText("What did you find?")).toBeVisible();
  await expectNoViolations(seller);
  await look(seller, "seller-inspect");
  await seller.getByRole("button", { name: "Save and refund" }).click();
  await seller.getByRole("alertdialog").getByRole("button", { name: "Save and refund" }).click();
  await inbox.mailTo(email, "is on its way");

  await page.goto(link);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("was given back").first()).toBeVisible({ timeout: 1000 });
    await expect(page.getByRole("link", { name: /Credit note/ })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await look(page, "order-returned");
  const [paper] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("link", { name: /Invoice/ })
      .first()
      .click(),
  ]);
  expect(paper.suggestedFilename()).toMatch(/^INV-\d{4}-\d{6}-Kiln-Tide\.pdf$/);

  const staff = admin.page;
  await admin.open(`/orders?query=${number}`);
  await staff.getByRole("link", { name: number }).click();
  await expect(staff.getByRole("heading", { name: "As it was" })).toBeVisible();
  await expectNoViolations(staff);
  await look(staff, "admin-order");
  await staff.getByRole("slider").fill("1");
  await expect(staff.getByText("nothing sent")).toBeVisible();
  await expect(staff).toHaveURL(/asOf=1/);
  await admin.open("/returns?tab=closed");
  await expect(staff.getByRole("link", { name: new RegExp(number) })).toBeVisible();
  await expectNoViolations(staff);
  await look(staff, "admin-returns");
});
