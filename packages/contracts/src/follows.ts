import { z } from "zod";
import { idSchema, instantSchema, pageInput, pageOf, pictureView } from "./common";

export const followShopInput = z.object({
  sellerId: z.string().min(1).max(160).describe("Id or address"),
  isFollowed: z.boolean(),
});
export const shopFollowInput = followShopInput.pick({ sellerId: true });
export const shopFollowView = z.object({ isFollowed: z.boolean() });

export const listFollowsInput = pageInput.extend({ limit: z.int().min(1).max(50).default(24) });
export const followedShopView = z.object({
  id: idSchema,
  slug: z.string(),
  shopName: z.string(),
  tagline: z.string(),
  logo: pictureView.nullable(),
  isOpen: z.boolean().describe("Sells at the moment"),
  productCount: z.int(),
  followedAt: instantSchema,
});
export type FollowedShopView = z.infer<typeof followedShopView>;
export const followsView = pageOf(followedShopView).extend({
  wantsMails: z.boolean().describe("About what these shops bring out, once a day at most"),
});

export const setFollowMailsInput = z.object({ wantsMails: z.boolean() });
export const followMailsView = setFollowMailsInput;
/** What the link of such a mail names. */
export const followMailsLinkInput = z.object({ userId: idSchema, token: z.string().max(200) });
export const setFollowMailsByLinkInput = followMailsLinkInput.extend({
  wantsMails: z.union([z.boolean(), z.stringbool()]),
});
