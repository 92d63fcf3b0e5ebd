import type { PictureView } from "@emporia/contracts/common";
import type { PostagePayer, ReturnReason, ReturnStatus } from "@emporia/contracts/returns";
import type { RefundMeans } from "@emporia/contracts/store-credit";
import { DAY_MS } from "../platform/index";
import type { ReturnEvent } from "./return-events";

/** Within so many days of saying so, what was withdrawn from is sent back (Directive 2011/83/EU, article 14). */
const SEND_BACK_DAYS = 14;

/** The end of the last of so many days (UTC) after a moment, in ISO text; its own day is not one of them. Pure. */
export function endOfDays(since: string | number, days: number): string {
  const day = Math.floor(new Date(since).getTime() / DAY_MS) * DAY_MS;
  return new Date(day + (days + 1) * DAY_MS - 1).toISOString();
}

export interface ReturnItemState {
  orderItemId: string;
  quantity: number;
  reason: ReturnReason;
  comment: string;
  exchangeFor: { variantId: string; variantTitle: string } | null;
  restocked: number;
  scrapped: number;
  refused: number;
}

export interface ReturnState {
  id: string;
  number: string;
  status: ReturnStatus;
  items: ReturnItemState[];
  comment: string;
  pictures: PictureView[];
  refundTo: RefundMeans;
  instructions: string | null;
  label: { carrier: string; trackingNumber: string; url: string | null } | null;
  postage: PostagePayer | null;
  /** From the contract, by law: agreed to from the start. */
  isWithdrawal: boolean;
  /** Of a withdrawal: until when it is to be sent back. */
  sendBy: string | null;
  rejection: string | null;
  /** Withdrawn because it was not sent in time. */
  isLapsed: boolean;
  /** Why staff ended it. */
  ending: string | null;
  sent: { carrier: string; trackingNumber: string } | null;
  note: string | null;
  refundId: string | null;
  requestedAt: string;
  updatedAt: string;
}

/** Which status of a return may follow which. Whether its refund arrived, the refund says. */
export const returnTransitions = {
  REQUESTED: ["APPROVED", "REJECTED", "WITHDRAWN"],
  APPROVED: ["SENT", "RECEIVED", "WITHDRAWN"],
  SENT: ["RECEIVED"],
  RECEIVED: ["INSPECTED", "REFUNDED"],
  INSPECTED: ["REFUNDED"],
  REFUNDED: [],
  REJECTED: [],
  WITHDRAWN: [],
} as const satisfies Record<ReturnStatus, readonly ReturnStatus[]>;

export function canBecome(from: ReturnStatus, to: ReturnStatus): boolean {
  return (returnTransitions[from] as readonly ReturnStatus[]).includes(to);
}

/** Whether its units are spoken for: asked to come back, and not yet back, refused or forgotten. */
export function isOpenReturn({ status }: Pick<ReturnState, "status">): boolean {
  return status === "REQUESTED" || status === "APPROVED" || status === "SENT" || status === "RECEIVED";
}

/** One event further. Pure. @throws when the event cannot follow */
export function evolveReturns(returns: readonly ReturnState[], event: ReturnEvent, occurredAt: string): ReturnState[] {
  if (event.type === "ReturnRequested") {
    const { returnId, number, items, comment, pictures, refundTo = "card", postage = null } = event.payload;
    const { isWithdrawal = false } = event.payload;
    return [
      ...returns,
      {
        id: returnId,
        number,
        status: "REQUESTED",
        items: items.map((item) => ({ exchangeFor: null, ...item, restocked: 0, scrapped: 0, refused: 0 })),
        comment,
        pictures,
        refundTo,
        postage,
        isWithdrawal,
        sendBy: isWithdrawal ? endOfDays(occurredAt, SEND_BACK_DAYS) : null,
        instructions: null,
        label: null,
        rejection: null,
        isLapsed: false,
        ending: null,
        sent: null,
        note: null,
        refundId: null,
        requestedAt: occurredAt,
        updatedAt: occurredAt,
      },
    ];
  }
  const known = returns.find((each) => each.id === event.payload.returnId);
  if (!known) throw new Error("Nobody asked for this return.");
  const change = changed(known, event);
  if (!change.status || !canBecome(known.status, change.status))
    throw new Error(`A return that is ${known.status} cannot be ${change.status}.`);
  return returns.map((each) => (each === known ? { ...known, ...change, updatedAt: occurredAt } : each));
}

function changed(known: ReturnState, event: Exclude<ReturnEvent, { type: "ReturnRequested" }>): Partial<ReturnState> {
  switch (event.type) {
    case "ReturnApproved":
      return { status: "APPROVED", instructions: event.payload.instructions, label: event.payload.label };
    case "ReturnRejected":
      return { status: "REJECTED", rejection: event.payload.reason };
    case "ReturnWithdrawn":
      return {
        status: "WITHDRAWN",
        isLapsed: event.payload.isLapsed ?? false,
        ending: event.payload.ending ?? null,
      };
    case "ReturnSent": {
      const { carrier, trackingNumber } = event.payload;
      return { status: "SENT", sent: { carrier, trackingNumber } };
    }
    case "ReturnReceived":
      return { status: "RECEIVED" };
    case "ReturnInspected": {
      const found = new Map(event.payload.items.map((item) => [item.orderItemId, item]));
      const items = known.items.map((item) => {
        const { restocked = 0, scrapped = 0, refused = 0 } = found.get(item.orderItemId) ?? {};
        if (restocked + scrapped + refused !== item.quantity) throw new Error("Every unit is looked at once.");
        return { ...item, restocked, scrapped, refused };
      });
      const { refundId } = event.payload;
      // What was taken back and had been given back before is over at once.
      const isOver = refundId === null && items.some((item) => item.restocked + item.scrapped > 0);
      return { status: isOver ? "REFUNDED" : "INSPECTED", items, note: event.payload.note || null, refundId };
    }
  }
}

/** Who has what they withdrew from only now has as long to send it as if they withdrew now. Pure. */
export function followArrival(
  returns: readonly ReturnState[],
  items: readonly { orderItemId: string }[],
  occurredAt: string,
): ReturnState[] {
  const has = (each: ReturnState) =>
    each.items.some((item) => items.some(({ orderItemId }) => orderItemId === item.orderItemId));
  return returns.map((each) =>
    each.sendBy !== null && each.status === "APPROVED" && has(each)
      ? { ...each, sendBy: endOfDays(occurredAt, SEND_BACK_DAYS) }
      : each,
  );
}

/** A return is over once its refund is given. Pure. */
export function followRefund(returns: readonly ReturnState[], refundId: string, occurredAt: string): ReturnState[] {
  return returns.map((each) =>
    each.refundId === refundId && canBecome(each.status, "REFUNDED")
      ? { ...each, status: "REFUNDED", updatedAt: occurredAt }
      : each,
  );
}

/** What of a return was taken back, by item. */
export function acceptedUnits(returned: ReturnState): { orderItemId: string; quantity: number }[] {
  return returned.items
    .map(({ orderItemId, restocked, scrapped }) => ({ orderItemId, quantity: restocked + scrapped }))
    .filter((item) => item.quantity > 0);
}
