import type { SearchProductsView } from "@emporia/contracts/catalog";
import { searchProductsInput } from "@emporia/contracts/catalog";
import { postgresSearch, type SearchEngine, searchProducts, searchThrough, syncIndexes } from "@emporia/core/search";
import { aCategory, aProduct, aSeller, system, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineFor, findServer } from "./testing";

const server = findServer(40_000 + (process.pid % 20_000));
server?.start();
afterAll(() => server?.stop());

const words = ["anvil", "basket", "candle", "dresser", "easel", "funnel", "goblet", "hammock", "inkwell", "jigsaw"];
const colours = ["Blue", "Green", "Ochre"];
const sizes = ["S", "M", "L"];
const materials = ["brass", "oak"];
const QUERIES = 200;
const PRODUCTS = 150;

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Both indexes match these words exactly, so that they have to find the same. Two things may differ and are left out: the
 * order of what is equally good, and what is shown beyond the first page of it.
 */
describe.skipIf(!server)("the same query and filters", () => {
  if (!server) return;
  const database = useDatabase();
  const engine = engineFor(server);
  const shops: string[] = [];
  const categories: string[] = [];

  beforeAll(async () => {
    const pick = numbers(7);
    const { db } = database;
    const top = await aCategory(db, { name: "Top" });
    categories.push(top.slug);
    const ids = [top.id];
    for (const name of ["Left", "Right", "Other"]) {
      const made = await aCategory(db, { name, ...(name === "Other" ? {} : { parentId: top.id }) });
      categories.push(made.slug);
      ids.push(made.id);
    }
    await sql`
      with attribute as (
        insert into attributes (id, code, name, kind) values (gen_random_uuid(), 'material', 'Material', 'select')
        returning id
      )
      insert into attribute_options (id, attribute_id, code, label, position)
      select gen_random_uuid(), attribute.id, given.code, initcap(given.code), given.nth
      from attribute, unnest(${materials}::text[]) with ordinality as given (code, nth)
    `.execute(db);
    await sql`
      insert into category_attributes (category_id, attribute_id, position)
      select unnest(${[ids[0], ids[3]]}::uuid[]), id, 0 from attributes
    `.execute(db);
    for (let shop = 0; shop < 4; shop++) {
      const seller = await aSeller(db, { shopName: `Shop ${shop}` });
      shops.push(seller.shopSlug);
      for (let nth = 0; nth < PRODUCTS / 4; nth++) {
        const two = [words[pick(words.length)], words[pick(words.length)]];
        const product = await aProduct(db, seller, {
          name: `${two.join(" ")} ${shop}${nth}x`,
          ...(pick(10) === 0 ? {} : { categoryId: ids[pick(ids.length)] as string }),
          priceAmount: 500 + pick(30_000),
          tags: pick(3) === 0 ? ["gift"] : [],
          rating: { hundredths: 100 + pick(401), count: pick(4) },
          soldCount: pick(50),
          options: ["Color", "Size"],
          variants: colours
            .flatMap((colour) => sizes.map((size) => [colour, size]))
            .filter(() => pick(3) === 0)
            .concat([[colours[pick(3)] as string, "XL"]])
            .map((values) => ({ values, onHand: pick(3) === 0 ? 0 : 5 })),
        });
        if (pick(2) === 0)
          await sql`
            insert into product_attributes (product_id, attribute_id, kind, option_id)
            select ${product.id}::uuid, attribute_id, 'select', id from attribute_options where code = ${materials[pick(2)]}
          `.execute(db);
      }
    }
    await sql`select refresh_product_listings(array(select id from products order by id))`.execute(db);
    const ctx = testContext(db, { actor: system, engine });
    const holder = "00000000-0000-7000-8000-000000000002";
    for (let quiet = 0; quiet < 2; ) {
      const copied = await syncIndexes(ctx, { holder, isThorough: quiet === 0 });
      quiet = copied === 0 ? quiet + 1 : 0;
    }
  });

  it(`find the same products and count the same facets in both indexes, ${QUERIES} times`, async () => {
    const pick = numbers(11);
    const maybe = <Value>(chance: number, value: () => Value) => (pick(100) < chance ? value() : undefined);
    let found = 0;
    let answered = 0;
    const counted = async <Hits>(hits: Promise<Hits>) => {
      const all = await hits;
      answered += 1;
      return all;
    };
    // PostgreSQL would answer in the engine's place, and agree with itself.
    const watched: SearchEngine = Object.assign(Object.create(engine), {
      find: (...asked: Parameters<SearchEngine["find"]>) => counted(engine.find(...asked)),
      findIds: (...asked: Parameters<SearchEngine["findIds"]>) => counted(engine.findIds(...asked)),
    });
    for (let nth = 0; nth < QUERIES; nth++) {
      const query = searchProductsInput.parse({
        q: `${words[pick(words.length)]} `,
        category: maybe(40, () => categories[pick(categories.length)]),
        seller: maybe(30, () => shops.slice(0, 1 + pick(2)).join(",")),
        priceMin: maybe(30, () => 500 + pick(10_000)),
        priceMax: maybe(30, () => 12_000 + pick(15_000)),
        ratingMin: maybe(20, () => 1 + pick(4)),
        tag: maybe(15, () => "gift"),
        option: maybe(30, () => [`color:${colours[pick(3)]?.toLowerCase()}`, `size:${sizes[pick(3)]?.toLowerCase()}`]),
        attribute: maybe(25, () => `material:${materials[pick(2)]}`),
        inStock: pick(3) > 0,
        limit: 100,
      });
      const ask = (search: ReturnType<typeof searchThrough>) => {
        const ctx = testContext(database.db);
        return searchProducts({ ...ctx, services: { ...ctx.services, search } }, query);
      };
      const [one, other] = [await ask(postgresSearch), await ask(searchThrough(watched))];
      expect(comparable(other), JSON.stringify(query)).toEqual(comparable(one));
      found += one.total;
    }
    expect(answered).toBe(QUERIES);
    expect(found).toBeGreaterThan(QUERIES);
  }, 120_000);
});

/** A result without what may differ: what it found in one order, its facets by key, and those that count nothing left out. */
function comparable({ items, total, facets, nextCursor }: SearchProductsView) {
  const counts = (rows: readonly { key: string; count: number }[]) =>
    Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]));
  return {
    total,
    isWhole: nextCursor === null,
    ids: items.map(({ id }) => id).sort(),
    categories: counts(facets.categories.map(({ slug: key, count }) => ({ key, count }))),
    sellers: counts(facets.sellers.map(({ shopSlug: key, count }) => ({ key, count }))),
    prices: counts(facets.prices.map(({ from, to, count }) => ({ key: `${from}–${to}`, count }))),
    ratings: counts(facets.ratings.map(({ from, count }) => ({ key: String(from), count }))),
    availability: facets.availability,
    options: counts(facets.options.flatMap(({ values }) => values)),
    attributes: counts(facets.attributes.flatMap(({ values }) => values)),
  };
}
