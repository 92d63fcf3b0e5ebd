import type { addSellerNoteInput, addStaffNoteInput } from "@emporia/contracts/orders";
import type { z } from "zod";
import { appendEvents, type Ctx, inTransaction, NotFound } from "../platform/index";
import type { OrderEvent } from "./events";
import { findSellerPart } from "./queries/read-rows";
import { lockOrderState, recordOrderEvents } from "./record";

type Note = Extract<OrderEvent, { type: "NoteAdded" }>["payload"];

/** A seller writes something down about their part, for the shop or for the shopper too. @throws NotFound not theirs */
export async function addSellerNote(
  ctx: Ctx,
  input: z.output<typeof addSellerNoteInput> & { sellerId: string },
): Promise<void> {
  const part = await findSellerPart(ctx.db, input.sellerId, input.sellerOrderId);
  if (!part) throw new NotFound("This order");
  const { sellerOrderId, audience, text } = input;
  await recordNote(ctx, part.order_id, { sellerOrderId, from: "seller", audience, text });
}

/** Staff write something down about an order, for themselves, the shops or the shopper too. @throws NotFound */
export async function addStaffNote(ctx: Ctx, input: z.output<typeof addStaffNoteInput>): Promise<void> {
  const { orderId, audience, text } = input;
  await recordNote(ctx, orderId, { sellerOrderId: null, from: "staff", audience, text });
}

async function recordNote(ctx: Ctx, orderId: string, note: Note): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrderState(tx, orderId);
    await recordOrderEvents(tx, ctx, order, [{ type: "NoteAdded", payload: note }]);
    await appendEvents(tx, ctx, [
      {
        type: "NoteAdded",
        key: order.id,
        payload: {
          orderId,
          sellerOrderId: note.sellerOrderId,
          audience: note.audience,
          sequence: order.eventCount + 1,
        },
      },
    ]);
  });
}
