import type { DraftOrderView, draftOrdersView, listDraftOrdersInput } from "@emporia/contracts/draft-orders";
import { money } from "@emporia/contracts/money";
import type { z } from "zod";
import { type Ctx, decodeTimeCursor, listAuditOf, NotFound, toPage } from "../platform/index";
import { findAvailable } from "../store-credit/index";
import { ratesOf } from "./contents";
import { draftNumber, missingOf, statusOf } from "./draft-order";
import { offerLink } from "./offer-link";
import { findCustomer, findDraft, findPlacedOrder, listDraftRows } from "./queries";
import { readContents } from "./view";

/** As many entries of its history as a page shows. */
const MOST_ENTRIES = 50;

/** All of a draft order, for staff. @throws NotFound */
export async function getDraftOrder(ctx: Ctx, { draftOrderId }: { draftOrderId: string }): Promise<DraftOrderView> {
  const draft = await findDraft(ctx.db, draftOrderId);
  if (!draft) throw new NotFound("This draft order");
  const [contents, rates, customer, order, history] = await Promise.all([
    readContents(ctx, draft),
    ratesOf(ctx.db, draft),
    draft.userId ? findCustomer(ctx.db, draft.email) : undefined,
    findPlacedOrder(ctx.db, draft.id),
    listAuditOf(ctx.db, "draftOrder", draft.id, MOST_ENTRIES),
  ]);
  const { currency } = draft;
  const credit = customer ? await findAvailable(ctx.db, { userId: customer.id, currency }) : 0;
  const status = statusOf(draft, order !== undefined, ctx.clock.now());
  return {
    ...contents,
    status,
    email: draft.email,
    customer: customer ? { ...customer, credit: money(credit, currency) } : null,
    market: draft.market,
    currency,
    groups: contents.groups.map((group) => ({
      ...group,
      rates: (rates.get(group.seller.id) ?? []).map(({ id, name, amount, minDays, maxDays }) => ({
        ...{ id, name, minDays, maxDays },
        price: money(amount, currency),
      })),
    })),
    discountTerms: draft.discount,
    note: draft.note,
    missing: missingOf(draft),
    issues: status === "OPEN" || status === "SENT" ? contents.issues : [],
    link: status === "SENT" ? offerLink(ctx, draft) : null,
    sentAt: draft.sentAt?.toISOString() ?? null,
    cancelReason: draft.cancelReason,
    order: order ?? null,
    history: history.map(({ id, action, at, by }) => ({ id, action, at, by })),
    createdAt: draft.createdAt.toISOString(),
  };
}

/** Draft orders for staff, those changed last first. */
export async function listDraftOrders(
  ctx: Ctx,
  input: z.output<typeof listDraftOrdersInput>,
): Promise<z.output<typeof draftOrdersView>> {
  const rows = await listDraftRows(ctx.db, {
    status: input.status,
    query: input.query || undefined,
    before: input.cursor === undefined ? undefined : decodeTimeCursor(input.cursor),
    limit: input.limit,
    now: ctx.clock.now(),
  });
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: row.id,
      number: draftNumber(row.serial),
      status: row.status,
      email: row.email,
      itemCount: row.item_count,
      total: money(row.total_amount, row.currency),
      expiresAt: row.expires_at?.toISOString() ?? null,
      updatedAt: row.updated_at.toISOString(),
    }),
    (row) => [row.position, row.id],
  );
}
