import {
  countBoughtTogether,
  countTags,
  findSimilar,
  listSubmissions,
  publishProduct,
  returnSubmission,
  schedulePublication,
  setSale,
  updateProduct,
} from "@emporia/core/catalog";
import { addLocation, transferStock, updateLocation } from "@emporia/core/inventory";
import { after, type Ctx, DAY_MS } from "@emporia/core/platform";
import { measureQuality } from "@emporia/core/search";
import { setBusiness, setTaxId, setTrust } from "@emporia/core/sellers";
import { sql } from "kysely";
import type { Core } from "../create-core";

/** A product's address, per cent off, days from now until it begins, and until it ends. */
const sales = [
  ["gillnet-vase", 20, 0, 9],
  ["estuary-dinner-plate", 15, 0, 5],
  ["roll-top-courier", 25, 0, 12],
  ["concierge-lamp", 10, 0, 3],
  ["animas-breakfast-blend", 15, 0, 20],
  ["ferryman-teapot", 20, 4, 11],
  ["canvas-barn-jacket", 30, 2, 9],
] as const;

/** Drafts that are to be seen some days from now. */
const scheduled = [
  ["pilot-mug", 3],
  ["vesper-table-lamp", 6],
] as const;

/** Shops with a second location, what it and the first are called, and every which product lies there too. */
const secondLocations = [
  { shop: "kiln-and-tide", first: "Pier 14 studio", second: "Net loft store room", everyNth: 2 },
  { shop: "longshore-coat", first: "Thames Street workshop", second: "Locust Point warehouse", everyNth: 3 },
  { shop: "switchback-coffee", first: "Roastery", second: "Farmers' market stall", everyNth: 4 },
] as const;

/** Shops at whose words staff look first, because they are new here. */
const untrusted = ["rainy-sunday", "petal-and-post"] as const;
const handedIn = ["half-moon-full-table", "feathered-headband"] as const;
const rewritten: readonly [slug: string, changes: { name?: string; tags?: string[]; description?: string }][] = [
  ["clementine-rabbit", { name: "Clementine, a rabbit in her Sunday coat" }],
  [
    "iron-lace",
    {
      description:
        "<p>Drawn from the balconies of Royal Street and cut by hand, one saw blade to a pair.</p><p>Nickel-free posts. The cast-iron black will soften to pewter with wear.</p>",
      tags: ["earrings", "new orleans", "lace", "cut by hand"],
    },
  ],
];
const sentBack: [slug: string, name: string, reason: string] = [
  "attic-bear",
  "BEST BEAR EVER!!! Attic bear – LOWEST PRICE",
  "Please write the name as a name: no capitals for emphasis, and the price is shown beside it.",
];

/**
 * What shops and staff are in the middle of: sales, goods that wait for their day, stock in several locations, and words
 * that staff are to look at. By the rules of each domain, so that it is what people could have done.
 */
export async function seedShopWork(core: Core): Promise<void> {
  const ctx = core.context({ actor: { kind: "system", name: "seed" }, correlationId: "seed-shop-work" });
  const productOf = await byKey(ctx, "products", "slug");
  const shopOf = await byKey(ctx, "sellers", "shop_slug");
  const own = (slug: string) => known(productOf, slug);
  const inDays = (days: number) => after(ctx.clock, days * DAY_MS).toISOString();

  for (const [slug, percent, begins, ends] of sales) {
    const startsAt = begins === 0 ? undefined : inDays(begins);
    await setSale(ctx, { ...own(slug), percent, currency: "USD", startsAt, endsAt: inDays(ends) });
  }
  for (const [slug, days] of scheduled) await schedulePublication(ctx, { ...own(slug), publishAt: inDays(days) });
  for (const each of secondLocations) await divideStock(ctx, known(shopOf, each.shop).sellerId, each);

  for (const shop of untrusted) await setTrust(ctx, { sellerId: known(shopOf, shop).sellerId, isTrusted: false });
  const [slug, name, reason] = sentBack;
  await updateProduct(ctx, { ...own(slug), name });
  const [submission] = (await listSubmissions(ctx, { limit: 1 })).items;
  if (submission)
    await returnSubmission(ctx, { submissionId: submission.id, version: submission.version, reason, note: "" });
  for (const draft of handedIn) await publishProduct(ctx, own(draft));
  for (const [rewrittenSlug, changes] of rewritten) await updateProduct(ctx, { ...own(rewrittenSlug), ...changes });
  for (const [nth, { sellerId }] of [...shopOf.values()].entries())
    await setTaxId(ctx, { sellerId, kind: "ein", taxId: `99-${String(1_000_000 + nth * 7919)}` });
  await seedBusinesses(ctx);
  await countTags(ctx);
  await countBoughtTogether(ctx);
  await findSimilar(ctx);
  await measureQuality(ctx);
}

