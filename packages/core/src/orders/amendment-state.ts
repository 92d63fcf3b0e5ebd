import type { AmendmentEnding, AmendmentStatus } from "@emporia/contracts/amendments";
import type { PictureView } from "@emporia/contracts/common";
import type { Units } from "./refund-money";

/** What would be added, at the price that was offered. */
export interface AddedItem {
  productId: string;
  variantId: string;
  slug: string;
  name: string;
  variantTitle: string;
  sku: string | null;
  picture: PictureView | null;
  unitPriceAmount: number;
  quantity: number;
}

/** What an amendment asks for, in minor units. */
export interface AmendmentAmounts {
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  includedTax: number;
  total: number;
}

export type AmendmentEvent =
  | {
      type: "AmendmentProposed";
      payload: {
        amendmentId: string;
        sellerOrderId: string;
        by: "seller" | "staff";
        /** The shopper reads it. */
        reason: string;
        /** What is cancelled once it is agreed to; until then it is neither sent nor cancelled by itself. */
        removed: Units[];
        added: AddedItem[];
        amounts: AmendmentAmounts;
        /** What goes back for what is removed, as it stood then, in minor units. */
        givenBackAmount: number;
        /** What its checkout is opened with; null where nothing is added. */
        offer: unknown;
        expiresAt: string;
      };
    }
  | {
      type: "AmendmentApplied";
      /** By the order with which its shopper paid for what is added; null where nothing is. */
      payload: { amendmentId: string; sellerOrderId: string; supplement: { orderId: string; number: string } | null };
    }
  | {
      type: "AmendmentEnded";
      payload: { amendmentId: string; sellerOrderId: string; ending: AmendmentEnding };
    };

export interface AmendmentState
  extends Omit<Extract<AmendmentEvent, { type: "AmendmentProposed" }>["payload"], "amendmentId" | "sellerOrderId"> {
  id: string;
  status: AmendmentStatus;
  ending: AmendmentEnding | null;
  supplement: { orderId: string; number: string } | null;
  proposedAt: string;
  updatedAt: string;
}

/** The amendments of a part after this event. Pure. */
export function evolveAmendments(
  amendments: readonly AmendmentState[],
  event: AmendmentEvent,
  occurredAt: string,
): AmendmentState[] {
  if (event.type === "AmendmentProposed") {
    if (openAmendment({ amendments })) throw new Error("One amendment of a part waits already.");
    const { amendmentId: id, sellerOrderId: _, ...proposed } = event.payload;
    const waiting = { status: "PROPOSED", ending: null, supplement: null } as const;
    return [...amendments, { id, ...proposed, ...waiting, proposedAt: occurredAt, updatedAt: occurredAt }];
  }
  const { amendmentId } = event.payload;
  const known = amendments.find((each) => each.id === amendmentId);
  if (known?.status !== "PROPOSED") throw new Error("This amendment does not wait for anybody.");
  const change =
    event.type === "AmendmentApplied"
      ? { status: "APPLIED" as const, supplement: event.payload.supplement }
      : { status: "ENDED" as const, ending: event.payload.ending };
  return amendments.map((each) => (each === known ? { ...known, ...change, updatedAt: occurredAt } : each));
}

/** The one that waits for its shopper. Pure. */
export function openAmendment({ amendments }: { amendments: readonly AmendmentState[] }): AmendmentState | undefined {
  return amendments.find((each) => each.status === "PROPOSED");
}

/** How many units of an item wait to be removed: they are not sent and not cancelled until that is decided. Pure. */
export function heldUnits(part: { amendments: readonly AmendmentState[] }, orderItemId: string): number {
  const removed = openAmendment(part)?.removed ?? [];
  return removed.reduce((sum, each) => sum + (each.orderItemId === orderItemId ? each.quantity : 0), 0);
}
