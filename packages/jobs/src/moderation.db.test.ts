import { bulkActionInput } from "@emporia/contracts/bulk-edits";
import { createProductInput, updateProductInput } from "@emporia/contracts/catalog";
import {
  addPicture,
  addVideo,
  advanceBulkEdit,
  applyBulkEdit,
  approveSubmission,
  archiveProduct,
  createBulkEdit,
  createProduct,
  deleteCategory,
  getBulkEdit,
  getOwnChanges,
  getOwnProduct,
  getPreview,
  getPreviewLink,
  getProductPage,
  getStaffProduct,
  getSubmission,
  listSubmissions,
  mergeCategory,
  publishProduct,
  recategoriseProduct,
  removeUnusedPictures,
  removeUnusedVideos,
  restoreProduct,
  returnSubmission,
  takeDownProduct,
  undoBulkEdit,
  updateProduct,
} from "@emporia/core/catalog";
import { setTrust } from "@emporia/core/sellers";
import {
  aCategory,
  actor,
  aSeller,
  aUser,
  FakeClock,
  type TestSeller,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { runJobs } from "./testing";

describe("what a shop that is not trusted shows", () => {
  const database = useDatabase();
  let seller: TestSeller;
  let clock: FakeClock;
  beforeEach(async () => {
    clock = new FakeClock(new Date());
    seller = await aSeller(database.db, { isTrusted: false });
  });
  const world = () => testContext(database.db, { clock });
  const staff = async () =>
    world().as(actor({ id: (await aUser(database.db, { staffRole: "catalog" })).id, staffRole: "catalog" }));
  const own = (productId: string) => ({ sellerId: seller.id, productId });
  const aComplete = async (name = "Mug") => {
    const picture = await addPicture(world(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
    const category = await aCategory(database.db, { name: "Mugs" });
    const product = await createProduct(world(), {
      ...createProductInput.parse({
        name,
        description: "<p>Holds tea.</p><p>Blue.</p>",
        basePrice: 1800,
        categoryId: category.id,
        pictures: [{ mediaId: picture.id }],
      }),
      sellerId: seller.id,
    });
    return product.id;
  };
  const waiting = async () =>
    (await listSubmissions(world(), { limit: 50 })).items.filter((each) => each.seller.id === seller.id);
  const decide = async () => {
    const [submission] = await waiting();
    return { submissionId: submission?.id ?? "", version: submission?.version ?? 0 };
  };
  const published = async () => {
    const productId = await aComplete();
    await publishProduct(world(), own(productId));
    await approveSubmission(await staff(), await decide());
    return productId;
  };
  const seen = async (productId: string) => (await getProductPage(world(), { ref: productId })).product;
  const change = async (action: object) => {
    const input = { sellerId: seller.id, filter: {}, action: bulkActionInput.parse(action) };
    const { id: bulkEditId } = await createBulkEdit(world(), input);
    await advanceBulkEdit(world(), { bulkEditId });
    await applyBulkEdit(world(), { sellerId: seller.id, bulkEditId });
    await advanceBulkEdit(world(), { bulkEditId });
    return getBulkEdit(world(), { sellerId: seller.id, bulkEditId });
  };
  const undo = async (bulkEditId: string) => {
    await undoBulkEdit(world(), { sellerId: seller.id, bulkEditId });
    await advanceBulkEdit(world(), { bulkEditId });
    return getBulkEdit(world(), { sellerId: seller.id, bulkEditId });
  };
  const audits = async (productId: string) =>
    (await database.db.selectFrom("audit_log").where("subject_id", "=", productId).select("action").execute()).map(
      ({ action }) => action,
    );

  it("waits for staff, and is seen once they agree", async () => {
    const productId = await aComplete();
    const handedIn = await publishProduct(world(), own(productId));
    expect(handedIn).toMatchObject({ status: "DRAFT", moderation: { status: "WAITING", isNew: true } });
    await publishProduct(world(), own(productId));
    await expect(seen(productId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await waiting()).toMatchObject([{ name: "Mug", isNew: true, version: handedIn.version }]);
    const looked = await getSubmission(world(), await decide());
    expect(looked.changes.find((change) => change.field === "Description")?.after).toBe("Holds tea.\nBlue.");
    expect(looked.picturesAfter).toHaveLength(1);

    const before = await decide();
    await updateProduct(world(), { ...own(productId), description: "<p>Holds coffee.</p>" });
    await expect(approveSubmission(await staff(), before)).rejects.toMatchObject({ code: "PRODUCT_CHANGED" });
    await approveSubmission(await staff(), await decide());
    expect((await seen(productId)).description).toBe("<p>Holds coffee.</p>");
    expect(await getOwnProduct(world(), own(productId))).toMatchObject({ moderation: { status: "APPROVED" } });
    expect(await audits(productId)).toEqual(["product.approve"]);
    await expect(approveSubmission(await staff(), before)).rejects.toMatchObject({ code: "SUBMISSION_DECIDED" });
  });

  it("shows a video only when staff have seen where it leads", async () => {
    const productId = await published();
    const videos = [{ url: "https://youtu.be/dQw4w9WgXcQ", title: "On the wheel" }];
    const written = await updateProduct(world(), { ...own(productId), videos });
    expect(written).toMatchObject({ videos: [{ title: "On the wheel" }], moderation: { status: "WAITING" } });
    expect((await seen(productId)).media.map(({ kind }) => kind)).toEqual(["picture"]);
    const after = "https://www.youtube.com/watch?v=dQw4w9WgXcQ (On the wheel, after all pictures, no poster)";
    expect((await getSubmission(world(), await decide())).changes).toEqual([{ field: "Videos", before: "", after }]);
    await approveSubmission(await staff(), await decide());
    expect((await seen(productId)).media.map(({ kind }) => kind)).toEqual(["picture", "video"]);
  });

  it("P-45 keeps an uploaded video that waits for staff, however long they take", async () => {
    const productId = await published();
    const { id, url } = await addVideo(world(), { sellerId: seller.id, bytes: new Uint8Array([1]) });
    await updateProduct(world(), { ...own(productId), videos: [{ url, title: "On the wheel" }] });
    expect((await seen(productId)).media.map(({ kind }) => kind)).toEqual(["picture"]);
    await database.db
      .updateTable("video_files")
      .set({ created_at: new Date(0) })
      .where("id", "=", id)
      .execute();
    await removeUnusedVideos(world());
    const after = `${url} (On the wheel, after all pictures, no poster)`;
    expect((await getSubmission(world(), await decide())).changes).toEqual([{ field: "Videos", before: "", after }]);
    await approveSubmission(await staff(), await decide());
    expect((await seen(productId)).media[1]).toMatchObject({ kind: "video", watchUrl: url });
  });

  it("changes at once in price and stock, and in words only when staff agree", async () => {
    const productId = await published();
    const [variant] = (await getOwnProduct(world(), own(productId))).variants;
    const another = await addPicture(world(), { sellerId: seller.id, bytes: new Uint8Array([2]) });
    const written = await updateProduct(world(), {
      ...own(productId),
      name: "Better mug",
      pictures: [{ mediaId: another.id }],
      basePrice: 2000,
    });
    expect(written).toMatchObject({ name: "Better mug", moderation: { status: "WAITING", isNew: false } });
    expect(written.pictures.map(({ id }) => id)).toEqual([another.id]);
    expect(await seen(productId)).toMatchObject({
      name: "Mug",
      variants: [{ id: variant?.id, price: { amount: 2000 } }],
    });
    clock.advance(3 * 86_400_000);
    await removeUnusedPictures(world());
    const looked = await getSubmission(world(), await decide());
    expect(looked.changes).toEqual([{ field: "Name", before: "Mug", after: "Better mug" }]);
    expect(looked.picturesAfter.map(({ id }) => id)).toEqual([another.id]);

    // What is not named stays as it was written, not as shoppers see it.
    const again = await updateProduct(world(), { ...own(productId), version: written.version, tags: ["clay"] });
    expect(again).toMatchObject({ name: "Better mug", tags: ["clay"] });
    await expect(
      updateProduct(world(), { ...own(productId), version: written.version, name: "Mine" }),
    ).rejects.toMatchObject({ code: "PRODUCT_CHANGED" });
    await approveSubmission(await staff(), await decide());
    expect(await seen(productId)).toMatchObject({ name: "Better mug", tags: ["clay"], pictures: [{ id: another.id }] });
  });

  it("AD-06 tells its shop of what staff take down, show again and put elsewhere, once each", async () => {
    const productId = await published();
    const ctx = await staff();
    const mugs = await aCategory(database.db, { name: "Tableware" });
    await runJobs(ctx);
    ctx.mailer.sent.length = 0;
    const reason = "The glaze was recalled in March.";
    const { version } = await takeDownProduct(ctx, { productId, policy: "unsafe", reason, note: "The third time." });
    await restoreProduct(ctx, { productId, version, note: "A mistake of ours." });
    await recategoriseProduct(ctx, { productId, category: mugs.slug, reason: "Shoppers look for it there." });
    await runJobs(ctx);
    await runJobs(ctx);
    expect(ctx.mailer.sent.map(({ subject }) => subject)).toEqual([
      "“Mug” is off sale",
      "“Mug” is on sale again",
      "“Mug” is in another category",
    ]);
    expect(JSON.stringify(ctx.mailer.sent[0])).toContain(reason);
    expect(JSON.stringify(ctx.mailer.sent)).not.toMatch(/third time|mistake of ours/);
    expect(JSON.stringify(ctx.mailer.sent[2])).toContain("Tableware");
  });

  it("comes back with a reason and a mail, and nothing written is lost", async () => {
    const productId = await published();
    await updateProduct(world(), { ...own(productId), name: "BUY NOW" });
    const reason = "Please write the name as a name.";
    await returnSubmission(await staff(), { ...(await decide()), policy: "name", reason, note: "third time" });
    expect(await getOwnProduct(world(), own(productId))).toMatchObject({
      name: "BUY NOW",
      status: "PUBLISHED",
      moderation: { status: "RETURNED", reason },
    });
    expect((await seen(productId)).name).toBe("Mug");
    const { history } = await getStaffProduct(world(), { productId });
    expect(history[0]).toMatchObject({ action: "product.return", policy: "name", reason, note: "third time" });
    const ctx = world();
    await runJobs(ctx);
    expect(ctx.mailer.sent).toHaveLength(1);
    expect(ctx.mailer.sent[0]?.subject).toBe("“BUY NOW” needs a change");
    expect(JSON.stringify(ctx.mailer.sent[0])).toContain(reason);
    expect(JSON.stringify(ctx.mailer.sent[0])).not.toContain("third time");
    expect(await waiting()).toEqual([]);
    await updateProduct(world(), { ...own(productId), name: "A good mug" });
    await approveSubmission(await staff(), await decide());
    expect((await seen(productId)).name).toBe("A good mug");
  });

  it("is taken back when the seller writes again what shoppers see, or archives it", async () => {
    const productId = await published();
    await updateProduct(world(), { ...own(productId), name: "Other" });
    expect(await waiting()).toHaveLength(1);
    await updateProduct(world(), { ...own(productId), name: "Mug" });
    expect(await waiting()).toEqual([]);
    await updateProduct(world(), { ...own(productId), name: "Other" });
    await archiveProduct(world(), own(productId));
    expect(await waiting()).toEqual([]);
  });

  it("is shown at once as soon as the shop is trusted", async () => {
    const productId = await aComplete();
    await setTrust(await staff(), { sellerId: seller.id, isTrusted: true });
    expect(await publishProduct(world(), own(productId))).toMatchObject({ status: "PUBLISHED", moderation: null });
    expect(await audits(seller.id)).toEqual(["seller.trust"]);
  });

  it("keeps what came back for its editor, and lays it over nothing else", async () => {
    const productId = await published();
    await updateProduct(world(), { ...own(productId), name: "BUY NOW" });
    await returnSubmission(await staff(), { ...(await decide()), reason: "Write a name.", note: "" });
    const priced = updateProductInput.parse({ productId, basePrice: 2100 });
    expect(await updateProduct(world(), { ...priced, sellerId: seller.id })).toMatchObject({
      name: "BUY NOW",
      moderation: { status: "RETURNED" },
    });
    expect(await waiting()).toEqual([]);
    await setTrust(await staff(), { sellerId: seller.id, isTrusted: true });
    await change({ type: "tags", add: ["clay"] });
    expect(await seen(productId)).toMatchObject({ name: "Mug", tags: ["clay"] });
    expect(await getOwnProduct(world(), own(productId))).toMatchObject({
      name: "Mug",
      tags: ["clay"],
      moderation: { status: "WITHDRAWN" },
    });
  });

  it("is done with what came back as soon as the editor is saved with what shoppers see", async () => {
    const productId = await published();
    await updateProduct(world(), { ...own(productId), name: "BUY NOW" });
    await returnSubmission(await staff(), { ...(await decide()), reason: "Write a name.", note: "" });
    await updateProduct(world(), { ...own(productId), name: "Mug" });
    expect(await getOwnProduct(world(), own(productId))).toMatchObject({
      name: "Mug",
      moderation: { status: "WITHDRAWN" },
    });
  });

  it("holds back an address, options and new variants, with their count and price", async () => {
    const productId = await published();
    const [only] = (await getOwnProduct(world(), own(productId))).variants;
    const input = updateProductInput.parse({
      productId,
      slug: "cheap-watches",
      options: [{ name: "Size", values: ["S", "WWW.SPAM.EXAMPLE"] }],
      changedVariants: [
        { id: only?.id, options: ["S"], price: 1500, quantity: 3 },
        { options: ["WWW.SPAM.EXAMPLE"], price: 1700, quantity: 7 },
      ],
    });
    const written = await updateProduct(world(), { ...input, sellerId: seller.id });
    expect(written.variants.map(({ options, onHand }) => [options, onHand])).toEqual([
      [["S"], 3],
      [["WWW.SPAM.EXAMPLE"], 7],
    ]);
    const before = await seen(productId);
    expect(before).toMatchObject({ options: [], variants: [{ id: only?.id, price: { amount: 1500 } }] });
    expect(before.slug).not.toBe("cheap-watches");
    const looked = await getSubmission(world(), await decide());
    expect(looked.changes).toEqual([
      { field: "Options", before: "", after: "Size: S, WWW.SPAM.EXAMPLE" },
      { field: "Address", before: before.slug, after: "cheap-watches" },
    ]);
    expect(looked.variants.map(({ title }) => title)).toEqual(["S", "WWW.SPAM.EXAMPLE"]);

    // The editor goes on with what is proposed: the variant that is still to be has an id already.
    const renamed = updateProductInput.parse({
      productId,
      options: [{ name: "Size", values: ["S", "M"] }],
      changedVariants: [{ id: written.variants[1]?.id, options: ["M"], price: 1700 }],
    });
    await updateProduct(world(), { ...renamed, sellerId: seller.id });
    await approveSubmission(await staff(), await decide());
    const after = await getOwnProduct(world(), own(productId));
    expect(after.variants.map(({ id, options, onHand }) => [id, options, onHand])).toEqual([
      [only?.id, ["S"], 3],
      [written.variants[1]?.id, ["M"], 7],
    ]);
    expect(await seen(productId)).toMatchObject({ slug: "cheap-watches", options: [{ name: "Size" }] });
  });

  it("keeps variants that are to go until staff have seen those in their place", async () => {
    const productId = await published();
    const [only] = (await getOwnProduct(world(), own(productId))).variants;
    const input = updateProductInput.parse({
      productId,
      options: [{ name: "Size", values: ["L"] }],
      variants: [{ options: ["L"], price: 900 }],
    });
    await updateProduct(world(), { ...input, sellerId: seller.id });
    expect((await seen(productId)).variants.map(({ id }) => id)).toEqual([only?.id]);
    await returnSubmission(await staff(), { ...(await decide()), reason: "Why?", note: "" });
    expect((await getOwnProduct(world(), own(productId))).variants.map(({ options }) => options)).toEqual([["L"]]);
    expect((await seen(productId)).variants.map(({ id }) => id)).toEqual([only?.id]);
  });

  it("is not agreed to before its pictures have arrived", async () => {
    const productId = await aComplete();
    await publishProduct(world(), own(productId));
    await sql`
      update media set object_key = null, width = null, height = null, source_url = 'https://shop.example/mug.jpg'
      where id in (select media_id from product_media where product_id = ${productId})
    `.execute(database.db);
    await expect(approveSubmission(await staff(), await decide())).rejects.toMatchObject({
      code: "PRODUCT_INCOMPLETE",
      details: { missing: ["A picture has not arrived yet: wait for it, or send the product back."] },
    });
  });

  it("follows a category that is merged into another, and loses one that is deleted", async () => {
    const productId = await published();
    const [from, into] = [await aCategory(database.db), await aCategory(database.db, { name: "Cups" })];
    await updateProduct(world(), { ...own(productId), categoryId: from.id });
    await mergeCategory(await staff(), { categoryId: from.id, intoCategoryId: into.id });
    expect((await getOwnProduct(world(), own(productId))).categoryId).toBe(into.id);
    await deleteCategory(await staff(), { categoryId: into.id });
    expect((await getOwnProduct(world(), own(productId))).categoryId).toBeNull();
  });

  it("waits after a bulk edit too, which tells so and can be taken back", async () => {
    const [shown, draft] = [await published(), await aComplete("Draft")];
    const edit = await change({ type: "tags", add: ["clay"] });
    expect(edit).toMatchObject({ changed: 1, submitted: 1, unchanged: 0, failed: 0 });
    expect((await seen(shown)).tags).toEqual([]);
    expect((await getOwnProduct(world(), own(shown))).tags).toEqual(["clay"]);
    expect(await undo(edit.id)).toMatchObject({ changed: 2, submitted: 0, failed: 0 });
    expect(await waiting()).toEqual([]);
    expect((await getOwnProduct(world(), own(draft))).tags).toEqual([]);

    const publishing = await change({ type: "status", status: "PUBLISHED" });
    expect(publishing).toMatchObject({ changed: 0, submitted: 1, unchanged: 1 });
    expect(await waiting()).toMatchObject([{ name: "Draft", isNew: true }]);
    expect(await undo(publishing.id)).toMatchObject({ changed: 1, failed: 0 });
    expect(await waiting()).toEqual([]);
  });

  it("is decided once, however many decide at once", async () => {
    const productId = await aComplete();
    await publishProduct(world(), own(productId));
    const [decision, ctx] = [await decide(), await staff()];
    const reason = "It says nothing of its size.";
    const results = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => approveSubmission(ctx, decision)),
      ...Array.from({ length: 4 }, () => returnSubmission(ctx, { ...decision, reason, note: "" })),
    ]);
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });

  it("is seen by its shop and by whoever it shows it, beside what differs from what shoppers see (SP-05)", async () => {
    const id = await aComplete();
    const tokenOf = async () => (await getPreviewLink(world(), own(id))).url.split("/").at(-1) ?? "";
    expect((await getPreview(world(), { token: await tokenOf() })).product).toMatchObject({
      name: "Mug",
      status: "DRAFT",
    });
    expect(await getOwnChanges(world(), own(id))).toMatchObject({ changes: [] });

    await publishProduct(world(), own(id));
    const { items } = await listSubmissions(world(), { limit: 10 });
    const waiting = items.find(({ productId }) => productId === id);
    await approveSubmission(await staff(), { submissionId: waiting?.id ?? "", version: waiting?.version ?? 0 });
    await updateProduct(world(), {
      ...updateProductInput.parse({ productId: id, name: "Big mug", tags: ["tea"] }),
      sellerId: seller.id,
    });
    expect((await getOwnChanges(world(), own(id))).changes).toEqual([
      { field: "Name", before: "Mug", after: "Big mug" },
      { field: "Tags", before: "", after: "tea" },
    ]);
    const token = await tokenOf();
    expect(await getPreview(world(), { token })).toMatchObject({
      product: { name: "Big mug", tags: ["tea"], variants: [{ price: { amount: 1800 } }] },
      isVisible: true,
      isChanged: true,
    });
    expect((await getProductPage(world(), { ref: id })).product.name).toBe("Mug");

    const other = { sellerId: (await aSeller(database.db)).id, productId: id };
    await expect(getPreviewLink(world(), other)).rejects.toMatchObject({ kind: "not_found" });
    await expect(getPreview(world(), { token: `${token}x` })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getPreview(world(), { token: id })).rejects.toMatchObject({ kind: "not_found" });
    clock.advance(2 * 60 * 60 * 1000);
    await expect(getPreview(world(), { token })).rejects.toMatchObject({ kind: "not_found" });
  });
});
