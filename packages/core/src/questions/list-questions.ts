import type {
  listQuestionsInput,
  listShopQuestionsInput,
  listStaffQuestionsInput,
  questionsView,
  shopQuestionsView,
  staffQuestionsView,
} from "@emporia/contracts/questions";
import type { z } from "zod";
import { type Ctx, decodeCursor, decodeTimeCursor, InvalidInput, isId, NotFound, toPage } from "../platform/index";
import { findAskable } from "./queries/ask";
import { findQuestionPage, listShopQuestionRows } from "./queries/lists";
import { listStaffQuestionRows } from "./queries/moderation";

/** What was asked about a product and answered, and what who asks waits for. @throws NotFound no such product that shoppers see */
export async function listQuestions(
  ctx: Ctx,
  { productId: ref, cursor, limit }: z.output<typeof listQuestionsInput>,
): Promise<z.output<typeof questionsView>> {
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const viewerId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const product = await findAskable(ctx.db, isId(ref) ? { id: ref } : { slug: ref }, viewerId);
  if (!product) throw new NotFound("This product");
  const { count, waiting, items } = await findQuestionPage(ctx.db, product.productId, viewerId, after, limit);
  const page = toPage(
    items,
    limit,
    ({ view }) => view,
    ({ position }) => position,
  );
  return { ...page, count, waiting };
}

/** Questions about what a shop sells, for its own people. */
export async function listShopQuestions(
  ctx: Ctx,
  { sellerId }: { sellerId: string },
  { tab, cursor, limit }: z.output<typeof listShopQuestionsInput>,
): Promise<z.output<typeof shopQuestionsView>> {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  return paged(await listShopQuestionRows(ctx.db, sellerId, tab, after, limit), limit);
}

/** Questions for staff: what is reported, what is hidden, all. */
export async function listStaffQuestions(
  ctx: Ctx,
  { tab, cursor, limit }: z.output<typeof listStaffQuestionsInput>,
): Promise<z.output<typeof staffQuestionsView>> {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
  return paged(await listStaffQuestionRows(ctx.db, tab, after, limit), limit);
}

const paged = <View extends { id: string }>(rows: readonly { view: View; position: string }[], limit: number) =>
  toPage(
    rows,
    limit,
    ({ view }) => view,
    ({ view, position }) => [position, view.id],
  );

function placeOf(cursor: string): readonly [number, string, string] {
  const [helpful, at, id] = decodeCursor(cursor, 3);
  const isPlace =
    Number.isSafeInteger(helpful) && typeof at === "string" && !Number.isNaN(Date.parse(at)) && typeof id === "string";
  if (!isPlace || !isId(id))
    throw new InvalidInput({ cursor: "This page link is not valid any more. Start from the first page." });
  return [Number(helpful), at, id];
}
