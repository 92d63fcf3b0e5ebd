import { expectBooksToBalance, openOrderAsStaff, reloadUntil } from "../fixtures/books";
import { expect, test } from "../fixtures/test";
import type { Tool } from "../fixtures/tool";

async function openPart(portal: Tool, number: string): Promise<void> {
  await portal.open(`/orders?query=${number}`);
  await portal.page
    .getByRole("link", { name: new RegExp(`${number}-`) })
    .first()
    .click();
  await expect(portal.page.getByRole("button", { name: "Mark as shipped" })).toBeVisible();
}

async function ship(portal: Tool, tracking: string, quantity: number): Promise<void> {
  const { page } = portal;
  await page.getByLabel("Carrier").fill("UPS");
  await page.getByLabel("Tracking number").fill(tracking);
  await page.getByRole("group", { name: "In this parcel" }).getByRole("spinbutton").fill(String(quantity));
  await page.getByRole("button", { name: "Mark as shipped" }).click();
  await expect(page.getByText(tracking).first()).toBeVisible();
}

test("J-09: one shop sends its two things in two parcels, the other cannot send, and only the first is paid", async ({
  page,
  shop,
  shelf,
  sellerPortal,
  otherSellerPortal,
  admin,
  inbox,
}) => {
  test.setTimeout(240_000);
  const email = `sending-${Date.now()}@example.com`;
  const bowl = await shelf.offer("seller-one@example.com", { name: "Bowl for two parcels", price: 4000, quantity: 9 });
  const scarf = await shelf.offer("seller-two@example.com", { name: "Scarf with a hole", price: 2500, quantity: 9 });
  await shop.add(bowl.slug);
  await shop.add(bowl.slug);
  await shop.add(scarf.slug);
  await shop.buyWhatIsInTheCart(email);
  const number = await shop.expectThanks();
  const link = await inbox.linkToOrder(email, number);

  await openPart(sellerPortal, number);
  await ship(sellerPortal, "1Z0000000000000001", 1);
  await expect(sellerPortal.page.getByText("1 of 2 shipped")).toBeVisible();
  await page.goto(link);
  const ofTheFirst = page.getByRole("region", { name: "From Kiln & Tide" });
  await expect(ofTheFirst.getByText("Partly shipped")).toBeVisible();
  await expect(ofTheFirst.getByText("1Z0000000000000001").first()).toBeVisible();

  await openPart(otherSellerPortal, number);
  const other = otherSellerPortal.page;
  await other.getByText("Cancel what cannot be sent").click();
  await other.getByRole("group", { name: "How many to cancel" }).getByRole("spinbutton").fill("1");
  await other.getByLabel("Reason").first().fill("The last one has a hole.");
  await other.getByRole("button", { name: "Cancel these" }).click();
  await other.getByRole("alertdialog").getByRole("button", { name: "Cancel it" }).click();
  await expect(other.getByText("Cancelled").first()).toBeVisible();
  await inbox.mailTo(email, /cancel/i);

  await openPart(sellerPortal, number);
  await ship(sellerPortal, "1Z0000000000000002", 1);
  await reloadUntil(page, async () => {
    await expect(ofTheFirst.getByText("Shipped", { exact: true }).first()).toBeVisible({ timeout: 1000 });
    await expect(ofTheFirst.getByText("1Z0000000000000002").first()).toBeVisible({ timeout: 1000 });
    await expect(
      page.getByRole("region", { name: "From Longshore Coat Co" }).getByText("This part was cancelled"),
    ).toBeVisible({ timeout: 1000 });
    await expect(page.getByText("Refunded").first()).toBeVisible({ timeout: 1000 });
  });

  const staff = await openOrderAsStaff(admin, number);
  const transfers = staff.getByRole("table", { name: "Transfers to sellers" });
  await reloadUntil(staff, async () => {
    await expect(transfers.getByRole("row", { name: /Kiln & Tide/ })).toHaveCount(1, { timeout: 1000 });
    await expect(staff.getByRole("table", { name: /Refunds/ }).getByText("Longshore Coat Co")).toBeVisible({
      timeout: 1000,
    });
  });
  await expect(transfers.getByText("Longshore Coat Co")).toHaveCount(0);
  await expect(staff.getByText("Replay agrees")).toBeVisible();
  await expectBooksToBalance(admin);
});
