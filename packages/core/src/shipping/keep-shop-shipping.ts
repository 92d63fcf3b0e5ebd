import type {
  setRateSourceInput,
  setReturnPostageInput,
  setSendingAddressInput,
  shopShippingView,
} from "@emporia/contracts/shipping";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, recordAudit } from "../platform/index";
import { findShopShipping, saveShopShipping } from "./shop-shipping-queries";

type ShopShipping = z.output<typeof shopShippingView>;

/** Where a shop sends from, who prices its parcels, and who pays for what comes back. */
export async function getShopShipping(ctx: Pick<Ctx, "db" | "services">, sellerId: string): Promise<ShopShipping> {
  const shop = await findShopShipping(ctx.db, sellerId);
  const { sendsFrom = null, returnPostage = "fault", rateSource = "table" } = shop ?? {};
  return { sendsFrom, returnPostage, rateSource, hasCarrierRates: ctx.services.rates !== null };
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

/**
 * Says whether parcels are priced by the shop's table or by what carriers ask, from the next address of a checkout on.
 * @throws InvalidInput by carriers, and the shop has not said where it sends from
 */
export async function setRateSource(
  ctx: Ctx,
  sellerId: string,
  input: z.output<typeof setRateSourceInput>,
): Promise<ShopShipping> {
  const shop = await findShopShipping(ctx.db, sellerId);
  if (input.rateSource === "carrier" && !shop?.sendsFrom)
    throw new InvalidInput({ rateSource: "Carriers ask where a parcel comes from: say where you send from first." });
  return changing(ctx, sellerId, "shipping.setRateSource", (tx) =>
    saveShopShipping(tx, sellerId, { rate_source: input.rateSource }, ctx.clock.now()),
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
