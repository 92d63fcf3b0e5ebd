import type { AmendmentQuoteView, amendOrderInput, quoteAmendmentInput } from "@emporia/contracts/amendments";
import { money } from "@emporia/contracts/money";
import { type Tx, writeTogether } from "@emporia/db";
import type { z } from "zod";
import { lockStockLevels, reserveStock } from "../inventory/index";
import {
  type AddedItem,
  amendmentContents,
  findPartOf,
  isAmendable,
  type Keeper,
  lockOrderState,
  type OrderState,
  openAmendment,
  readOrderStates,
  recordOrderEvents,
  removeUnits,
  type SellerOrderState,
  type Units,
} from "../orders/index";
import {
  appendEvents,
  type Ctx,
  DAY_MS,
  derivedId,
  InvalidInput,
  insertEvents,
  inTransaction,
  NotFound,
  recordAudit,
} from "../platform/index";
import { type AmendmentContents, amountsOf, contentsOf } from "./contents";
import { AmendmentRefused, AmendmentRepriced } from "./errors";

/** Changes of one part, also those that came to nothing: each is a mail to its shopper. */
const MOST = 20;

type Wanted = z.output<typeof amendOrderInput>;

/**
 * What a change of a part would come to, before anybody is asked.
 * @throws NotFound no such part of this shop
 * @throws AmendmentRefused it can no longer be changed, or a change waits already
 * @throws InvalidInput as {@link amendOrder}
 */
export async function quoteAmendment(
  ctx: Ctx,
  keeper: Keeper,
  input: z.output<typeof quoteAmendmentInput>,
): Promise<AmendmentQuoteView> {
  const found = await findPartOf(ctx.db, keeper, input.sellerOrderId);
  const [order] = found ? await readOrderStates(ctx.db, [found.orderId]) : [];
  if (!order) throw new NotFound("This order");
  const part = amendablePart(order, input.sellerOrderId);
  const contents = await contentsOf(ctx.db, ctx, { order, part, keeper }, input);
  const { priced, rates, along, isInPlaceOfAll, issues } = contents;
  const amounts = priced ? amountsOf(priced) : nothing;
  const isTaxIncluded = priced?.pricing?.pricesIncludeTax ?? false;
  return {
    ...amendmentContents(part, { ...contents, amounts, isTaxIncluded }, order.currency),
    rates: rates.map(({ id, name, amount, minDays, maxDays }) => ({
      ...{ id, name, minDays, maxDays },
      price: money(amount, order.currency),
    })),
    along: { name: along.name, price: money(along.amount, order.currency), isInPlaceOfAll },
    issues,
  };
}

const nothing = { subtotal: 0, discount: 0, shipping: 0, tax: 0, includedTax: 0, total: 0 };

/**
 * A shop, or staff for it, changes what an order's part is of before it is sent, or adds to what was sent. What only loses something is changed at
 * once: stock returns and the money goes back. What gains something waits for its shopper, who pays for what is added by a
 * link in their mail: until then that is set aside, and what is to be removed is not sent. Nobody pays, nothing changes.
 * The same `key` again changes nothing again.
 * @throws NotFound no such part of this shop
 * @throws AmendmentRefused it can no longer be changed, or a change waits already
 * @throws AmendmentRepriced it comes to something else than is expected
 * @throws InvalidInput nothing is changed, things of another shop, more than is there to be removed
 * @throws OutOfStock
 */
export async function amendOrder(ctx: Ctx, keeper: Keeper, input: Wanted): Promise<void> {
  const found = await findPartOf(ctx.db, keeper, input.sellerOrderId);
  if (!found) throw new NotFound("This order");
  if (input.added.length + input.removed.length === 0)
    throw new InvalidInput({ removed: "Say what changes: add something or remove something." });
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, found.orderId);
    const id = derivedId(`amendment:${input.sellerOrderId}:${input.key}`);
    if (order.sellerOrders.some((part) => part.amendments.some((each) => each.id === id))) return;
    const part = amendablePart(order, input.sellerOrderId);
    if (part.amendments.length >= MOST)
      throw new AmendmentRefused(`${part.number} was changed ${MOST} times already. Have a new order made.`);
    const contents = await contentsOf(tx, ctx, { order, part, keeper }, input);
    if (contents.issues.length > 0) throw new AmendmentRefused(contents.issues.join(" "));
    if (input.expected && !comesTo(contents, input.expected))
      throw new AmendmentRepriced("It comes to something else now than was worked out. Look at it again, then ask.");
    await propose(tx, ctx, { order, part, keeper, id, contents, input });
  });
}

