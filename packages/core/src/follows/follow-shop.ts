import type { followShopInput, followsView, listFollowsInput } from "@emporia/contracts/follows";
import type { z } from "zod";
import {
  appendEvents,
  type Ctx,
  decodeTimeCursor,
  inTransaction,
  isId,
  NotFound,
  OwnShop,
  signedIn,
  toPage,
} from "../platform/index";
import { TooManyFollows } from "./errors";
import { deleteFollow, findFollowable, insertFollow, listFollowRows, lockFollower } from "./queries";

/** Shops that one person follows. */
const MOST = 500;

const refOf = (text: string) => (isId(text) ? { id: text } : { slug: text.toLowerCase() });

/**
 * Follows a shop, or stops it. Twice is once.
 * @throws NotFound no such shop that shoppers see @throws OwnShop they run it @throws TooManyFollows five hundred already
 */
export async function followShop(
  ctx: Ctx,
  { sellerId: ref, isFollowed }: z.output<typeof followShopInput>,
): Promise<{ isFollowed: boolean }> {
  const { userId } = signedIn(ctx);
  return inTransaction(ctx, async (tx) => {
    const count = await lockFollower(tx, userId);
    const shop = await findFollowable(tx, refOf(ref), userId);
    if (!shop) throw new NotFound("This shop");
    if (shop.isFollowed === isFollowed) return { isFollowed };
    if (isFollowed && shop.isOwn) throw new OwnShop();
    if (isFollowed && count >= MOST) throw new TooManyFollows(MOST);
    const { sellerId } = shop;
    await (isFollowed ? insertFollow(tx, userId, sellerId, ctx.clock.now()) : deleteFollow(tx, userId, sellerId));
    const type = isFollowed ? "ShopFollowed" : "ShopUnfollowed";
    await appendEvents(tx, ctx, [{ type, key: sellerId, payload: { sellerId, userId } }]);
    return { isFollowed };
  });
}

/** Whether the actor follows a shop. @throws NotFound no such shop that they see */
export async function getShopFollow(ctx: Ctx, { sellerId }: { sellerId: string }): Promise<{ isFollowed: boolean }> {
  const shop = await findFollowable(ctx.db, refOf(sellerId), signedIn(ctx).userId);
  if (!shop) throw new NotFound("This shop");
  return { isFollowed: shop.isFollowed };
}

/** Shops that the actor follows, the latest first, and whether they get mails about them. */
export async function listFollows(
  ctx: Ctx,
  { cursor, limit }: z.output<typeof listFollowsInput>,
): Promise<z.output<typeof followsView>> {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  const { rows, wantsMails } = await listFollowRows(ctx.db, signedIn(ctx).userId, after, limit);
  const page = toPage(
    rows,
    limit,
    ({ view }) => view,
    ({ view, position }) => [position, view.id],
  );
  return { ...page, wantsMails };
}
