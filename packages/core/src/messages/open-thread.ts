import type { MessageAboutInput, MessageAboutView, openThreadInput } from "@emporia/contracts/messages";
import type { z } from "zod";
import { after, type Ctx, DAY_MS, inTransaction, isId, NotFound, newId, OwnShop, RateLimited } from "../platform/index";
import { addressKeys } from "./address-keys";
import { MessageRefused } from "./errors";
import { type FoundPlace, findPlace, lockThread, type Target } from "./queries/threads";
import { countBegun, ensureThread, lockSender } from "./queries/write";
import { senderKey, shopperOf, sideOf, type ThreadReader } from "./reader";
import { refusalOf } from "./refusal";
import { assertSaysSomething, type Said, say } from "./say";

/** Threads that a shopper begins in a day, with all shops. */
const MOST_BEGUN = 10;

/**
 * Writes to a shop: about itself, something that it sells, or its part of an order. What was said about the same before is
 * the same thread.
 * @throws SignInNeeded a guest, but for the holder of an order's link
 * @throws NotFound no such shop or product that shoppers see, or no such order of theirs
 * @throws OwnShop they run it @throws RateLimited ten threads were begun within a day; else throws like {@link say}
 */
export async function openThread(
  ctx: Ctx,
  { about, ...said }: z.output<typeof openThreadInput>,
): Promise<{ threadId: string; messageId: string }> {
  const reader = shopperOf(ctx, "orderId" in about ? about : {});
  return begin(ctx, targetOf(about), reader, said);
}

/**
 * A shop writes about its part of an order. Throws like {@link openThread}.
 */
export async function openOrderThread(
  ctx: Ctx,
  { sellerId }: { sellerId: string },
  { sellerOrderId, ...said }: Said & { sellerOrderId: string },
): Promise<{ threadId: string; messageId: string }> {
  return begin(ctx, { orderId: null, sellerOrderId }, { sellerId }, said);
}

/** Whom a message would go to and about what, before it is written. Throws like {@link openThread}. */
export async function getMessageAbout(ctx: Ctx, { about }: { about: MessageAboutInput }): Promise<MessageAboutView> {
  return aboutView(ctx, targetOf(about), shopperOf(ctx, "orderId" in about ? about : {}));
}

/** The same for a shop that would write about its part of an order. @throws NotFound no such part of this shop's */
export async function getOrderMessageAbout(
  ctx: Ctx,
  { sellerId }: { sellerId: string },
  { sellerOrderId }: { sellerOrderId: string },
): Promise<MessageAboutView> {
  return aboutView(ctx, { orderId: null, sellerOrderId }, { sellerId });
}

async function aboutView(ctx: Ctx, target: Target, reader: ThreadReader): Promise<MessageAboutView> {
  const place = await placeOf(ctx.db, ctx, target, reader);
  return { ...place.view, refusal: refusalOf(sideOf(reader), place) };
}

async function begin(
  ctx: Ctx,
  target: Target,
  reader: ThreadReader,
  said: Said,
): Promise<{ threadId: string; messageId: string }> {
  assertSaysSomething(said);
  return inTransaction(ctx, async (tx) => {
    await lockSender(tx, senderKey(reader));
    const place = await placeOf(tx, ctx, target, reader);
    // Also with the link of an order that they placed as a guest.
    const isTheirs =
      ctx.actor.kind === "user" && ctx.actor.memberships.some(({ sellerId }) => sellerId === place.sellerId);
    if (isTheirs && !("sellerId" in reader)) throw new OwnShop();
    const refusal = refusalOf(sideOf(reader), place);
    if (place.threadId === null) {
      if (refusal !== null) throw new MessageRefused(refusal);
      if ("userId" in reader && (await countBegun(tx, reader.userId, after(ctx.clock, -DAY_MS))) >= MOST_BEGUN)
        throw new RateLimited(DAY_MS / 1000);
    }
    const thread = { id: newId(), from: sideOf(reader), now: ctx.clock.now() };
    const id = place.threadId ?? (await ensureThread(tx, place, thread));
    await lockThread(tx, id, reader);
    return say(tx, ctx, { ...place, id }, reader, said);
  });
}

async function placeOf(db: Ctx["db"], { services }: Ctx, target: Target, reader: ThreadReader): Promise<FoundPlace> {
  const place = await findPlace(db, addressKeys(services.settings.encryptionKeys), target, reader);
  if (!place) throw new NotFound("product" in target ? "This product" : "shop" in target ? "This shop" : "This order");
  if (place.isOwnShop && !("sellerId" in reader)) throw new OwnShop();
  return place;
}

function targetOf(about: MessageAboutInput): Target {
  const ref = (text: string) => (isId(text) ? { id: text } : { slug: text });
  if ("orderId" in about) return { orderId: about.orderId, sellerOrderId: about.sellerOrderId };
  return "productId" in about ? { product: ref(about.productId) } : { shop: ref(about.sellerId) };
}
