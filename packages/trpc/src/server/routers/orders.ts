import { okView } from "@emporia/contracts/common";
import {
  addSellerNoteInput,
  addStaffNoteInput,
  beginPackingInput,
  cancelOrderInput,
  cancelSellerOrderInput,
  deliverShipmentInput,
  findGuestOrderInput,
  listOrdersInput,
  listPackingSlipsInput,
  listSellerOrdersInput,
  orderAsOfInput,
  orderAsOfView,
  orderIdInput,
  ordersView,
  orderView,
  packingPaperInput,
  packingPaperView,
  packingSlipsView,
  receiveShipmentInput,
  refundSellerOrderInput,
  replaceItemsInput,
  resendOrderMailInput,
  sellerOrdersView,
  sellerOrderView,
  shipSellerOrderInput,
  staffListOrdersInput,
  staffOrdersView,
  staffOrderView,
  staffRefundOrderInput,
  trackingView,
} from "@emporia/contracts/orders";
import { ownPriceTraceView, priceTraceView, sellerPriceTraceView } from "@emporia/contracts/pricing";
import { creditFailedRefundInput } from "@emporia/contracts/store-credit";
import { getOwnPriceTrace, getPriceTrace, getSellerPriceTrace } from "@emporia/core/checkout";
import { resendOrderMail } from "@emporia/core/notifications";
import {
  addSellerNote,
  addStaffNote,
  beginPacking,
  cancelOrder,
  cancelOrderAsStaff,
  cancelSellerOrder,
  deliverShipment,
  deliverShipmentAsStaff,
  getOrder,
  getPackingPaper,
  getSellerOrder,
  getTracking,
  listOrders,
  listPackingSlips,
  listSellerOrders,
  listStaffOrders,
  receiveShipment,
  refundOrderAsStaff,
  refundSellerOrder,
  sendOrderLink,
} from "@emporia/core/orders";
import { creditFailedRefund, dispatchItems, getOrderAsOf, getStaffOrder } from "@emporia/core/payments";
import { replaceItems } from "@emporia/core/returns";
import { answer, publicProcedure, router, sellerProcedure, shopperProcedure, staffProcedure } from "../trpc";

