import { expectNoViolations } from "../fixtures/looks";
import { PICTURE } from "../fixtures/shelf";
import { expect, PASSWORD, test } from "../fixtures/test";

test("P-33 a guest writes about an order, the shop answers, a message is reported and hidden", async ({
  page,
  shop,
  shelf,
  sellerPortal,
  admin,
  inbox,
}) => {
  test.setTimeout(240_000);
  const email = `writing-${Date.now()}@example.com`;
  await page.emulateMedia({ reducedMotion: "reduce" });
  const offer = await shelf.offer("seller-one@example.com", { name: "Awaited mug", price: 2_500, quantity: 5 });
  await shop.add(offer.slug);
  await shop.buyWhatIsInTheCart(email);
  const number = await shop.expectThanks();
  await page.goto(await inbox.linkToOrder(email, number));
  await page.getByRole("link", { name: /^Write to .* about this order$/ }).click();
  await expect(page.getByRole("link", { name: `Order ${number}-1` })).toBeVisible();
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByText("Write something, or add a picture.").first()).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel(/^Write to /).fill("When does it leave? Call me: 555-123-4567.");
  await page.getByLabel("Pictures").setInputFiles({ name: "mug.png", mimeType: "image/png", buffer: PICTURE });
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByText("When does it leave? Call me: [telephone number removed].")).toBeVisible();
  await expect(page.getByRole("img", { name: "Picture 1 from you, larger" })).toBeVisible();
  await expect(page.getByText("We took contact data out of it before it was delivered.")).toBeVisible();

  const seller = sellerPortal.page;
  await sellerPortal.open("/messages?tab=unanswered");
  await expectNoViolations(seller);
  await seller.getByRole("listitem").filter({ hasText: number }).getByRole("link").click();
  await expect(seller.getByText("[telephone number removed]")).toBeVisible();
  await expect(seller.getByText("555-123-4567")).toHaveCount(0);
  await expect(seller.getByRole("img", { name: /^Picture 1 from/ })).toBeVisible();
  await expectNoViolations(seller);
  await seller.getByLabel(/^Answer /).fill("Tomorrow. Pay the next one to me directly, fool.");
  await seller.getByRole("button", { name: "Send", exact: true }).click();
  await expect(seller.getByText("Tomorrow. Pay the next one")).toBeVisible();
  await expect(seller.getByLabel(/^Answer /)).toHaveValue("");

  await page.reload();
  await expect(page.getByText("Tomorrow. Pay the next one")).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await page.getByLabel("Paying or meeting elsewhere").check();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByText("We have your report.")).toBeVisible();
  await page.getByRole("link", { name: "Back to where you were" }).click();
  await expect(page.getByText("You reported it.")).toBeVisible();

  const staff = admin.page;
  await admin.open("/messages");
  await expectNoViolations(staff);
  await staff.getByRole("listitem").filter({ hasText: "Tomorrow. Pay the next one" }).getByRole("link").click();
  // What the guest wrote, for staff alone.
  await expect(staff.getByText("Call me: 555-123-4567.")).toBeVisible();
  await expectNoViolations(staff);
  await staff.getByLabel("Because of").selectOption("off_platform");
  await staff.getByRole("button", { name: "Hide it" }).click();
  await staff.getByRole("alertdialog").getByRole("button", { name: "Hide it" }).click();
  await expect(staff.getByText(/^Hidden .*paying or meeting elsewhere/)).toBeVisible();
  await inbox.mailTo(email, "We have looked at the message from");

  await page.reload();
  await expect(page.getByText("Our staff have hidden this message (paying or meeting elsewhere).")).toBeVisible();
  await seller.reload();
  await expect(seller.getByText(/It asks to pay, or to go on talking/)).toBeVisible();
  await seller.getByRole("button", { name: /^Block / }).click();
  await seller.getByRole("alertdialog").getByRole("button", { name: "Block them" }).click();
  await expect(seller.getByText("They cannot write to you any more.")).toBeVisible();
  await page.reload();
  await expect(page.getByText(/takes no messages from you/)).toBeVisible();
});

test("P-33 a shopper writes to a shop from a product and from its page, and finds both again", async ({
  page,
  shop,
  shelf,
  sellerPortal,
}) => {
  const offer = await shelf.offer("seller-one@example.com", { name: "Doubted mug", price: 2_500, quantity: 5 });
  await shop.open(`/products/${offer.slug}`);
  await page.getByRole("link", { name: "Write to the shop" }).click();
  await expect(page).toHaveURL(/login/);
  await page.getByLabel("E-mail").fill("shopper@example.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel(/^Write to /).fill("Does it fit a small hand?");
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page).toHaveURL(/\/account\/messages\/[0-9a-f-]{36}/);
  await expect(page.getByText("Does it fit a small hand?")).toBeVisible();
  // The same again is the same conversation.
  await shop.open(`/account/messages/new?product=${offer.slug}`);
  await expect(page.getByText("Does it fit a small hand?")).toBeVisible();

  const seller = sellerPortal.page;
  await sellerPortal.open("/messages");
  await expect(seller.getByRole("link", { name: /^Messages \d/ }).first()).toBeVisible();
  await seller.getByRole("listitem").filter({ hasText: "Doubted mug" }).getByRole("link").click();
  await seller.getByLabel(/^Answer /).fill("It does, the handle is narrow.");
  await seller.getByRole("button", { name: "Send", exact: true }).click();
  await expect(seller.getByText("It does, the handle is narrow.")).toBeVisible();

  await shop.open("/account/messages");
  await expectNoViolations(page);
  const row = page.getByRole("listitem").filter({ hasText: "Doubted mug" });
  await expect(row.getByText("1 new")).toBeVisible();
  const tab = page.getByRole("navigation", { name: "Your account" }).getByRole("link", { name: /^Messages/ });
  const fresh = Number(/\d+/.exec((await tab.textContent()) ?? "")?.[0]);
  expect(fresh).toBeGreaterThan(0);
  await row.getByRole("link").click();
  await expect(page.getByText("It does, the handle is narrow.")).toBeVisible();
  await expect(tab).toHaveText(`Messages${fresh > 1 ? fresh - 1 : ""}`);
  await expectNoViolations(page);
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await expect(page.getByText("It does, the handle is narrow.")).toBeVisible();
  await expectNoViolations(page);
  // What is not there, or not said to them, cannot be reported.
  const missing = await page.request.get(page.url().replace(/[0-9a-f]{12}(?=\/report)/, "000000000000"));
  expect(missing.status()).toBe(404);
  await shop.open("/account/messages");
  await expect(row.getByText("It does, the handle is narrow.")).toBeVisible();
  await expect(row.getByText("1 new")).toHaveCount(0);
});

test("SF-06 a shopper follows a shop from its page, and stops it in the account", async ({ page, shop }) => {
  await shop.open("/shops/longshore-coat");
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page).toHaveURL(/login/);
  await page.getByLabel("E-mail").fill("shopper@example.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/shops\/longshore-coat/);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByRole("button", { name: "Following" })).toBeVisible();
  await expectNoViolations(page);
  await shop.open("/account/following");
  await expect(page.getByRole("link", { name: /Longshore/ })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Stop these mails" }).click();
  await expect(page.getByText("We do not mail you what these shops bring out.")).toBeVisible();
  await page.getByRole("button", { name: "Mail me what is new" }).click();
  await page.getByRole("button", { name: /^Stop following Longshore/ }).click();
  await expect(page.getByText("You follow no shop yet")).toBeVisible();
});
