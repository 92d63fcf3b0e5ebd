import type { OrderView } from "@emporia/contracts/orders";
import type { returnIdInput, sendReturnInput } from "@emporia/contracts/returns";
import type { z } from "zod";
import { findOrder, getOrder, type ReturnEvent, readerOf } from "../orders/index";
import { type Ctx, inTransaction, NotFound } from "../platform/index";
import { takeStep } from "./change-return";

type Step = Extract<ReturnEvent, { type: "ReturnWithdrawn" | "ReturnSent" }>;

/**
 * The shopper keeps the things after all. Withdrawing twice changes nothing.
 * @throws NotFound no such return among the actor's own
 * @throws ReturnTransitionRefused it is on its way already, or over
 */
export async function withdrawReturn(ctx: Ctx, input: z.output<typeof returnIdInput>): Promise<OrderView> {
  return ownStep(ctx, input, (sellerOrderId) => ({
    type: "ReturnWithdrawn",
    payload: { returnId: input.returnId, sellerOrderId },
  }));
}

/**
 * The shopper says how the things travel. Saying so twice changes nothing.
 * @throws NotFound no such return among the actor's own
 * @throws ReturnTransitionRefused the seller has not agreed to it, or has it already
 */
export async function sendReturn(ctx: Ctx, input: z.output<typeof sendReturnInput>): Promise<OrderView> {
  const { returnId, carrier, trackingNumber } = input;
  return ownStep(ctx, input, (sellerOrderId) => ({
    type: "ReturnSent",
    payload: { returnId, sellerOrderId, carrier, trackingNumber },
  }));
}

async function ownStep(
  ctx: Ctx,
  input: z.output<typeof returnIdInput>,
  event: (sellerOrderId: string) => Step,
): Promise<OrderView> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, input.orderId, readerOf(ctx, input.orderId, input.token))))
      throw new NotFound("This order");
    await takeStep(tx, ctx, input.orderId, input.returnId, event("").type, (_, { part }) => ({
      event: event(part.id),
    }));
  });
  return getOrder(ctx, input);
}