/** Each shop's legal name and address, so that its invoices are whole. Shops that are not in the US left a VAT number. */
async function seedBusinesses(ctx: Ctx): Promise<void> {
  const shops = await ctx.db
    .selectFrom("sellers")
    .select(["id", "shop_name", "business_type", "city", "state", "country"])
    .orderBy("shop_slug")
    .execute();
  for (const [nth, shop] of shops.entries()) {
    const { city, state, country } = shop;
    const isUs = country === "US";
    const end = isUs ? (shop.business_type === "individual" ? "" : " LLC") : " Ltd";
    await setBusiness(ctx, {
      sellerId: shop.id,
      legalName: `${shop.shop_name}${end}`,
      line1: `${12 + nth * 7} Market Street`,
      city: city || "Portland",
      state,
      postalCode: String(10_000 + ((nth * 7919) % 89_999)),
      country,
    });
    if (!isUs) await setTaxId(ctx, { sellerId: shop.id, kind: "vat", taxId: `${country}${100_000_000 + nth * 7919}` });
  }
}

interface Owned {
  productId: string;
  sellerId: string;
}

async function byKey(ctx: Ctx, table: "products" | "sellers", key: string): Promise<Map<string, Owned>> {
  const sellerId = table === "sellers" ? sql.ref("id") : sql.ref("seller_id");
  const { rows } = await sql<Owned & { key: string }>`
    select ${sql.ref(key)} as key, id as "productId", ${sellerId} as "sellerId" from ${sql.table(table)}
  `.execute(ctx.db);
  return new Map(rows.map(({ key: name, ...owned }) => [name, owned]));
}

function known(all: ReadonlyMap<string, Owned>, name: string): Owned {
  const found = all.get(name);
  if (!found) throw new Error(`The demo has no “${name}”`);
  return found;
}

/** Names a shop's first location, and takes a third of some of its goods to a second one. */
async function divideStock(
  ctx: Ctx,
  sellerId: string,
  { first, second, everyNth }: { first: string; second: string; everyNth: number },
): Promise<void> {
  const { items } = await addLocation(ctx, { sellerId, name: second });
  const from = items.find(({ isDefault }) => isDefault);
  const to = items.find(({ name }) => name === second);
  if (!from || !to) return;
  await updateLocation(ctx, { sellerId, locationId: from.id, name: first });
  const { rows } = await sql<{ variantId: string; onHand: number }>`
    select variant_id as "variantId", on_hand as "onHand" from location_levels
    where location_id = ${from.id} and on_hand >= 3 order by variant_id
  `.execute(ctx.db);
  const moved = rows
    .filter((_, nth) => nth % everyNth === 0)
    .map(({ variantId, onHand }) => ({ variantId, quantity: Math.floor(onHand / 3) }));
  if (moved.length > 0)
    await transferStock(ctx, {
      ...{ sellerId, fromLocationId: from.id, toLocationId: to.id, items: moved.slice(0, 200) },
      note: "First load",
    });
}
