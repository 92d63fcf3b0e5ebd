import { listSilentComplaints, lockOrderState } from "../orders/index";
import { type Ctx, DAY_MS, inTransaction } from "../platform/index";
import { takeComplaintStep } from "./change-complaint";

/** Days that a shopper has to answer what staff ask about their complaint. */
export const SILENT_DAYS = 14;

const MOST = 500;
const WORDS = `We asked and heard nothing for ${SILENT_DAYS} days, so we have closed this. You can ask us again.`;

/** Closes complaints in which staff asked and the shopper did not answer. They can be opened anew, as withdrawn ones. */
export async function closeSilentComplaints(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - SILENT_DAYS * DAY_MS);
  for (const { complaintId, orderId } of await listSilentComplaints(ctx.db, before, MOST))
    await inTransaction(ctx, async (tx) => {
      const { sellerOrders } = await lockOrderState(tx, orderId);
      const complaint = sellerOrders.flatMap((part) => part.complaints).find((each) => each.id === complaintId);
      // It was answered or ended since the list was read.
      if (complaint?.status !== "OPEN" || complaint.messages.at(-1)?.from !== "staff") return;
      if (complaint.updatedAt >= before.toISOString()) return;
      await takeComplaintStep(tx, ctx, { orderId, complaintId }, (part) => {
        const of = { complaintId, sellerOrderId: part.id };
        return {
          first: [{ type: "ComplaintAnswered", payload: { ...of, from: "staff", text: WORDS } }],
          event: { type: "ComplaintWithdrawn", payload: of },
        };
      });
    });
}
