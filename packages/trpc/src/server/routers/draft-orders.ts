import {
  cancelDraftOrderInput,
  createDraftOrderInput,
  discountDraftOrderInput,
  draftOfferInput,
  draftOfferView,
  draftOrderIdInput,
  draftOrdersView,
  draftOrderView,
  listDraftOrdersInput,
  openedOfferView,
  sendDraftOrderInput,
  updateDraftOrderInput,
} from "@emporia/contracts/draft-orders";
import {
  cancelDraftOrder,
  createDraftOrder,
  discountDraftOrder,
  getDraftOrder,
  getOffer,
  listDraftOrders,
  openOffer,
  placeDraftOrder,
  sendDraftOrder,
  takeBackDraftOrder,
  updateDraftOrder,
} from "@emporia/core/draft-orders";
import { answer, publicProcedure, router, staffProcedure } from "../trpc";

export const draftOrdersRouter = router({
  create: staffProcedure("orders:write")
    .meta({ rest: "POST /orders", summary: "Make a draft order for somebody" })
    .input(createDraftOrderInput)
    .output(answer(draftOrderView))
    .mutation(({ ctx, input }) => createDraftOrder(ctx.core, input)),
  list: staffProcedure("orders:read")
    .meta({ rest: "GET /draft-orders", summary: "Draft orders, those changed last first" })
    .input(listDraftOrdersInput)
    .output(answer(draftOrdersView))
    .query(({ ctx, input }) => listDraftOrders(ctx.core, input)),
  get: staffProcedure("orders:read")
    .meta({ rest: "GET /draft-orders/{draftOrderId}", summary: "All of a draft order" })
    .input(draftOrderIdInput)
    .output(answer(draftOrderView))
    .query(({ ctx, input }) => getDraftOrder(ctx.core, input)),
  update: staffProcedure("orders:write")
    .meta({ rest: "PATCH /draft-orders/{draftOrderId}", summary: "Write parts of a draft order anew" })
    .input(updateDraftOrderInput)
    .output(answer(draftOrderView))
    .mutation(({ ctx, input }) => updateDraftOrder(ctx.core, input)),
  discount: staffProcedure("orders:refund")
    .meta({
      rest: "POST /draft-orders/{draftOrderId}/discount",
      summary: "Take something off, which the platform funds, or take that back",
    })
    .input(discountDraftOrderInput)
    .output(answer(draftOrderView))
    .mutation(({ ctx, input }) => discountDraftOrder(ctx.core, input)),
  send: staffProcedure("orders:write")
    .meta({ rest: "POST /draft-orders/{draftOrderId}/send", summary: "Mail the customer a link to pay by" })
    .input(sendDraftOrderInput)
    .output(answer(draftOrderView))
    .mutation(({ ctx, input }) => sendDraftOrder(ctx.core, input)),
  takeBack: staffProcedure("orders:write")
    .meta({ rest: "POST /draft-orders/{draftOrderId}/take-back", summary: "Take back what was sent, to change it" })
    .input(draftOrderIdInput)
    .output(answer(draftOrderView))
    .mutation(({ ctx, input }) => takeBackDraftOrder(ctx.core, input)),
  cancel: staffProcedure("orders:write")
    .meta({ rest: "POST /draft-orders/{draftOrderId}/cancel", summary: "Give a draft order up for good" })
    .input(cancelDraftOrderInput)
    .output(answer(draftOrderView))
    .mutation(({ ctx, input }) => cancelDraftOrder(ctx.core, input)),
  place: staffProcedure("orders:refund")
    .meta({
      rest: "POST /draft-orders/{draftOrderId}/place",
      summary: "Place one that costs nothing, or that the customer's store credit pays for; repeats change nothing",
    })
    .input(draftOrderIdInput)
    .output(answer(draftOrderView))
    .mutation(({ ctx, input }) => placeDraftOrder(ctx.core, input)),
  offer: publicProcedure
    .meta({
      rest: "GET /draft-orders/{draftOrderId}/offer",
      summary: "What was made for somebody, by the link in their mail",
    })
    .input(draftOfferInput)
    .output(answer(draftOfferView))
    .query(({ ctx, input }) => getOffer(ctx.core, input)),
  open: publicProcedure
    .meta({
      rest: "POST /draft-orders/{draftOrderId}/open",
      summary: "Open the checkout of what was made for somebody, by the link in their mail",
    })
    .input(draftOfferInput)
    .output(answer(openedOfferView))
    .mutation(({ ctx, input }) => openOffer(ctx.core, input)),
});
