import {
  type createShopperGroupInput,
  mostGroups,
  type ShopperGroupView,
  type updateShopperGroupInput,
} from "@emporia/contracts/shopper-groups";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, newId, recordAudit, violates } from "../../platform/index";
import { GroupInUse, GroupNameTaken } from "../errors";
import { getGroup } from "./get-group";
import type { ShopperGroup } from "./group";
import { countGroups, deleteGroupRow, insertGroup, listPromotionsOfGroup, lockGroup, setGroup } from "./queries";

/** Begins a group of shoppers, in which nobody is named yet. @throws InvalidInput @throws GroupNameTaken */
export async function createGroup(
  ctx: Ctx,
  input: z.output<typeof createShopperGroupInput>,
): Promise<ShopperGroupView> {
  const group = groupOf(newId(), input);
  await withName(ctx, group.name, async (tx) => {
    if ((await countGroups(tx)) >= mostGroups)
      throw new InvalidInput({ name: `There are ${mostGroups} groups. Delete one that nothing is for any more.` });
    await insertGroup(tx, group, ctx.clock.now());
    await audit(tx, ctx, "shopperGroup.create", group);
  });
  return getGroup(ctx, { groupId: group.id });
}

/** Names a group anew or changes its rule, for whoever buys from now on. @throws NotFound @throws InvalidInput @throws GroupNameTaken */
export async function updateGroup(
  ctx: Ctx,
  input: z.output<typeof updateShopperGroupInput>,
): Promise<ShopperGroupView> {
  const group = groupOf(input.groupId, input);
  await withName(ctx, group.name, async (tx) => {
    if (!(await setGroup(tx, group, ctx.clock.now()))) throw new NotFound("This group");
    await audit(tx, ctx, "shopperGroup.update", group);
  });
  return getGroup(ctx, input);
}

/** Deletes a group that no promotion is for, with who is named in it. @throws NotFound @throws GroupInUse */
export async function deleteGroup(ctx: Ctx, { groupId }: { groupId: string }): Promise<{ ok: true }> {
  await inTransaction(ctx, async (tx) => {
    const group = await lockGroup(tx, groupId);
    if (!group) throw new NotFound("This group");
    const promotions = await listPromotionsOfGroup(tx, groupId);
    if (promotions.length > 0) throw new GroupInUse(promotions);
    await deleteGroupRow(tx, groupId);
    await audit(tx, ctx, "shopperGroup.delete", { id: groupId, ...group });
  });
  return { ok: true };
}

function groupOf(id: string, input: z.output<typeof createShopperGroupInput>): ShopperGroup {
  const { name, note, ruleOrders, ruleAmount, ruleDays } = input;
  const hasRule = ruleOrders !== null || ruleAmount !== null;
  if (hasRule && ruleDays === null) throw new InvalidInput({ ruleDays: "Say within how many days." });
  if (!hasRule && ruleDays !== null)
    throw new InvalidInput({ ruleOrders: "Say how many orders or how much, or leave the days empty too." });
  const rule = hasRule && ruleDays !== null ? { orders: ruleOrders, amount: ruleAmount, days: ruleDays } : null;
  return { id, name, note, rule };
}

async function withName(ctx: Ctx, name: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await inTransaction(ctx, work);
  } catch (error) {
    if (violates(error, "shopper_groups_name_key")) throw new GroupNameTaken(name);
    throw error;
  }
}

function audit(tx: Tx, ctx: Ctx, action: string, group: Pick<ShopperGroup, "id" | "name"> & Partial<ShopperGroup>) {
  const { id, name, rule } = group;
  return recordAudit(tx, ctx, {
    ...{ action, subjectType: "shopper_group", subjectId: id },
    detail: { name, ...(rule ? { rule } : {}) },
  });
}
