// Measures lists of products among many, started by `pnpm bench:products`.
import { listOwnProductsInput } from "@emporia/contracts/catalog";
import { listStaffProductsInput } from "@emporia/contracts/staff-products";
import { getSellerDashboard } from "@emporia/core/analytics";
import { getOwnProduct, listGrid, listOwnProducts, listStaffProducts } from "@emporia/core/catalog";
import { listLocations, listMovements } from "@emporia/core/inventory";
import { type Ctx, encodeCursor, homeMarket, type Services, systemClock } from "@emporia/core/platform";
import { openDatabase } from "@emporia/db";
import { sql } from "kysely";

const ROUNDS = 20;
const { db, close } = openDatabase({
  // biome-ignore lint/style/noProcessEnv: the database is the bench's own, there is no configuration of it
  url: process.env.DATABASE_URL ?? "",
  poolSize: 4,
});
const ctx: Ctx = {
  db,
  clock: systemClock,
  actor: { kind: "system", name: "bench" },
  cartId: null,
  market: homeMarket,
  correlationId: "bench",
  log: { debug() {}, info() {}, warn() {}, error() {} },
  services: {} as Services,
};

const one = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row> => {
  const [row] = (await statement.execute(db)).rows;
  if (!row) throw new Error("The database is not filled.");
  return row;
};
const seller = await one(sql<{ id: string }>`select md5('seller 0')::uuid as id`);
const small = await one(sql<{ id: string }>`select md5('seller 77')::uuid as id`);
const category = async (n: number) =>
  (await one(sql<{ id: string }>`select id from categories where slug = ${`category-${n}`}`)).id;
const [top, leaf] = [await category(3), await category(123)];
const product = await one(sql<{ id: string; handle: string; sku: string }>`
  select product.id, product.handle, variant.sku from products product join variants variant on variant.product_id = product.id
  where product.seller_id = ${seller.id} order by product.id offset 5000 limit 1`);

/** A place deep in a list, as its cursor. */
async function deep(of: "own" | "staff", sort: "updated" | "name" | "created", where = sql`true`): Promise<string> {
  const order = { updated: sql`updated_at desc, id desc`, name: sql`name, id`, created: sql`id desc` }[sort];
  const position = { updated: sql`updated_at::text`, name: sql`name`, created: sql`''` }[sort];
  const mine = of === "own" ? sql`seller_id = ${seller.id}` : sql`true`;
  const { count } = await one(sql<{ count: number }>`select count(*) from products where ${mine} and ${where}`);
  const row = await one(sql<{ position: string; id: string }>`
    select ${position} as position, id from products where ${mine} and ${where} order by ${order}
    offset ${Math.floor(count * 0.8)} limit 1`);
  return encodeCursor([row.position, row.id]);
}

interface Case {
  list: string;
  what: string;
  ask: (round: number) => Promise<unknown>;
}
const words = ["lamp", "mug", "chair", "print", "bowl", "scarf", "clock", "plate", "shelf", "vase"];
const own = (what: string, given: object | ((round: number) => object), sellerId = seller.id): Case => ({
  list: sellerId === seller.id ? "seller, half of all" : "seller, few",
  what,
  ask: (round) =>
    listOwnProducts(ctx, {
      ...listOwnProductsInput.parse({ limit: 25, ...(typeof given === "function" ? given(round) : given) }),
      sellerId,
    }),
});
const staff = (what: string, given: object | ((round: number) => object)): Case => ({
  list: "staff",
  what,
  ask: (round) =>
    listStaffProducts(
      ctx,
      listStaffProductsInput.parse({ limit: 25, ...(typeof given === "function" ? given(round) : given) }),
    ),
});
const beside = (what: string, ask: Case["ask"]): Case => ({ list: "seller, beside it", what, ask });

