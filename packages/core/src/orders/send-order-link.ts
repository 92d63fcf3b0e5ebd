import { z } from "zod";
import { type Ctx, defineJob, enqueue, inTransaction } from "../platform/index";
import { findOrderIdByNumber } from "./queries/lookups";

/** Mails the signed link of an order to the address it was placed with. */
export const sendOrderLinkJob = defineJob({
  name: "notifications.sendOrderLink",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});

/** A guest asks for the link to their order. Answers the same whether there is such an order or not (PN-25). */
export async function sendOrderLink(ctx: Ctx, input: { number: string; email: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const orderId = await findOrderIdByNumber(tx, input.number.toUpperCase(), input.email);
    if (orderId) await enqueue(tx, sendOrderLinkJob, { orderId });
  });
}
