import { closeAccountAs, getAccountData } from "@emporia/core/accounts";
import { getSellerDashboard } from "@emporia/core/analytics";
import { addPicture, removeUnusedPictures } from "@emporia/core/catalog";
import {
  addMessagePicture,
  answerThread,
  blockShopper,
  blockShopperEverywhere,
  claimGuestThreads,
  dismissMessageReport,
  getMessageAbout,
  getStaffThread,
  getThread,
  hideMessage,
  listMessageReports,
  listShopThreads,
  listThreads,
  messagePictureSender,
  openOrderThread,
  openThread,
  readThread,
  rekeyBlocks,
  reportMessage,
} from "@emporia/core/messages";
import { newId } from "@emporia/core/platform";
import {
  actor,
  anArrivedOrder,
  aProduct,
  aSeller,
  aUser,
  FakeClock,
  guest,
  type TestContext,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
let clock: FakeClock;
beforeEach(async () => {
  clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
  await sql`truncate message_blocks, message_threads cascade`.execute(database.db);
});
afterEach(() => forgetJobs(database));
const missing = { code: "NOT_FOUND" };
const refused = { code: "MESSAGE_REFUSED" };
const words = (text = "Is it heavy?") => ({ text, pictureIds: [] as string[], key: newId() });

async function scene() {
  const { db } = database;
  const seller = await aSeller(db);
  const product = await aProduct(db, seller, { name: "Stoneware mug" });
  const world = testContext(db, { clock });
  const user = await aUser(db);
  const shopper = world.as(actor(user));
  const keeper = world.as(actor({ id: seller.ownerId, memberships: [seller.membership] }));
  const staff = world.as(actor({ id: (await aUser(db, { staffRole: "support" })).id, staffRole: "support" }));
  const own = { sellerId: seller.id };
  const open = (said = words(), ctx = shopper) => openThread(ctx, { about: { productId: product.slug }, ...said });
  const threads = async () => (await listThreads(shopper, { limit: 20 })).items;
  return { db, seller, product, world, user, shopper, keeper, staff, own, open, threads };
}

/** Something of a product's shop that arrived, and that nobody's account has with `isGuests`. */
async function arrived(world: TestContext, variantId: string, isGuests = false) {
  const { orderId, token, user } = await anArrivedOrder(world, { variantId });
  if (isGuests) await sql`update orders set user_id = null where id = ${orderId}`.execute(world.db);
  const { rows } = await sql<{ id: string }>`select id from seller_orders where order_id = ${orderId}`.execute(
    world.db,
  );
  return { orderId, sellerOrderId: rows[0]?.id ?? "", token, shopper: world.as(actor(user)) };
}

describe("P-33 messages between shoppers and shops", () => {
  it("is one thread about each thing, and the same key is the same message, whoever races", async () => {
    const { open, threads, shopper, keeper, own, seller } = await scene();
    const said = words();
    const sent = await Promise.all([1, 2, 3, 4].map(() => open(said)));
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1);
    const { threadId } = await open(words("And how tall?"));
    expect(threadId).toBe(sent[0]?.threadId);
    await openThread(shopper, { about: { sellerId: seller.shopSlug }, ...words("Do you ship to Norway?") });
    expect(await threads()).toHaveLength(2);
    expect((await getSellerDashboard(keeper, own)).unreadMessages).toBe(2);
    const { messages, subject } = await getThread(keeper, { threadId, limit: 50 }, own);
    expect(messages.map(({ text }) => text)).toEqual(["Is it heavy?", "And how tall?"]);
    expect(subject).toMatchObject({ kind: "product", text: "Stoneware mug" });
  });

  it("gives a person what they wrote, and of the shop what they may read (J-23, decision 30)", async () => {
    const { open, own, keeper, shopper, staff } = await scene();
    const { threadId } = await open(words("Mine is ada@example.org"));
    const secret = "Mail me at secret@example.org";
    clock.advance(1000);
    await answerThread(keeper, { threadId, ...words(secret) }, own);
    clock.advance(1000);
    const { messageId } = await answerThread(keeper, { threadId, ...words("Nothing nice") }, own);
    await reportMessage(shopper, { messageId, policy: "offensive", explanation: "" });
    await hideMessage(staff, { messageId, policy: "offensive", reason: "It insults you. We told the shop." });
    const { messages } = JSON.parse((await getAccountData(shopper)).json);
    expect(messages.map(({ body }: { body: string | null }) => body)).toEqual([
      "Mine is ada@example.org",
      "Mail me at [e-mail address removed]",
      null,
    ]);
  });

  it("reaches nobody whose account is closed, but for the link of their order", async () => {
    const { db, open, own, keeper, user, world, product } = await scene();
    const { threadId } = await open();
    const order = await arrived(world, product.variantId);
    const about = { orderId: order.orderId, sellerOrderId: order.sellerOrderId };
    const ordered = await openThread(order.shopper, { about, ...words() });
    const buyer = order.shopper.actor.kind === "user" ? order.shopper.actor.userId : "";
    for (const userId of [user.id, buyer])
      await db
        .updateTable("users")
        .set({ closed_at: world.clock.now(), email: `closed-${userId}@accounts.invalid` })
        .where("id", "=", userId)
        .execute();
    await expect(answerThread(keeper, { threadId, ...words() }, own)).rejects.toMatchObject(refused);
    expect((await getThread(keeper, { threadId, limit: 50 }, own)).refusal).not.toBeNull();
    world.mailer.sent.length = 0;
    await answerThread(keeper, { threadId: ordered.threadId, ...words("It is on its way.") }, own);
    clock.advance(3_600_000);
    await runJobs(world);
    const { email } = await db
      .selectFrom("orders")
      .where("id", "=", order.orderId)
      .select("email")
      .executeTakeFirstOrThrow();
    const sent = world.mailer.sent.filter(({ text }) => text.includes("It is on its way."));
    expect(sent.map(({ to }) => to)).toEqual([email]);
    expect(sent[0]?.text).toContain("token=");
  });

  it("belongs to its two sides", async () => {
    const { db, open, world, own, product, shopper } = await scene();
    const { threadId, messageId } = await open();
    const stranger = world.as(actor(await aUser(db)));
    const other = { sellerId: (await aSeller(db)).id };
    for (const [ctx, shop] of [
      [stranger, undefined],
      [world, other],
    ] as const) {
      await expect(getThread(ctx, { threadId, limit: 50 }, shop)).rejects.toMatchObject(missing);
      await expect(answerThread(ctx, { threadId, ...words() }, shop)).rejects.toMatchObject(missing);
      await expect(readThread(ctx, { threadId, messageId }, shop)).rejects.toMatchObject(missing);
      await expect(reportMessage(ctx, { messageId, policy: "spam", explanation: "" }, shop)).rejects.toMatchObject(
        missing,
      );
    }
    await expect(blockShopper(world, other, { threadId, isBlocked: true })).rejects.toMatchObject(missing);
    await expect(openThread(world.as(guest), { about: { productId: product.id }, ...words() })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    // Nobody reports their own words, and staff see nothing that was not reported.
    await expect(reportMessage(shopper, { messageId, policy: "spam", explanation: "" })).rejects.toMatchObject(missing);
    await expect(getStaffThread(world, { threadId })).rejects.toMatchObject(missing);
    await answerThread(world, { threadId, ...words("It is not.") }, own);
  });

  it("lists what is new first, page by page, and counts as read what was seen", async () => {
    const { db, world, own, seller } = await scene();
    const ids: string[] = [];
    for (let nth = 0; nth < 5; nth++) {
      clock.advance(1000);
      const person = world.as(actor(await aUser(db)));
      ids.push((await openThread(person, { about: { sellerId: seller.id }, ...words(`Message ${nth}`) })).threadId);
    }
    const list = (cursor?: string, tab: "all" | "unanswered" = "all") =>
      listShopThreads(world, own, { tab, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    for (const threadId of [ids[4], ids[2]] as string[]) {
      const { messages } = await getThread(world, { threadId, limit: 50 }, own);
      for (let time = 0; time < 2; time++) await readThread(world, { threadId, messageId: messages[0]?.id ?? "" }, own);
    }
    clock.advance(1000);
    await answerThread(world, { threadId: ids[2] ?? "", ...words("Yes.") }, own);
    const seen: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list(cursor);
      expect(page.unread).toBe(3);
      seen.push(...page.items.map(({ id }) => ids.indexOf(id)));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([3, 1, 0, 2, 4]);
    expect((await list(undefined, "unanswered")).items.map(({ id }) => ids.indexOf(id))).toEqual([3, 1]);
  });

  it("counts as new what is written while the other side reads", async () => {
    const { open, world, own } = await scene();
    const { threadId } = await open();
    const { messages } = await getThread(world, { threadId, limit: 50 }, own);
    const messageId = messages[0]?.id ?? "";
    await Promise.all([
      ...Array.from({ length: 6 }, (_, nth) => open(words(`And ${nth}?`))),
      ...Array.from({ length: 6 }, () => readThread(world, { threadId, messageId }, own)),
    ]);
    expect((await listShopThreads(world, own, { tab: "all", limit: 5 })).items).toMatchObject([{ unread: 6 }]);
  });

  it("keeps contact data from the other side, and what was written for staff who handle a report", async () => {
    const { open, world, own, staff } = await scene();
    const written = "Write to ada@example.com, it is cheaper. See https://example.com.";
    const { threadId, messageId } = await open(words(written));
    const shown = "Write to [e-mail address removed], it is cheaper. See [link removed].";
    expect((await getThread(world, { threadId, limit: 50 }, own)).messages).toMatchObject([
      { text: shown, isMasked: true, isRead: false },
    ]);
    for (let time = 0; time < 2; time++)
      await reportMessage(world, { messageId, policy: "off_platform", explanation: "Wants my money." }, own);
    const queue = async (tab: "reported" | "decided" = "reported") =>
      (await listMessageReports(staff, { tab, limit: 10 })).items;
    expect(await queue()).toMatchObject([{ messageId, original: written, shown, from: "shopper" }]);
    expect((await getStaffThread(staff, { threadId })).messages).toMatchObject([{ original: written, shown }]);
  });

  it("AD-11 is hidden by staff for both sides, or left as it is; who reported it is told, and each step is audited", async () => {
    const { db, open, shopper, world, own, staff, user } = await scene();
    const { threadId } = await open();
    const { messageId } = await answerThread(world, { threadId, ...words("Fool.") }, own);
    await reportMessage(shopper, { messageId, policy: "offensive", explanation: "" });
    await forgetJobs(database);
    const decision = { messageId, reason: "It insults you. We told the shop." };
    for (let time = 0; time < 2; time++) await hideMessage(staff, { ...decision, policy: "offensive" });
    await dismissMessageReport(staff, { messageId, reason: "Decided already, nothing happens." });
    const said = async (ctx: typeof world, shop?: typeof own) =>
      (await getThread(ctx, { threadId, limit: 50 }, shop)).messages.at(-1);
    expect(await said(shopper)).toMatchObject({ text: "", hidden: { policy: "offensive", reason: "" } });
    expect(await said(world, own)).toMatchObject({ text: "", hidden: { reason: decision.reason } });
    await runJobs(world);
    expect(world.mailer.sent.map(({ to, subject }) => [to, subject])).toEqual([
      [user.email, expect.stringContaining("We have looked at the message from")],
    ]);
    const { rows } = await sql`select from audit_log where subject_id = ${messageId}`.execute(db);
    expect(rows).toHaveLength(1);
  });

  it("is one mail for a run of messages, none to who has read it, and no address in it", async () => {
    const { open, shopper, world, own, user } = await scene();
    const { threadId } = await open();
    await open(words("And how tall?"));
    clock.advance(121_000);
    await runJobs(world);
    expect(world.mailer.sent).toHaveLength(1);
    await open(words("Hello?"));
    clock.advance(121_000);
    await runJobs(world);
    expect(world.mailer.sent).toHaveLength(1);
    await answerThread(world, { threadId, ...words("Call 555-123-4567. No, it is light.") }, own);
    clock.advance(121_000);
    await runJobs(world);
    const mail = world.mailer.sent[1];
    expect(mail?.to).toBe(user.email);
    expect(mail?.text).toContain("Call [telephone number removed]. No, it is light.");
    expect(JSON.stringify(mail)).not.toContain("owner");
    // Read before the pause is over.
    const { messageId } = await answerThread(world, { threadId, ...words("Shall I send one?") }, own);
    await readThread(shopper, { threadId, messageId });
    clock.advance(121_000);
    await runJobs(world);
    expect(world.mailer.sent).toHaveLength(2);
  });

  it("is about an order also for a guest with its link, and goes to the account that claims the order", async () => {
    const { db, product, world, own, user } = await scene();
    const { orderId, sellerOrderId, token } = await arrived(world, product.variantId, true);
    await forgetJobs(database);
    const about = { orderId, sellerOrderId, token };
    await expect(openThread(world.as(guest), { about: { orderId, sellerOrderId }, ...words() })).rejects.toMatchObject(
      missing,
    );
    const { threadId } = await openThread(world.as(guest), { about, ...words() });
    const { threadId: same } = await openOrderThread(world, own, { sellerOrderId, ...words("Yes, very.") });
    expect(same).toBe(threadId);
    const seen = await getThread(world.as(guest), { threadId, orderId, token, limit: 50 });
    expect(seen.messages.map(({ from }) => from)).toEqual(["shopper", "shop"]);
    clock.advance(121_000);
    await runJobs(world, { only: (name) => name === "notifications.sendMessageNews" });
    expect(world.mailer.sent.map(({ text }) => text).join()).toContain(
      `/orders/${orderId}/messages/${sellerOrderId}?token=`,
    );
    await sql`update orders set user_id = ${user.id} where id = ${orderId}`.execute(db);
    await db.transaction().execute((tx) => claimGuestThreads(tx, { userId: user.id }));
    expect((await listThreads(world.as(actor(user)), { limit: 10 })).items).toMatchObject([{ id: threadId }]);
  });

  it("stops at ten unanswered messages, ten new threads a day, a block by the shop and one by staff", async () => {
    const { db, open, world, own, staff, shopper, seller } = await scene();
    const sent = await Promise.allSettled(Array.from({ length: 13 }, (_, nth) => open(words(`Message ${nth}`))));
    expect(sent.filter(({ status }) => status === "rejected")).toHaveLength(3);
    const [{ id: threadId = "" } = {}] = (await listShopThreads(world, own, { tab: "all", limit: 5 })).items;
    await answerThread(world, { threadId, ...words("Yes?") }, own);
    const { messageId } = await open(words("I am back."));
    for (let time = 0; time < 2; time++) await blockShopper(world, own, { threadId, isBlocked: true });
    await expect(open()).rejects.toMatchObject(refused);
    await expect(answerThread(world, { threadId, ...words() }, own)).rejects.toMatchObject(refused);
    expect((await getMessageAbout(shopper, { about: { sellerId: seller.id } })).refusal).toContain("takes no messages");
    await blockShopper(world, own, { threadId, isBlocked: false });
    await open();
    const block = { threadId, reason: "You threatened a shop. Write to our support." };
    await expect(blockShopperEverywhere(staff, { ...block, isBlocked: true })).rejects.toMatchObject(missing);
    await reportMessage(world, { messageId, policy: "offensive", explanation: "" }, own);
    await blockShopperEverywhere(staff, { ...block, isBlocked: true });
    await expect(open()).rejects.toMatchObject({ message: expect.stringContaining(block.reason) });
    await blockShopperEverywhere(staff, { ...block, isBlocked: false });
    const shops = await Promise.all(Array.from({ length: 10 }, () => aSeller(db)));
    const begun = await Promise.allSettled(
      shops.map(({ id }) => openThread(shopper, { about: { sellerId: id }, ...words() })),
    );
    expect(begun.filter(({ status }) => status === "rejected")).toHaveLength(1);
  });

  it("blocks a person by account and address alike, and lifts it from any of their conversations", async () => {
    const { db, open, world, own, staff, shopper, user, product } = await scene();
    const { threadId } = await open();
    const order = await arrived(world, product.variantId, true);
    await sql`update orders set email = upper(${user.email}) where id = ${order.orderId}`.execute(db);
    const about = { orderId: order.orderId, sellerOrderId: order.sellerOrderId, token: order.token };
    const write = () => openThread(world.as(guest), { about, ...words() });
    const { threadId: guests, messageId } = await write();
    await reportMessage(world, { messageId, policy: "offensive", explanation: "" }, own);
    const seen = () => getStaffThread(staff, { threadId: guests });
    const all = async (isBlocked: boolean) => {
      const isRefused = (writing: Promise<unknown>) =>
        writing.then(
          () => false,
          ({ code }) => code === refused.code,
        );
      expect(await Promise.all([isRefused(open()), isRefused(write())])).toEqual([isBlocked, isBlocked]);
    };
    for (const [blockedIn, liftedIn] of [
      [threadId, guests],
      [guests, threadId],
    ] as const) {
      await blockShopper(world, own, { threadId: blockedIn, isBlocked: true });
      await all(true);
      expect(await seen()).toMatchObject({ isBlockedByShop: true, block: null });
      for (const id of [threadId, guests])
        expect((await getThread(world, { threadId: id, limit: 1 }, own)).isBlocked).toBe(true);
      await blockShopper(world, own, { threadId: liftedIn, isBlocked: false });
      await all(false);
      await answerThread(world, { threadId, ...words("Yes?") }, own);
      await answerThread(world, { threadId: guests, ...words("Yes?") }, own);
    }
    const block = { threadId: guests, reason: "You threatened a shop." };
    await blockShopperEverywhere(staff, { ...block, isBlocked: true });
    await all(true);
    expect(await seen()).toMatchObject({ block: { reason: block.reason }, isBlockedByShop: false });
    // Also of an order of theirs that has another address.
    await sql`update orders set user_id = ${user.id}, email = 'other@example.com' where id = ${order.orderId}`.execute(
      db,
    );
    await expect(openThread(shopper, { about, ...words() })).rejects.toMatchObject(refused);
  });

  it("P-33 tells why staff blocked somebody to nobody who only typed their address", async () => {
    const { db, open, world, own, staff, shopper, user, seller, product } = await scene();
    const { threadId, messageId } = await open();
    await reportMessage(world, { messageId, policy: "offensive", explanation: "" }, own);
    const reason = "You threatened a shop.";
    await blockShopperEverywhere(staff, { threadId, reason, isBlocked: true });
    const about = { sellerId: seller.id };
    const refusalFor = async (who: typeof shopper) => (await getMessageAbout(who, { about })).refusal;
    expect(await refusalFor(shopper)).toContain(reason);
    const unexplained = { ...refused, message: "Our staff have stopped you from writing to shops." };

    const order = await arrived(world, product.variantId, true);
    await db.updateTable("orders").set({ email: user.email }).where("id", "=", order.orderId).execute();
    const { orderId, sellerOrderId, token } = order;
    await expect(
      openThread(world.as(guest), { about: { orderId, sellerOrderId, token }, ...words() }),
    ).rejects.toMatchObject(unexplained);

    await db
      .updateTable("users")
      .set({ email: `moved-${user.email}` })
      .where("id", "=", user.id)
      .execute();
    const other = await aUser(db, { email: user.email });
    const verified = (at: Date | null) =>
      db.updateTable("users").set({ email_verified_at: at }).where("id", "=", other.id).execute();
    await verified(null);
    await expect(openThread(world.as(actor(other)), { about, ...words() })).rejects.toMatchObject(unexplained);
    await verified(new Date());
    expect(await refusalFor(world.as(actor(other)))).toContain(reason);
  });

  it("decision 30: hashes addresses in blocks with the platform's key, and anew what had none", async () => {
    const { db, open, world, own, staff, shopper, user, product } = await scene();
    const { threadId, messageId } = await open();
    const order = await arrived(world, product.variantId, true);
    const about = { orderId: order.orderId, sellerOrderId: order.sellerOrderId, token: order.token };
    const { threadId: guests } = await openThread(world.as(guest), { about, ...words() });
    await reportMessage(world, { messageId, policy: "offensive", explanation: "" }, own);
    await blockShopper(world, own, { threadId, isBlocked: true });
    await blockShopper(world, own, { threadId: guests, isBlocked: true });
    const stored = async () =>
      (
        await sql<{ user_id: string | null; address_hash: string | null; key_id: string | null }>`
          select user_id, address_hash, key_id from message_blocks order by id`.execute(db)
      ).rows;
    const keyed = await stored();
    expect(keyed.map(({ key_id }) => key_id)).toEqual(["test", "test"]);
    const { rows: plain } = await sql<{ hash: string }>`
      select address_hash(${user.email}) as hash union all
      select address_hash(email) from orders where id = ${order.orderId}`.execute(db);
    for (const { hash } of plain) expect(keyed.map(({ address_hash }) => address_hash)).not.toContain(hash);

    // As they were before there was a key; one of an account whose address nobody knows, one of an address nobody has.
    await sql`update message_blocks set key_id = null, address_hash = case when user_id is null
      then ${plain[1]?.hash} else ${plain[0]?.hash} end`.execute(db);
    const closed = await aUser(db);
    await db
      .updateTable("users")
      .set({ closed_at: new Date(), password_hash: null, phone: null, email: `closed-${closed.id}@accounts.invalid` })
      .where("id", "=", closed.id)
      .execute();
    for (const [userId, address] of [
      [closed.id, "gone@example.com"],
      [null, "never@example.com"],
    ])
      await sql`insert into message_blocks (id, user_id, address_hash, reason, blocked_at)
        values (${newId()}, ${userId}, address_hash(${address}), 'Threats', now())`.execute(db);
    const refusedBoth = async () => {
      await expect(answerThread(shopper, { threadId, ...words() })).rejects.toMatchObject(refused);
      await expect(openThread(world.as(guest), { about, ...words() })).rejects.toMatchObject(refused);
    };
    await refusedBoth();
    await rekeyBlocks(staff);
    expect(await stored()).toEqual([...keyed, { user_id: closed.id, address_hash: null, key_id: null }]);
    await refusedBoth();
    expect(await rekeyBlocks(staff)).toBe(0);
  });

  it("keeps a block when the account is closed and its address comes back; nobody reads whose it was", async () => {
    const { db, open, world, own, staff, user, seller, product } = await scene();
    const { threadId, messageId } = await open();
    await reportMessage(world, { messageId, policy: "offensive", explanation: "" }, own);
    await blockShopper(world, own, { threadId, isBlocked: true });
    await blockShopperEverywhere(staff, { threadId, reason: "You threatened a shop.", isBlocked: true });
    // Blocked by the address of then, closed with that of now.
    const email = `moved-${user.email}`;
    await db.updateTable("users").set({ email }).where("id", "=", user.id).execute();
    const operations = world.as(actor({ id: newId(), staffRole: "operations" }));
    await closeAccountAs(operations, { userId: user.id, reason: "They asked for it by letter." });
    const again = world.as(actor(await aUser(db, { email })));
    const about = { sellerId: seller.id };
    await expect(openThread(again, { about, ...words() })).rejects.toMatchObject(refused);
    const order = await arrived(world, product.variantId, true);
    await db.updateTable("orders").set({ email }).where("id", "=", order.orderId).execute();
    const { orderId, sellerOrderId, token } = order;
    await expect(
      openThread(world.as(guest), { about: { orderId, sellerOrderId, token }, ...words() }),
    ).rejects.toMatchObject(refused);
    expect(await getStaffThread(staff, { threadId })).toMatchObject({ email: "", isBlockedByShop: true });
    await blockShopperEverywhere(staff, { threadId, reason: "They said sorry.", isBlocked: false });
    await blockShopper(world, own, { threadId, isBlocked: false });
    const { rows } = await sql`select from message_blocks`.execute(db);
    expect(rows).toEqual([]);
    await openThread(again, { about, ...words() });
  });

  it("is about open orders only while a shop does not sell", async () => {
    const { db, open, world, seller, product, shopper, own } = await scene();
    const { threadId } = await open();
    const { orderId, sellerOrderId, shopper: buyer } = await arrived(world, product.variantId);
    await sql`update sellers set status = 'SUSPENDED' where id = ${seller.id}`.execute(db);
    await expect(open()).rejects.toMatchObject(missing);
    await expect(answerThread(shopper, { threadId, ...words() })).rejects.toMatchObject(refused);
    await expect(answerThread(world, { threadId, ...words() }, own)).rejects.toMatchObject(refused);
    await openThread(buyer, { about: { orderId, sellerOrderId }, ...words() });
    await expect(openThread(shopper, { about: { orderId, sellerOrderId }, ...words() })).rejects.toMatchObject(missing);
    await sql`update seller_orders set status = 'COMPLETED' where id = ${sellerOrderId}`.execute(db);
    await expect(openThread(buyer, { about: { orderId, sellerOrderId }, ...words() })).rejects.toMatchObject(refused);
  });

  it("takes four pictures of who writes, for the two sides, and keeps them", async () => {
    const { db, open, shopper, world, own, threads } = await scene();
    const bytes = new Uint8Array([1, 2, 3]);
    const sender = await messagePictureSender(shopper, {});
    const { id, url } = await addMessagePicture(shopper, { sender, bytes });
    const other = await addMessagePicture(world, { sender: `shop:${own.sellerId}`, bytes });
    const unnamed = await addMessagePicture(shopper, { sender, bytes });
    const stray = await addPicture(shopper, { sellerId: null, bytes });
    expect(url).toMatch(/^\/media\/[0-9a-f-]+\.\d+\.\S+$/);
    const invalid = { code: "VALIDATION_FAILED" };
    for (const pictureIds of [[other.id], [stray.id], [newId()], [id, id]])
      await expect(open({ ...words(""), pictureIds })).rejects.toMatchObject(invalid);
    await expect(open(words(""))).rejects.toMatchObject(invalid);
    const { threadId } = await open({ ...words(""), pictureIds: [id] });
    await expect(open({ ...words(""), pictureIds: [id] })).rejects.toMatchObject(invalid);
    expect((await getThread(world, { threadId, limit: 50 }, own)).messages).toMatchObject([{ pictures: [{ id }] }]);
    expect(await threads()).toMatchObject([{ excerpt: "A picture" }]);
    clock.advance(2 * 86_400_000);
    await removeUnusedPictures(world);
    const { rows } = await sql<{ id: string }>`
      select id from media where id = any(${[id, unnamed.id]}::uuid[])
    `.execute(db);
    expect(rows).toEqual([{ id }]);
  });
});
