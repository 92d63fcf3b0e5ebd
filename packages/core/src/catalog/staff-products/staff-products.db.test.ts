import { updateProductInput } from "@emporia/contracts/catalog";
import { listStaffProductsInput } from "@emporia/contracts/staff-products";
import {
  aCategory,
  actor,
  aProduct,
  aSeller,
  aUser,
  FakeClock,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addLocation, listLocations, setOnHand } from "../../inventory/index";
import { inTransaction, newId } from "../../platform/index";
import { addModel } from "../add-model";
import { addVideo } from "../add-video";
import { approveSubmission } from "../approve-submission";
import { archiveProduct } from "../archive-product";
import { getGoneProduct } from "../get-gone-product";
import { getOwnProduct } from "../get-own-product";
import { getProduct } from "../get-product-page";
import { getSubmission } from "../list-submissions";
import { publishProduct } from "../publish-product";
import { findHome } from "../queries/home";
import { removeProduct } from "../remove-product";
import { removeUnusedPictures } from "../remove-unused-pictures";
import { removeUnusedVideos } from "../remove-unused-videos";
import { returnSubmission } from "../return-submission";
import { updateProduct } from "../update-product";
import { featureProduct, moveFeatured, unfeatureProduct } from "./feature-product";
import { getStaffProduct } from "./get-staff-product";
import { listFeatured } from "./list-featured";
import { listStaffProducts, listStaffVariants } from "./list-staff-products";
import { reassignProduct } from "./reassign-product";
import { recategoriseProduct } from "./recategorise-product";
import { restoreProduct } from "./restore-product";
import { takeDownProduct } from "./take-down-product";

