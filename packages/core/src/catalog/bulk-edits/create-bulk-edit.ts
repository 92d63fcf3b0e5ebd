import type { BulkEditView, createBulkEditInput } from "@emporia/contracts/bulk-edits";
import type { z } from "zod";
import { actorRef, type Ctx, enqueue, InvalidInput, inTransaction, newId, violates } from "../../platform/index";
import { refuseShippingProfile } from "../../shipping/index";
import { advanceBulkEditJob } from "../jobs";
import { hasCategory } from "../queries/write-product";
import { normaliseTags } from "../text";
import { BulkEditRunning } from "./errors";
import { insertBulkEdit } from "./queries";
import { readBulkEdit } from "./read-bulk-edit";

/**
 * Writes down one change of the products that a filter finds now, and has a job find out what it would do to each.
 * @throws InvalidInput the filter finds nothing, the category or profile is not there, or the change changes nothing
 * @throws BulkEditRunning another one is under way in the shop
 */
export async function createBulkEdit(
  ctx: Ctx,
  input: z.output<typeof createBulkEditInput> & { sellerId: string },
): Promise<BulkEditView> {
  const { sellerId, filter, action } = input;
  try {
    return await inTransaction(ctx, async (tx) => {
      if (action.type === "category" && !(await hasCategory(tx, action.categoryId)))
        throw new InvalidInput({ "action.categoryId": "This category does not exist." });
      if (action.type === "shipping")
        await refuseShippingProfile(tx, sellerId, action.shippingProfileId, "action.shippingProfileId");
      if (action.type === "tags" && normaliseTags([...action.add, ...action.remove]).length === 0)
        throw new InvalidInput({ "action.add": "Name a tag to add or to take away." });
      if (action.type !== "tags" && "mode" in action && action.mode !== "set" && action.value === 0)
        throw new InvalidInput({ "action.value": "Say by how much." });
      if ("mode" in action && action.mode === "set" && action.value < 0)
        throw new InvalidInput({ "action.value": "This cannot be below zero." });
      const id = newId();
      const now = ctx.clock.now();
      const count = await insertBulkEdit(tx, { id, sellerId, filter, action, actor: actorRef(ctx.actor), now });
      if (count === 0) throw new InvalidInput({ filter: "No product matches." });
      await enqueue(tx, advanceBulkEditJob, { bulkEditId: id });
      return readBulkEdit(tx, sellerId, id);
    });
  } catch (error) {
    if (violates(error, "bulk_edits_running")) throw new BulkEditRunning();
    throw error;
  }
}
