import type { APIRequestContext, Page } from "@playwright/test";
import { openOrderAsStaff, reloadUntil } from "../fixtures/books";
import { expect, test } from "../fixtures/test";

const someone = () => `finishing-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.com`;

/** The bank gets its proof, and nobody takes the way back from it: the browser is gone by then. */
async function proveAndVanish(page: Page, request: APIRequestContext): Promise<void> {
  await expect(page.getByRole("button", { name: "Complete authentication" })).toBeVisible();
  const bank = page.url();
  await page.close();
  const answer = await request.post(bank, { form: { outcome: "complete" }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

// The messages of one payment must not be those of the other, as the stand-in loses the next ones whoever they are for.
test.describe.configure({ mode: "serial" });

test("J-07: the browser dies after the bank said yes, and the order is finished without it", async ({
  shop,
  shelf,
  page,
  inbox,
  request,
  admin,
}) => {
  test.setTimeout(180_000);
  const email = someone();
  const hat = await shelf.offer("seller-two@example.com", { name: "Hat nobody waits for", price: 3000, quantity: 3 });
  await shop.add(hat.slug);
  await shop.buyWhatIsInTheCart(email, "asks for proof");
  await proveAndVanish(page, request);

  const { subject } = await inbox.mailTo(email, /ORD-/);
  const number = /ORD-\d{4}-\d{6,}/.exec(subject)?.[0] ?? "";
  const staff = await openOrderAsStaff(admin, number);
  await reloadUntil(staff, () => expect(staff.getByText(`Sale ${number}`).first()).toBeVisible({ timeout: 1000 }));
  await expect(staff.getByText("Replay agrees")).toBeVisible();
});

for (const [words, faults] of [
  ["are lost", { drop: 20 }],
  ["come twice and in the wrong order", { duplicate: 10, reorder: 3 }],
] as const)
  test(`J-08: Stripe's messages ${words}, and there is one order all the same`, async ({
    shop,
    shelf,
    page,
    inbox,
    request,
    world,
  }) => {
    test.setTimeout(300_000);
    const email = someone();
    const control = `${world.urls.stripe}/_standin/faults`;
    const cap = await shelf.offer("seller-two@example.com", { name: "Cap of few words", price: 3000, quantity: 3 });
    await shop.add(cap.slug);
    await request.post(control, { data: { webhooks: faults } });
    await shop.buyWhatIsInTheCart(email, "asks for proof");
    await proveAndVanish(page, request);

    // Nobody comes back: what is left is who looks after orders that began and did not end.
    await expect
      .poll(() => inbox.subjectsTo(email), { timeout: 240_000, intervals: [2_000] })
      .toEqual([expect.stringMatching(/ORD-/)]);
    await request.delete(control, { headers: { "content-type": "application/json" } });
    const [subject = ""] = await inbox.subjectsTo(email);
    const number = /ORD-\d{4}-\d{6,}/.exec(subject)?.[0] ?? "";
    await inbox.mailTo("seller-two@example.com", `${number}-`);
    const mails = await inbox.subjectsTo("seller-two@example.com");
    expect(mails.filter((each) => each.includes(number))).toHaveLength(1);
  });
