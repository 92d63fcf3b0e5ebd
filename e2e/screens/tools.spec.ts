import { PICTURE } from "../fixtures/shelf";
import { expect, PASSWORD, test } from "../fixtures/test";
import { take } from "./take";

const sellerPages = {
  dashboard: "/",
  products: "/products",
  "products-empty": "/products?query=xyzzyqwert",
  "products-hostile": "/products?query=hostile",
  "product-new": "/products/new",
  import: "/products/import",
  bulk: "/products/bulk",
  "bulk-empty": "/products/bulk?query=xyzzyqwert",
  grid: "/products/grid",
  inventory: "/inventory",
  "inventory-locations": "/inventory/locations",
  "inventory-history": "/inventory/movements",
  orders: "/orders",
  balance: "/balance",
  fees: "/fees",
  payouts: "/payouts",
  "payouts-statements": "/payouts/statements",
  "payouts-settings": "/payouts/settings",
  shipping: "/shipping",
  settings: "/settings",
  vacation: "/vacation",
  "search-empty": "/search?q=xyzzyqwert",
  "not-found": "/nothing/here",
};
const adminPages = {
  dashboard: "/",
  applications: "/applications",
  sellers: "/sellers",
  orders: "/orders",
  "orders-empty": "/orders?query=xyzzyqwert",
  products: "/products",
  "products-empty": "/products?query=xyzzyqwert",
  "products-hostile": "/products?query=hostile",
  "products-featured-empty": "/products/featured",
  moderation: "/moderation",
  reports: "/reports",
  reviews: "/reviews?tab=all",
  collections: "/collections",
  tags: "/tags",
  "renamed-tags": "/tags/renamed",
  categories: "/categories",
  attributes: "/attributes",
  "search-tuning": "/search-tuning",
  ledger: "/ledger",
  "ledger-adjustments": "/ledger/adjustments",
  payouts: "/payouts",
  "payouts-next": "/payouts/next",
  "payouts-holds": "/payouts/holds",
  "payouts-terms": "/payouts/terms",
  markets: "/markets",
  "market-new": "/markets/new",
  "market-home": "/markets/us",
  shipping: "/shipping",
  tax: "/tax",
  "tax-classes": "/tax/classes",
  "tax-remitters": "/tax/remitters",
  fees: "/fees",
  payments: "/payments",
  "payments-hanging": "/payments?tab=stuck",
  chargebacks: "/chargebacks",
  reconciliation: "/reconciliation",
  jobs: "/jobs",
  events: "/jobs/events",
  mails: "/mails",
  "not-found": "/nothing/here",
};

for (const [name, path] of Object.entries(sellerPages))
  test(`seller ${name}`, async ({ sellerPortal }) => {
    await sellerPortal.open(path);
    await take(sellerPortal.page, `seller-${name}`);
  });

test("seller details", async ({ sellerPortal }) => {
  const { page } = sellerPortal;
  await sellerPortal.open("/products");
  await page.getByRole("table").locator('a[href^="/products/"]').first().click();
  await expect(page).toHaveURL(/\/products\/./);
  await take(page, "seller-product");
  await sellerPortal.open("/products?query=hostile");
  await page.getByRole("table").locator('a[href^="/products/"]').first().click();
  await expect(page).toHaveURL(/\/products\/./);
  await take(page, "seller-product-hostile");
  await sellerPortal.open("/orders");
  await page.getByRole("main").locator('a[href^="/orders/"]').first().click();
  await expect(page).toHaveURL(/\/orders\/./);
  await take(page, "seller-order");
});

test("seller labels", async ({ sellerPortal }) => {
  test.slow();
  const { page } = sellerPortal;
  await sellerPortal.open("/orders?tab=to_ship");
  const orders = page.getByRole("main").locator('a[href^="/orders/"]:not([href*="?"])');
  const first = (await orders.first().getAttribute("href")) ?? "";
  await sellerPortal.open(first);
  await page.getByRole("button", { name: "See prices" }).click();
  await expect(page.getByRole("button", { name: "Buy the label" })).toBeVisible();
  await take(page, "seller-labels-prices");
  await page.getByRole("button", { name: "Buy the label" }).click();
  await expect(page.getByRole("link", { name: "Print", exact: true })).toBeVisible();
  await take(page, "seller-labels-bought");
  await sellerPortal.open("/orders?tab=to_ship");
  for (const box of (await page.getByRole("main").getByRole("checkbox").all()).slice(0, 3)) await box.check();
  await page.getByRole("button", { name: "Buy labels" }).click();
  await expect(page.getByRole("heading", { name: "Shipping labels" })).toBeVisible();
  await take(page, "seller-labels-many");
  await page.getByRole("button", { name: /^Buy (the label|\d+ labels)$/ }).click();
  await expect(page.getByText(/are bought\./)).toBeVisible();
  await take(page, "seller-labels-outcome");
});

