import type { AmendmentEnding } from "@emporia/contracts/amendments";
import type { timelineEntryView } from "@emporia/contracts/orders";
import type { z } from "zod";
import type { NoteAudience, RecordedOrderEvent, RefundTo } from "./events";
import type { OrderRows, OrderViewer } from "./view";

type TimelineEntry = z.output<typeof timelineEntryView>;

/** The history in sentences for people; `sellerOrderId` leaves out what concerns other sellers. */
export function toTimeline(rows: OrderRows, who: OrderViewer["who"], sellerOrderId?: string): TimelineEntry[] {
  const shopOf = new Map(rows.parts.map((part) => [part.id, part.shop_name]));
  return rows.events.flatMap((event): TimelineEntry[] => {
    const entry = (text: string) => [{ at: event.occurredAt, type: event.type, text }];
    const partId = "sellerOrderId" in event.payload ? event.payload.sellerOrderId : null;
    if (sellerOrderId && partId && partId !== sellerOrderId) return [];
    const shop = shopOf.get(partId ?? "") ?? "The shop";
    switch (event.type) {
      case "OrderPlaced":
        return entry("The order was placed.");
      case "PaymentAuthorized":
        if (!rows.card) return [];
        return entry(
          event.payload.captureAt
            ? "The card was authorised. It is charged when the first parcel is sent."
            : "The card was authorised.",
        );
      case "PaymentFailed":
        return entry("The payment did not go through.");
      case "CaptureBegun":
        return [];
      case "OrderConfirmed":
        return entry("The order was confirmed.");
      case "PaymentConfirmed":
        return entry(howPaid(event, rows.events));
      case "PackingBegun":
        return entry(`${shop} began to pack it.`);
      case "ItemsShipped":
        return entry(`${shop} sent a parcel with ${event.payload.carrier}, ${event.payload.trackingNumber}.`);
      case "ShipmentDelivered":
        return entry(
          event.payload.hasComeBack
            ? `The parcel from ${shop} came back to it.`
            : event.payload.isPresumed
              ? `The parcel from ${shop} counts as arrived: nobody has said that it did not.`
              : `The parcel from ${shop} arrived.`,
        );
      case "ItemsCancelled":
        return entry(
          `${event.payload.items.reduce((sum, item) => sum + item.quantity, 0)} of what ${shop} sends was cancelled${event.payload.reason ? `: ${event.payload.reason}` : "."}`,
        );
      case "ItemsReplaced":
        return entry(
          `${shop} sends it once more, as order ${event.payload.replacement.number}: ${event.payload.reason}`,
        );
      case "AmendmentProposed":
        return event.payload.added.length > 0
          ? entry(`${event.payload.by === "staff" ? "Emporia" : shop} proposed a change: ${event.payload.reason}`)
          : [];
      case "AmendmentApplied":
        return event.payload.supplement
          ? entry(`The change was agreed to. What was added is order ${event.payload.supplement.number}.`)
          : [];
      case "AmendmentEnded":
        return entry(amendmentEndings[event.payload.ending]);
      case "PartCompleted":
        return entry(`What ${shop} sent can no longer be returned.`);
      case "RefundPromised":
        return event.payload.kind === "cancellation" ? [] : entry(`A refund is on its way: ${event.payload.reason}`);
      case "RefundIssued":
        return entry(refundTexts[event.payload.to ?? promisedTo(event.payload, rows.events)]);
      case "RefundRedirected":
        return entry("A refund goes to the card: the account that would have had it as store credit is closed.");
      case "RefundFailed":
        return entry(
          promisedTo(event.payload, rows.events) === "credit"
            ? "A refund waits: it was paid with store credit, and its account is closed. We owe it, and pay it another way."
            : "A refund did not reach its card. We are looking into it.",
        );
      case "PaymentTakenBack":
        return entry("The bank gave the payment back, in whole or in part.");
      case "OrderClaimed":
        return entry("The order was added to an account.");
      case "NoteAdded": {
        const { from, audience, text } = event.payload;
        return readers[who].includes(audience)
          ? [{ at: event.occurredAt, type: event.type, text, note: { from, audience } }]
          : [];
      }
      case "ReturnRequested":
        return entry(
          event.payload.isWithdrawal
            ? `The shopper withdrew from the contract with ${shop}: return ${event.payload.number}.`
            : `Return ${event.payload.number} to ${shop} was asked for.`,
        );
      case "ReturnApproved":
        // Nobody was asked about a withdrawal.
        return isOfWithdrawal(event.payload.returnId, rows.events) ? [] : entry(`${shop} agreed to take it back.`);
      case "ReturnRejected":
        return entry(`${shop} did not agree to take it back: ${event.payload.reason}`);
      case "ReturnWithdrawn":
        return entry(
          event.payload.isLapsed
            ? "The return was closed: it was not sent in time."
            : event.payload.ending
              ? `Emporia closed the return: ${event.payload.ending}`
              : "The return was withdrawn.",
        );
      case "ReturnSent":
        return entry(`It is on its way back with ${event.payload.carrier}, ${event.payload.trackingNumber}.`);
      case "ReturnReceived":
        return entry(`What was sent back arrived at ${shop}.`);
      case "ReturnInspected":
        return entry(
          event.payload.items.some((item) => item.restocked + item.scrapped > 0)
            ? `${shop} took it back.`
            : `${shop} did not take it back.`,
        );
      case "ComplaintOpened":
        return entry("Emporia was asked to decide.");
      case "ComplaintWithdrawn":
        return entry("Emporia is no longer asked to decide.");
      case "ComplaintDecided":
        return entry(`Emporia decided: ${event.payload.text}`);
      default:
        return [];
    }
  });
}

