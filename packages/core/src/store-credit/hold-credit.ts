import type { Tx } from "@emporia/db";
import type { RawBuilder } from "kysely";
import type { Ctx } from "../platform/index";
import { CreditChanged } from "./errors";
import { type CreditAccount, findAvailable, insertHold, reserveCredit, settleHold } from "./queries";

/**
 * Holds credit for an order that is about to be placed, in minor units; what it answers writes the hold down beside the
 * order. The order is new, so nothing is held twice.
 * @throws CreditChanged less is available
 */
export async function holdCredit(
  tx: Tx,
  ctx: Ctx,
  { orderId, amount, ...account }: CreditAccount & { orderId: string; amount: number },
): Promise<RawBuilder<unknown>[]> {
  if (amount === 0) return [];
  if (!(await reserveCredit(tx, account, amount)))
    throw new CreditChanged(await findAvailable(tx, account), account.currency);
  return [insertHold(orderId, account, amount, ctx.clock.now())];
}

/** Gives back what an order holds that ends before it is paid for. Harmless to repeat. */
export async function releaseCredit(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  await settleHold(tx, orderId, "RELEASED", ctx.clock.now());
}

/** Ends the hold of an order that is paid for, just before the books take the credit. @throws when it holds another amount */
export async function takeHeldCredit(
  tx: Tx,
  ctx: Ctx,
  { orderId, amount }: { orderId: string; amount: number },
): Promise<void> {
  const held = await settleHold(tx, orderId, "TAKEN", ctx.clock.now());
  if (held !== amount) throw new Error(`Order ${orderId} says ${amount} is paid with credit, and holds ${held}.`);
}
