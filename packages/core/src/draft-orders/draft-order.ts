import type { DraftOrderStatus, draftDiscountSchema } from "@emporia/contracts/draft-orders";
import type { PostalAddressView } from "@emporia/contracts/identity";
import type { z } from "zod";
import type { AgreedOrder, Snapshot } from "../checkout/index";
import type { Market } from "../platform/index";
import type { Benefit, PromotionTerms } from "../pricing/index";
import type { Rate } from "../shipping/index";

export type DraftDiscount = z.output<typeof draftDiscountSchema>;

/** How a shop sends its part: a rate of its own, or a sum that was agreed. */
export interface AgreedRate extends Rate {
  isNamed: boolean;
}

/** An order that staff make for somebody, before it is one. */
export interface DraftOrder {
  id: string;
  number: string;
  /** What staff did; whether its time is over and whether it is paid for follows. */
  status: "OPEN" | "SENT" | "CANCELLED";
  email: string;
  /** Whose verified address that is. */
  userId: string | null;
  market: string;
  currency: string;
  snapshot: Snapshot;
  shippingAddress: PostalAddressView | null;
  /** By seller. */
  shipping: Record<string, AgreedRate>;
  discount: DraftDiscount | null;
  discountReason: string;
  message: string;
  note: string;
  totalAmount: number;
  /** Links of versions before open nothing. */
  linkVersion: number;
  sentAt: Date | null;
  expiresAt: Date | null;
  cancelReason: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** How it stands. Pure. */
export function statusOf(
  draft: Pick<DraftOrder, "status" | "expiresAt">,
  isPlaced: boolean,
  now: Date,
): DraftOrderStatus {
  if (isPlaced) return "PLACED";
  if (draft.status === "SENT" && draft.expiresAt && draft.expiresAt <= now) return "EXPIRED";
  return draft.status;
}

export const draftNumber = (serial: number): string => `DRAFT-${String(serial).padStart(6, "0")}`;

/** What is taken off, funded by the platform, because no shop agreed to it. Of one discount, so of one id. Pure. */
function discountTerms(draft: Pick<DraftOrder, "id" | "discount" | "discountReason">): PromotionTerms[] {
  return benefitsOf(draft.discount).map((benefit) => ({
    id: draft.id,
    name: draft.discountReason,
    code: null,
    fundedBy: "platform",
    benefit,
    scope: { productIds: [], categoryIds: [], sellerIds: [] },
    minimumAmount: 0,
    isExclusive: false,
    priority: 0,
  }));
}

function benefitsOf(discount: DraftDiscount | null): Benefit[] {
  if (!discount) return [];
  const shipping = { kind: "free_shipping" } as const;
  if (discount.kind === "free_shipping") return [shipping];
  const { freeShipping, ...rest } = discount;
  const ofItems: Benefit = rest.kind === "percentage" ? { ...rest, maxAmount: null } : rest;
  return freeShipping ? [ofItems, shipping] : [ofItems];
}

/** What is bought where it is paid for. Pure. */
export function agreedOrderOf(draft: DraftOrder, { pricesIncludeTax }: Pick<Market, "pricesIncludeTax">): AgreedOrder {
  const { email, market, currency, snapshot, shippingAddress, shipping, userId } = draft;
  const agreed = { draftOrderId: draft.id, userId, discounts: discountTerms(draft) };
  return { agreed, email, market, currency, pricesIncludeTax, snapshot, shippingAddress, shipping };
}

/** What has to be there before it can be sent, in sentences. Pure. */
export function missingOf(draft: Pick<DraftOrder, "snapshot" | "shippingAddress" | "shipping">): string[] {
  const unsent = new Set(
    draft.snapshot.items.filter((item) => !draft.shipping[item.sellerId]).map((item) => item.shopName),
  );
  return [
    ...(draft.snapshot.items.length === 0 ? ["Add what is ordered."] : []),
    ...(draft.shippingAddress ? [] : ["Say where it goes."]),
    ...[...unsent].map((shopName) => `Choose how ${shopName} sends it.`),
  ];
}
