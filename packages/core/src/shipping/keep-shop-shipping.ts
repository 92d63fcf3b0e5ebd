import type { setReturnPostageInput, setSendingAddressInput, shopShippingView } from "@emporia/contracts/shipping";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, inTransaction, recordAudit } from "../platform/index";
import { findShopShipping, saveShopShipping } from "./shop-shipping-queries";

type ShopShipping = z.output<typeof shopShippingView>;

/** Where a shop sends from, and who pays for what comes back. */
export async function getShopShipping(ctx: Pick<Ctx, "db">, sellerId: string): Promise<ShopShipping> {
  const shop = await findShopShipping(ctx.db, sellerId);
  return { sendsFrom: shop?.sendsFrom ?? null, returnPostage: shop?.returnPostage ?? "fault" };
}

/** Says where a shop sends from and takes things back; labels that are bought from now on carry it. */
export async function setSendingAddress(
  ctx: Ctx,
  sellerId: string,
  input: z.output<typeof setSendingAddressInput>,
): Promise<ShopShipping> {
  return changing(ctx, sellerId, "shipping.setSendingAddress", (tx) =>
    saveShopShipping(tx, sellerId, { sends_from: JSON.stringify(input) }, ctx.clock.now()),
  );
}

/** Says who pays for what comes back; returns that were asked for keep what was said then. */
export async function setReturnPostage(
  ctx: Ctx,
  sellerId: string,
  input: z.output<typeof setReturnPostageInput>,
): Promise<ShopShipping> {
  return changing(ctx, sellerId, "shipping.setReturnPostage", (tx) =>
    saveShopShipping(tx, sellerId, { return_postage: input.returnPostage }, ctx.clock.now()),
  );
}

async function changing(
  ctx: Ctx,
  sellerId: string,
  action: string,
  work: (tx: Tx) => Promise<void>,
): Promise<ShopShipping> {
  await inTransaction(ctx, async (tx) => {
    await work(tx);
    await recordAudit(tx, ctx, { action, subjectType: "shipping", subjectId: sellerId });
  });
  return getShopShipping(ctx, sellerId);
}
