import type { OrderView } from "@emporia/contracts/orders";
import type { answerComplaintInput, complaintIdInput, openComplaintInput } from "@emporia/contracts/returns";
import type { z } from "zod";
import {
  ComplaintRefused,
  complaintReason,
  findOrder,
  getOrder,
  lockOrderState,
  readerOf,
  recordOrderEvents,
} from "../orders/index";
import { appendEvents, type Ctx, inTransaction, NotFound, newId } from "../platform/index";
import { takeComplaintStep } from "./change-complaint";
import { photosOf } from "./order-photos";

/** So often one part of an order is complained about, and so many messages of the shopper wait for an answer, at most. */
const MOST_COMPLAINTS = 10;
const MOST_UNANSWERED = 10;

/**
 * A shopper asks staff to decide between them and the seller.
 * @throws NotFound no such order among the actor's own
 * @throws ComplaintRefused there is nothing to complain about yet, staff decide about it already, or it was too often
 * @throws InvalidInput a photo that was not sent for this order
 */
export async function openComplaint(ctx: Ctx, input: z.output<typeof openComplaintInput>): Promise<OrderView> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, input.orderId, readerOf(ctx, input.orderId, input.token))))
      throw new NotFound("This order");
    const order = await lockOrderState(tx, input.orderId);
    const part = order.sellerOrders.find((each) => each.id === input.sellerOrderId);
    if (!part) throw new NotFound("This part of the order");
    const about = complaintReason(part, ctx.clock.now());
    if (!about)
      throw new ComplaintRefused(
        `There is nothing to decide about ${part.number} now. Ask the shop to take it back first.`,
      );
    if (part.complaints.length >= MOST_COMPLAINTS)
      throw new ComplaintRefused(
        `There were ${MOST_COMPLAINTS} complaints about ${part.number} already. Write to our support.`,
      );
    const pictures = await photosOf(tx, order.id, input.pictureIds);
    const complaintId = newId();
    await recordOrderEvents(tx, ctx, order, [
      {
        type: "ComplaintOpened",
        payload: { complaintId, sellerOrderId: part.id, ...about, text: input.text, pictures },
      },
    ]);
    await appendEvents(tx, ctx, [
      { type: "ComplaintOpened", key: order.id, payload: { orderId: order.id, sellerOrderId: part.id, complaintId } },
    ]);
  });
  return getOrder(ctx, input);
}

/**
 * The shopper adds to their complaint.
 * @throws NotFound not theirs
 * @throws ComplaintRefused it is over, or ten messages of theirs wait for an answer
 */
export async function answerComplaint(ctx: Ctx, input: z.output<typeof answerComplaintInput>): Promise<OrderView> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, input.orderId, readerOf(ctx, input.orderId, input.token))))
      throw new NotFound("This order");
    const pictures = await photosOf(tx, input.orderId, input.pictureIds);
    await takeComplaintStep(tx, ctx, input, (part) => {
      const messages = part.complaints.find((each) => each.id === input.complaintId)?.messages ?? [];
      const answered = messages.findLastIndex((message) => message.from !== "shopper");
      if (messages.length - answered - 1 >= MOST_UNANSWERED)
        throw new ComplaintRefused(`Your last ${MOST_UNANSWERED} messages wait for an answer. Write again after it.`);
      return {
        event: {
          type: "ComplaintAnswered",
          payload: {
            complaintId: input.complaintId,
            sellerOrderId: part.id,
            from: "shopper",
            text: input.text,
            pictures,
          },
        },
      };
    });
  });
  return getOrder(ctx, input);
}

/** The shopper takes their complaint back. Throws like {@link answerComplaint}. */
export async function withdrawComplaint(ctx: Ctx, input: z.output<typeof complaintIdInput>): Promise<OrderView> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findOrder(tx, input.orderId, readerOf(ctx, input.orderId, input.token))))
      throw new NotFound("This order");
    await takeComplaintStep(tx, ctx, input, (part) => ({
      event: { type: "ComplaintWithdrawn", payload: { complaintId: input.complaintId, sellerOrderId: part.id } },
    }));
  });
  return getOrder(ctx, input);
}
