import type { decideComplaintInput, sellerAnswerComplaintInput } from "@emporia/contracts/returns";
import type { z } from "zod";
import { findComplaint, type Keeper, moneyLeft, moneyOfAmount, promiseRefund } from "../orders/index";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { takeComplaintStep } from "./change-complaint";

/**
 * The seller, or staff, answers a complaint.
 * @throws NotFound no such complaint about this shop
 * @throws ComplaintRefused it is over
 */
export async function answerComplaintAs(
  ctx: Ctx,
  keeper: Keeper,
  { complaintId, text }: z.output<typeof sellerAnswerComplaintInput>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findComplaint(tx, keeper, complaintId);
    if (!found) throw new NotFound("This complaint");
    await takeComplaintStep(tx, ctx, { ...found, complaintId }, (part) => ({
      event: {
        type: "ComplaintAnswered",
        payload: { complaintId, sellerOrderId: part.id, from: keeper === "staff" ? "staff" : "seller", text },
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
