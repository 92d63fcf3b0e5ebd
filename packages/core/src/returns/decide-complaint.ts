import type { decideComplaintInput, staffAnswerComplaintInput } from "@emporia/contracts/returns";
import type { z } from "zod";
import { findComplaint, type Keeper, moneyLeft, moneyOfAmount, promiseRefund } from "../orders/index";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { takeComplaintStep } from "./change-complaint";
import { photosOf } from "./order-photos";

/**
 * The seller, or staff, answers a complaint; a seller with photos of their own, which the shopper and staff see.
 * @throws NotFound no such complaint about this shop
 * @throws ComplaintRefused it is over
 * @throws InvalidInput a photo that this shop did not send for this order
 */
export async function answerComplaintAs(
  ctx: Ctx,
  keeper: Keeper,
  { complaintId, text, pictureIds = [] }: z.output<typeof staffAnswerComplaintInput> & { pictureIds?: string[] },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findComplaint(tx, keeper, complaintId);
    if (!found) throw new NotFound("This complaint");
    const pictures = keeper === "staff" ? [] : await photosOf(tx, found.orderId, pictureIds, keeper);
    await takeComplaintStep(tx, ctx, { ...found, complaintId }, (part) => ({
      event: {
        type: "ComplaintAnswered",
        payload: { complaintId, sellerOrderId: part.id, from: keeper === "staff" ? "staff" : "seller", text, pictures },
      },
    }));
  });
}

/**
 * Staff decide: the shopper gets so much back, or nothing. The seller's share and the commission on it go back with it.
 * @throws NotFound no such complaint
 * @throws ComplaintRefused it is over
 * @throws InvalidInput more than is left to give back
 * @throws CreditNeedsAccount it should go to store credit, and the order belongs to nobody
 */
export async function decideComplaint(
  ctx: Ctx,
  { complaintId, amount, text, to }: z.output<typeof decideComplaintInput>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findComplaint(tx, "staff", complaintId);
    if (!found) throw new NotFound("This complaint");
    await takeComplaintStep(tx, ctx, { ...found, complaintId }, (part, order) => {
      if (amount > moneyLeft(part).total)
        throw new InvalidInput({ amount: "That is more than is left to give back. Enter less." });
      const promise = promiseRefund(order, part.id, {
        kind: "complaint",
        items: [],
        money: moneyOfAmount(part, amount),
        reason: text,
        to,
      });
      return {
        ...(promise ? { first: promise.events, announce: promise.announcements } : {}),
        event: {
          type: "ComplaintDecided",
          payload: { complaintId, sellerOrderId: part.id, text, refundId: promise?.refundId ?? null },
        },
      };
    });
    await recordAudit(tx, ctx, {
      action: "orders.decideComplaint",
      subjectType: "order",
      subjectId: found.orderId,
      detail: { complaintId, amount, text, to },
    });
  });
}
