import { money } from "@emporia/contracts/money";
import type { listTaxReviewsInput, settleTaxReviewInput, taxReviewsView } from "@emporia/contracts/tax";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { actorRef, type Ctx, decodeTimeCursor, inTransaction, NotFound, recordAudit, toPage } from "../platform/index";

/** Has staff look at the tax of an order, once; to be written with the order. */
export function noteTaxReview(orderId: string, now: Date): RawBuilder<unknown> {
  return sql`insert into tax_reviews (order_id, noted_at) values (${orderId}, ${now}) on conflict do nothing`;
}

/** Orders that were taxed by the table in a provider's stead and that nobody has looked at, the latest first. */
export async function listTaxReviews(
  ctx: Pick<Ctx, "db">,
  input: z.output<typeof listTaxReviewsInput>,
): Promise<z.output<typeof taxReviewsView>> {
  const after = input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor);
  const { rows } = await sql<{
    id: string;
    number: string;
    currency: string;
    tax: number;
    total: number;
    notedAt: Date;
    place: string;
  }>`
    select placed.id, placed.number, placed.currency, placed.tax_amount as tax, placed.total_amount as total,
      review.noted_at as "notedAt",
      concat_ws(', ', nullif(placed.shipping_address ->> 'state', ''), placed.shipping_address ->> 'country') as place
    from tax_reviews review join orders placed on placed.id = review.order_id
    where review.reviewed_at is null
      and ${after ? sql`(review.noted_at, review.order_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by review.noted_at desc, review.order_id desc limit ${input.limit + 1}
  `.execute(ctx.db);
  return toPage(
    rows,
    input.limit,
    ({ id, number, currency, tax, total, notedAt, place }) => ({
      ...{ orderId: id, orderNumber: number, place, notedAt: notedAt.toISOString() },
      tax: money(tax, currency),
      total: money(total, currency),
    }),
    ({ notedAt, id }) => [notedAt.toISOString(), id],
  );
}

/** Says that somebody looked at the tax of an order. Saying it again changes nothing. @throws NotFound nobody was asked to */
export async function settleTaxReview(ctx: Ctx, input: z.output<typeof settleTaxReviewInput>): Promise<{ ok: true }> {
  return inTransaction(ctx, async (tx) => {
    const review = await tx
      .selectFrom("tax_reviews")
      .where("order_id", "=", input.orderId)
      .select("reviewed_at")
      .forUpdate()
      .executeTakeFirst();
    if (!review) throw new NotFound("This order");
    if (review.reviewed_at !== null) return { ok: true };
    await tx
      .updateTable("tax_reviews")
      .set({ reviewed_at: ctx.clock.now(), reviewed_by: JSON.stringify(actorRef(ctx.actor)), note: input.note })
      .where("order_id", "=", input.orderId)
      .execute();
    await recordAudit(tx, ctx, {
      action: "tax.settleReview",
      subjectType: "order",
      subjectId: input.orderId,
      detail: { reason: input.note },
    });
    return { ok: true };
  });
}
