import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { freePort } from "../../scripts/embedded-postgres.mjs";
import { Shop } from "../fixtures/shop";
import { expect, launchArguments, PASSWORD, test } from "../fixtures/test";
import { Tool } from "../fixtures/tool";
import { theWorld } from "../fixtures/world";
import { type Category, categories, measure } from "./measure";
import { ANNOTATION } from "./table";

interface Budget {
  /** Kilobytes of JavaScript. */
  scripts: number;
  shift: number;
  categories: readonly Category[];
}

const forShopping: Budget = { scripts: 130, shift: 0.02, categories };
const forPaying: Budget = { scripts: 170, shift: 0.02, categories: categories.filter((id) => id !== "seo") };
const forTools: Budget = { scripts: 260, shift: 0.05, categories: ["accessibility"] };

const pages: { name: string; budget: Budget; url: (addresses: Addresses) => string }[] = [
  { name: "home", budget: forShopping, url: ({ storefront }) => storefront },
  { name: "category", budget: forShopping, url: ({ storefront }) => `${storefront}/categories/kitchen` },
  { name: "product", budget: forShopping, url: ({ product }) => product },
  { name: "search", budget: forShopping, url: ({ storefront }) => `${storefront}/search?q=mug` },
  { name: "cart", budget: forPaying, url: ({ storefront }) => `${storefront}/cart` },
  { name: "checkout", budget: forPaying, url: ({ checkout }) => checkout },
  ...["/", "/products/new", "/orders"].map((path) => ({
    name: `seller ${path}`,
    budget: forTools,
    url: ({ sellerPortal }: Addresses) => `${sellerPortal}${path}`,
  })),
  ...["/", "/applications", "/orders"].map((path) => ({
    name: `admin ${path}`,
    budget: forTools,
    url: ({ admin }: Addresses) => `${admin}${path}`,
  })),
];

interface Addresses {
  storefront: string;
  sellerPortal: string;
  admin: string;
  /** The product that is in the cart, and the checkout of that cart. */
  product: string;
  checkout: string;
}

// Lighthouse works in the browser's own profile, so this one has a cart and is signed in to both tools.
let browser: BrowserContext;
let page: Page;
let profile: string;
let port: number;
let addresses: Addresses;

test.beforeAll(async () => {
  const world = theWorld();
  profile = mkdtempSync(path.join(os.tmpdir(), "emporia-budgets-"));
  port = await freePort(0);
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: world.chromium,
    args: [...launchArguments, `--remote-debugging-port=${port}`],
    viewport: { width: 1440, height: 900 },
  });
  page = browser.pages()[0] ?? (await browser.newPage());
  const shop = new Shop(page, world);
  await shop.buyFrom("/shops/longshore-coat");
  const product = page.url();
  await shop.openCart();
  await shop.checkOut();
  const { storefront, sellerPortal, admin } = world.urls;
  addresses = { storefront, sellerPortal, admin, product, checkout: page.url() };
  await new Tool(page, sellerPortal).signIn("seller-one@example.com", PASSWORD);
  await new Tool(page, admin).signIn("staff@example.com", PASSWORD);
});

test.afterAll(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
});

for (const { name, budget, url } of pages)
  test(name, async () => {
    const measured = await measure(page, url(addresses), port, budget.categories);
    test.info().annotations.push({ type: ANNOTATION, description: JSON.stringify(measured) });
    expect.soft(measured.scripts, "kilobytes of JavaScript").toBeLessThanOrEqual(budget.scripts);
    expect.soft(measured.shift, "what moved on its own").toBeLessThan(budget.shift);
    expect.soft(measured.axe, "axe").toEqual([]);
    expect.soft(measured.failed, "Lighthouse").toEqual([]);
  });

test("no app sends the schemas of forms to browsers", () => {
  for (const app of ["storefront", "seller-portal", "admin"]) {
    const assets = path.join(import.meta.dirname, "../../apps", app, "build/client/assets");
    const scripts = readdirSync(assets).filter((file) => file.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(10);
    const loaded = scripts.filter((file) => readFileSync(path.join(assets, file), "utf8").includes("ZodError"));
    expect(loaded, app).toEqual([]);
  }
});
