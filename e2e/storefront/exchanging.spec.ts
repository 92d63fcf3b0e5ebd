import { expectBooksToBalance, reloadUntil } from "../fixtures/books";
import { expectNoViolations, look } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

test("P-117 a guest wishes for another variant of what came, the shop offers it, and a link pays for it", async ({
  page,
  shop,
  otherSellerPortal: sellerPortal,
  admin,
  inbox,
}) => {
  test.setTimeout(240_000);
  const email = `exchanging-${Date.now()}@example.com`;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await shop.buyFrom("/shops/longshore-coat");
  await shop.buyWhatIsInTheCart(email);
  const number = await shop.expectThanks();
  const link = /https?:\/\/\S+\/orders\/\S+token=[\w%-]+/.exec((await inbox.mailTo(email, number)).text)?.[0] ?? "";

  const seller = sellerPortal.page;
  await sellerPortal.open(`/orders?query=${number}`);
  await seller.getByRole("link", { name: new RegExp(number) }).click();
  await expect(seller.getByRole("button", { name: "Mark as shipped" })).toBeVisible({ timeout: 20_000 });
  await seller.getByLabel("Tracking number").fill("1Z999AA10123456791");
  await seller.getByLabel("Carrier").fill("UPS");
  await seller.getByRole("button", { name: "Mark as shipped" }).click();
  await expect(seller.getByText("1Z999AA10123456791").first()).toBeVisible();

  await page.goto(link);
  await page.getByRole("button", { name: "It has arrived" }).click();
  await page.getByRole("link", { name: "Send something back" }).click();
  await page.getByLabel("Why").selectOption("changed_mind");
  const wish = page.getByLabel("What you would like for it");
  await wish.selectOption({ index: 1 });
  const wanted = (await wish.getByRole("option").nth(1).textContent())?.split(" instead")[0] ?? "";
  await expectNoViolations(page);
  await look(page, "exchange-request");
  await page.getByRole("button", { name: "Ask to send it back" }).click();
  await expect(page.getByText(`Wanted instead: ${wanted}`)).toBeVisible();

  await sellerPortal.open("/returns");
  await seller.getByRole("link", { name: new RegExp(number) }).click();
  await expect(seller.getByText(`Wanted instead: ${wanted}`)).toBeVisible();
  await expectNoViolations(seller);
  await look(seller, "exchange-return");
  await seller.getByRole("link", { name: "Offer it by a link" }).click();
  await expect(seller.getByRole("list", { name: "What is added" })).toContainText(wanted);
  await expect(seller.getByLabel("Reason")).toHaveValue(/^In exchange for what comes back/);
  await look(seller, "exchange-offer");
  await seller.getByRole("button", { name: "Ask the shopper" }).click();
  await seller.getByRole("alertdialog").getByRole("button", { name: "Ask the shopper" }).click();
  const ask = (await inbox.mailTo(email, "do you agree?")).text;
  await page.goto(/https?:\/\/\S+\/orders\/\S+token=[\w%-]+#changes/.exec(ask)?.[0] ?? "");
  // The address differs by its end only, which loads nothing anew.
  await page.reload();
  await page.getByRole("button", { name: /^Agree and pay/ }).click();
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  const added = await shop.expectThanks();
  await page.goto(link);
  await reloadUntil(page, () =>
    expect(page.getByText(`What was added is order ${added}.`).first()).toBeVisible({ timeout: 1000 }),
  );
  await expectBooksToBalance(admin);
});
