import {
  amendmentQuoteView,
  amendOrderInput,
  answerAmendmentInput,
  openedAmendmentView,
  quoteAmendmentInput,
  withdrawAmendmentInput,
} from "@emporia/contracts/amendments";
import { okView } from "@emporia/contracts/common";
import { orderView } from "@emporia/contracts/orders";
import {
  amendOrder,
  declineAmendment,
  openAmendmentCheckout,
  quoteAmendment,
  withdrawAmendment,
} from "@emporia/core/amendments";
import { answer, publicProcedure, router, sellerProcedure, staffProcedure } from "../trpc";

const done = async (work: Promise<void>) => {
  await work;
  return { ok: true as const };
};

/** Changes of a placed order that its shopper agrees to by paying. */
export const amendmentsRouter = router({
  open: publicProcedure
    .meta({
      rest: "POST /orders/{orderId}/amendments/{amendmentId}/open",
      summary: "Open the checkout of what would be added to an order: paying is agreeing",
    })
    .input(answerAmendmentInput)
    .output(answer(openedAmendmentView))
    .mutation(({ ctx, input }) => openAmendmentCheckout(ctx.core, input)),
  decline: publicProcedure
    .meta({
      rest: "POST /orders/{orderId}/amendments/{amendmentId}/decline",
      summary: "Leave an order as it is; repeats change nothing",
    })
    .input(answerAmendmentInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => declineAmendment(ctx.core, input)),
  seller: router({
    quote: sellerProcedure("orders:read")
      .input(quoteAmendmentInput)
      .output(answer(amendmentQuoteView))
      .query(({ ctx, input }) => quoteAmendment(ctx.core, ctx, input)),
    amend: sellerProcedure("orders:write")
      .meta({ limit: "account" })
      .input(amendOrderInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(amendOrder(ctx.core, ctx, input))),
    withdraw: sellerProcedure("orders:write")
      .input(withdrawAmendmentInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(withdrawAmendment(ctx.core, ctx, input))),
  }),
  staff: router({
    quote: staffProcedure("orders:read")
      .input(quoteAmendmentInput)
      .output(answer(amendmentQuoteView))
      .query(({ ctx, input }) => quoteAmendment(ctx.core, "staff", input)),
    amend: staffProcedure("orders:write")
      .meta({ limit: "account" })
      .input(amendOrderInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(amendOrder(ctx.core, "staff", input))),
    withdraw: staffProcedure("orders:write")
      .input(withdrawAmendmentInput)
      .output(answer(okView))
      .mutation(({ ctx, input }) => done(withdrawAmendment(ctx.core, "staff", input))),
  }),
});
