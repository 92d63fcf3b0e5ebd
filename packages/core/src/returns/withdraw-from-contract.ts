import type { OrderView } from "@emporia/contracts/orders";
import { postagePayer } from "@emporia/contracts/returns";
import type { WithdrawalView, withdrawalInput, withdrawInput } from "@emporia/contracts/withdrawal";
import type { Db, Tx } from "@emporia/db";
import type { z } from "zod";
import {
  findOrder,
  findWithdrawalDays,
  getOrder,
  lockOrderState,
  type OrderEvent,
  type OrderState,
  readerOf,
  readOrderStates,
  recordOrderEvents,
  removeUnits,
  type SellerOrderState,
  type Units,
  withdrawableUnits,
  withdrawalEnds,
} from "../orders/index";
import {
  appendEvents,
  type Ctx,
  enqueueAll,
  InvalidInput,
  inTransaction,
  jobRequest,
  type NewDomainEvent,
  NotFound,
  newId,
} from "../platform/index";
import { getBusiness } from "../sellers/index";
import { listReturnPostages, listSendingAddresses } from "../shipping/index";
import { WithdrawalRefused } from "./errors";
import { sendWithdrawalReceiptJob } from "./jobs";

type Wanted = z.output<typeof withdrawInput>;

/** What of an order can be withdrawn from now, and until when. @throws NotFound no such order among the actor's own */
export async function getWithdrawal(ctx: Ctx, input: z.output<typeof withdrawalInput>): Promise<WithdrawalView> {
  await assertReader(ctx, ctx.db, input);
  const [order] = await readOrderStates(ctx.db, [input.orderId]);
  if (!order) throw new NotFound("This order");
  const days = await findWithdrawalDays(ctx.db, order.id);
  const now = ctx.clock.now();
  const { firstName, lastName } = order.shippingAddress;
  return {
    days,
    orderNumber: order.number,
    email: order.email,
    name: `${firstName} ${lastName}`,
    parts:
      days === null
        ? []
        : order.sellerOrders
            .map((part) => ({
              sellerOrderId: part.id,
              shopName: part.shopName,
              until: withdrawalEnds(part, days),
              items: part.items
                .map((item) => {
                  const { sent, unsent } = withdrawableUnits(order, part, item, { now, days });
                  const { id: orderItemId, name, variantTitle } = item;
                  return { orderItemId, name, variantTitle, quantity: sent + unsent, unsentQuantity: unsent };
                })
                .filter(({ quantity }) => quantity > 0),
            }))
            .filter(({ items }) => items.length > 0),
    excluded: order.sellerOrders
      .flatMap((part) => part.items)
      .flatMap(({ id: orderItemId, name, variantTitle, withdrawalExclusion: exclusion }) =>
        exclusion && days !== null ? [{ orderItemId, name, variantTitle, exclusion }] : [],
      ),
  };
}

/** What of a part is withdrawn from, by where it is. */
interface Withdrawn {
  part: SellerOrderState;
  sent: Units[];
  unsent: Units[];
}

/**
 * A shopper withdraws from what they bought, without a reason, wherever it is. What was not sent yet is cancelled, and what
 * was paid for it promised back; of what was sent there is a return of each shop that is agreed to from the start, so that
 * nobody can turn it down. What was withdrawn from already is refused the second time.
 * @throws NotFound no such order among the actor's own
 * @throws WithdrawalRefused its country gave no such right when it was ordered
 * @throws InvalidInput more than there is, too late, or not of this order
 */
export async function withdrawFromContract(ctx: Ctx, input: Wanted): Promise<OrderView> {
  await inTransaction(ctx, async (tx) => {
    await assertReader(ctx, tx, input);
    const order = await lockOrderState(tx, input.orderId);
    const days = await findWithdrawalDays(tx, order.id);
    if (days === null) throw new WithdrawalRefused(order.shippingAddress.country);
    const withdrawn = withdrawnUnits(order, input, { now: ctx.clock.now(), days });
    const after = await cancelUnsent(tx, ctx, order, input, withdrawn);
    await askBack(tx, ctx, after, input, withdrawn);
  });
  return getOrder(ctx, input);
}

const statement = ({ name }: Wanted) => `${name} withdraws from the contract.`;

