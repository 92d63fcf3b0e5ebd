import type { Tx } from "@emporia/db";
import { creditCameFrom, readOrderStates } from "../orders/index";
import { type Ctx, enqueueAll, jobRequest, newId } from "../platform/index";
import { returnCreditJob } from "./jobs";
import { endedCreditEntries, postToLedger, returnedCreditEntries } from "./ledger";
import { type CreditOrigin, listCreditOrigins } from "./queries/credit-origins";
import { findPayment } from "./queries/payments";
import { insertRefund } from "./queries/refunds";

/** What becomes of somebody's store credit in one currency when their account is closed, in minor units. */
export interface CreditEnding {
  currency: string;
  /** Goes back to the cards that paid: it was the money of orders. By order, the latest first. */
  returned: { orderId: string; amount: number }[];
  /** Ends: it was given for no order. */
  ended: number;
}

/**
 * Of what there is, what came from the money of orders goes back to the cards that paid for them, and what was given for
 * nothing ends. What was given is taken to have been spent first. Pure.
 */
export function endingOf({ currency, balance, gained }: CreditOrigin): CreditEnding {
  let left = balance;
  const returned = gained.flatMap(({ orderId, amount }) => {
    const back = Math.min(left, amount);
    left -= back;
    return back > 0 ? [{ orderId, amount: back }] : [];
  });
  return { currency, returned, ended: left };
}

/** What would become of somebody's store credit, by currency; nothing where there is none. */
export async function findCreditEnding(ctx: Pick<Ctx, "db">, userId: string): Promise<CreditEnding[]> {
  return (await listCreditOrigins(ctx.db, userId)).map(endingOf);
}

/**
 * Ends somebody's store credit, in the step that closes their account; no order may hold any. What came from orders is
 * on its way to the cards that paid for them, the rest is the platform's again. The second time finds nothing.
 */
export async function endStoreCredit(tx: Tx, ctx: Ctx, userId: string): Promise<CreditEnding[]> {
  const endings = await findCreditEnding({ db: tx }, userId);
  for (const { currency, returned, ended } of endings) {
    for (const { orderId, amount } of returned) await beginReturn(tx, ctx, { userId, currency, orderId, amount });
    if (ended > 0)
      await postToLedger(tx, ctx, {
        key: `credit_end:${userId}:${currency}`,
        kind: "credit_end",
        orderId: null,
        currency,
        description: "Store credit that ended with its account",
        entries: endedCreditEntries({ userId, amount: ended }),
      });
  }
  return endings;
}

async function beginReturn(
  tx: Tx,
  ctx: Ctx,
  { userId, currency, orderId, amount }: { userId: string; currency: string; orderId: string; amount: number },
): Promise<void> {
  const [order] = await readOrderStates(tx, [orderId]);
  const shares = order ? creditCameFrom(order, amount) : [];
  for (const share of shares)
    await beginReturnTo(tx, ctx, { userId, currency, orderId, amount: share.amount, from: share.from ?? orderId });
}

/** Of an order's money that became credit, what one card paid: its own, or that of the order that it was swapped from. */
async function beginReturnTo(
  tx: Tx,
  ctx: Ctx,
  {
    userId,
    currency,
    orderId,
    amount,
    from,
  }: { userId: string; currency: string; orderId: string; amount: number; from: string },
): Promise<void> {
  const payment = await findPayment(tx, from);
  if (!payment) throw new Error(`Order ${orderId} gave store credit and was never paid for.`);
  const refundId = newId();
  const reason = "Store credit of an account that was closed";
  const now = ctx.clock.now();
  await insertRefund(tx, {
    ...{ id: refundId, orderId, paymentId: payment.id, sellerOrderId: null },
    ...{ amount, currency, reason, now },
  });
  await postToLedger(tx, ctx, {
    key: `refund:${refundId}`,
    kind: "refund",
    orderId,
    currency,
    description: `${reason}, back to its card`,
    entries: returnedCreditEntries({ userId, amount }),
  });
  await enqueueAll(tx, [jobRequest(returnCreditJob, { refundId })]);
}