export const ordersRouter = router({
  get: publicProcedure
    .meta({ rest: "GET /orders/{orderId}", summary: "An order of one's own, or by the token of its mail" })
    .input(orderIdInput)
    .output(answer(orderView))
    .query(({ ctx, input }) => getOrder(ctx.core, input)),
  list: shopperProcedure
    .meta({ rest: "GET /orders", summary: "The shopper's orders, newest first" })
    .input(listOrdersInput)
    .output(answer(ordersView))
    .query(({ ctx, input }) => listOrders(ctx.core, input)),
  cancel: publicProcedure
    .meta({
      rest: "PATCH /orders/{orderId}/cancel",
      summary: "Cancel an order, one seller's part or some units, before any of the part is sent",
    })
    .input(cancelOrderInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => cancelOrder(ctx.core, input)),
  tracking: publicProcedure
    .meta({ rest: "GET /orders/{orderId}/tracking", summary: "Where the parcels are" })
    .input(orderIdInput)
    .output(answer(trackingView))
    .query(({ ctx, input }) => getTracking(ctx.core, input)),
  received: publicProcedure
    .meta({ rest: "POST /orders/{orderId}/shipments/{shipmentId}/received", summary: "Say that a parcel arrived" })
    .input(receiveShipmentInput)
    .output(answer(orderView))
    .mutation(({ ctx, input }) => receiveShipment(ctx.core, input)),
  priceTrace: publicProcedure
    .meta({ summary: "How the price of an order of one's own came about; null where that was not kept" })
    .input(orderIdInput)
    .output(answer(ownPriceTraceView.nullable()))
    .query(({ ctx, input }) => getOwnPriceTrace(ctx.core, input)),
  sendLink: publicProcedure
    .meta({ summary: "Mail the link of a guest's order", limit: "account" })
    .input(findGuestOrderInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await sendOrderLink(ctx.core, input);
      return { ok: true as const };
    }),
  seller: router({
    list: sellerProcedure("orders:read")
      .input(listSellerOrdersInput)
      .output(answer(sellerOrdersView))
      .query(({ ctx, input }) => listSellerOrders(ctx.core, { ...input, sellerId: ctx.sellerId })),
    get: sellerProcedure("orders:read")
      .input(shipSellerOrderInput.pick({ sellerOrderId: true }))
      .output(answer(sellerOrderView))
      .query(({ ctx, input }) => getSellerOrder(ctx.core, { ...input, sellerId: ctx.sellerId })),
    priceTrace: sellerProcedure("orders:read")
      .meta({
        summary: "How the price of a seller's part came about, with the commission on it; null where that was not kept",
      })
      .input(shipSellerOrderInput.pick({ sellerOrderId: true }))
      .output(answer(sellerPriceTraceView.nullable()))
      .query(({ ctx, input }) => getSellerPriceTrace(ctx.core, { ...input, sellerId: ctx.sellerId })),
    packingSlips: sellerProcedure("orders:read")
      .meta({ summary: "What lies in the parcels that wait to be sent, to be printed" })
      .input(listPackingSlipsInput)
      .output(answer(packingSlipsView))
      .query(({ ctx, input }) => listPackingSlips(ctx.core, { ...input, sellerId: ctx.sellerId })),
    packingPaper: sellerProcedure("orders:read")
      .meta({ summary: "Packing slips, or what to take from which place for all of them, as PDF" })
      .input(packingPaperInput)
      .output(answer(packingPaperView))
      .query(({ ctx, input }) => getPackingPaper(ctx.core, { ...input, sellerId: ctx.sellerId })),
    beginPacking: sellerProcedure("orders:ship")
      .meta({ summary: "Say that a seller's part is being packed; the shopper reads so" })
      .input(beginPackingInput)
      .output(answer(sellerOrderView))
      .mutation(({ ctx, input }) => beginPacking(ctx.core, { ...input, sellerId: ctx.sellerId })),
    ship: sellerProcedure("orders:ship")
      .input(shipSellerOrderInput)
      .output(answer(sellerOrderView))
      .mutation(({ ctx, input }) => dispatchItems(ctx.core, { ...input, sellerId: ctx.sellerId })),
    deliver: sellerProcedure("orders:ship")
      .input(deliverShipmentInput)
      .output(answer(okView))
      .mutation(async ({ ctx, input }) => {
        await deliverShipment(ctx.core, { ...input, sellerId: ctx.sellerId });
        return { ok: true as const };
      }),
    replace: sellerProcedure("orders:write")
      .meta({ summary: "Send units once more for nothing, as an order of its own" })
      .input(replaceItemsInput)
      .output(answer(sellerOrderView))
      .mutation(({ ctx, input }) => replaceItems(ctx.core, { ...input, sellerId: ctx.sellerId })),
    addNote: sellerProcedure("orders:write")
      .input(addSellerNoteInput)
      .output(answer(sellerOrderView))
      .mutation(async ({ ctx, input }) => {
        await addSellerNote(ctx.core, { ...input, sellerId: ctx.sellerId });
        return getSellerOrder(ctx.core, { ...input, sellerId: ctx.sellerId });
      }),
    cancel: sellerProcedure("orders:write")
      .input(cancelSellerOrderInput)
      .output(answer(sellerOrderView))
      .mutation(({ ctx, input }) => cancelSellerOrder(ctx.core, { ...input, sellerId: ctx.sellerId })),
    refund: sellerProcedure("orders:write")
      .input(refundSellerOrderInput)
      .output(answer(sellerOrderView))
      .mutation(({ ctx, input }) => refundSellerOrder(ctx.core, { ...input, sellerId: ctx.sellerId })),
  }),
  staff: router({
    list: staffProcedure("orders:read")
      .input(staffListOrdersInput)
      .output(answer(staffOrdersView))
      .query(({ ctx, input }) => listStaffOrders(ctx.core, input)),
    get: staffProcedure("orders:read")
      .input(orderIdInput.pick({ orderId: true }))
      .output(answer(staffOrderView))
      .query(({ ctx, input }) => getStaffOrder(ctx.core, input)),
    cancel: staffProcedure("orders:write")
      .input(cancelOrderInput.omit({ token: true }))
      .output(answer(staffOrderView))
      .mutation(async ({ ctx, input }) => {
        await cancelOrderAsStaff(ctx.core, input);
        return getStaffOrder(ctx.core, input);
      }),
    priceTrace: staffProcedure("orders:read")
      .meta({ summary: "How the price of an order came about, step by step; null where that was not kept" })
      .input(orderIdInput.pick({ orderId: true }))
      .output(answer(priceTraceView.nullable()))
      .query(({ ctx, input }) => getPriceTrace(ctx.core, input)),
    asOf: staffProcedure("orders:read")
      .input(orderAsOfInput)
      .output(answer(orderAsOfView))
      .query(({ ctx, input }) => getOrderAsOf(ctx.core, input)),
    addNote: staffProcedure("orders:write")
      .input(addStaffNoteInput)
      .output(answer(staffOrderView))
      .mutation(async ({ ctx, input }) => {
        await addStaffNote(ctx.core, input);
        return getStaffOrder(ctx.core, input);
      }),
    deliver: staffProcedure("orders:write")
      .input(receiveShipmentInput.omit({ token: true }))
      .output(answer(staffOrderView))
      .mutation(async ({ ctx, input }) => {
        await deliverShipmentAsStaff(ctx.core, input);
        return getStaffOrder(ctx.core, input);
      }),
    resendMail: staffProcedure("orders:write")
      .meta({ summary: "Send a mail about an order once more" })
      .input(resendOrderMailInput)
      .output(answer(staffOrderView))
      .mutation(async ({ ctx, input }) => {
        await resendOrderMail(ctx.core, input);
        return getStaffOrder(ctx.core, input);
      }),
    refund: staffProcedure("orders:refund")
      .input(staffRefundOrderInput)
      .output(answer(staffOrderView))
      .mutation(async ({ ctx, input }) => {
        await refundOrderAsStaff(ctx.core, input);
        return getStaffOrder(ctx.core, input);
      }),
    creditFailedRefund: staffProcedure("orders:refund")
      .meta({ summary: "Give a refund that the card did not take as store credit" })
      .input(creditFailedRefundInput)
      .output(answer(staffOrderView))
      .mutation(async ({ ctx, input }) => {
        await creditFailedRefund(ctx.core, input);
        return getStaffOrder(ctx.core, input);
      }),
  }),
});