describe("AD-06 products of staff", () => {
  const database = useDatabase();
  let seller: TestSeller;
  let staff: ReturnType<typeof actor>;
  beforeEach(async () => {
    seller = await aSeller(database.db);
    staff = actor({ id: (await aUser(database.db, { staffRole: "catalog" })).id, staffRole: "catalog" });
  });
  const ctx = () => testContext(database.db, { actor: staff });
  const list = async (fields: z.input<typeof listStaffProductsInput>) =>
    listStaffProducts(ctx(), listStaffProductsInput.parse(fields));
  const names = async (fields: z.input<typeof listStaffProductsInput>) =>
    (await list(fields)).items.map(({ name }) => name).sort();
  const complete = async (fields: Parameters<typeof aProduct>[2] = {}) => {
    const category = await aCategory(database.db);
    const product = await aProduct(database.db, seller, { categoryId: category.id, ...fields });
    const mediaId = newId();
    await sql`
      with picture as (
        insert into media (id, seller_id, object_key, width, height)
        values (${mediaId}, ${seller.id}, ${mediaId}, 800, 800) returning id)
      insert into product_media (product_id, media_id, position) select ${product.id}, id, 0 from picture
    `.execute(database.db);
    return product;
  };
  const down = (productId: string, reason = "The glaze was recalled in March.") =>
    takeDownProduct(ctx(), { productId, policy: "unsafe", reason, note: "" });
  const versionOf = async (productId: string) => (await getStaffProduct(ctx(), { productId })).version;
  const restore = async (productId: string, note = "") =>
    restoreProduct(ctx(), { productId, version: await versionOf(productId), note });
  const visible = async (productId: string) => {
    const { rows } = await sql<{ is_visible: boolean }>`
      select is_visible from product_listings where product_id = ${productId}
    `.execute(database.db);
    return rows.length > 0 && rows.every((row) => row.is_visible);
  };
  const events = async (key: string) =>
    (await database.db.selectFrom("domain_events").where("key", "=", key).select("type").orderBy("id").execute()).map(
      (event) => event.type,
    );

  it("lists the products of all shops in every status, found by name, SKU, id and address", async () => {
    const closed = await aSeller(database.db, { status: "SUSPENDED" });
    const [mug, draft] = [
      await aProduct(database.db, seller, { name: "Quixotic mug" }),
      await aProduct(database.db, closed, { name: "Quixotic lamp", status: "DRAFT" }),
    ];
    expect(await names({ query: "quixotic" })).toEqual(["Quixotic lamp", "Quixotic mug"]);
    expect(await names({ query: "quixotic", status: "DRAFT" })).toEqual(["Quixotic lamp"]);
    expect(await names({ query: "quixotic", shop: closed.shopSlug })).toEqual(["Quixotic lamp"]);
    expect(await names({ query: mug.id })).toEqual(["Quixotic mug"]);
    expect(await names({ query: mug.variantId })).toEqual(["Quixotic mug"]);
    expect(await names({ query: `https://shop.example/products/${draft.slug}?from=mail` })).toEqual(["Quixotic lamp"]);
    const { sku } = await database.db
      .selectFrom("variants")
      .where("id", "=", mug.variantId)
      .select("sku")
      .executeTakeFirstOrThrow();
    expect(await names({ query: sku?.toLowerCase() ?? "" })).toEqual(["Quixotic mug"]);
    expect(await names({ query: "%" })).toEqual([]);
    const { items } = await list({ query: "quixotic mug" });
    expect(items).toMatchObject([{ seller: { id: seller.id, status: "APPROVED" }, available: 100, variantCount: 1 }]);
  });

  it("filters by category with all below it, by stock and by what staff have to do with it", async () => {
    const top = await aCategory(database.db);
    const below = await aCategory(database.db, { parentId: top.id });
    const product = await complete({ name: "Zither", categoryId: below.id, onHand: 0 });
    await complete({ name: "Zither case" });
    expect(await names({ query: "zither", category: top.slug })).toEqual(["Zither"]);
    expect(await names({ query: "zither", stock: "out" })).toEqual(["Zither"]);
    await down(product.id);
    expect(await names({ moderation: "taken_down", shop: seller.shopSlug })).toEqual(["Zither"]);
    expect(await names({ moderation: "waiting", shop: seller.shopSlug })).toEqual([]);
    await publishProduct(ctx(), { sellerId: seller.id, productId: product.id });
    expect(await names({ moderation: "waiting", shop: seller.shopSlug })).toEqual(["Zither"]);
  });

  it("pages by what changed last without losing or repeating one, also while the list changes", async () => {
    for (let nth = 0; nth < 5; nth++) await aProduct(database.db, seller, { name: `Ocarina ${nth}` });
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list({ query: "ocarina", limit: 2, cursor });
      seen.push(...page.items.map(({ name }) => name));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([4, 3, 2, 1, 0].map((nth) => `Ocarina ${nth}`));
  });

  it("PN-18 pages through the variants of a product", async () => {
    const product = await aProduct(database.db, seller, { sizes: ["S", "M", "L"] });
    const first = await listStaffVariants(ctx(), { productId: product.id, limit: 2 });
    expect(first.items.map(({ title, onHand }) => [title, onHand])).toEqual([
      ["S", 100],
      ["M", 100],
    ]);
    const rest = await listStaffVariants(ctx(), { productId: product.id, limit: 2, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({ items: [{ title: "L" }], nextCursor: null });
  });

  it("takes a product down with a reason, so that its shop cannot show it without review, trusted or not", async () => {
    const product = await complete();
    expect(await visible(product.id)).toBe(true);
    const taken = await down(product.id);
    expect(taken).toMatchObject({
      status: "DRAFT",
      isTakenDown: true,
      isVisible: false,
      takedown: { policy: "unsafe" },
    });
    expect(taken.history).toMatchObject([
      { action: "product.takeDown", policy: "unsafe", by: "Ada Tester", detail: "From published to taken down" },
    ]);
    expect(await visible(product.id)).toBe(false);
    await expect(getProduct(ctx(), { ref: product.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getGoneProduct(ctx(), { ref: product.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await events(product.id)).toEqual(["ProductUpdated", "ProductTakenDown"]);
    // Saying so twice is harmless.
    expect(await down(product.id)).toEqual(taken);

    const own = { sellerId: seller.id, productId: product.id };
    expect(await getOwnProduct(ctx(), own)).toMatchObject({ takedown: { policy: "unsafe" } });
    const handedIn = await publishProduct(ctx(), own);
    expect(handedIn).toMatchObject({ status: "DRAFT", moderation: { status: "WAITING", isNew: true } });
    const edited = await updateProduct(ctx(), { ...own, description: "<p>Now safe.</p>" });
    expect(edited).toMatchObject({ status: "DRAFT", moderation: { status: "WAITING" } });
    expect(await visible(product.id)).toBe(false);

    const { submissionId, version } = await getStaffProduct(ctx(), { productId: product.id });
    expect(await getSubmission(ctx(), { submissionId: submissionId ?? "" })).toMatchObject({
      takedown: { policy: "unsafe" },
    });
    await approveSubmission(ctx(), { submissionId: submissionId ?? "", version });
    expect(await getOwnProduct(ctx(), own)).toMatchObject({ status: "PUBLISHED", takedown: null });
    expect(await visible(product.id)).toBe(true);
    // From now on its shop publishes it as any other.
    await archiveProduct(ctx(), own);
    expect(await publishProduct(ctx(), own)).toMatchObject({ status: "PUBLISHED" });
  });

  it("keeps what was taken down from being shown by archiving, removing or the database itself", async () => {
    const product = await complete();
    await down(product.id);
    const own = { sellerId: seller.id, productId: product.id };
    await archiveProduct(ctx(), own);
    expect(await publishProduct(ctx(), own)).toMatchObject({ status: "ARCHIVED", moderation: { status: "WAITING" } });
    expect(await removeProduct(ctx(), own)).toEqual({ ok: true, outcome: "archived" });
    await expect(
      sql`update products set status = 'PUBLISHED' where id = ${product.id}`.execute(database.db),
    ).rejects.toThrow(/check constraint/);
  });

  it("shows it again as it was, with what waited of it, and refuses what staff did not take down", async () => {
    const product = await complete();
    await down(product.id);
    await publishProduct(ctx(), { sellerId: seller.id, productId: product.id });
    const restored = await restore(product.id, "A mistake of ours.");
    expect(restored).toMatchObject({ status: "PUBLISHED", isVisible: true, takedown: null, submission: "APPROVED" });
    expect(restored.history[0]).toMatchObject({ action: "product.restore", note: "A mistake of ours." });
    expect(await visible(product.id)).toBe(true);
    expect(await restore(product.id)).toEqual(restored);
    expect(await events(product.id)).toContain("ProductRestored");

    await archiveProduct(ctx(), { sellerId: seller.id, productId: product.id });
    await expect(restore(product.id)).rejects.toMatchObject({
      code: "PRODUCT_TRANSITION_REFUSED",
    });
    await down(product.id);
    await database.db.updateTable("sellers").set({ status: "SUSPENDED" }).where("id", "=", seller.id).execute();
    await expect(restore(product.id)).rejects.toMatchObject({
      code: "SELLER_NOT_APPROVED",
    });
  });

  it("shows again only what was looked at, not what its shop wrote meanwhile", async () => {
    const product = await complete();
    const own = { sellerId: seller.id, productId: product.id };
    const { version } = await down(product.id);
    await updateProduct(ctx(), { ...own, description: "<p>Buy it elsewhere.</p>" });
    const unseen = { productId: product.id, version, note: "" };
    await expect(restoreProduct(ctx(), unseen)).rejects.toMatchObject({ code: "PRODUCT_CHANGED" });
    expect(await visible(product.id)).toBe(false);
    const restored = await restoreProduct(ctx(), { ...unseen, version: await versionOf(product.id) });
    expect(restored).toMatchObject({ status: "PUBLISHED", description: "<p>Buy it elsewhere.</p>" });
    // To whom it is shown already, that is no news.
    expect(await restoreProduct(ctx(), unseen)).toEqual(restored);
  });

  describe("taking down what its shop has changed and staff have not looked at", () => {
    const own = (productId: string) => ({ sellerId: seller.id, productId });
    const written = async (fields: Parameters<typeof complete>[0] = {}) => {
      seller = await aSeller(database.db, { isTrusted: false });
      const product = await complete({ name: "Old name", ...fields });
      const change = { name: "New name", description: "<p>New words.</p>", slug: `new-${product.slug}` };
      const waiting = await updateProduct(ctx(), { ...own(product.id), ...change });
      expect(waiting).toMatchObject({ moderation: { status: "WAITING", isNew: false } });
      return { product, change };
    };

    it("keeps what waits in the draft, which waits no more", async () => {
      const { product, change } = await written();
      const taken = await down(product.id);
      expect(taken).toMatchObject({ status: "DRAFT", submissionId: null, ...change });
      expect(await getOwnProduct(ctx(), own(product.id))).toMatchObject({ status: "DRAFT", ...change });
      expect(await down(product.id, "The glaze was recalled again.")).toMatchObject({ ...change });
      expect(await restore(product.id)).toMatchObject({ status: "PUBLISHED", ...change });
    });

    it("keeps what came back to be mended", async () => {
      const { product, change } = await written();
      const { submissionId, version } = await getStaffProduct(ctx(), { productId: product.id });
      const reason = "Please write the name as a name.";
      const decision = { submissionId: submissionId ?? "", version, policy: "name" as const, reason, note: "" };
      await returnSubmission(ctx(), decision);
      expect(await down(product.id)).toMatchObject({ status: "DRAFT", ...change });
      expect(await publishProduct(ctx(), own(product.id))).toMatchObject({ ...change, status: "DRAFT" });
    });

    it("keeps variants that are to be new, and goes without them where their SKU is another's by now", async () => {
      const withLarge = async () => {
        const { product } = await written({ sizes: ["S", "M"] });
        const { options, variants } = await getOwnProduct(ctx(), own(product.id));
        const sku = `LARGE-${product.slug}`;
        const input = updateProductInput.parse({
          productId: product.id,
          options: options.map((option) => ({ ...option, values: [...option.values, "L"] })),
          variants: [
            ...variants.map((variant) => ({ id: variant.id, options: variant.options })),
            { options: ["L"], sku, price: 2600 },
          ],
        });
        await updateProduct(ctx(), { ...input, sellerId: seller.id });
        return { productId: product.id, sku };
      };
      const { productId } = await withLarge();
      expect(await down(productId)).toMatchObject({ name: "New name", variantCount: 3 });

      const { productId: late, sku } = await withLarge();
      const other = await aProduct(database.db, seller);
      await sql`update variants set sku = ${sku} where id = ${other.variantId}`.execute(database.db);
      expect(await down(late)).toMatchObject({ name: "New name", variantCount: 2 });
    });
  });

  it("puts a product into another category, with what waits of it, and writes down from where", async () => {
    seller = await aSeller(database.db, { isTrusted: false });
    const product = await complete();
    const own = { sellerId: seller.id, productId: product.id };
    await updateProduct(ctx(), { ...own, name: "A better name" });
    const target = await aCategory(database.db, { name: "Mugs" });
    const input = { productId: product.id, category: target.slug, reason: "Shoppers look for it there." };
    const moved = await recategoriseProduct(ctx(), input);
    expect(moved).toMatchObject({ category: { id: target.id, path: "Mugs" }, status: "PUBLISHED", isVisible: true });
    expect(moved.history[0]).toMatchObject({ action: "product.recategorise", reason: input.reason });
    expect(await recategoriseProduct(ctx(), input)).toEqual(moved);
    await approveSubmission(ctx(), { submissionId: moved.submissionId ?? "", version: moved.version });
    expect(await getOwnProduct(ctx(), own)).toMatchObject({ name: "A better name", categoryId: target.id });
    await expect(recategoriseProduct(ctx(), { ...input, category: "nowhere" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  it("shows what staff feature on the front page in their order, while it can be bought and until its day ends", async () => {
    const clock = new FakeClock(new Date("2026-07-01T12:00:00Z"));
    const at = () => testContext(database.db, { actor: staff, clock });
    const [first, second] = [await complete({ name: "First" }), await complete({ name: "Second" })];
    await featureProduct(at(), { product: first.slug, endsOn: "2026-07-02" });
    const both = await featureProduct(at(), { product: second.id, endsOn: null });
    expect(both.map(({ name, endsAt, isShown }) => [name, endsAt, isShown])).toEqual([
      ["First", "2026-07-03T00:00:00.000Z", true],
      ["Second", null, true],
    ]);
    const shown = async () => (await findHome(database.db, at().market, clock.now())).featured.map(({ name }) => name);
    expect(await shown()).toEqual(["First", "Second"]);
    await moveFeatured(at(), { productId: second.id, position: 0 });
    await moveFeatured(at(), { productId: second.id, position: 0 });
    expect(await shown()).toEqual(["Second", "First"]);
    await down(second.id);
    expect(await shown()).toEqual(["First"]);
    expect((await listFeatured(at())).map(({ isShown }) => isShown)).toEqual([false, true]);
    await restore(second.id);
    clock.advance(2 * 86_400_000);
    expect(await shown()).toEqual(["Second"]);
    await unfeatureProduct(at(), { productId: second.id });
    await unfeatureProduct(at(), { productId: second.id });
    expect(await shown()).toEqual([]);
    await expect(featureProduct(at(), { product: first.id, endsOn: "2026-07-02" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    const { history, featured } = await getStaffProduct(ctx(), { productId: second.id });
    expect(featured).toBeNull();
    expect(history.find(({ action }) => action === "product.moveFeatured")?.detail).toBe("From place 2 to place 1");
    expect(history.map(({ action }) => action).sort()).toEqual([
      "product.feature",
      "product.moveFeatured",
      "product.restore",
      "product.takeDown",
      "product.unfeature",
    ]);
  });

  describe("reassigning to another shop", () => {
    const reason = "Both shops asked us for it.";
    const stock = async (variantIds: readonly string[]) =>
      (
        await database.db
          .selectFrom("stock_levels")
          .where("variant_id", "in", variantIds)
          .orderBy("variant_id")
          .select(["on_hand", "reserved", "seller_id"])
          .execute()
      ).map((level) => [level.on_hand, level.reserved, level.seller_id]);

    it("makes it anew there, with its address and what is not promised, and leaves what was sold where it was", async () => {
      const target = await aSeller(database.db, { isTrusted: false });
      const product = await complete({ name: "Moved lamp", onHand: 10, prices: { EUR: 2300 } });
      await sql`update stock_levels set reserved = 3 where variant_id = ${product.variantId}`.execute(database.db);
      await sql`update variants set cost_amount = 700 where id = ${product.variantId}`.execute(database.db);
      await sql`insert into product_slug_redirects (old_slug, product_id) values ('lamp-of-old', ${product.id})`.execute(
        database.db,
      );
      await featureProduct(ctx(), { product: product.id, endsOn: null });
      const input = { productId: product.id, shop: target.shopSlug, withStock: true, reason };
      const arrived = await reassignProduct(ctx(), input);
      expect(arrived).toMatchObject({
        name: "Moved lamp",
        slug: product.slug,
        status: "PUBLISHED",
        isVisible: true,
        seller: { id: target.id },
        available: 7,
        featured: { endsAt: null },
      });
      expect(arrived.history[0]).toMatchObject({ action: "product.reassign", reason });
      const made = await getOwnProduct(ctx(), { sellerId: target.id, productId: arrived.id });
      expect(made.variants[0]).toMatchObject({ costPerItem: null, onHand: 7, reserved: 0 });
      const { rows: prices } = await sql<{ currency: string; amount: string }>`
        select currency, amount from prices where variant_id = ${made.variants[0]?.id} order by currency
      `.execute(database.db);
      expect(prices.map(({ currency, amount }) => [currency, Number(amount)])).toEqual([
        ["EUR", 2300],
        ["USD", 2500],
      ]);
      expect((await getProduct(ctx(), { ref: "lamp-of-old" })).id).toBe(arrived.id);

      const left = await getStaffProduct(ctx(), { productId: product.id });
      expect(left).toMatchObject({
        status: "DRAFT",
        isVisible: false,
        seller: { id: seller.id },
        takedown: { policy: "moved", movedToId: arrived.id },
      });
      expect(await stock(product.variantIds)).toEqual([[3, 3, seller.id]]);
      expect(await reassignProduct(ctx(), input)).toEqual(arrived);
      expect(await names({ query: "moved lamp" })).toHaveLength(2);
      // Its old shop cannot show it by itself any more.
      const own = { sellerId: seller.id, productId: product.id };
      expect(await publishProduct(ctx(), own)).toMatchObject({ status: "DRAFT", moderation: { status: "WAITING" } });
      expect(await events(product.id)).toContain("ProductReassigned");
    });

    it("keeps a file for as long as one of the two shops shows it", async () => {
      const target = await aSeller(database.db);
      const product = await complete();
      const arrived = await reassignProduct(ctx(), {
        productId: product.id,
        shop: target.shopSlug,
        withStock: false,
        reason,
      });
      expect(arrived.pictures).toHaveLength(1);
      const deleted = async () => {
        const clock = new FakeClock(new Date(Date.now() + 3 * 86_400_000));
        await removeUnusedPictures(testContext(database.db, { actor: staff, clock }));
        const { rows } = await sql<{ count: number }>`
          select count(*)::int as count from graphile_worker.jobs where task_identifier = 'catalog.deletePicture'
        `.execute(database.db);
        return rows[0]?.count;
      };
      const before = await deleted();
      await sql`delete from products where id = ${product.id}`.execute(database.db);
      expect(await deleted()).toBe(before);
      await sql`delete from products where id = ${arrived.id}`.execute(database.db);
      expect(await deleted()).toBe((before ?? 0) + 1);
    });

    it.each([
      ["video", "upload", addVideo],
      ["model", "model", addModel],
    ] as const)(
      "P-45 takes an uploaded %s along, whose file stays for as long as one of the two shops shows it",
      async (kind, provider, add) => {
        const target = await aSeller(database.db);
        const product = await complete();
        const film = await add(ctx(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
        const input = updateProductInput.parse({ productId: product.id, videos: [{ url: film.url, title: "Lit" }] });
        await updateProduct(ctx(), { ...input, sellerId: seller.id });
        const move = { productId: product.id, shop: target.shopSlug, withStock: false, reason };
        const arrived = await reassignProduct(ctx(), move);
        const [taken] = (await getOwnProduct(ctx(), { sellerId: target.id, productId: arrived.id })).videos;
        expect(taken).toMatchObject({ provider, title: "Lit" });
        expect(taken?.url).not.toBe(film.url);
        const deleted = async () => {
          const clock = new FakeClock(new Date(Date.now() + 3 * 86_400_000));
          await removeUnusedVideos(testContext(database.db, { actor: staff, clock }));
          const { rows } =
            await sql`select from graphile_worker.jobs where key like ${`%${kind}s/${film.id}%`}`.execute(database.db);
          return rows.length;
        };
        await sql`delete from products where id = ${product.id}`.execute(database.db);
        expect(await deleted()).toBe(0);
        await sql`delete from products where id = ${arrived.id}`.execute(database.db);
        expect(await deleted()).toBe(1);
      },
    );

    it("CAT-08 takes a picture along that both shops' files name by its supplier's address", async () => {
      const target = await aSeller(database.db);
      const product = await complete();
      const address = "https://supplier.example/lamp.jpg";
      await sql`update media set source_url = ${address}
        where id = (select media_id from product_media where product_id = ${product.id})`.execute(database.db);
      await sql`insert into media (id, seller_id, object_key, source_url, width, height)
        values (${newId()}, ${target.id}, ${newId()}, ${address}, 800, 800)`.execute(database.db);
      const input = { productId: product.id, shop: target.shopSlug, withStock: false, reason };
      expect((await reassignProduct(ctx(), input)).pictures).toHaveLength(1);
    });

    it("leaves stock that lies elsewhere, and says so", async () => {
      const target = await aSeller(database.db);
      const product = await complete({ onHand: 10 });
      const own = { sellerId: seller.id };
      await addLocation(ctx(), { ...own, name: "Barn" });
      const barn = (await listLocations(ctx(), own)).items.find(({ name }) => name === "Barn");
      await inTransaction(ctx(), async (tx) => {
        const barnOf = { ...own, variantId: product.variantId, locationId: barn?.id };
        await setOnHand(tx, ctx(), { ...barnOf, onHand: 5, kind: "counted" });
      });
      const input = { productId: product.id, shop: target.shopSlug, withStock: true, reason };
      await expect(reassignProduct(ctx(), input)).rejects.toThrow("Its stock lies in several places");
      expect(await reassignProduct(ctx(), { ...input, withStock: false })).toMatchObject({ available: 0 });
    });

    it("takes variants with their pictures along, of a shop whose products staff look at first", async () => {
      seller = await aSeller(database.db, { isTrusted: false });
      const target = await aSeller(database.db);
      const product = await complete({ sizes: ["S", "M"], onHand: 4 });
      await sql`update variants set media_id = (select media_id from product_media where product_id = ${product.id})
        where product_id = ${product.id}`.execute(database.db);
      const input = { productId: product.id, shop: target.shopSlug, withStock: false, reason };
      const arrived = await reassignProduct(ctx(), input);
      expect(arrived).toMatchObject({ variantCount: 2, available: 0, status: "PUBLISHED" });
      const { variants, pictures } = await getOwnProduct(ctx(), { sellerId: target.id, productId: arrived.id });
      expect(variants.map(({ mediaId }) => mediaId)).toEqual([pictures[0]?.id, pictures[0]?.id]);
      expect(await stock(product.variantIds)).toEqual([
        [4, 0, seller.id],
        [4, 0, seller.id],
      ]);
    });

    it("refuses by name what cannot go", async () => {
      const target = await aSeller(database.db);
      const product = await complete();
      const input = { productId: product.id, shop: target.shopSlug, withStock: false, reason };
      const taken = await aProduct(database.db, target);
      await sql`update variants set sku = (select sku from variants where id = ${product.variantId})
        where id = ${taken.variantId}`.execute(database.db);
      await expect(reassignProduct(ctx(), input)).rejects.toThrow(/already uses the SKU SKU-/);
      await expect(reassignProduct(ctx(), { ...input, shop: seller.shopSlug })).rejects.toMatchObject({
        code: "VALIDATION_FAILED",
      });
      const closed = await aSeller(database.db, { status: "SUSPENDED" });
      await expect(reassignProduct(ctx(), { ...input, shop: closed.shopSlug })).rejects.toMatchObject({
        code: "VALIDATION_FAILED",
      });
      await sql`update variants set sku = null where id = ${taken.variantId}`.execute(database.db);
      await down(product.id);
      await expect(reassignProduct(ctx(), input)).rejects.toThrow(/taken down/);
      expect(await getStaffProduct(ctx(), { productId: product.id })).toMatchObject({ slug: product.slug });
    });
  });
});
