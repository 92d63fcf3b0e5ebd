import { okView } from "@emporia/contracts/common";
import {
  addedMembersView,
  addGroupMembersInput,
  createShopperGroupInput,
  groupMembersView,
  listGroupMembersInput,
  listShopperGroupsInput,
  removeGroupMemberInput,
  shopperGroupIdInput,
  shopperGroupsView,
  shopperGroupView,
  updateShopperGroupInput,
} from "@emporia/contracts/shopper-groups";
import {
  addGroupMembers,
  createGroup,
  deleteGroup,
  getGroup,
  listGroupMembers,
  listGroups,
  removeGroupMember,
  updateGroup,
} from "@emporia/core/promotions";
import { answer, router, staffProcedure } from "../trpc";

/** Groups of shoppers that promotions of the platform can be for. */
export const shopperGroupsRouter = router({
  list: staffProcedure("promotions:read")
    .meta({ summary: "Groups of shoppers, newest first" })
    .input(listShopperGroupsInput)
    .output(answer(shopperGroupsView))
    .query(({ ctx, input }) => listGroups(ctx.core, input)),
  get: staffProcedure("promotions:read")
    .meta({ summary: "A group of shoppers with its use" })
    .input(shopperGroupIdInput)
    .output(answer(shopperGroupView))
    .query(({ ctx, input }) => getGroup(ctx.core, input)),
  create: staffProcedure("promotions:write")
    .meta({ summary: "Begin a group of shoppers" })
    .input(createShopperGroupInput)
    .output(answer(shopperGroupView))
    .mutation(({ ctx, input }) => createGroup(ctx.core, input)),
  update: staffProcedure("promotions:write")
    .meta({ summary: "Name a group anew or change its rule" })
    .input(updateShopperGroupInput)
    .output(answer(shopperGroupView))
    .mutation(({ ctx, input }) => updateGroup(ctx.core, input)),
  delete: staffProcedure("promotions:write")
    .meta({ summary: "Delete a group that nothing is for" })
    .input(shopperGroupIdInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => deleteGroup(ctx.core, input)),
  members: staffProcedure("promotions:read")
    .meta({ summary: "Who is named in a group, by address" })
    .input(listGroupMembersInput)
    .output(answer(groupMembersView))
    .query(({ ctx, input }) => listGroupMembers(ctx.core, input)),
  addMembers: staffProcedure("promotions:write")
    .meta({ summary: "Name the addresses of a text in a group" })
    .input(addGroupMembersInput)
    .output(answer(addedMembersView))
    .mutation(({ ctx, input }) => addGroupMembers(ctx.core, input)),
  removeMember: staffProcedure("promotions:write")
    .meta({ summary: "Take an address out of a group" })
    .input(removeGroupMemberInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => removeGroupMember(ctx.core, input)),
});
