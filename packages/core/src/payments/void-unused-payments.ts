import type { Ctx } from "../platform/index";
import { listUnusedPayments } from "./queries/payments";

/**
 * Lets go of what earlier tries to pay for an order may still hold: Stripe keeps a declined one open, and another tab may
 * have confirmed it with a better card. What is void already stays so.
 */
export async function voidUnusedPayments(ctx: Ctx, input: { orderId: string }): Promise<void> {
  for (const { id, intentId } of await listUnusedPayments(ctx.db, input.orderId)) {
    const intent = await ctx.services.payments.findIntent(intentId);
    if (!intent || intent.status === "canceled") continue;
    const { status } = await ctx.services.payments.voidIntent(intentId, `void:${id}`);
    if (status !== "canceled") throw new Error(`Voiding ${intentId} left it ${status}.`);
  }
}
