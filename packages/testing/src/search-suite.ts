import { searchProductsInput, searchProductsView } from "@emporia/contracts/catalog";
import {
  archiveProduct,
  getStaffProduct,
  publishProduct,
  recategoriseProduct,
  restoreProduct,
  takeDownProduct,
} from "@emporia/core/catalog";
import {
  addPin,
  addStopWord,
  type Bounds,
  findProducts,
  measureQuality,
  type SearchIndex,
  saveSynonyms,
  searchProducts,
  suggest,
  toProductQuery,
} from "@emporia/core/search";
import { reinstateSeller, suspendSeller } from "@emporia/core/sellers";
import type { Db } from "@emporia/db";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { system, testContext } from "./context";
import { countStatements, type TestDatabase, useDatabase } from "./database";
import { aCategory, aProduct, aSeller, type TestSeller } from "./factories";

export interface SearchUnderTest {
  /** The index to be asked, which keeps what `db` holds. */
  index(db: Db): SearchIndex;
  /** Waits until the index knows all that was written. */
  settle(db: Db): Promise<void>;
}

/** What every index has to do, whatever it is made of. Queries have words, because without them none is asked. */
export function describeSearchIndex(name: string, underTest: SearchUnderTest): void {
  describe(`searching by ${name}`, () => {
    const database: TestDatabase = useDatabase();
    const context = () => {
      const ctx = testContext(database.db);
      return { ...ctx, services: { ...ctx.services, search: underTest.index(database.db) } };
    };
    const search = (input: object) => searchProducts(context(), searchProductsInput.parse(input));
    const names = async (input: object) => (await search(input)).items.map((card) => card.name);
    const sorted = async (input: object) => (await names(input)).sort();
    let copper: TestSeller;
    let wool: TestSeller;
    let home: { id: string; slug: string };
    let lamps: { id: string; slug: string };
    let blankets: { id: string; slug: string };

    beforeAll(async () => {
      const { db } = database;
      copper = await aSeller(db, { shopName: "Copper & Co" });
      wool = await aSeller(db, { shopName: "Northern Wool" });
      home = await aCategory(db, { name: "Home" });
      lamps = await aCategory(db, { name: "Lamps", parentId: home.id });
      blankets = await aCategory(db, { name: "Blankets", parentId: home.id });
      const day = (of: number) => new Date(Date.UTC(2026, 5, of));
      await aProduct(db, copper, {
        name: "Brass desk lamp",
        priceAmount: 9900,
        categoryId: lamps.id,
        tags: ["desk"],
        rating: { hundredths: 480, count: 40 },
        soldCount: 3,
        publishedAt: day(1),
      });
      await aProduct(db, copper, {
        name: "Bluetooth speaker lamp",
        priceAmount: 4500,
        categoryId: lamps.id,
        rating: { hundredths: 310, count: 12 },
        soldCount: 9,
        publishedAt: day(3),
      });
      await aProduct(db, copper, { name: "Wall lamp", priceAmount: 2000, categoryId: lamps.id, onHand: 0 });
      await aProduct(db, wool, {
        name: "Crème wool blanket",
        priceAmount: 12_000,
        categoryId: blankets.id,
        tags: ["warm"],
        publishedAt: day(2),
      });
      await aProduct(db, wool, { name: "Running socks", priceAmount: 1500, tags: ["lamp"], publishedAt: day(4) });
      await aProduct(db, wool, { name: "Xbox stand", priceAmount: 3000 });
      await sayOf(db, lamps.id, { "Brass desk lamp": ["brass", 40], "Bluetooth speaker lamp": ["oak", 20] });
      const shirt = { options: ["Color", "Size"], tags: ["shirt"] };
      await aProduct(db, wool, {
        ...shirt,
        name: "Plain tunic",
        variants: [
          { values: ["Blue", "S"], priceAmount: 2000 },
          { values: ["Red", "XL"], priceAmount: 2000 },
          { values: ["Blue", "XL"], onHand: 0, priceAmount: 2000 },
        ],
      });
      await aProduct(db, wool, {
        ...shirt,
        name: "Striped tunic",
        variants: [
          { values: ["Blue", "XL"], priceAmount: 6000 },
          { values: ["Blue", "S"], priceAmount: 2200 },
        ],
      });
      await aProduct(db, copper, { name: "Tunic pin", priceAmount: 900 });
      const staff = testContext(db, { actor: system });
      await saveSynonyms(staff, { words: ["davenport", "Blanket"] });
      await saveSynonyms(staff, { words: ["tee shirt", "tunic"] });
      await addStopWord(staff, { word: "genuine" });
      const [socks] = await sql<{ slug: string }>`select slug from products where name = 'Running socks'`
        .execute(db)
        .then(({ rows }) => rows);
      await addPin(staff, { query: " XBOX ", product: `https://shop.example/products/${socks?.slug}?from=mail` });
      await underTest.settle(db);
    });

    it("finds words in names before words in tags, and only what can be bought unless asked", async () => {
      const found = await names({ q: "lamp" });
      expect(found.slice(0, 2).sort()).toEqual(["Bluetooth speaker lamp", "Brass desk lamp"]);
      expect(found.slice(2)).toEqual(["Running socks"]);
      expect(await names({ q: "lamp", inStock: false })).toContain("Wall lamp");
    });

    it.each([
      ["brass la", ["Brass desk lamp"]],
      ["creme blanket", ["Crème wool blanket"]],
      ['"desk lamp"', ["Brass desk lamp"]],
      ['"brass lamp"', []],
      ["lamp -brass -socks", ["Bluetooth speaker lamp"]],
      ["run", ["Running socks"]],
      ["x box", ["Xbox stand"]],
    ])("reads %s as people mean it", async (q, expected) => {
      expect(await names({ q })).toEqual(expected);
    });

    it.each([
      ["blueeooth speaker", "bluetooth speaker", "Bluetooth speaker lamp"],
      ["braas lamp", "brass lamp", "Brass desk lamp"],
      ["runming socks", "running socks", "Running socks"],
    ])("corrects %s to %s and says so", async (q, didYouMean, name) => {
      const result = await search({ q });
      expect(result.items[0]?.name).toBe(name);
      expect(result.didYouMean).toBe(didYouMean);
    });

    it("says which part of a name was searched for, typos corrected", async () => {
      const marked = async (q: string) => {
        const { items, highlights } = await search({ q });
        return items.flatMap(({ id, name }) => highlights?.[id]?.map(({ start, end }) => name.slice(start, end)) ?? []);
      };
      expect(await marked("desk lamps")).toContain("desk lamp");
      expect(await marked("creme wool ")).toContain("Crème wool");
      expect(await marked("blutooth ")).toContain("Bluetooth");
      expect((await search({ category: home.slug })).highlights).toBeUndefined();
    });

    it("finds nothing for nonsense and takes operators for signs", async () => {
      for (const q of ["zz", "qqqqqqq", "-lamp", "()", "!!! ' \\", "a:* | b & !c", "( ͡° ͜ʖ ͡°)"])
        expect(await search({ q }), q).toMatchObject({ items: [], total: 0, didYouMean: null });
    });

    it("finds what has some of the words when nothing has all of them", async () => {
      expect(await names({ q: "ceramic blanket" })).toEqual(["Crème wool blanket"]);
      expect(await names({ q: "ceramic blanket -wool" })).toEqual([]);
    });

    it("counts each facet as if its own filter were not there", async () => {
      const filtered = await search({
        q: "lamp",
        inStock: false,
        category: lamps.slug,
        seller: copper.shopSlug,
        priceMax: 5000,
      });
      expect(searchProductsView.parse(filtered)).toEqual(filtered);
      expect(filtered.total).toBe(2);
      expect(filtered.facets.prices.map((bucket) => bucket.count)).toEqual([1, 1, 1, 0]);
      expect(filtered.facets.sellers).toMatchObject([{ shopName: "Copper & Co", count: 2 }]);
      expect(filtered.facets.categories).toMatchObject([
        { name: "Home", parentId: null, count: 2 },
        { name: "Lamps", parentId: home.id, count: 2 },
      ]);
      expect(filtered.facets.availability).toEqual({ inStock: 1, all: 2 });
      const inStock = await search({ q: "lamp", ratingMin: 4 });
      expect(inStock.total).toBe(1);
      expect(inStock.facets.ratings).toEqual([
        { from: 4, count: 1 },
        { from: 3, count: 2 },
        { from: 2, count: 2 },
      ]);
      expect(inStock.facets.availability).toEqual({ inStock: 1, all: 1 });
    });

    it("SRC-07 says from which price to which there is something, whatever price is asked for", async () => {
      const rangeOf = async (input: object) => (await search(input)).facets.priceRange;
      expect(await rangeOf({ q: "lamp" })).toEqual({ from: 1500, to: 9900 });
      expect(await rangeOf({ q: "lamp", priceMin: 4000, priceMax: 5000 })).toEqual({ from: 1500, to: 9900 });
      expect(await rangeOf({ q: "lamp", category: lamps.slug })).toEqual({ from: 4500, to: 9900 });
      expect(await rangeOf({ q: "lamp", category: lamps.slug, inStock: false })).toEqual({ from: 2000, to: 9900 });
      // Once options are chosen, of the variants that have them.
      expect(await rangeOf({ q: "tunic", option: ["size:s"] })).toEqual({ from: 2000, to: 2200 });
      expect(await rangeOf({ q: "xyzzyqwert" })).toBeNull();
    });

    it("takes several shops as any of them, and counts the others still", async () => {
      const both = await search({ q: "lamp", seller: `${copper.shopSlug},${wool.shopSlug}` });
      expect(both.total).toBe(3);
      const one = await search({ q: "lamp", seller: wool.shopSlug });
      expect(one.total).toBe(1);
      expect(one.facets.sellers).toMatchObject([
        { shopName: "Copper & Co", count: 2 },
        { shopName: "Northern Wool", count: 1 },
      ]);
      await expect(search({ q: "lamp", seller: "no-such" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("filters by descendants, one end of a price, tag and rating", async () => {
      expect(await sorted({ q: "lamp", category: home.slug })).toEqual(["Bluetooth speaker lamp", "Brass desk lamp"]);
      expect(await names({ q: "lamp", priceMin: 9000 })).toEqual(["Brass desk lamp"]);
      expect(await names({ q: "lamp", priceMax: 2000 })).toEqual(["Running socks"]);
      expect(await names({ q: "blanket", tag: "Warm" })).toEqual(["Crème wool blanket"]);
      expect(await names({ q: "lamp", ratingMin: 3.1 })).toHaveLength(2);
    });

    it.each([
      ["price_asc", ["Running socks", "Bluetooth speaker lamp", "Brass desk lamp"]],
      ["price_desc", ["Brass desk lamp", "Bluetooth speaker lamp", "Running socks"]],
      ["newest", ["Running socks", "Bluetooth speaker lamp", "Brass desk lamp"]],
      ["best_selling", ["Bluetooth speaker lamp", "Brass desk lamp", "Running socks"]],
      ["rating", ["Brass desk lamp", "Running socks", "Bluetooth speaker lamp"]],
    ])("sorts by %s", async (sort, expected) => {
      expect(await names({ q: "lamp", sort })).toEqual(expected);
    });

    it("PN-21 finds a choice of options in one variant that can be bought", async () => {
      expect(await sorted({ q: "tunic", option: ["color:blue", "size:xl"] })).toEqual(["Striped tunic"]);
      expect(await sorted({ q: "tunic", option: ["color:blue", "size:xl"], inStock: false })).toEqual([
        "Plain tunic",
        "Striped tunic",
      ]);
      expect(await sorted({ q: "tunic", option: ["color:blue", "color:red", "size:xl"] })).toEqual([
        "Plain tunic",
        "Striped tunic",
      ]);
      expect(await names({ q: "tunic", option: "color:blue", priceMax: 2100 })).toEqual(["Plain tunic"]);
      expect(await names({ q: "tunic", option: ["color:blue", "size:xl"], priceMax: 2500 })).toEqual([]);
    });

    it("PN-21 promises for each value of a facet what choosing it finds, whatever else is chosen", async () => {
      const bases: object[] = [
        { q: "tunic" },
        { q: "tunic", option: ["color:blue"] },
        { q: "tunic", option: ["size:xl"] },
        { q: "tunic", option: ["color:red", "size:xl"] },
        { q: "tunic", option: ["color:blue", "size:s"] },
        // A product that is cheap in one colour and dear in another, and the other way round.
        { q: "tunic", priceMax: 2500 },
        { q: "tunic", priceMin: 5000 },
        { q: "tunic", priceMin: 2100, priceMax: 6000, option: ["color:blue"] },
        { q: "tunic", priceMin: 5000, option: ["color:red"] },
        { q: "tunic", seller: wool.shopSlug, priceMax: 2500, option: ["size:s", "size:xl"] },
        { q: "lamp", category: lamps.slug, seller: copper.shopSlug, priceMax: 5000 },
        // Nothing that is left has both words, or the word that was meant.
        { q: "brass lamp", seller: wool.shopSlug },
        { q: "braas lamp", category: blankets.slug },
        { q: "ceramic lamp", priceMin: 4600 },
        { q: "wool socks", option: ["size:s"] },
        { category: home.slug, priceMin: 2000, attribute: ["material:oak"] },
        { seller: wool.shopSlug, priceMin: 5000, tag: "shirt" },
        { q: "lamp", ratingMin: 3, attribute: ["material:oak"], priceMin: 1000 },
        { q: "lamp", attribute: ["material:brass", "height:40"], seller: `${copper.shopSlug},${wool.shopSlug}` },
      ];
      const totals = new Map<string, number>();
      const totalOf = async (input: object) => {
        const key = JSON.stringify(searchProductsInput.parse(input));
        const total = totals.get(key) ?? (await search(input)).total;
        totals.set(key, total);
        return total;
      };
      for (const base of bases)
        for (const inStock of [true, false]) {
          const asked = { ...base, inStock, limit: 24 };
          const { facets, total } = await search(asked);
          const chosen = searchProductsInput.parse(asked);
          const promise = async (count: number, choice: object) =>
            expect([choice, await totalOf({ ...asked, ...choice })], JSON.stringify(asked)).toEqual([choice, count]);
          const nameOf = (key: string) => key.split(":")[0];
          const others = (keys: readonly string[] | undefined, key: string) =>
            (keys ?? []).filter((each) => nameOf(each) !== nameOf(key));
          for (const { slug, count } of facets.categories) await promise(count, { category: slug });
          for (const { shopSlug, count } of facets.sellers) await promise(count, { seller: shopSlug });
          for (const { from, to, count } of facets.prices)
            await promise(count, { priceMin: from ?? undefined, priceMax: to ?? undefined });
          for (const { from, count } of facets.ratings) await promise(count, { ratingMin: from });
          await promise(facets.availability.inStock, { inStock: true });
          await promise(facets.availability.all, { inStock: false });
          for (const { key, count } of facets.options.flatMap(({ values }) => values))
            await promise(count, { option: [...others(chosen.option, key), key] });
          for (const { key, count } of facets.attributes.flatMap(({ values }) => values))
            await promise(count, { attribute: [...others(chosen.attribute, key), key] });
          expect(facets.availability[inStock ? "inStock" : "all"]).toBe(total);
        }
      expect((await search({ q: "tunic" })).facets.options.map((each) => each.name)).toEqual(["Color", "Size"]);
      const dear = (await search({ q: "tunic", priceMin: 5000 })).facets.options.flatMap(({ values }) => values);
      expect(dear.map(({ key, count }) => `${key} ${count}`)).toEqual(["color:blue 1", "size:xl 1"]);
    });

    it("filters by attributes, and counts each as if nothing were chosen of it", async () => {
      const all = await search({ q: "lamp" });
      expect(all.facets.attributes).toMatchObject([
        {
          name: "Height",
          values: [
            { key: "height:20", value: "20 cm" },
            { key: "height:40", value: "40 cm" },
          ],
        },
        {
          name: "Material",
          values: [
            { key: "material:brass", value: "Brass", count: 1 },
            { value: "Oak", count: 1 },
          ],
        },
      ]);
      const brass = await search({ q: "lamp", attribute: "material:brass" });
      expect(brass.items.map((card) => card.name)).toEqual(["Brass desk lamp"]);
      expect(brass.facets.attributes).toMatchObject([
        { values: [{ key: "height:40", count: 1 }] },
        {
          values: [
            { key: "material:brass", count: 1 },
            { key: "material:oak", count: 1 },
          ],
        },
      ]);
      expect((await search({ q: "lamp", attribute: ["material:brass", "material:oak"] })).total).toBe(2);
      expect((await search({ q: "lamp", attribute: ["material:brass", "height:20"] })).total).toBe(0);
      expect(await names({ q: "oak" })).toEqual(["Bluetooth speaker lamp"]);
    });

    it("stays within a rule: no filter leads out of it and no facet counts what lies outside", async () => {
      const within = {
        categoryId: home.id,
        sellerIds: [copper.id],
        priceMin: 3000,
        priceMax: 9900,
        tag: undefined,
        attributes: [{ name: "material", keys: ["material:oak", "material:brass"] }],
      };
      const bound = async (given: object, bounds: Partial<Bounds> = {}) => {
        const query = toProductQuery(context(), searchProductsInput.parse({ q: "lamp", ...given }), undefined, []);
        const { items, total, facets } = await findProducts(context(), { ...query, within: { ...within, ...bounds } });
        const counts = (rows: readonly { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0);
        const material = facets.attributes.find(({ name }) => name === "Material")?.values ?? [];
        expect([items.length, counts(facets.sellers)]).toEqual([total, total]);
        return {
          names: items.map((card) => card.name).sort(),
          sellers: facets.sellers.map((each) => each.shopName),
          categories: facets.categories.map((each) => each.name).sort(),
          prices: facets.prices.map(({ count }) => count),
          materials: material.map(({ key, count }) => `${key} ${count}`).sort(),
        };
      };
      const all = {
        names: ["Bluetooth speaker lamp", "Brass desk lamp"],
        sellers: ["Copper & Co"],
        categories: ["Home", "Lamps"],
        prices: [0, 1, 1, 0],
        materials: ["material:brass 1", "material:oak 1"],
      };
      expect(await bound({})).toEqual(all);
      expect(await bound({ priceMin: 1, priceMax: 99_999, inStock: false })).toEqual(all);
      expect(await bound({ priceMax: 5000 })).toMatchObject({
        names: ["Bluetooth speaker lamp"],
        prices: [0, 1, 1, 0],
      });
      const oak = [{ name: "material", keys: ["material:oak"] }];
      const none = { names: [], materials: ["material:oak 1"] };
      expect(await bound({ attribute: ["material:brass"] }, { attributes: oak })).toMatchObject(none);
      expect(await bound({ tag: "lamp" }, { tag: "desk" })).toMatchObject({ names: [], sellers: [] });
      expect((await bound({}, { tag: "DESK" })).names).toEqual(["Brass desk lamp"]);
    });

    it("takes synonyms for each other and leaves stop words out", async () => {
      expect(await names({ q: "davenport" })).toEqual(["Crème wool blanket"]);
      expect(await sorted({ q: "tee shirt" })).toEqual(["Plain tunic", "Striped tunic", "Tunic pin"]);
      expect(await names({ q: "genuine brass" })).toEqual(["Brass desk lamp"]);
      expect((await search({ q: "davenport" })).didYouMean).toBeNull();
    });

    it("shows what is pinned for just these words first, if it fits the filters", async () => {
      expect(await names({ q: "Xbox" })).toEqual(["Running socks", "Xbox stand"]);
      expect(await names({ q: "xbox stand" })).toEqual(["Xbox stand"]);
      expect(await names({ q: "xbox", priceMin: 2000 })).toEqual(["Xbox stand"]);
      expect(await names({ q: "xbox", sort: "price_desc" })).toEqual(["Xbox stand"]);
    });

    /** The pages from the first on, or back from one, each by the link of the one before. */
    const leaf = async (input: object, by: "nextCursor" | "previousCursor", from?: string) => {
      const pages = [];
      for (let cursor = from; pages.length < 20; ) {
        const page = await search({ ...input, cursor });
        pages.push(page);
        cursor = page[by] ?? undefined;
        if (!cursor) break;
      }
      return pages;
    };
    const idsOf = (pages: readonly { items: readonly { id: string }[] }[]) =>
      pages.map(({ items }) => items.map((card) => card.id));

    it("pages through what it found without missing or repeating any, in every order, and back the same way", async () => {
      for (const sort of ["relevance", "price_asc", "newest"])
        for (const option of [undefined, "size:s", "color:blue"])
          for (const limit of [1, 2]) {
            const input = { q: "lamp tunic", sort, option, inStock: false, limit };
            const all = (await search({ ...input, limit: 24 })).items.map((card) => card.id);
            const forth = await leaf(input, "nextCursor");
            expect(idsOf(forth).flat(), JSON.stringify(input)).toEqual(all);
            expect(forth[0]?.previousCursor).toBeNull();
            const last = forth.at(-1)?.previousCursor ?? undefined;
            if (last === undefined) continue;
            const back = await leaf(input, "previousCursor", last);
            expect(idsOf(back).reverse(), JSON.stringify(input)).toEqual(idsOf(forth.slice(0, -1)));
            // Having gone back, one can go on again.
            const onward = await leaf(input, "nextCursor", back.at(-1)?.nextCursor ?? undefined);
            expect(idsOf(onward)).toEqual(idsOf(forth.slice(1)));
          }
      await expect(search({ q: "lamp", cursor: "nonsense" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    });

    it("leads back to the first page as it is now, with what is pinned for it", async () => {
      const input = { q: "xbox", limit: 1 };
      const [first, ...others] = await leaf({ q: "lamp", inStock: false, limit: 2 }, "nextCursor");
      const [again] = (
        await leaf({ q: "lamp", inStock: false, limit: 2 }, "previousCursor", others[0]?.previousCursor ?? "")
      ).slice(-1);
      expect(again).toEqual(first);
      expect(idsOf(await leaf(input, "nextCursor"))[0]).toHaveLength(2);
    });

    it("asks the database five times at most", async () => {
      for (const input of [
        { q: "lamp" },
        { q: "braas" },
        { q: "lamp", category: lamps.slug },
        { q: "no such thing" },
      ]) {
        await search(input);
        database.takeStatements();
        await search(input);
        expect(countStatements(database), JSON.stringify(input)).toBeLessThanOrEqual(5);
      }
    });

    it("SRC-04 never shows what is not published by an approved shop, through every change", async () => {
      const { db } = database;
      for (const status of ["DRAFT", "PUBLISHED", "ARCHIVED"])
        for (const shopStatus of ["PENDING", "APPROVED", "REJECTED", "SUSPENDED", "BANNED"]) {
          const shop = await aSeller(db, { status: shopStatus });
          await aProduct(db, shop, { name: `Zeppelin ${status} ${shopStatus}`, status });
        }
      await underTest.settle(db);
      const only = ["Zeppelin PUBLISHED APPROVED"];
      expect(await names({ q: "zeppelin", inStock: false })).toEqual(only);
      const suggested = await suggest(context(), { q: "zepp" });
      expect(suggested.products.map((product) => product.name)).toEqual(only);
      const write = (change: string) =>
        sql`
          with changed as (select id from products where name = ${only[0]})
          select ${sql.raw(change)}
        `.execute(db);
      for (const status of ["ARCHIVED", "PUBLISHED"]) {
        await sql`update products set status = ${status} where name = ${only[0]}`.execute(db);
        await write("refresh_product_listings(array(select id from changed))");
        // Hidden at once, even where the index has not heard of it.
        if (status === "ARCHIVED") expect(await names({ q: "zeppelin", inStock: false })).toEqual([]);
        await underTest.settle(db);
        expect(await names({ q: "zeppelin", inStock: false })).toEqual(status === "ARCHIVED" ? [] : only);
      }
    });

    it("SRC-04 never shows what staff took down or whose shop is closed, through every deed of staff", async () => {
      const { db } = database;
      const shop = await aSeller(db);
      const from = await aCategory(db);
      const to = await aCategory(db);
      const product = await aProduct(db, shop, { name: "Theremin", categoryId: from.id });
      await sql`
        with picture as (
          insert into media (id, seller_id, object_key, width, height)
          values (gen_random_uuid(), ${shop.id}, 'theremin', 800, 800) returning id)
        insert into product_media (product_id, media_id, position) select ${product.id}, id, 0 from picture
      `.execute(db);
      const ctx = testContext(db, { actor: system });
      const { id: productId } = product;
      const own = { sellerId: shop.id, productId };
      const reason = "It hums louder than it may.";
      const seen = async (isSeen: boolean) => {
        const wanted = isSeen ? ["Theremin"] : [];
        // Hidden at once, even where the index has not heard of it.
        if (!isSeen) expect(await names({ q: "theremin", inStock: false })).toEqual([]);
        await underTest.settle(db);
        expect(await names({ q: "theremin", inStock: false })).toEqual(wanted);
        expect((await suggest(context(), { q: "therem" })).products.map((each) => each.name)).toEqual(wanted);
      };
      await seen(true);
      await takeDownProduct(ctx, { productId, policy: "unsafe", reason, note: "" });
      await seen(false);
      await recategoriseProduct(ctx, { productId, category: to.slug, reason });
      await publishProduct(ctx, own);
      await seen(false);
      await suspendSeller(ctx, { sellerId: shop.id, reason });
      await reinstateSeller(ctx, { sellerId: shop.id });
      await seen(false);
      await restoreProduct(ctx, { productId, version: (await getStaffProduct(ctx, { productId })).version, note: "" });
      await seen(true);
      await suspendSeller(ctx, { sellerId: shop.id, reason });
      await seen(false);
      await recategoriseProduct(ctx, { productId, category: from.slug, reason });
      await seen(false);
      await reinstateSeller(ctx, { sellerId: shop.id });
      await seen(true);
      await archiveProduct(ctx, own);
      await seen(false);
    });

    it("P-70 puts the better shop's product first of two that match equally, once it is measured and copied", async () => {
      const { db } = database;
      for (const [shopName, hundredths] of [
        ["Worse", 200],
        ["Better", 490],
      ] as const) {
        const shop = await aSeller(db, { shopName });
        await aProduct(db, shop, {
          name: "Astrolabe",
          rating: { hundredths: shopName === "Worse" ? 500 : 400, count: 5 },
        });
        await sql`update sellers set rating_hundredths = ${hundredths}, rating_count = 500 where id = ${shop.id}`.execute(
          db,
        );
      }
      await underTest.settle(db);
      const shops = async () => (await search({ q: "astrolabe" })).items.map((card) => card.seller.shopName);
      expect(await shops()).toEqual(["Worse", "Better"]);
      await measureQuality(testContext(db, { actor: system }));
      await underTest.settle(db);
      expect(await shops()).toEqual(["Better", "Worse"]);
    });

    it("SF-06 keeps what a shop on a break sells, behind what can be bought, and lets go of what it has sold out", async () => {
      const { db } = database;
      const here = await aSeller(db, { shopName: "Here" });
      const gone = await aSeller(db, { shopName: "Gone" });
      const day = (of: number) => new Date(Date.UTC(2026, 6, of));
      const coloured = { options: ["Color"], variants: [{ values: ["Teal"], priceAmount: 500 }] };
      const vane = (seller: TestSeller, name: string, given: Parameters<typeof aProduct>[2]) =>
        aProduct(db, seller, { name: `Weathervane ${name}`, ...given });
      await vane(gone, "cockerel", { priceAmount: 500, soldCount: 90, publishedAt: day(9), ...coloured });
      await vane(gone, "ship", { priceAmount: 9_000, soldCount: 80, publishedAt: day(8) });
      await vane(gone, "whale", { onHand: 0, publishedAt: day(7) });
      await vane(here, "swallow", { priceAmount: 4_000, soldCount: 2, publishedAt: day(2) });
      await vane(here, "trout", { priceAmount: 6_000, soldCount: 1, publishedAt: day(1) });
      // One that is called so and one that merely has the tag.
      await aProduct(db, gone, { name: "Belfry", soldCount: 50 });
      await aProduct(db, here, { name: "Roof hook", tags: ["belfry"] });
      const away = async (isAway: boolean) => {
        const [mode, from, until] = isAway ? ["CLOSED", "2026-01-01", "2026-12-14"] : [null, null, null];
        await sql`
          update sellers set vacation_mode = ${mode}, vacation_now = ${mode}, vacation_from = ${from}, vacation_until = ${until}
          where id = ${gone.id}`.execute(db);
        await sql`
          select refresh_product_listings(array(select id from products where seller_id = ${gone.id}))`.execute(db);
        await underTest.settle(db);
      };
      const q = "weathervane";
      const inOrder = async (input: object) => (await names({ q, ...input })).map((each) => each.split(" ")[1]);
      await away(false);
      expect(await inOrder({ sort: "best_selling" })).toEqual(["cockerel", "ship", "swallow", "trout"]);
      expect(await names({ q: "belfry" })).toEqual(["Belfry", "Roof hook"]);
      await away(true);
      expect(await names({ q: "belfry" })).toEqual(["Roof hook", "Belfry"]);
      const { items: first, nextCursor: cursor } = await search({ q: "belfry", limit: 1 });
      const { items: second, previousCursor } = await search({ q: "belfry", limit: 1, cursor });
      expect([first, second].map(([each]) => each?.name)).toEqual(["Roof hook", "Belfry"]);
      expect((await search({ q: "belfry", limit: 1, cursor: previousCursor })).items[0]?.name).toBe("Roof hook");
      expect(await inOrder({ sort: "best_selling" })).toEqual(["swallow", "trout", "cockerel", "ship"]);
      expect(await inOrder({ sort: "newest" })).toEqual(["swallow", "trout", "cockerel", "ship"]);
      expect(await inOrder({ sort: "price_asc" })).toEqual(["swallow", "trout", "cockerel", "ship"]);
      expect(await inOrder({ sort: "price_desc" })).toEqual(["trout", "swallow", "ship", "cockerel"]);
      expect((await inOrder({})).slice(0, 2).sort()).toEqual(["swallow", "trout"]);
      expect((await inOrder({})).slice(2).sort()).toEqual(["cockerel", "ship"]);
      const found = await search({ q, sort: "price_asc", limit: 3 });
      expect(found.items.at(-1)).toMatchObject({ isPurchasable: false, isAway: true, backOn: "2026-12-14" });
      expect(found).toMatchObject({ total: 4, facets: { availability: { inStock: 4, all: 5 } } });
      expect(found.facets.options.flatMap(({ values }) => values.map(({ value }) => value))).toEqual(["Teal"]);
      const rest = await search({ q, sort: "price_asc", limit: 3, cursor: found.nextCursor });
      expect(rest.items.map(({ name }) => name)).toEqual(["Weathervane ship"]);
      expect(await inOrder({ option: ["color:teal"] })).toEqual(["cockerel"]);
      await away(false);
      expect(await inOrder({ sort: "best_selling" })).toEqual(["cockerel", "ship", "swallow", "trout"]);
    });

    it("SRC-02 finds brands and codes as they are written, and takes no other word for one of them", async () => {
      const { db } = database;
      await aProduct(db, copper, { name: "Travel flask", brand: "Thermovak", sku: "TF-0017-K" });
      await aProduct(db, copper, { name: "Floor rug", sku: "XOBX", onHand: 0 });
      await aProduct(db, wool, { name: "Door mat", sku: "blanket" });
      await underTest.settle(db);
      for (const q of ["thermovak", "Thermovak flask", "flask thermovak", "travell flask"])
        expect(await names({ q }), q).toEqual(["Travel flask"]);
      expect((await suggest(context(), { q: "thermov" })).products).toMatchObject([{ name: "Travel flask" }]);
      for (const q of ["thermovac", "termovak", "TF-0018-K", "TF-0017", "TF0017K"])
        expect(await search({ q }), q).toMatchObject({ items: [], total: 0, didYouMean: null });
      for (const q of ["TF-0017-K", " tf-0017-k ", "tf-0017-K"]) {
        expect(await search({ q }), q).toMatchObject({ items: [{ name: "Travel flask" }], total: 1, didYouMean: null });
        expect(await names({ q, priceMax: 100 }), q).toEqual([]);
      }
      // What has the code is sold out, and nothing else is meant by it.
      expect(await search({ q: "xobx" })).toMatchObject({
        items: [],
        facets: { availability: { inStock: 0, all: 1 } },
      });
      expect(await names({ q: "xobx", inStock: false })).toEqual(["Floor rug"]);
      // A code that is a word of others does not put its product among theirs.
      expect(await names({ q: "blanket" })).toEqual(["Crème wool blanket"]);
    });

    it("suggests products, categories and shops while one types, typos included", async () => {
      const of = (q: string) => suggest(context(), { q });
      expect(await of("bra")).toMatchObject({ products: [{ name: "Brass desk lamp", price: { amount: 9900 } }] });
      expect((await of("copp")).shops).toEqual([{ shopSlug: copper.shopSlug, shopName: "Copper & Co" }]);
      expect((await of("blank")).categories).toMatchObject([{ name: "Blankets" }]);
      expect((await of("blutooth")).products[0]?.name).toBe("Bluetooth speaker lamp");
      expect(await of("%_\\")).toMatchObject({ products: [], categories: [], shops: [] });
    });
  });
}

/** Material and height of products in a category. */
async function sayOf(db: Db, categoryId: string, said: Record<string, readonly [string, number]>): Promise<void> {
  await sql`
    with made as (
      insert into attributes (id, code, name, kind, unit)
      values (gen_random_uuid(), 'material', 'Material', 'select', null), (gen_random_uuid(), 'height', 'Height', 'number', 'cm')
      returning id, code, kind
    ), asked as (
      insert into category_attributes (category_id, attribute_id, position) select ${categoryId}, id, 0 from made
    ), option as (
      insert into attribute_options (id, attribute_id, code, label, position)
      select gen_random_uuid(), made.id, value.code, initcap(value.code), 0
      from made cross join (values ('brass'), ('oak')) as value (code) where made.code = 'material'
      returning id, attribute_id, code
    )
    insert into product_attributes (product_id, attribute_id, kind, option_id, number_value)
    select product.id, made.id, made.kind,
      case made.kind when 'select' then (select id from option where option.code = said.value ->> 0) end,
      case made.kind when 'number' then (said.value ->> 1)::numeric end
    from made cross join jsonb_each(${JSON.stringify(said)}::jsonb) as said (name, value)
    join products product on product.name = said.name
  `.execute(db);
  await sql`
    select refresh_product_listings(array(select id from products where name = any(${Object.keys(said)}::text[])))
  `.execute(db);
}
