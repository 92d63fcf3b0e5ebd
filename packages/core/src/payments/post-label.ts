import type { Tx } from "@emporia/db";
import type { Ctx } from "../platform/index";
import { labelEntries, postToLedger, voidedLabelEntries } from "./ledger";
import { lockSellerMoney } from "./queries/positions";

export interface LabelCost {
  id: string;
  sellerId: string;
  orderId: string;
  paidBy: "seller" | "platform";
  /** Minor units. */
  amount: number;
  currency: string;
  /** For people: the part it is for, and the parcel's number. */
  number: string;
  trackingNumber: string;
}

/**
 * Posts what a label cost: its seller's earnings pay for it, none of the order's in particular, or the platform does.
 * The order is locked by the caller. Posting it again changes nothing.
 */
export async function postLabel(tx: Tx, ctx: Ctx, label: LabelCost): Promise<void> {
  await lockSellerMoney(tx, label.sellerId);
  await postToLedger(tx, ctx, {
    key: `label:${label.id}`,
    kind: "label",
    orderId: label.orderId,
    currency: label.currency,
    description: `Label ${label.trackingNumber} for ${label.number}`,
    entries: labelEntries(label),
  });
}

/** Posts that a label was given back: what it cost is its payer's again. Posting it again changes nothing. */
export async function postVoidedLabel(tx: Tx, ctx: Ctx, label: LabelCost): Promise<void> {
  await lockSellerMoney(tx, label.sellerId);
  await postToLedger(tx, ctx, {
    key: `label_void:${label.id}`,
    kind: "label_void",
    orderId: label.orderId,
    currency: label.currency,
    description: `Label ${label.trackingNumber} for ${label.number} was voided`,
    entries: voidedLabelEntries(label),
  });
}
