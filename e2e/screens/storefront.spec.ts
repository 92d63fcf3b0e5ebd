import { expect, PASSWORD, test } from "../fixtures/test";
import { take } from "./take";

const pages = [
  ["home", "/"],
  ["category", "/categories/kitchen"],
  ["category-list", "/categories/kitchen?view=list"],
  ["shop-list", "/shops/kiln-and-tide?view=list&sort=newest"],
  ["report", "/products/clinker-dip-bowls/report"],
  ["category-empty", "/categories/kitchen?min=99999"],
  ["search", "/search?q=mug"],
  ["search-page-2", "/search?sort=newest"],
  ["search-nothing", "/search?q=xyzzyqwert"],
  ["shop", "/shops/kiln-and-tide"],
  ["sell", "/sell"],
  ["cart-empty", "/cart"],
  ["sign-in", "/login"],
  ["sign-up", "/register"],
  ["forgot-password", "/forgot-password"],
  ["reset-password", "/reset-password?token=no-such-token"],
  ["verify-email", "/verify-email?token=no-such-token"],
  ["order-find", "/orders/find"],
  ["not-found", "/there/is/nothing/here"],
  ["offline", "/offline.html"],
] as const;

for (const [name, path] of pages)
  test(`storefront ${name}`, async ({ page, shop }) => {
    await shop.open(path);
    if (name === "search-page-2") await page.getByRole("link", { name: "Next" }).click();
    await take(page, `storefront-${name}`);
  });

test("storefront product with a video, and one that is gone", async ({ page, shop, shelf, sellerPortal }) => {
  const seller = "seller-one@example.com";
  const offer = await shelf.offer(seller, { name: "Filmed mug", price: 2_500, quantity: 5 });
  await shelf.film(seller, offer, [
    { url: "https://youtu.be/dQw4w9WgXcQ", title: "The mug on the wheel, from a lump of clay to the glaze" },
    { url: "https://cdn.example.com/mug.mp4" },
  ]);
  await sellerPortal.open(`/products/${offer.id}`);
  await take(sellerPortal.page, "seller-product-video");
  await shop.open(`/products/${offer.slug}`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Video 1" }).click();
  await take(page, "storefront-product-video");
  const gone = await shelf.offer(seller, { name: "Withdrawn mug", price: 2_500, quantity: 5 });
  await shelf.withdraw(seller, gone);
  await shop.open(`/products/${gone.slug}`);
  await take(page, "storefront-product-gone");
});

test("storefront filters", async ({ page, shop }) => {
  await shop.open("/search?sort=newest&rating=3");
  await page.locator("#show-filters").evaluate((box: HTMLInputElement) => {
    box.checked = true;
  });
  await take(page, "storefront-filters");
});

test("storefront forms that are refused", async ({ page, shop }) => {
  await shop.open("/register");
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").getByRole("button").last().click();
  await expect(page.getByRole("main")).toContainText(/enter|give|need|least|valid/i);
  await take(page, "storefront-sign-up-refused");
  await shop.open("/login");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("E-mail").fill("nobody@example.com");
  await page.getByLabel("Password").fill("this is not it");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await take(page, "storefront-sign-in-refused");
});

test("storefront buying", async ({ page, shop, inbox }) => {
  const email = `screens-${Date.now()}@example.com`;
  await shop.buyFrom("/shops/kiln-and-tide");
  await take(page, "storefront-cart-drawer");
  await page.keyboard.press("Escape");
  await take(page, "storefront-product");
  await shop.buyFrom("/shops/longshore-coat");
  await shop.openCart();
  await take(page, "storefront-cart");
  await shop.checkOut();
  await take(page, "storefront-checkout-1-address");
  await page.getByRole("button", { name: "Go on to shipping" }).click();
  await take(page, "storefront-checkout-1-address-refused");
  await shop.giveAddress(email);
  await expect(page.getByRole("button", { name: "Go on to payment" })).toBeVisible();
  await take(page, "storefront-checkout-2-shipping");
  await shop.chooseShipping();
  await expect(page.getByRole("button", { name: "Go on to the review" })).toBeVisible();
  await take(page, "storefront-checkout-3-payment");
  await shop.chooseCard("is declined");
  await take(page, "storefront-checkout-4-review");
  await shop.placeOrder();
  await expect(page.getByText("Your card was not charged")).toBeVisible();
  await take(page, "storefront-checkout-5-declined");
  await shop.chooseCard("goes through");
  await shop.placeOrder();
  const number = await shop.expectThanks();
  await take(page, "storefront-confirmation");
  const { html } = await inbox.mailTo(email, number);
  const link = /href="([^"]*\/orders\/[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  await page.goto(link);
  await take(page, "storefront-guest-order");
});

test("storefront backorder", async ({ page, shop, shelf, inbox }) => {
  const email = `backorder-${Date.now()}@example.com`;
  const wanted = { price: 4800, backorderDays: 18 };
  const none = await shelf.offer("seller-one@example.com", { ...wanted, name: "Tide pitcher", quantity: 0 });
  const few = await shelf.offer("seller-one@example.com", { ...wanted, name: "Tide bowl", quantity: 1 });
  await shop.open(`/products/${none.slug}`);
  await take(page, "storefront-backorder-product");
  await shop.add(none.slug);
  await take(page, "storefront-backorder-cart-drawer");
  await shop.add(few.slug);
  await shop.add(few.slug);
  await shop.openCart();
  await take(page, "storefront-backorder-cart");
  await shop.checkOut();
  await shop.giveAddress(email);
  await expect(page.getByRole("button", { name: "Go on to payment" })).toBeVisible();
  await take(page, "storefront-backorder-checkout-shipping");
  await shop.chooseShipping();
  await shop.chooseCard("goes through");
  await take(page, "storefront-backorder-checkout-review");
  await shop.placeOrder();
  const number = await shop.expectThanks();
  await take(page, "storefront-backorder-confirmation");
  const { html } = await inbox.mailTo(email, number);
  const link = /href="([^"]*\/orders\/[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  await page.goto(link);
  await take(page, "storefront-backorder-order");
});

test("storefront account", async ({ page, shop }) => {
  await shop.open("/login");
  await page.getByLabel("E-mail").fill("shopper@example.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/login/);
  for (const name of ["", "/orders", "/addresses", "/profile"]) {
    await shop.open(`/account${name}`);
    await take(page, `storefront-account${name.replace("/", "-")}`);
  }
  await shop.open("/account/orders");
  await page.getByRole("main").locator('a[href*="/account/orders/"]').first().click();
  await expect(page).toHaveURL(/\/account\/orders\/./);
  await take(page, "storefront-account-order");
});

test("storefront hostile", async ({ page, shop }) => {
  await shop.open("/search?q=hostile");
  await take(page, "storefront-hostile-search");
  for (const [name, path] of [
    ["long-name", "/products/hostile-long"],
    ["dear", "/products/hostile-dear"],
    ["free", "/products/hostile-free"],
  ] as const) {
    await shop.open(path);
    await take(page, `storefront-hostile-${name}`);
  }
  await shop.open("/products/hostile-long");
  await page.waitForLoadState("networkidle");
  await shop.addToCart();
  await take(page, "storefront-hostile-cart-drawer");
  await shop.open("/products/hostile-dear");
  await page.waitForLoadState("networkidle");
  await shop.addToCart();
  await shop.openCart();
  await take(page, "storefront-hostile-cart");
});
