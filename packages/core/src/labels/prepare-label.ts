import type { labelParcelInput } from "@emporia/contracts/labels";
import type { Db } from "@emporia/db";
import type { z } from "zod";
import {
  findSellerPart,
  isShippable,
  OrderNotShippable,
  type OrderState,
  readOrderStates,
  type SellerOrderState,
} from "../orders/index";
import { type Ctx, InvalidInput, NotFound, ServiceUnavailable } from "../platform/index";
import { findShopShipping } from "../shipping/index";
import { type CarrierLabels, type CarrierRate, CarrierRefusal, type LabelRequest } from "./carrier-labels";
import { LabelRefused } from "./errors";
import { contentsOf, type PartToLabel, unitsToLabel } from "./parcel";
import { type LabelUnits, listLabelRows, listWeights } from "./queries";

export type ParcelInput = Omit<z.output<typeof labelParcelInput>, "sellerOrderId">;

/** A parcel that can have a label, and what its carrier is to be asked. */
export interface PreparedLabel {
  order: OrderState;
  part: SellerOrderState;
  items: LabelUnits[];
  request: LabelRequest;
}

/** Who sells labels here. @throws LabelRefused nobody does */
export function carrierOf(ctx: Pick<Ctx, "services">): CarrierLabels {
  if (!ctx.services.carrier)
    throw new LabelRefused("Labels are not sold here. Buy one of a carrier, and enter its tracking number.");
  return ctx.services.carrier;
}

/**
 * What a carrier is to be asked for a parcel of a shop's part of an order.
 * @throws NotFound no such order in this shop
 * @throws OrderNotShippable not paid for, cancelled, or all sent already
 * @throws LabelRefused all of it has labels, or the shop has not said where it sends from
 * @throws InvalidInput more than is left, or a parcel of which nobody knows the weight
 */
export async function prepareLabel(
  ctx: Pick<Ctx, "db">,
  given: ParcelInput & { sellerId: string; sellerOrderId: string; labelId: string },
): Promise<PreparedLabel> {
  const { db } = ctx;
  const row = await findSellerPart(db, given.sellerId, given.sellerOrderId);
  const [order] = row ? await readOrderStates(db, [row.order_id]) : [];
  const part = order?.sellerOrders.find((each) => each.id === given.sellerOrderId);
  if (!order || !part) throw new NotFound("This order");
  const items = await assertLabellable(db, order, part, given.items);
  const from = await sendingAddress(db, part.sellerId);
  return { order, part, items, request: await requestOf(db, { ...given, order, part, items, from, isReturn: false }) };
}

/** What goes into a parcel: what was named, or all that wants a label. @throws as {@link prepareLabel} says */
export async function assertLabellable(
  db: Db,
  order: OrderState,
  part: SellerOrderState,
  wanted: readonly LabelUnits[] | undefined,
): Promise<LabelUnits[]> {
  if (!isShippable(order, part))
    throw new OrderNotShippable(`${part.number} has nothing to send.`, { status: part.status });
  const left = unitsToLabel(part, await listLabelRows(db, { sellerOrderId: part.id }, "staff"));
  if (left.length === 0)
    throw new LabelRefused(`All that ${part.number} has left to send has a label. Void that one to buy another.`);
  if (!wanted) return left;
  for (const [index, { orderItemId, quantity }] of wanted.entries()) {
    const item = part.items.find((each) => each.id === orderItemId);
    if (!item || wanted.findIndex((each) => each.orderItemId === orderItemId) !== index)
      throw new InvalidInput({ [`items.${index}.orderItemId`]: "Name each item of this order once." });
    const most = left.find((each) => each.orderItemId === orderItemId)?.quantity ?? 0;
    if (quantity > most)
      throw new InvalidInput({ [`items.${index}.quantity`]: `Only ${most} of ${item.name} wait without a label.` });
  }
  if (wanted.length === 0) throw new InvalidInput({ items: "Put at least one item into the parcel." });
  return wanted.map(({ orderItemId, quantity }) => ({ orderItemId, quantity }));
}

/** Where a shop sends from, and takes things back. @throws LabelRefused it has not said so */
export async function sendingAddress(db: Db, sellerId: string): Promise<LabelRequest["from"]> {
  const shop = await findShopShipping(db, sellerId);
  if (!shop?.sendsFrom)
    throw new LabelRefused("Say where you send from first, under Shipping. Labels carry that address.");
  return { ...shop.sendsFrom, company: shop.shopName, email: shop.email };
}

/** @throws InvalidInput nobody knows what it weighs */
export async function requestOf(
  db: Db,
  given: Omit<ParcelInput, "items"> & {
    labelId: string;
    order: Pick<OrderState, "shippingAddress" | "currency" | "email">;
    part: PartToLabel & { number: string };
    items: readonly LabelUnits[];
    /** The shop's own address. */
    from: LabelRequest["from"];
    isReturn: boolean;
  },
): Promise<LabelRequest> {
  const { order, part, items, from, isReturn } = given;
  const weights = await listWeights(db, [...new Set(part.items.map((item) => item.variantId))]);
  const contents = contentsOf(part, items, weights);
  const weightGrams = given.weightGrams ?? contents.reduce((sum, item) => sum + item.weightGrams, 0);
  if (weightGrams <= 0)
    throw new InvalidInput({ weightGrams: `Weigh the parcel of ${part.number}: what is in it has no weight.` });
  const shopper = { ...order.shippingAddress, email: order.email };
  return {
    labelId: given.labelId,
    reference: part.number,
    from: isReturn ? shopper : from,
    to: isReturn ? from : shopper,
    parcel: { weightGrams, lengthCm: given.lengthCm, widthCm: given.widthCm, heightCm: given.heightCm },
    currency: order.currency,
    isReturn,
    contents,
  };
}

/**
 * What a carrier offers for a parcel, the cheapest first, in the order's currency: what a label costs is kept from what
 * was earned in it.
 * @throws LabelRefused the carrier does not take it, or bills in other currencies
 * @throws ServiceUnavailable it does not answer
 */
export async function ratesFor(ctx: Pick<Ctx, "services">, request: LabelRequest): Promise<CarrierRate[]> {
  const all = await carrierOf(ctx)
    .quote(request)
    .catch((error: unknown) => {
      if (error instanceof CarrierRefusal) throw new LabelRefused(error.message);
      throw error;
    });
  const rates = all.filter((rate) => rate.currency === request.currency && rate.amount > 0);
  if (rates.length === 0)
    throw new LabelRefused(
      all.length > 0
        ? `Carriers bill this parcel in ${all[0]?.currency}, and the order is in ${request.currency}. Buy its label of a carrier, and enter the tracking number.`
        : "No carrier takes this parcel to that address. Look at its weight and size, or buy a label elsewhere.",
    );
  return rates.sort((one, other) => one.amount - other.amount || (one.service < other.service ? -1 : 1));
}

/** The offer that was chosen, if it costs no more than was said. @throws LabelRefused @throws ServiceUnavailable */
export async function chosenRate(
  ctx: Pick<Ctx, "services">,
  request: LabelRequest,
  chosen: { service: string; amount: number },
): Promise<CarrierRate> {
  const rate = (await ratesFor(ctx, request)).find((each) => each.service === chosen.service);
  if (!rate) throw new LabelRefused("This service is no longer offered for the parcel. Choose another one.");
  if (rate.amount > chosen.amount)
    throw new LabelRefused("This service has become dearer. Nothing was bought; look at the new price.");
  return rate;
}

/** Whether nobody knows yet what became of what was asked. */
export const isUnanswered = (error: unknown): boolean => error instanceof ServiceUnavailable;
