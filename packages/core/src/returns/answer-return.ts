import type { approveReturnInput, rejectReturnInput } from "@emporia/contracts/returns";
import type { z } from "zod";
import type { Keeper } from "../orders/index";
import type { Ctx } from "../platform/index";
import { changeReturn } from "./change-return";

/**
 * The seller, or staff for them, agrees to take things back and says how they travel.
 * @throws NotFound no such return of this shop
 * @throws ReturnTransitionRefused it was answered otherwise
 */
export async function approveReturn(
  ctx: Ctx,
  keeper: Keeper,
  { returnId, instructions, label }: z.output<typeof approveReturnInput>,
): Promise<void> {
  await changeReturn(ctx, keeper, returnId, "ReturnApproved", (_, { part }) => ({
    event: {
      type: "ReturnApproved",
      payload: { returnId, sellerOrderId: part.id, instructions, label: label ?? null },
    },
  }));
}

/** The seller, or staff for them, does not agree, and says why. Throws like {@link approveReturn}. */
export async function rejectReturn(
  ctx: Ctx,
  keeper: Keeper,
  { returnId, reason }: z.output<typeof rejectReturnInput>,
): Promise<void> {
  await changeReturn(ctx, keeper, returnId, "ReturnRejected", (_, { part }) => ({
    event: { type: "ReturnRejected", payload: { returnId, sellerOrderId: part.id, reason } },
  }));
}

/** What was sent back has arrived at the shop. Throws like {@link approveReturn}. */
export async function receiveReturn(ctx: Ctx, keeper: Keeper, { returnId }: { returnId: string }): Promise<void> {
  await changeReturn(ctx, keeper, returnId, "ReturnReceived", (_, { part }) => ({
    event: { type: "ReturnReceived", payload: { returnId, sellerOrderId: part.id } },
  }));
}
