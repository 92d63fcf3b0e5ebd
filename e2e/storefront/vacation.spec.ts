import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

// A shop of the demo from which no other test buys.
test("SF-06 a shop goes on a break, what lies in carts says so, and it is sold again when the shop is back", async ({
  page,
  shop,
  shelf,
  toolOf,
  world,
}) => {
  const seller = "owner+sole-practice@example.com";
  const portal = await toolOf(world.urls.sellerPortal, seller);
  const offer = await shelf.offer(seller, { name: `Break shoe ${Date.now()}`, price: 2_500, quantity: 5 });
  await shop.add(offer.slug);
  try {
    await portal.open("/vacation");
    await portal.page.getByLabel("First day").fill(day(0));
    await portal.page.getByLabel("Back on").fill(day(9));
    await portal.page.getByRole("radio", { name: /Nothing is sold/ }).check();
    await portal.page.getByLabel("What shoppers read").fill("We are at the sea.");
    await portal.page.getByRole("button", { name: "Plan the break" }).click();
    await expect(portal.page.getByRole("heading", { name: "It lasts now" })).toBeVisible();
    expect((await new AxeBuilder({ page: portal.page }).analyze()).violations).toEqual([]);

    await shop.open(`/products/${offer.slug}`);
    await expect(page.getByText(/^Not for sale until/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Add to cart" })).toHaveCount(0);
    await expect(page.getByText("We are at the sea.").first()).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await shop.openCart();
    await expect(page.getByText(/cannot be bought until .* its shop is on a break/)).toBeVisible();
    await shop.open("/shops/sole-practice");
    await expect(page.getByText(/is on a break until/).first()).toBeVisible();
    await expect(
      page
        .getByRole("list", { name: "Products", exact: true })
        .getByText(/^Back on/)
        .first(),
    ).toBeVisible();
  } finally {
    await portal.open("/vacation");
    await portal.page.getByRole("button", { name: "End it now" }).click();
    await portal.page.getByRole("button", { name: "I am back" }).click();
    await expect(portal.page.getByRole("heading", { name: "Plan a break" })).toBeVisible();
  }
  await shop.openCart();
  await expect(page.getByText(/its shop is on a break/)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Check out" })).toBeVisible();
});
