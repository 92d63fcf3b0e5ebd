import type { endReturnInput } from "@emporia/contracts/returns";
import type { z } from "zod";
import { findReturn } from "../orders/index";
import { type Ctx, inTransaction, NotFound, recordAudit } from "../platform/index";
import { takeStep } from "./change-return";

/**
 * Staff end a return or a withdrawal of which nothing was sent, and say why: its units are as if nobody had asked. Shopper
 * and shop read the reason. Ending it twice changes nothing.
 * @throws NotFound no such return
 * @throws ReturnTransitionRefused it is on its way, or over
 */
export async function endReturn(ctx: Ctx, { returnId, reason }: z.output<typeof endReturnInput>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findReturn(tx, "staff", returnId);
    if (!found) throw new NotFound("This return");
    const isEnded = await takeStep(tx, ctx, found.orderId, returnId, "ReturnWithdrawn", (_, { part }) => ({
      event: { type: "ReturnWithdrawn", payload: { returnId, sellerOrderId: part.id, ending: reason } },
    }));
    if (!isEnded) return;
    await recordAudit(tx, ctx, {
      action: "orders.endReturn",
      subjectType: "order",
      subjectId: found.orderId,
      detail: { returnId, reason },
    });
  });
}