/** Pure. */
function comesTo(
  { priced, carriedAmount, givenBackAmount }: AmendmentContents,
  expected: NonNullable<Wanted["expected"]>,
): boolean {
  return expected.toPay === (priced ? priced.totalAmount - carriedAmount : 0) && expected.givenBack === givenBackAmount;
}

async function propose(
  tx: Tx,
  ctx: Ctx,
  {
    order,
    part,
    keeper,
    id,
    contents: { removed, added, offer, priced, givenBackAmount },
    input: { reason, days },
  }: {
    order: OrderState;
    part: SellerOrderState;
    keeper: Keeper;
    id: string;
    contents: AmendmentContents;
    input: Wanted;
  },
): Promise<void> {
  const expiresAt = new Date(ctx.clock.now().getTime() + days * DAY_MS);
  if (added.length > 0) await setAside(tx, ctx, { id, added, expiresAt });
  const about = { amendmentId: id, sellerOrderId: part.id };
  const proposed = await recordOrderEvents(tx, ctx, order, [
    {
      type: "AmendmentProposed",
      payload: {
        ...about,
        by: keeper === "staff" ? "staff" : "seller",
        ...{ reason, removed, added, amounts: priced ? amountsOf(priced) : nothing, givenBackAmount, offer },
        expiresAt: expiresAt.toISOString(),
      },
    },
  ]);
  if (added.length === 0) await lessen(tx, ctx, proposed, { ...about, items: removed, reason });
  else
    await appendEvents(tx, ctx, [
      { type: "AmendmentProposed", key: order.id, payload: { orderId: order.id, ...about } },
    ]);
  if (keeper === "staff")
    await recordAudit(tx, ctx, {
      action: "orders.amend",
      subjectType: "order",
      subjectId: order.id,
      detail: { ...about, reason, removed, added: added.map(({ variantId, quantity }) => ({ variantId, quantity })) },
    });
}

/** What only loses something needs no word of its shopper. */
async function lessen(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  { items, reason, ...about }: { amendmentId: string; sellerOrderId: string; items: Units[]; reason: string },
): Promise<void> {
  const { sellerOrderId } = about;
  const applied = await recordOrderEvents(tx, ctx, order, [
    { type: "AmendmentApplied", payload: { ...about, supplement: null } },
  ]);
  await removeUnits(tx, ctx, applied, { sellerOrderId, items, reason });
  await appendEvents(tx, ctx, [
    { type: "AmendmentApplied", key: order.id, payload: { orderId: order.id, ...about, supplementId: null } },
  ]);
}

/** Promises what is added to the amendment; its order takes that over. */
async function setAside(
  tx: Tx,
  ctx: Ctx,
  { id, added, expiresAt }: { id: string; added: readonly AddedItem[]; expiresAt: Date },
): Promise<void> {
  const levels = await lockStockLevels(
    tx,
    added.map((item) => item.variantId),
  );
  const stock = [...levels.values()].map((level) => ({
    variantId: level.variant_id,
    trackQuantity: level.track_quantity,
    allowBackorder: level.allow_backorder,
    available: level.on_hand - level.reserved,
  }));
  const { writes, event } = reserveStock(ctx, stock, { orderId: id, demands: added, expiresAt });
  await writeTogether(tx, [...writes, insertEvents(ctx, [event])]);
}

function amendablePart(order: OrderState, sellerOrderId: string): SellerOrderState {
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part) throw new NotFound("This order");
  if (openAmendment(part))
    throw new AmendmentRefused(`A change of ${part.number} waits for its shopper already. Take it back first.`);
  if (!isAmendable(order, part))
    throw new AmendmentRefused(
      `${part.number} can be changed once it is paid for, until it is cancelled. It is ${part.status.toLowerCase().replaceAll("_", " ")}.`,
    );
  return part;
}
