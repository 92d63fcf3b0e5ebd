import { expectNoViolations } from "../fixtures/looks";
import { PICTURE } from "../fixtures/shelf";
import { expect, test } from "../fixtures/test";

test("REV-01 a guest reviews what came, the shop answers, somebody reports it and staff hide it", async ({
  page,
  shop,
  shelf,
  sellerPortal,
  secondShopper,
  admin,
  inbox,
}) => {
  test.setTimeout(240_000);
  const email = `reviewing-${Date.now()}@example.com`;
  await page.emulateMedia({ reducedMotion: "reduce" });
  const offer = await shelf.offer("seller-one@example.com", { name: "Reviewed mug", price: 2_500, quantity: 5 });
  await shop.add(offer.slug);
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
  await seller.getByLabel("Tracking number").fill("1Z999AA10123456785");
  await seller.getByLabel("Carrier").fill("UPS");
  await seller.getByRole("button", { name: "Mark as shipped" }).click();
  await expect(seller.getByText("1Z999AA10123456785").first()).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole("link", { name: /^Write a review/ })).toHaveCount(0);
  await page.getByRole("button", { name: "It has arrived" }).click();
  await page.getByRole("link", { name: "Write a review of Reviewed mug" }).click();
  await expect(page.getByRole("heading", { name: "Write a review" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Publish the review" }).click();
  await expect(page.getByText("Choose one to five stars.").first()).toBeVisible();
  await page.getByLabel("4 of 5, Very good").first().check({ force: true });
  await page.getByLabel("In a few words").fill("A little smaller than I thought");
  await page.getByLabel("What others should know").fill("The glaze is lovely. Ask Nora Lindqvist, she has one too.");
  await page.getByLabel("Photos").setInputFiles({ name: "mug.png", mimeType: "image/png", buffer: PICTURE });
  await page.getByRole("button", { name: "Publish the review" }).click();
  await expect(page.getByText("Thank you, your review is there.")).toBeVisible();

  // As a browser without JavaScript sends it: what was unticked is not ticked again by the refusal.
  await expect(page.getByLabel("Photo 1", { exact: true })).toBeChecked();
  const refused = await page.request.post(page.url(), {
    headers: { origin: new URL(page.url()).origin },
    multipart: { title: "No stars" },
  });
  expect(refused.status()).toBe(422);
  const [ticked = ""] = /<input[^>]*name="kept"[^>]*>/.exec(await refused.text()) ?? [];
  expect(ticked).toContain('type="checkbox"');
  expect(ticked).not.toContain("checked=");

  // What a mail program sends comes from no page; only its link is looked at.
  const stop = new URL(`/review-requests/${/orders\/([^/]+)/.exec(page.url())?.[1]}?token=forged`, page.url()).href;
  const press = await page.request.post(stop, { form: { "List-Unsubscribe": "One-Click" } });
  expect(press.status()).toBe(404);
  expect((await page.request.post(stop, { form: { isWanted: "false", token: "forged" } })).status()).toBe(403);
  await page.getByRole("link", { name: "See it" }).click();
  await expect(page.getByRole("heading", { name: "A little smaller than I thought" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Photo 1 of/ })).toBeVisible();
  await expect(page.getByText("Verified purchase")).toBeVisible();

  await sellerPortal.open("/reviews?tab=unanswered");
  await expectNoViolations(seller);
  const card = seller.getByRole("article").filter({ hasText: "A little smaller than I thought" });
  await card.getByText("Answer", { exact: true }).click();
  await card.getByRole("button", { name: "Publish the answer" }).click();
  await expect(card.getByText("The answer needs at least 2 characters.").first()).toBeVisible();
  await card.getByLabel(/^Answer /).fill("Thank you! The next size up is on the shelf from May.");
  await card.getByRole("button", { name: "Publish the answer" }).click();
  await expect(seller.getByText("Your answer is there.").first()).toBeVisible();
  await inbox.mailTo(email, "answered your review");

  const reader = secondShopper.page;
  await secondShopper.open(`/products/${offer.slug}/reviews?sort=newest`);
  await expect(reader.getByText("The next size up is on the shelf from May.")).toBeVisible();
  await expectNoViolations(reader);
  await reader.getByRole("link", { name: /^Report the review/ }).click();
  await reader.getByLabel("Private data").check();
  await expectNoViolations(reader);
  await reader.getByRole("button", { name: "Send the report" }).click();
  await expect(reader.getByText("We have your report.")).toBeVisible();

  const staff = admin.page;
  await admin.open("/reviews");
  await expectNoViolations(staff);
  await staff.getByRole("link", { name: /A little smaller than I thought/ }).click();
  await expect(staff.getByRole("heading", { name: "Reports" })).toBeVisible();
  await expectNoViolations(staff);
  await staff.getByLabel("Because of").selectOption("personal");
  await staff.getByLabel("Reason", { exact: true }).fill("It names somebody. Please leave names out.");
  await staff.getByRole("button", { name: "Hide it" }).click();
  await staff.getByRole("alertdialog").getByRole("button", { name: "Hide it" }).click();
  await expect(staff.getByText("Hidden: private data.")).toBeVisible();
  await inbox.mailTo(email, "We have hidden your review");
  await secondShopper.open(`/products/${offer.slug}/reviews`);
  await expect(reader.getByText("Nobody has written a review yet")).toBeVisible();

  await page.goto(link);
  await page.getByRole("link", { name: /^Your review of Reviewed mug/ }).click();
  await expect(page.getByText("Nobody but you sees it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete the review" })).toHaveCount(0);

  await staff.getByLabel("Reason", { exact: true }).fill("The name is no longer in it.");
  await staff.getByRole("button", { name: "Show it again" }).click();
  await expect(staff.getByRole("button", { name: "Hide it" })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Delete the review" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete the review" }).click();
  await expect(page.getByText("Your review is deleted.")).toBeVisible();
  await expectNoViolations(page);
  await expect(page.getByRole("heading", { name: "Write a review" })).toBeVisible();
});