const amendmentEndings: Record<AmendmentEnding, string> = {
  declined: "The change was not agreed to. The order stays as it was.",
  withdrawn: "The change was taken back. The order stays as it was.",
  expired: "Nobody agreed to the change in time. The order stays as it was.",
  overtaken: "The change is off: the order changed meanwhile.",
};

type Of<Type> = Extract<RecordedOrderEvent, { type: Type }>;

/** By what an order was paid for, where nothing was left for a card. */
function howPaid({ payload }: Of<"PaymentConfirmed">, events: readonly RecordedOrderEvent[]): string {
  const placed = events.find((each): each is Of<"OrderPlaced"> => each.type === "OrderPlaced")?.payload;
  if (payload.amount > 0 || !placed) return "The payment was collected.";
  if (placed.credit) return "Store credit paid for it.";
  return placed.supplements?.carried ? "What was taken out paid for it." : "The payment was collected.";
}

const refundTexts = {
  card: "A refund was issued.",
  credit: "Store credit was given.",
  order: "What was taken out pays for what was added.",
} as const;

/** Where a refund was to go, by what was said of it last. */
function promisedTo({ refundId }: { refundId: string }, events: readonly RecordedOrderEvent[]): RefundTo {
  return events.reduce<RefundTo>((to, { type, payload }) => {
    if (type === "RefundPromised" && payload.refundId === refundId) return payload.to ?? "card";
    if (type !== "RefundRedirected") return to;
    return payload.refundId === refundId ? "card" : payload.rest?.refundId === refundId ? "credit" : to;
  }, "card");
}

/** Which notes are whose to read. */
const readers: Record<OrderViewer["who"], readonly NoteAudience[]> = {
  shopper: ["shopper"],
  shop: ["shopper", "shop"],
  staff: ["shopper", "shop", "staff"],
};

const isOfWithdrawal = (returnId: string, events: readonly RecordedOrderEvent[]): boolean =>
  events.some(
    ({ type, payload }) => type === "ReturnRequested" && payload.returnId === returnId && payload.isWithdrawal === true,
  );
