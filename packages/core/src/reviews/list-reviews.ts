import type { listProductReviewsInput, listShopReviewsInput, reviewsView } from "@emporia/contracts/reviews";
import type { z } from "zod";
import { type Ctx, decodeCursor, InvalidInput, isId, NotFound, toPage } from "../platform/index";
import { findReviewPage, type ReviewScope } from "./queries/lists";
import { actorIdOf } from "./write-review";

type Asked = Omit<z.output<typeof listProductReviewsInput>, "productId">;
const refOf = (ref: string) => (isId(ref) ? { id: ref } : { slug: ref });

/** What people say of a product, and how many gave it which stars. @throws NotFound no such product that shoppers see */
export async function listProductReviews(
  ctx: Ctx,
  { productId, ...asked }: z.output<typeof listProductReviewsInput>,
): Promise<z.output<typeof reviewsView>> {
  return listReviews(ctx, { product: refOf(productId) }, asked, "This product");
}

/** What people say of all that a shop sells, and how it served them. @throws NotFound no such shop that shoppers see */
export async function listShopReviews(
  ctx: Ctx,
  { sellerId, ...asked }: z.output<typeof listShopReviewsInput>,
): Promise<z.output<typeof reviewsView>> {
  return listReviews(ctx, { shop: refOf(sellerId) }, asked, "This shop");
}

async function listReviews(
  ctx: Ctx,
  scope: ReviewScope,
  { cursor, limit, sort, stars, withPictures }: Asked,
  what: string,
): Promise<z.output<typeof reviewsView>> {
  const page = await findReviewPage(ctx.db, scope, {
    ...{ sort, stars, withPictures, limit },
    viewerId: actorIdOf(ctx),
    after: cursor === undefined ? undefined : placeOf(cursor),
  });
  if (!page) throw new NotFound(what);
  const { items, nextCursor } = toPage(
    page.items,
    limit,
    ({ view }) => view,
    ({ position }) => position,
  );
  return { summary: page.summary, items, nextCursor };
}

function placeOf(cursor: string): readonly [number, string, string] {
  const [helpful, at, id] = decodeCursor(cursor, 3);
  const isPlace =
    Number.isSafeInteger(helpful) && typeof at === "string" && !Number.isNaN(Date.parse(at)) && typeof id === "string";
  if (!isPlace || !isId(id))
    throw new InvalidInput({ cursor: "This page link is not valid any more. Start from the first page." });
  return [Number(helpful), at, id];
}
