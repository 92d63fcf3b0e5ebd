import { money } from "@emporia/contracts/money";
import type { payoutHoldView, payoutTermsView, sellerMoneyView } from "@emporia/contracts/payouts";
import type { z } from "zod";
import type { Ctx } from "../../platform/index";
import { type AccountStateRow, findAccountState, findSellerAccount } from "../queries/accounts";
import { type HoldRow, listHolds } from "../queries/holds";
import { sumInTransit } from "../queries/payouts";
import { listSellerCurrencies, readPosition } from "../queries/positions";
import { readSellerTerms } from "../queries/terms";
import { listWaitingTransfers } from "../queries/transfers";
import { figuresOf } from "./balance";
import { refusalForSeller } from "./refused-transfer";
import { nextPayoutDay, type PayoutTerms } from "./terms";

/** What a shop's money of one currency looks like at this moment: figures, forecast, holds with their reasons, terms and account. */
export async function getSellerMoney(
  ctx: Ctx,
  input: { sellerId: string; currency?: string | undefined },
): Promise<z.output<typeof sellerMoneyView>> {
  const { sellerId } = input;
  const currency = input.currency ?? ctx.market.currency;
  const now = ctx.clock.now();
  const [currencies, position, inTransit, { terms }, waiting, holds, account, state] = await Promise.all([
    listSellerCurrencies(ctx.db, sellerId, ctx.market.currency),
    readPosition(ctx.db, sellerId, currency, now),
    sumInTransit(ctx.db, sellerId, currency),
    readSellerTerms(ctx.db, sellerId, currency),
    listWaitingTransfers(ctx.db, sellerId, currency),
    listHolds(ctx.db, { sellerId, isReleased: false, currency, now }),
    findSellerAccount(ctx.db, sellerId),
    findAccountState(ctx.db, sellerId),
  ]);
  const { pending, reserved, available, owed } = figuresOf(position);
  const hasAccount = Boolean(account?.stripe_account_id);
  const isPayable = hasAccount && (state?.payouts_enabled ?? true) && !position.stopsPayouts;
  return {
    currency,
    currencies,
    pending: money(pending, currency),
    reserved: money(reserved, currency),
    available: money(available, currency),
    owed: money(owed, currency),
    inTransit: money(inTransit, currency),
    terms: toTermsView(terms, currency),
    nextPayoutOn: isPayable ? (nextPayoutDay(terms, now) ?? null) : null,
    forecast: waiting.map((transfer) => ({
      sellerOrderNumber: transfer.seller_order_number,
      amount: money(transfer.amount, currency),
      dueAt: transfer.due_at?.toISOString() ?? null,
      problem: refusalForSeller(transfer.failure_code),
    })),
    holds: holds.map(toHoldView),
    account: toAccountView(hasAccount, state),
  };
}

export function toTermsView(terms: PayoutTerms, currency: string): z.output<typeof payoutTermsView> {
  const { minimumAmount, ...rest } = terms;
  return { ...rest, minimum: money(minimumAmount, currency) };
}

/** Whether its seller can say that a hold is wrong: once, and not of what a bank decides. */
export function isAppealable(hold: Pick<HoldRow, "rule" | "appeal" | "released_at">): boolean {
  return hold.rule !== "dispute" && hold.appeal === null && hold.released_at === null;
}

export function toHoldView(hold: HoldRow): z.output<typeof payoutHoldView> {
  return {
    id: hold.id,
    sellerId: hold.seller_id,
    shopName: hold.shop_name,
    rule: hold.rule,
    stops: hold.stops,
    reason: hold.reason,
    sellerOrderNumber: hold.seller_order_number,
    amount: money(hold.amount, hold.currency),
    placedAt: hold.placed_at.toISOString(),
    releasesAt: hold.releases_at.toISOString(),
    releasedAt: hold.released_at?.toISOString() ?? null,
    releaseNote: hold.release_note,
    isAppealable: isAppealable(hold),
    appeal:
      hold.appeal !== null && hold.appealed_at
        ? {
            text: hold.appeal,
            at: hold.appealed_at.toISOString(),
            answer:
              hold.answer !== null && hold.answered_at
                ? { text: hold.answer, at: hold.answered_at.toISOString() }
                : null,
          }
        : null,
  };
}

function toAccountView(
  hasAccount: boolean,
  state: AccountStateRow | undefined,
): z.output<typeof sellerMoneyView>["account"] {
  return {
    hasAccount,
    transfersEnabled: state?.transfers_enabled ?? false,
    payoutsEnabled: state?.payouts_enabled ?? false,
    detailsSubmitted: state?.details_submitted ?? false,
    requirements: state?.requirements ?? [],
    requirementsDueAt: state?.requirements_due_at?.toISOString() ?? null,
    disabledReason: state?.disabled_reason ?? null,
    bank: state?.bank_last4 ? { name: state.bank_name ?? "Bank account", last4: state.bank_last4 } : null,
    checkedAt: state?.checked_at.toISOString() ?? null,
  };
}
