import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, textSchema } from "./common";
import { moneySchema } from "./money";

export const mostGroups = 100;
export const mostMembersAtOnce = 10_000;

const ruleFields = {
  ruleOrders: z.int().min(1, "Enter 1 at least.").max(1000, "Enter 1000 at most.").nullable().default(null),
  ruleAmount: z
    .int()
    .min(1, "Enter an amount above zero.")
    .max(100_000_000_00)
    .nullable()
    .default(null)
    .describe("Minor units of home's currency"),
  ruleDays: z.int().min(1, "Enter 1 at least.").max(3650, "Enter 3650 at most.").nullable().default(null),
};
const fields = {
  name: textSchema(1, 80, "Name"),
  note: textSchema(0, 500, "Note").default("").describe("For staff"),
  ...ruleFields,
};
export const createShopperGroupInput = z.object(fields);
export const updateShopperGroupInput = z.object({ ...fields, groupId: idSchema });
export const shopperGroupIdInput = z.object({ groupId: idSchema });
export const listShopperGroupsInput = pageInput.extend({
  query: z.string().trim().max(80).optional().describe("Part of a name"),
});
export const listGroupMembersInput = pageInput.extend({
  groupId: idSchema,
  query: z.string().trim().max(254).optional().describe("Part of an address"),
});
export const addGroupMembersInput = z.object({
  groupId: idSchema,
  text: z
    .string()
    .max(600_000, "This is too long. Paste it in parts.")
    .describe("E-mail addresses, among anything else that a list or a table has; 10,000 at most"),
});
export const removeGroupMemberInput = z.object({ groupId: idSchema, email: z.string().trim().min(1).max(254) });

export const shopperGroupView = z.object({
  id: idSchema,
  name: z.string(),
  note: z.string(),
  rule: z
    .object({ orders: z.int().nullable(), amount: moneySchema.nullable(), days: z.int() })
    .nullable()
    .describe("Who bought so much within so many days is in it too"),
  memberCount: z.int().describe("Who is named in it"),
  promotions: z.array(z.object({ id: idSchema, name: z.string() })).describe("What is for this group, fifty at most"),
  createdAt: instantSchema,
});
export type ShopperGroupView = z.infer<typeof shopperGroupView>;
export const shopperGroupsView = pageOf(shopperGroupView);
export const groupMembersView = pageOf(
  z.object({
    email: z.string(),
    addedAt: instantSchema,
    account: z.enum(["none", "unconfirmed", "confirmed"]).describe("Only who confirmed the address is in the group"),
  }),
);
export const addedMembersView = z.object({
  added: z.int(),
  known: z.int().describe("Of those that were named, how many were in it already"),
});
