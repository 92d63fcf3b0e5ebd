// A product file of 100,000 rows in, in again, out, and what came out in again: times and memory of the process.
import { exportProducts, importProducts } from "@emporia/core/catalog";
import { type Ctx, homeMarket, newId, systemClock } from "@emporia/core/platform";
import { openDatabase } from "@emporia/db";

const ROWS = Number(process.argv[2] ?? 100_000);
const VARIANTS = 4;
const sizes = ["S", "M", "L", "XL"];

const { db, close } = openDatabase({
  // biome-ignore lint/style/noProcessEnv: the database is the bench's own, there is no configuration of it
  url: process.env.DATABASE_URL ?? "",
  poolSize: 2,
  applicationName: "emporia-bench-import",
});
const silent = () => {};
const warn = (fields: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
const ctx = {
  db,
  clock: systemClock,
  actor: { kind: "system", name: "bench" },
  correlationId: "bench",
  cartId: null,
  market: homeMarket,
  log: { debug: silent, info: silent, warn, error: silent },
  services: { settings: { storefrontUrl: "http://localhost:3000" } },
} as unknown as Ctx;

const sellerId = newId();
const userId = newId();
await db
  .insertInto("users")
  .values({ id: userId, email: "bench@example.com", first_name: "A", last_name: "B" })
  .execute();
const shop = { shop_name: "Bench", shop_slug: "bench", description: "", city: "Portland" };
await db
  .insertInto("sellers")
  .values({
    id: sellerId,
    owner_user_id: userId,
    status: "APPROVED",
    is_trusted: true,
    verified_at: new Date(),
    ...shop,
  })
  .execute();

const body = `"<p>${"Thrown by hand, glazed twice and fired slowly. ".repeat(8)}</p>"`;
async function* rows() {
  yield "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status\n";
  for (let at = 0; at < ROWS / VARIANTS; at++) {
    let text = "";
    for (const [index, size] of sizes.entries()) {
      const first = index === 0 ? `Mug ${at},${body},Kiln,Mugs,"blue, stoneware",true,Size` : ",,,,,,";
      text += `mug-${at},${first},${size},MUG-${at}-${size},300,shopify,${at % 50},${10 + (at % 90)}.50,${index === 0 ? "active" : ""}\n`;
    }
    yield text;
  }
}
async function* bytes(parts: AsyncIterable<string>) {
  for await (const part of parts) yield Buffer.from(part);
}

const results: object[] = [];
async function measured(name: string, work: () => Promise<object>): Promise<void> {
  const started = performance.now();
  const told = await work();
  const seconds = (performance.now() - started) / 1000;
  results.push({ name, seconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024), ...told });
}
const load = async (stream: AsyncIterable<Uint8Array>) => {
  const { errors, ...report } = await importProducts(ctx, { sellerId, stream });
  if (errors[0]) throw new Error(`line ${errors[0].line}: ${errors[0].message}`);
  return report;
};

await measured("import", () => load(bytes(rows())));
await measured("the same again", () => load(bytes(rows())));
await measured("export", async () => {
  let size = 0;
  for await (const part of (await exportProducts(ctx, { sellerId })).text) size += Buffer.byteLength(part);
  return { size };
});
await measured("what was exported again", async () => load(bytes((await exportProducts(ctx, { sellerId })).text)));
process.stdout.write(`${JSON.stringify({ rows: ROWS, results })}\n`);
await close();