function withdrawnUnits(order: OrderState, { items }: Wanted, rules: { now: Date; days: number }): Withdrawn[] {
  const units = items.map(({ orderItemId, quantity }, index) => {
    const part = order.sellerOrders.find((each) => each.items.some((item) => item.id === orderItemId));
    const item = part?.items.find((each) => each.id === orderItemId);
    if (!part || !item || items.findIndex((each) => each.orderItemId === orderItemId) !== index)
      throw new InvalidInput({ [`items.${index}.orderItemId`]: "Name each item of this order once." });
    const left = withdrawableUnits(order, part, item, rules);
    if (quantity > left.sent + left.unsent)
      throw new InvalidInput({
        [`items.${index}.quantity`]:
          left.sent + left.unsent > 0
            ? `You can withdraw from ${left.sent + left.unsent} of ${item.name}.`
            : `${item.name} is on its way back, was given back, or its ${rules.days} days are over.`,
      });
    // What need not travel twice goes first.
    const unsent = Math.min(quantity, left.unsent);
    return { part, orderItemId, unsent, sent: quantity - unsent };
  });
  return order.sellerOrders
    .map((part) => {
      const own = units.filter((each) => each.part === part);
      const of = (kind: "sent" | "unsent") =>
        own
          .map(({ orderItemId, [kind]: quantity }) => ({ orderItemId, quantity }))
          .filter(({ quantity }) => quantity > 0);
      return { part, sent: of("sent"), unsent: of("unsent") };
    })
    .filter(({ sent, unsent }) => sent.length + unsent.length > 0);
}

/** What was not sent yet stays where it is. */
async function cancelUnsent(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  input: Wanted,
  withdrawn: readonly Withdrawn[],
): Promise<OrderState> {
  let now = order;
  for (const { part, unsent: items } of withdrawn) {
    if (items.length === 0) continue;
    now = await removeUnits(tx, ctx, now, { sellerOrderId: part.id, items, reason: statement(input) });
    // Of a part the cancellation is the last but its promises of money; the mail finds it from here back.
    const about = { orderId: order.id, sellerOrderId: part.id, upTo: now.eventCount };
    await enqueueAll(tx, [jobRequest(sendWithdrawalReceiptJob, about)]);
  }
  return now;
}

/** What was sent comes back to its shop, which is not asked. */
async function askBack(
  tx: Tx,
  ctx: Ctx,
  order: OrderState,
  input: Wanted,
  withdrawn: readonly Withdrawn[],
): Promise<void> {
  const travelling = withdrawn.filter(({ sent }) => sent.length > 0);
  if (travelling.length === 0) return;
  const events: OrderEvent[] = [];
  const announced: NewDomainEvent[] = [];
  const shops = travelling.map(({ part }) => part.sellerId);
  const postages = await listReturnPostages(tx, shops);
  const addresses = await listSendingAddresses(tx, shops);
  for (const { part, sent } of travelling) {
    const returnId = newId();
    const about = { returnId, sellerOrderId: part.id };
    const place = addresses.get(part.sellerId) ?? (await getBusiness({ db: tx }, part)).business ?? undefined;
    events.push(
      {
        type: "ReturnRequested",
        payload: {
          ...about,
          number: `${part.number}-R${part.returns.length + 1}`,
          items: sent.map((item) => ({ ...item, reason: "changed_mind", comment: "" })),
          comment: statement(input),
          pictures: [],
          isWithdrawal: true,
          postage: postagePayer(postages.get(part.sellerId) ?? "fault", ["changed_mind"]),
        },
      },
      {
        type: "ReturnApproved",
        payload: { ...about, instructions: `Send it to: ${addressText(part, place)}.`, label: null },
      },
    );
    for (const type of ["ReturnRequested", "ReturnApproved"] as const)
      announced.push({ type, key: order.id, payload: { orderId: order.id, ...about } });
  }
  await recordOrderEvents(tx, ctx, order, events);
  await appendEvents(tx, ctx, announced);
}

async function assertReader(ctx: Ctx, db: Db, input: z.output<typeof withdrawalInput>): Promise<void> {
  if (!(await findOrder(db, input.orderId, readerOf(ctx, input.orderId, input.token))))
    throw new NotFound("This order");
}

interface Place {
  line1: string;
  line2?: string | null | undefined;
  city: string;
  state: string;
  postalCode: string;
  country: string;
}

function addressText(part: SellerOrderState, place: Place | undefined): string {
  if (!place) return `${part.shopName}, which says by mail where it takes things back`;
  const { line1, line2, city, state, postalCode, country } = place;
  return [part.shopName, line1, line2, [city, state, postalCode].filter(Boolean).join(" "), country]
    .filter(Boolean)
    .join(", ");
}
