import type {
  groupMembersView,
  listGroupMembersInput,
  listShopperGroupsInput,
  ShopperGroupView,
  shopperGroupsView,
} from "@emporia/contracts/shopper-groups";
import type { z } from "zod";
import { type Ctx, decodeCursor, decodeTimeCursor, escapeLike, NotFound, toPage } from "../../platform/index";
import { listGroupsWithUse, listMembers } from "./queries";
import { toGroupView } from "./view";

/** A group of shoppers with its use. @throws NotFound */
export async function getGroup(ctx: Ctx, { groupId }: { groupId: string }): Promise<ShopperGroupView> {
  const [found] = await listGroupsWithUse(ctx.db, { id: groupId, limit: 1 });
  if (!found) throw new NotFound("This group");
  return toGroupView(found);
}

/** Groups of shoppers, newest first. */
export async function listGroups(
  ctx: Ctx,
  input: z.output<typeof listShopperGroupsInput>,
): Promise<z.output<typeof shopperGroupsView>> {
  const rows = await listGroupsWithUse(ctx.db, {
    pattern: input.query ? `%${escapeLike(input.query)}%` : undefined,
    before: input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor),
    limit: input.limit,
  });
  return toPage(rows, input.limit, toGroupView, (row) => [row.position, row.id]);
}

/** Who is named in a group, by address; who is in it by its rule is not listed. */
export async function listGroupMembers(
  ctx: Ctx,
  input: z.output<typeof listGroupMembersInput>,
): Promise<z.output<typeof groupMembersView>> {
  const [after] = input.cursor === undefined ? [] : decodeCursor(input.cursor, 1).map(String);
  const rows = await listMembers(ctx.db, {
    groupId: input.groupId,
    pattern: input.query ? `%${escapeLike(input.query)}%` : undefined,
    after,
    limit: input.limit,
  });
  return toPage(
    rows,
    input.limit,
    ({ addedAt, ...row }) => ({ ...row, addedAt: addedAt.toISOString() }),
    (row) => [row.email],
  );
}
