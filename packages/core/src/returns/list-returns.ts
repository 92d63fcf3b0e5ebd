import type { SellerOrderView } from "@emporia/contracts/orders";
import type {
  ComplaintReason,
  ComplaintStatus,
  complaintsView,
  listComplaintsInput,
  listReturnsInput,
  ReturnStatus,
  ReturnView,
  returnsView,
} from "@emporia/contracts/returns";
import type { z } from "zod";
import {
  answerBy,
  type ComplaintSide,
  findReturn,
  getSellerOrder,
  type Keeper,
  listComplaintRows,
  listReturnRows,
  returnDue,
} from "../orders/index";
import { type Ctx, decodeTimeCursor, NotFound, toPage } from "../platform/index";

/** What is to come back to a shop, or to all of them for staff; what waits for an answer oldest first. */
export async function listReturns(
  ctx: Ctx,
  keeper: Keeper,
  input: z.output<typeof listReturnsInput>,
): Promise<z.output<typeof returnsView>> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listReturnRows(ctx.db, keeper, input.tab, { before, limit: input.limit });
  return toPage(
    rows,
    input.limit,
    ({ requestedAt, updatedAt, sendBy, ...row }) => ({
      ...row,
      status: row.status as ReturnStatus,
      requestedAt: requestedAt.toISOString(),
      due: returnDue({
        status: row.status as ReturnStatus,
        updatedAt: updatedAt.toISOString(),
        sendBy: sendBy?.toISOString() ?? null,
      }),
    }),
    (row) => [row.requestedAt.toISOString(), row.id],
  );
}

/** Complaints about a shop, or about all of them for staff; what waits for a decision oldest first. */
export async function listComplaints(
  ctx: Ctx,
  keeper: Keeper,
  input: z.output<typeof listComplaintsInput>,
): Promise<z.output<typeof complaintsView>> {
  const before = input.cursor ? decodeTimeCursor(input.cursor) : undefined;
  const rows = await listComplaintRows(ctx.db, keeper, input.tab, { before, limit: input.limit });
  return toPage(
    rows,
    input.limit,
    ({ openedAt, ...row }) => ({
      ...row,
      reason: row.reason as ComplaintReason,
      status: row.status as ComplaintStatus,
      lastFrom: row.lastFrom as ComplaintSide,
      openedAt: openedAt.toISOString(),
      answerBy: answerBy(openedAt.toISOString()),
    }),
    (row) => [row.openedAt.toISOString(), row.id],
  );
}

/** A return with the part of the order that it is of. @throws NotFound no such return of this shop */
export async function getReturn(
  ctx: Pick<Ctx, "db" | "clock" | "services">,
  keeper: Keeper,
  { returnId }: { returnId: string },
): Promise<{ returned: ReturnView; order: SellerOrderView; orderId: string }> {
  const found = await findReturn(ctx.db, keeper, returnId);
  if (!found) throw new NotFound("This return");
  const order = await getSellerOrder(ctx, found);
  const returned = order.returns.find((each) => each.id === returnId);
  if (!returned) throw new NotFound("This return");
  return { returned, order, orderId: found.orderId };
}