const cases: Case[] = [
  own("all", {}),
  own("all, four fifths down", { cursor: await deep("own", "updated") }),
  own("by name", { sort: "name" }),
  own("by name, four fifths down", { sort: "name", cursor: await deep("own", "name") }),
  own("newest", { sort: "created" }),
  own("newest, four fifths down", { sort: "created", cursor: await deep("own", "created") }),
  own("drafts", { status: "DRAFT" }),
  own("drafts, four fifths down", { status: "DRAFT", cursor: await deep("own", "updated", sql`status = 'DRAFT'`) }),
  own("drafts by name", { status: "DRAFT", sort: "name" }),
  own("a word of many names", (round) => ({ query: words[round % words.length] })),
  own("a word of few names", { query: "zephyr" }),
  own("a part of one name", (round) => ({ query: String(10_000 + round * 2) })),
  own("a word of no name", (round) => ({ query: `nothing${round}` })),
  own("two letters", (round) => ({ query: (words[round % words.length] ?? "").slice(0, 2) })),
  own("one letter", { query: "b" }),
  own("a SKU", { query: product.sku }),
  own("a part of many SKUs", { query: "SKU-A" }),
  own("low stock", { stock: "low" }),
  own("none left", { stock: "out" }),
  own("in stock", { stock: "in" }),
  own("a category", { categoryId: leaf }),
  own("a category with those below", { categoryId: top }),
  own("a common tag", (round) => ({ tag: `tag ${round}` })),
  own("a rare tag", (round) => ({ tag: `tag ${4000 + round}` })),
  own("in review", { moderation: "waiting" }),
  own("came back", { moderation: "returned" }),
  ...(["attributes", "picture", "description", "category", "price", "sku", "cost"] as const).map((lacks) =>
    own(`without ${lacks}`, { lacks }),
  ),
  own("a word, drafts, low stock", (round) => ({ query: words[round % 10], status: "DRAFT", stock: "low" })),
  own("a tag of none left by name", (round) => ({ tag: `tag ${round}`, stock: "out", sort: "name" })),
  own("a category without a cost in review", { categoryId: top, lacks: "cost", moderation: "waiting" }),
  own("all", {}, small.id),
  own("a word of many names", (round) => ({ query: words[round % words.length] }), small.id),
  own("two letters", { query: "la" }, small.id),
  own("low stock", { stock: "low" }, small.id),
  beside("the grid and the change of many: all", () => listGrid(ctx, { sellerId: seller.id, limit: 25 })),
  beside("the grid: a word of many names", (round) =>
    listGrid(ctx, { sellerId: seller.id, limit: 25, query: words[round % words.length] }),
  ),
  beside("the grid: low stock", () => listGrid(ctx, { sellerId: seller.id, limit: 25, stock: "low" })),
  beside("movements", () => listMovements(ctx, { sellerId: seller.id, limit: 50 })),
  beside("movements, four fifths down", () =>
    listMovements(ctx, { sellerId: seller.id, limit: 50, cursor: encodeCursor([200_000]) }),
  ),
  beside("movements of a product", () => listMovements(ctx, { sellerId: seller.id, limit: 50, productId: product.id })),
  beside("places and what is there", () => listLocations(ctx, { sellerId: seller.id })),
  beside("what every page counts", () => getSellerDashboard(ctx, { sellerId: seller.id })),
  beside("a product", () => getOwnProduct(ctx, { sellerId: seller.id, productId: product.id })),
  staff("all", {}),
  staff("all, four fifths down", { cursor: await deep("staff", "updated") }),
  staff("drafts", { status: "DRAFT" }),
  staff("a word of many names", (round) => ({ query: words[round % words.length] })),
  staff("a word of few names", { query: "zephyr" }),
  staff("a word of no name", (round) => ({ query: `nothing${round}` })),
  staff("two letters", { query: "la" }),
  staff("a SKU", { query: product.sku }),
  staff("a shop", { shop: "shop-77" }),
  staff("a shop of half of all", { shop: "shop-0" }),
  staff("a category", { category: "category-123" }),
  staff("a category with those below", { category: "category-3" }),
  staff("in review", { moderation: "waiting" }),
  staff("came back", { moderation: "returned" }),
  staff("taken down", { moderation: "taken_down" }),
  staff("low stock", { stock: "low" }),
  staff("none left", { stock: "out" }),
];

const results = [];
// biome-ignore lint/style/noProcessEnv: which cases are measured while one of them is looked into
const only = process.env.BENCH_ONLY;
for (const { list, what, ask } of cases.filter(({ list, what }) => !only || `${list}: ${what}`.includes(only))) {
  const times: number[] = [];
  await ask(0);
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await ask(round);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0;
  results.push({ list, what, p50: at(0.5), p95: at(0.95) });
}
console.log(JSON.stringify(results));
await close();
