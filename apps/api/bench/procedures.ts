// Measures procedures in process against the database of a running stack. Started by `pnpm bench`.
import { createCore, createLogger } from "@emporia/adapters";
import { coreConfig } from "@emporia/config";
import { createCaller } from "@emporia/trpc/server";

const CONNECTIONS = 10;
const SECONDS = Number(process.argv[2] ?? 4);

interface Measured {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  statements: number;
}

let statements = 0;
const log = createLogger("bench", "silent");
const core = createCore({ ...coreConfig(), DATABASE_POOL_SIZE: CONNECTIONS }, log, {
  applicationName: "emporia-bench",
  onStatement: () => {
    statements++;
  },
});
const results: Measured[] = [];

const callerFor = (cartId: string | null) =>
  createCaller({
    core: core.context({ actor: { kind: "guest" }, correlationId: "bench", cartId }),
    requestedSellerId: null,
    drawCall: () => {},
  });

/** Runs `work` from ten callers at once for a few seconds. */
async function measure(name: string, work: (turn: number) => Promise<unknown>): Promise<void> {
  let turn = 0;
  const warmUntil = performance.now() + 700;
  await together(async () => {
    while (performance.now() < warmUntil) await work(turn++);
  });
  const took: number[] = [];
  statements = 0;
  const began = performance.now();
  const until = began + SECONDS * 1000;
  await together(async () => {
    while (performance.now() < until) {
      const at = performance.now();
      await work(turn++);
      took.push(performance.now() - at);
    }
  });
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const quantile = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  results.push({
    name,
    perSecond: took.length / seconds,
    p50: quantile(0.5),
    p99: quantile(0.99),
    statements: statements / took.length,
  });
}

async function together(work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}

const pick = <Item>(items: readonly Item[], turn: number): Item => items[(turn * 7919) % items.length] as Item;

const products = await core.db
  .selectFrom("product_listings")
  .innerJoin("products", "products.id", "product_listings.product_id")
  .where("is_visible", "=", true)
  .select(["products.id", "products.slug"])
  .execute();
const categories = await core.db.selectFrom("categories").select("slug").execute();
const variants = await core.db
  .selectFrom("variants")
  .innerJoin("product_listings", "product_listings.product_id", "variants.product_id")
  .where("is_visible", "=", true)
  .select("variants.id")
  .execute();
// Plenty of everything: the point is speed, not running out.
await core.db.updateTable("stock_levels").set({ on_hand: 1_000_000, reserved: 0 }).execute();

await measure("raw read by primary key", (turn) =>
  core.pool.query({
    name: "raw_read",
    text: "select id, slug, name, status from products where id = $1",
    values: [pick(products, turn).id],
  }),
);
await measure("raw single-row update", (turn) =>
  core.pool.query({
    name: "raw_update",
    text: "update stock_levels set updated_at = now() where variant_id = $1",
    values: [pick(variants, turn).id],
  }),
);
const guest = callerFor(null);
await measure("product by slug", (turn) => guest.catalog.productPage({ productId: pick(products, turn).slug }));
await measure("recommendations", (turn) => guest.catalog.recommendations({ productId: pick(products, turn).slug }));
await measure("category page (24)", (turn) => guest.catalog.categoryPage({ categoryId: pick(categories, turn).slug }));
const words = ["mug", "lamp", "linen", "oak", "wool scarf", "notebook", "candel", "leather", "blue", "tea"];
await measure("search", (turn) => guest.catalog.search({ q: pick(words, turn) }));
await measure("add to cart", (turn) => callerFor(null).cart.add({ variantId: pick(variants, turn).id, quantity: 1 }));

const address = {
  firstName: "Bench",
  lastName: "Mark",
  line1: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  postalCode: "94105",
  country: "US",
};
async function checkoutReady(turn: number) {
  const cart = await callerFor(null).cart.add({ variantId: pick(variants, turn).id, quantity: 1 });
  const shopper = callerFor(cart.id);
  const { id: checkoutId } = await shopper.checkout.init({ email: "bench@example.com" });
  const { groups } = await shopper.checkout.setShippingAddress({ checkoutId, shippingAddress: address });
  await shopper.checkout.setShippingMethods({
    checkoutId,
    choices: groups.map((group) => ({ sellerId: group.seller.id, rateId: group.rates[0]?.id ?? "" })),
  });
  await shopper.checkout.setPaymentMethod({ checkoutId, paymentMethodId: "pm_card_visa" });
  return { shopper, checkoutId };
}
await measure("full checkout (7 calls)", async (turn) => {
  const { shopper, checkoutId } = await checkoutReady(turn);
  await shopper.checkout.complete({ checkoutId });
});
const ready: Awaited<ReturnType<typeof checkoutReady>>[] = [];
const wanted = Math.ceil((results.at(-1)?.perSecond ?? 50) * 2.5 * (SECONDS + 1));
for (let turn = 0; turn < wanted; turn += CONNECTIONS)
  ready.push(...(await Promise.all(Array.from({ length: CONNECTIONS }, (_, each) => checkoutReady(turn + each)))));
await measure("complete checkout", async () => {
  const next = ready.pop() ?? (await checkoutReady(1));
  await next.shopper.checkout.complete({ checkoutId: next.checkoutId });
});

await core.close();
process.stdout.write(`${JSON.stringify({ ready: true, results })}\n`);
