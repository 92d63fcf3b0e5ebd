import {
  followMailsLinkInput,
  followMailsView,
  followShopInput,
  followsView,
  listFollowsInput,
  setFollowMailsByLinkInput,
  setFollowMailsInput,
  shopFollowInput,
  shopFollowView,
} from "@emporia/contracts/follows";
import {
  followShop,
  getFollowMailsByLink,
  getShopFollow,
  listFollows,
  setFollowMails,
  setFollowMailsByLink,
} from "@emporia/core/follows";
import { answer, publicProcedure, router, shopperProcedure } from "../trpc";

/** Shops that shoppers follow, and the mails about them. */
export const followsRouter = router({
  set: shopperProcedure
    .meta({ rest: "POST /sellers/{sellerId}/follow", summary: "Follow a shop, or stop it", limit: "account" })
    .input(followShopInput)
    .output(answer(shopFollowView))
    .mutation(({ ctx, input }) => followShop(ctx.core, input)),
  get: shopperProcedure
    .meta({ rest: "GET /sellers/{sellerId}/follow", summary: "Whether you follow a shop" })
    .input(shopFollowInput)
    .output(answer(shopFollowView))
    .query(({ ctx, input }) => getShopFollow(ctx.core, input)),
  list: shopperProcedure
    .meta({ rest: "GET /users/me/follows", summary: "Shops that you follow, the latest first" })
    .input(listFollowsInput)
    .output(answer(followsView))
    .query(({ ctx, input }) => listFollows(ctx.core, input)),
  setMails: shopperProcedure
    .meta({ summary: "Get mails about what these shops bring out, or none" })
    .input(setFollowMailsInput)
    .output(answer(followMailsView))
    .mutation(({ ctx, input }) => setFollowMails(ctx.core, input)),
  mailsByLink: publicProcedure
    .meta({ summary: "Whether who holds the link of such a mail gets more of them" })
    .input(followMailsLinkInput)
    .output(answer(followMailsView))
    .query(({ ctx, input }) => getFollowMailsByLink(ctx.core, input)),
  setMailsByLink: publicProcedure
    .meta({ summary: "Stop such mails by the link of one", limit: "account" })
    .input(setFollowMailsByLinkInput)
    .output(answer(followMailsView))
    .mutation(({ ctx, input }) => setFollowMailsByLink(ctx.core, input)),
});
