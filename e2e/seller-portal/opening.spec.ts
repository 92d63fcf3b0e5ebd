import { expectBooksToBalance, reloadUntil } from "../fixtures/books";
import { expectNoViolations, look } from "../fixtures/looks";
import { expect, PASSWORD, test } from "../fixtures/test";
import { Tool } from "../fixtures/tool";

test("J-12: somebody applies, is sent back, opens a shop, satisfies Stripe, sells something and is paid", async ({
  browser,
  shop,
  shelf,
  admin,
  inbox,
  request,
  world,
}) => {
  test.setTimeout(360_000);
  const stamp = Date.now().toString(36);
  const email = `opening-${stamp}@example.com`;
  const name = `Birch & Bark ${stamp}`;
  const staff = admin.page;
  const context = await browser.newContext();
  const page = await context.newPage();
  const portal = new Tool(page, world.urls.sellerPortal);

  await test.step("an account and an application", async () => {
    await page.goto(`${portal.url}/sign-up`);
    await page.getByLabel("First name").fill("Ulla");
    await page.getByLabel("Last name").fill("Birk");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Open an account" }).click();
    await expect(page).toHaveURL(/apply/);
    const { html } = await inbox.mailTo(email, /verify|confirm your/i);
    await page.goto(/href="([^"]*verify-email[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "");
    const verify = page.getByRole("button", { name: /verify|confirm/i });
    if (await verify.isVisible()) await verify.click();
    await expect(page.getByRole("main")).toContainText(/verified|confirmed/i);
    await portal.open("/apply");
    await page.getByLabel("Shop name").fill(name);
    await page.getByLabel("Your story").fill("Boxes.");
    await page.getByLabel("City").fill("Duluth");
    await page.getByRole("button", { name: "Send the application" }).click();
    const story = page.getByLabel("Your story");
    // Too short a story is refused beside the field, with everything else kept.
    await expect(story.or(page.getByText("We are reading your application"))).toBeVisible();
    if (await story.isVisible()) {
      await story.fill("Boxes of birch bark, folded and sewn with root, as my grandfather made them for berries.");
      await page.getByRole("button", { name: "Send the application" }).click();
    }
    await expect(page.getByRole("heading", { name: "We are reading your application" })).toBeVisible();
  });

  await test.step("staff send it back, and approve it the second time", async () => {
    await admin.open(`/sellers?query=${encodeURIComponent(name)}`);
    await staff.getByRole("link", { name }).first().click();
    await staff.getByLabel("Reason, if you reject").fill("Tell us where the bark comes from.");
    await staff.getByRole("button", { name: /^Reject/ }).click();
    await expect(staff.getByText("Its owner has been told why.")).toBeVisible();
    await inbox.mailTo(email, /application/i);
    await portal.open("/application");
    await expect(page.getByText("Tell us where the bark comes from.")).toBeVisible();
    await page
      .getByLabel("Your story")
      .fill("Boxes of bark from storm-felled birches of our own wood, folded and sewn with spruce root.");
    await page.getByRole("button", { name: "Send it again" }).click();
    await expect(page.getByRole("heading", { name: "We are reading your application" })).toBeVisible();
    await staff.reload();
    await staff.getByRole("button", { name: /^Approve/ }).click();
    await expect(staff.getByText("Approved", { exact: true }).first()).toBeVisible();
  });

  await test.step("Stripe wants a document, then is content", async () => {
    await portal.open("/payouts/settings");
    // The account is opened by a job a moment after the approval.
    const isReady = page.getByText("Ready", { exact: true });
    await expect(async () => {
      await page.getByRole("button", { name: "Ask Stripe again" }).click();
      await expect(isReady).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 45_000 });
    const accounts = await (await request.get(world.urls.stripe)).text();
    const account = new RegExp(`id="(acct_\\w+)"(?:(?!<tr)[^])*${email}`).exec(accounts)?.[1];
    await request.post(`${world.urls.stripe}/_standin/accounts/${account}/require`, { data: { seconds: 86_400 } });
    await reloadUntil(page, async () => {
      await expect(page.getByText("Stripe needs more from you")).toBeVisible({ timeout: 1000 });
      await expect(page.getByText("Document (individual, verification)")).toBeVisible({ timeout: 1000 });
    });
    await page.getByRole("button", { name: "Change it at Stripe" }).click();
    await page.getByRole("button", { name: "Submit everything" }).click();
    await expect(page.getByText("Stripe needs more from you")).toHaveCount(0);
    await expect(isReady).toBeVisible();
  });

  const box = await test.step("a product is approved before shoppers see it", async () => {
    const offer = await shelf.offer(email, { name: `Birch box ${stamp}`, price: 6000, quantity: 4 });
    await shop.open(`/products/${offer.slug}`);
    await expect(shop.page.getByRole("button", { name: "Add to cart" })).toHaveCount(0);
    await admin.open("/moderation");
    await staff.getByRole("link", { name: new RegExp(offer.name) }).click();
    // By the whole name: the list that is being left approves what is ticked.
    await staff.getByRole("button", { name: `Approve ${offer.name}` }).click();
    await expect(staff.getByText("Shoppers see it now.")).toBeVisible();
    return offer;
  });

  const number = await test.step("a first sale, sent", async () => {
    await reloadUntil(shop.page, () =>
      expect(shop.page.getByRole("button", { name: "Add to cart" })).toBeVisible({ timeout: 1000 }),
    );
    await shop.add(box.slug);
    await shop.buyWhatIsInTheCart(`first-buyer-${stamp}@example.com`);
    const placed = await shop.expectThanks();
    await portal.open(`/orders?query=${placed}`);
    await page
      .getByRole("link", { name: new RegExp(`${placed}-`) })
      .first()
      .click();
    await page.getByLabel("Carrier").fill("UPS");
    await page.getByLabel("Tracking number").fill("1Z0000000000000031");
    await page.getByRole("button", { name: "Mark as shipped" }).click();
    await expect(page.getByText("1Z0000000000000031").first()).toBeVisible();
    return placed;
  });

  await test.step("the money waits with a reason and a day, until staff trust the shop (PN-17)", async () => {
    await portal.open("/payouts");
    // The hold is placed with the transfer, by a job a moment after the parcel left.
    await reloadUntil(page, () =>
      expect(page.getByRole("list", { name: "Holds on your money" })).toBeVisible({ timeout: 1000 }),
    );
    await page.getByText("This is wrong").click();
    await page.getByLabel("What is wrong with it").fill("No.");
    await page.getByRole("button", { name: "Send it" }).click();
    await expect(page.getByText(/What you say .*10/).first()).toBeVisible();
    await expectNoViolations(page);
    await look(page, "hold-refused");
    await page
      .getByLabel("What is wrong with it")
      .fill("I have sold the same boxes on markets for nine years, and sent this one the day it was ordered.");
    await page.getByRole("button", { name: "Send it" }).click();
    await expect(page.getByText("We look at it and answer by mail.")).toBeVisible();
    await expectNoViolations(page);
    await look(page, "hold-appealed");
    await admin.open("/payouts/holds");
    const hold = staff.getByRole("listitem").filter({ hasText: name });
    await expect(hold.getByText("Waits for an answer")).toBeVisible();
    await expect(hold.getByText("for nine years")).toBeVisible();
    await expectNoViolations(staff);
    await look(staff, "holds-of-staff");
    await hold.getByLabel("Release it, because").fill("Its first parcel was on its way within minutes.");
    await hold.getByRole("button", { name: /^Release/ }).click();
    await expect(staff.getByRole("listitem").filter({ hasText: name })).toHaveCount(0);
    await inbox.mailTo(email, "Your money is free");
  });

  await test.step("the first payout", async () => {
    const payOut = page.getByRole("button", { name: "Pay out", exact: true });
    await reloadUntil(page, () => expect(payOut).toBeVisible({ timeout: 1000 }));
    await payOut.click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: /^Pay out \$/ })
      .click();
    await expect(page).toHaveURL(/\/payouts\/[0-9a-f-]{36}/);
    await expect(page.getByRole("main")).toContainText(number);
    // The bank takes days; here it takes one word, which others may have said meanwhile.
    const sent = page.getByText(/^(On its way|Arrived)$/);
    await reloadUntil(page, () => expect(sent.first()).toBeVisible({ timeout: 1000 }));
    await request.post(`${world.urls.stripe}/_standin/settle`, { data: {} });
    await reloadUntil(page, () => expect(page.getByText("Arrived", { exact: true })).toBeVisible({ timeout: 1000 }));
    await expectBooksToBalance(admin);
  });
  await context.close();
});