test("seller doors", async ({ page, world }) => {
  for (const name of ["sign-in", "sign-up", "forgot-password"]) {
    await page.goto(`${world.urls.sellerPortal}/${name}`);
    await take(page, `seller-${name}`);
  }
  await page.goto(`${world.urls.sellerPortal}/sign-in`);
  await page.getByLabel("E-mail").fill("shopper@example.com");
  await page.getByLabel("Password", { exact: true }).fill("emporia-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/apply/);
  await take(page, "seller-apply");
});

for (const [name, path] of Object.entries(adminPages))
  test(`admin ${name}`, async ({ admin }) => {
    await admin.open(path);
    await take(admin.page, `admin-${name}`);
  });

test("admin product", async ({ admin }) => {
  const { page } = admin;
  const first = async (list: string) => {
    await admin.open(list);
    await page.getByRole("table").locator('a[href^="/products/"]').first().click();
    await expect(page).toHaveURL(/\/products\/./);
  };
  await first("/products?query=bread saw");
  await take(page, "admin-product");
  await page.getByRole("button", { name: "Take it down" }).click();
  await page.getByRole("button", { name: "Take it down" }).last().click();
  await expect(page.getByText("Choose a reason.")).toBeVisible();
  await take(page, "admin-product-refused");
  await page.getByLabel("Because of").selectOption({ label: "Unsafe" });
  await page.getByRole("button", { name: "Take it down" }).click();
  await page.getByRole("button", { name: "Take it down" }).last().click();
  await expect(page.getByText("Taken down: Unsafe").first()).toBeVisible();
  await take(page, "admin-product-taken-down");
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(page.getByText("Shown again")).toBeVisible();
  await first("/products?query=hostile");
  await take(page, "admin-product-hostile");
  for (const name of ["Bread saw", "Jam pot spoon", "Pear with bay"]) {
    await first(`/products?query=${name}`);
    await page.getByRole("button", { name: "Feature it" }).click();
    await expect(page.getByText("It is featured").first()).toBeVisible();
  }
  await admin.open("/products/featured");
  await page.getByRole("button", { name: /Move up “Pear/ }).click();
  await expect(page.getByText("Moved.")).toBeVisible();
  await take(page, "admin-products-featured");
  await first("/products?query=pear with bay");
  await page.getByLabel("The shop that is to sell it").fill("kiln-and-tide");
  await page.getByLabel("Reason").last().fill("Both shops asked us for it.");
  await page.getByRole("button", { name: "Move it to this shop" }).click();
  await page.getByRole("button", { name: "Move it", exact: true }).click();
  await expect(page.getByText("This shop sells it now.")).toBeVisible();
  await take(page, "admin-product-moved");
});

test("admin details", async ({ admin }) => {
  const { page } = admin;
  for (const list of ["orders", "sellers", "categories"]) {
    await admin.open(`/${list}`);
    await page.getByRole("main").locator(`a[href^="/${list}/"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`/${list}/.`));
    await take(page, `admin-${list === "categories" ? "category" : list.slice(0, -1)}`);
  }
  await page.context().clearCookies();
  await admin.open("/sign-in");
  await take(page, "admin-sign-in");
});

test("messages on both sides", async ({ page, shop, shelf, sellerPortal, admin }) => {
  test.slow();
  const seller = "seller-one@example.com";
  const offer = await shelf.offer(seller, { name: "Doubted mug", price: 2_500, quantity: 5 });
  await shop.signIn("shopper@example.com", PASSWORD);
  await shop.open(`/account/messages/new?product=${offer.slug}`);
  await take(page, "storefront-message-new");
  await page
    .getByLabel(/^Write to /)
    .fill("Does it fit a small hand? Write to nora@example.com or see www.example.com.");
  await page.getByLabel("Pictures").setInputFiles({ name: "hand.png", mimeType: "image/png", buffer: PICTURE });
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByText("Does it fit a small hand?")).toBeVisible();
  await sellerPortal.open("/messages");
  await take(sellerPortal.page, "seller-messages");
  await sellerPortal.page.getByRole("listitem").filter({ hasText: "Doubted mug" }).getByRole("link").click();
  const answer = sellerPortal.page.getByLabel(/^Answer /);
  for (const text of ["It does.\n\nThe handle is narrow: 3 cm.", `Honestly${"y".repeat(300)}, buy it.`]) {
    await answer.fill(text);
    await sellerPortal.page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(answer).toHaveValue("");
  }
  await sellerPortal.page.getByText("Report it").first().click();
  await take(sellerPortal.page, "seller-message-thread");
  await sellerPortal.page.getByLabel("What is wrong with it").selectOption("off_platform");
  await sellerPortal.page.getByRole("button", { name: "Report the message" }).click();
  await expect(sellerPortal.page.getByText("You reported it.")).toBeVisible();
  await shop.open("/account/following");
  await take(page, "storefront-following-empty");
  await shop.open("/shops/kiln-and-tide");
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByRole("button", { name: "Following" })).toBeVisible();
  await take(page, "storefront-shop-followed");
  await shop.open("/account/following");
  await take(page, "storefront-following");
  await shop.open("/account/messages");
  await take(page, "storefront-messages");
  await page.getByRole("listitem").filter({ hasText: "Doubted mug" }).getByRole("link").click();
  await expect(page.getByText("The handle is narrow: 3 cm.")).toBeVisible();
  await take(page, "storefront-message-thread");
  await admin.open("/messages");
  await take(admin.page, "admin-messages");
  await admin.page.getByRole("main").locator('a[href^="/messages/"]').first().click();
  await expect(admin.page.getByText("nora@example.com")).toBeVisible();
  await take(admin.page, "admin-message-thread");
});
