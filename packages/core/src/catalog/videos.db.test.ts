import { createProductInput, productView, updateProductInput } from "@emporia/contracts/catalog";
import { aCategory, actor, aSeller, FakeClock, type TestSeller, testContext, useDatabase } from "@emporia/testing";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  addPicture,
  createProduct,
  duplicateProduct,
  exportProducts,
  getOwnProduct,
  getProductPage,
  importProducts,
  publishProduct,
  updateProduct,
} from "./index";

const youtube = "https://youtu.be/dQw4w9WgXcQ?si=tracking";
const vimeo = "https://vimeo.com/76979871/8272103f6e";
const file = "https://cdn.example.com/mug.mp4";

describe("videos of a product", () => {
  const database = useDatabase();
  const clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
  let seller: TestSeller;
  let pictures: string[];
  beforeEach(async () => {
    seller = await aSeller(database.db);
    const upload = () => addPicture(ctx(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
    pictures = [(await upload()).id, (await upload()).id];
  });
  const ctx = () => testContext(database.db, { clock });
  const own = (productId: string) => ({ sellerId: seller.id, productId });
  const create = async (fields: Partial<z.input<typeof createProductInput>> = {}) => {
    const category = await aCategory(database.db);
    const given = { name: "Mug", description: "<p>Holds tea.</p>", basePrice: 1800, categoryId: category.id };
    const shown = pictures.map((mediaId, at) => ({ mediaId, alt: `Side ${at + 1}` }));
    return createProduct(ctx(), {
      ...createProductInput.parse({ ...given, pictures: shown, ...fields }),
      sellerId: seller.id,
    });
  };
  const change = (productId: string, fields: Omit<z.input<typeof updateProductInput>, "productId">) =>
    updateProduct(ctx(), { ...updateProductInput.parse({ ...fields, productId }), sellerId: seller.id });
  /** What a shopper's gallery shows, in its order. */
  const gallery = async (productId: string) => {
    const member = actor({ id: seller.ownerId, memberships: [seller.membership] });
    const { product } = await getProductPage(ctx().as(member), { ref: productId });
    expect(productView.parse(product)).toEqual(product);
    return product.media;
  };
  const order = async (productId: string) =>
    (await gallery(productId)).map((each) =>
      each.kind === "picture" ? pictures.indexOf(each.id) : each.kind === "video" && each.provider,
    );

  it("stand among its pictures where the seller puts them, by id and never by the address that was sent", async () => {
    const product = await create({
      videos: [
        { url: youtube, title: "On the wheel", posterMediaId: pictures[1], afterPictures: 1 },
        { url: file, afterPictures: 0 },
        { url: vimeo },
      ],
    });
    expect(product.videos).toEqual([
      {
        provider: "youtube",
        url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        title: "On the wheel",
        posterMediaId: pictures[1],
        afterPictures: 1,
      },
      { provider: "file", url: file, title: "", posterMediaId: null, afterPictures: 0 },
      { provider: "vimeo", url: vimeo, title: "", posterMediaId: null, afterPictures: null },
    ]);
    expect(await order(product.id)).toEqual(["file", 0, "youtube", 1, "vimeo"]);
    expect((await gallery(product.id))[2]).toEqual({
      kind: "video",
      provider: "youtube",
      title: "On the wheel",
      watchUrl: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
      embedUrl: "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0",
      poster: expect.objectContaining({ id: pictures[1], alt: "Side 2" }),
      addedAt: "2026-11-01T12:00:00.000Z",
    });
    const copy = await duplicateProduct(ctx(), own(product.id));
    expect(copy.videos).toEqual(product.videos);
  });

  it("come and go and change places, and the same once more changes nothing", async () => {
    const product = await create({ videos: [{ url: youtube }, { url: vimeo, posterMediaId: pictures[0] }] });
    clock.advance(60_000);
    const turned = await change(product.id, {
      videos: [{ url: vimeo, posterMediaId: pictures[0] }, { url: file }, { url: youtube }, { url: youtube }],
    });
    expect(turned.videos.map(({ provider }) => provider)).toEqual(["vimeo", "file", "youtube"]);
    const added = (await gallery(product.id)).flatMap((each) => (each.kind === "video" ? [each.addedAt] : []));
    expect(added).toEqual(["2026-11-01T12:00:00.000Z", "2026-11-01T12:01:00.000Z", "2026-11-01T12:00:00.000Z"]);
    const same = await change(product.id, { videos: turned.videos });
    expect(same.version).toBe(turned.version);
    // What is not named stays; a still that is taken away stands for nothing any more.
    const without = await change(product.id, { pictures: [{ mediaId: pictures[1] ?? "" }] });
    expect(without.videos.map(({ provider, posterMediaId }) => [provider, posterMediaId])).toEqual([
      ["vimeo", null],
      ["file", null],
      ["youtube", null],
    ]);
    expect((await change(product.id, { videos: [] })).videos).toEqual([]);
    expect(await order(product.id)).toEqual([1]);
  });

  it("are refused by name when the address is none that is taken, or the still is no picture of the product", async () => {
    const foreign = await addPicture(ctx(), { sellerId: seller.id, bytes: new Uint8Array([2]) });
    await expect(
      create({
        videos: [
          { url: youtube },
          { url: `<iframe src="https://evil.example">` },
          { url: vimeo, posterMediaId: foreign.id },
        ],
      }),
    ).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      details: {
        fieldErrors: {
          "videos.1.url": expect.stringContaining("YouTube or Vimeo"),
          "videos.2.posterMediaId": "Choose one of the product's pictures.",
        },
      },
    });
    expect(() => createProductInput.parse({ name: "Mug", videos: Array(6).fill({ url: youtube }) })).toThrow(
      "5 videos and models at most",
    );
  });

  it("stay as they are when a file is imported, which has no column for them", async () => {
    const product = await create({ videos: [{ url: youtube, posterMediaId: pictures[0], afterPictures: 1 }] });
    await publishProduct(ctx(), own(product.id));
    let text = "";
    for await (const part of (await exportProducts(ctx(), { sellerId: seller.id })).text) text += part;
    expect(text).not.toContain("dQw4w9WgXcQ");
    const load = (csv: string) => {
      const stream = (async function* () {
        yield Buffer.from(csv);
      })();
      return importProducts(ctx(), { sellerId: seller.id, stream });
    };
    expect(await load(text)).toMatchObject({ unchanged: 1, updated: 0 });
    expect(await load(text.replace("Mug", "Large mug"))).toMatchObject({ updated: 1 });
    const after = await getOwnProduct(ctx(), own(product.id));
    expect(after).toMatchObject({ name: "Large mug", videos: product.videos });
  });
});
