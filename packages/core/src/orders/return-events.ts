import type { PictureView } from "@emporia/contracts/common";
import type { ComplaintReason, PostagePayer, ReturnReason } from "@emporia/contracts/returns";
import type { RefundMeans } from "@emporia/contracts/store-credit";

/** What happens to things that come back. */
export type ReturnEvent =
  | {
      type: "ReturnRequested";
      payload: {
        returnId: string;
        sellerOrderId: string;
        number: string;
        items: {
          orderItemId: string;
          quantity: number;
          reason: ReturnReason;
          comment: string;
          /** The variant that is wanted instead; absent where the money is. */
          exchangeFor?: { variantId: string; variantTitle: string };
        }[];
        comment: string;
        pictures: PictureView[];
        /** Where the shopper wants the money; absent: where it came from. */
        refundTo?: RefundMeans;
        /** From the contract, by law: agreed to from the start. */
        isWithdrawal?: true;
        /** Who pays for sending back; absent where nobody had said. */
        postage?: PostagePayer;
      };
    }
  | {
      type: "ReturnApproved";
      payload: {
        returnId: string;
        sellerOrderId: string;
        instructions: string;
        /** Without an address it is one that was bought here. */
        label: { carrier: string; trackingNumber: string; url: string | null } | null;
      };
    }
  | { type: "ReturnRejected"; payload: { returnId: string; sellerOrderId: string; reason: string } }
  | {
      type: "ReturnWithdrawn";
      /** Lapsed when nobody sent it in time; `ending` is why staff ended it. */
      payload: { returnId: string; sellerOrderId: string; isLapsed?: true; ending?: string };
    }
  | {
      type: "ReturnSent";
      payload: { returnId: string; sellerOrderId: string; carrier: string; trackingNumber: string };
    }
  | { type: "ReturnReceived"; payload: { returnId: string; sellerOrderId: string } }
  | {
      type: "ReturnInspected";
      payload: {
        returnId: string;
        sellerOrderId: string;
        items: { orderItemId: string; restocked: number; scrapped: number; refused: number }[];
        note: string;
        /** Promised in the event before; none when nothing is given back. */
        refundId: string | null;
      };
    };

export type ComplaintSide = "shopper" | "seller" | "staff";

/** What a shopper and a seller do not agree about, and what staff make of it. */
export type ComplaintEvent =
  | {
      type: "ComplaintOpened";
      payload: {
        complaintId: string;
        sellerOrderId: string;
        returnId: string | null;
        reason: ComplaintReason;
        text: string;
        pictures?: PictureView[];
      };
    }
  | {
      type: "ComplaintAnswered";
      payload: {
        complaintId: string;
        sellerOrderId: string;
        from: ComplaintSide;
        text: string;
        pictures?: PictureView[];
      };
    }
  | { type: "ComplaintWithdrawn"; payload: { complaintId: string; sellerOrderId: string } }
  | {
      type: "ComplaintDecided";
      payload: { complaintId: string; sellerOrderId: string; text: string; refundId: string | null };
    };
